// The encoding of an XML part: UTF-8, or UTF-16 which is turned into UTF-8 for reading and back for writing.
import { otherEncoding, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";
import { badXml } from "./xmlTree";

/** How a part is encoded. Office Open XML allows no others. */
export type XmlEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** A part in UTF-8, without byte order mark where it was UTF-16, and the encoding it came in. */
export interface EncodedXml {
  readonly utf8: Uint8Array;
  readonly encoding: XmlEncoding;
}

/** How much of the part to look at for the XML declaration. */
const DECLARATION_SIZE = 200;

function guessEncoding(bytes: Uint8Array): XmlEncoding {
  const first = bytes[0];
  const second = bytes[1];
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return "utf-8";
}

/** Decodes bytes strictly. Throws FileError BAD_XML naming the part where they are not valid. */
export function decodeXml(bytes: Uint8Array, part: string, encoding: XmlEncoding = "utf-8"): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw badXml(part, XML_FAULTS.encoding(encoding.toUpperCase()), error);
  }
}

/** Recognises a part's encoding and gives its bytes in UTF-8. Throws FileError for any other encoding. */
export function toUtf8(bytes: Uint8Array, part: string): EncodedXml {
  const encoding = guessEncoding(bytes);
  if (encoding !== "utf-8") {
    const text = decodeXml(bytes, part, encoding);
    return { utf8: new TextEncoder().encode(text.replace(/^\uFEFF/, "")), encoding };
  }
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_SIZE));
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(start)?.[1];
  if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared)) {
    throw new FileError("UNSUPPORTED", otherEncoding(part, declared));
  }
  return { utf8: bytes, encoding };
}

/** Turns UTF-8 back into the encoding a part came in; UTF-16 gets its byte order mark again. */
export function fromUtf8(utf8: Uint8Array, part: string, encoding: XmlEncoding): Uint8Array {
  if (encoding === "utf-8") return utf8;
  const text = `\uFEFF${decodeXml(utf8, part)}`;
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}
