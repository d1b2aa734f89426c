// Bytes to text and back, exactly: whatever was read comes out as the same bytes.
import { archiveAsText, otherMark, zeroBytes } from "../../words/delimitedText";
import { FileError } from "../fileError";
import type { CsvEncoding } from "./dialect";
import { encodeWindows1252, decodeWindows1252 } from "./windows1252";

export const BYTE_ORDER_MARK = "\uFEFF";

const MARKS: readonly { readonly encoding: CsvEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];
const ZIP_START = [0x50, 0x4b, 0x03, 0x04];

export interface RecognisedEncoding {
  readonly encoding: CsvEncoding;
  /** Bytes of the byte order mark at the start: 0 without one. */
  readonly markLength: number;
}

/**
 * The encoding of a file, from its first bytes; `whole` says that these are all. In this order: the encoding asked for, the byte order mark, UTF-16
 * by its zero bytes, UTF-8 when the sample is valid UTF-8, otherwise Windows-1252. Throws a FileError: UNSUPPORTED
 * when the bytes are no text, BAD_ENCODING when a byte order mark contradicts the encoding asked for.
 */
export function recogniseEncoding(
  sample: Uint8Array,
  whole: boolean,
  asked?: CsvEncoding,
): RecognisedEncoding {
  if (startsWith(sample, ZIP_START)) throw new FileError("UNSUPPORTED", archiveAsText());
  const mark = MARKS.find(({ bytes }) => startsWith(sample, bytes));
  if (mark !== undefined) {
    if (asked !== undefined && asked !== mark.encoding) {
      throw new FileError("BAD_ENCODING", otherMark(mark.encoding, asked));
    }
    return { encoding: mark.encoding, markLength: mark.bytes.length };
  }
  return { encoding: asked ?? guessEncoding(sample, whole), markLength: 0 };
}

function guessEncoding(sample: Uint8Array, whole: boolean): CsvEncoding {
  const zeros = [0, 0];
  for (let at = sample.indexOf(0); at !== -1; at = sample.indexOf(0, at + 1)) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  // Delimiters, digits and line breaks have one zero byte each in UTF-16, in any language: at least a tenth.
  const many = sample.length / 20;
  if (odd >= many && odd > 10 * even) return "utf-16le";
  if (even >= many && even > 10 * odd) return "utf-16be";
  if (even + odd > 0) throw new FileError("UNSUPPORTED", zeroBytes());
  const end = whole ? sample.length : wholeCharacters(sample, "utf-8");
  return validLength(sample.subarray(0, end), "utf-8") === end ? "utf-8" : "windows-1252";
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);
}

export interface Decoded {
  readonly text: string;
  /** The first byte that is not valid in the encoding, in hexadecimal; `text` ends before it. */
  readonly invalid?: string;
}

export interface Decoder {
  /** The text of the next bytes; a character cut by their end waits for the next call. */
  push(bytes: Uint8Array): Decoded;
  /** To be called at the end: tells whether the file ends in the middle of a character. */
  finish(): Decoded;
}

/** A decoder without byte order mark handling: the mark must have been cut off before. */
export function decoder(encoding: CsvEncoding): Decoder {
  let held: Uint8Array = new Uint8Array(0);
  return {
    push(bytes) {
      const all = held.length === 0 ? bytes : joined(held, bytes);
      const end = wholeCharacters(all, encoding);
      held = all.slice(end);
      return decodeWhole(all.subarray(0, end), encoding);
    },
    finish: () => (held.length === 0 ? { text: "" } : { text: "", invalid: hexadecimal(held, 0) }),
  };
}

function decodeWhole(bytes: Uint8Array, encoding: CsvEncoding): Decoded {
  if (encoding === "windows-1252") return { text: decodeWindows1252(bytes) };
  try {
    return { text: decodeStrictly(bytes, encoding, false) };
  } catch {
    const valid = validLength(bytes, encoding);
    return {
      text: decodeStrictly(bytes.subarray(0, valid), encoding, false),
      invalid: hexadecimal(bytes, valid),
    };
  }
}

/** Decodes or throws; `open` allows a character that the end of the bytes cuts. */
function decodeStrictly(bytes: Uint8Array, encoding: CsvEncoding, open: boolean): string {
  if (encoding === "utf-16be") return decodeStrictly(swapped(bytes), "utf-16le", open);
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: open });
}

/** Bytes at the start that form whole valid characters. */
function validLength(bytes: Uint8Array, encoding: CsvEncoding): number {
  let valid = 0;
  let beyond = bytes.length + 1;
  while (beyond - valid > 1) {
    const middle = (valid + beyond) >> 1;
    try {
      decodeStrictly(bytes.subarray(0, middle), encoding, true);
      valid = middle;
    } catch {
      beyond = middle;
    }
  }
  return wholeCharacters(bytes.subarray(0, valid), encoding);
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of bytes that are known to be whole and valid characters. */
export function decodeText(bytes: Uint8Array, encoding: CsvEncoding): string {
  return encoding === "utf-8" ? utf8.decode(bytes) : decodeWhole(bytes, encoding).text;
}

/** Bytes before the character that the end cuts; all of them when it cuts none. */
export function wholeCharacters(bytes: Uint8Array, encoding: CsvEncoding): number {
  const { length } = bytes;
  if (encoding === "windows-1252") return length;
  if (encoding !== "utf-8") {
    const even = length - (length % 2);
    const highByte = bytes[even - (encoding === "utf-16le" ? 1 : 2)];
    const cutsPair = highByte !== undefined && highByte >= 0xd8 && highByte <= 0xdb;
    return cutsPair ? even - 2 : even;
  }
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0 && byte < 0xf8) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? length - back : length;
    }
  }
  return length;
}

function hexadecimal(bytes: Uint8Array, at: number): string {
  return `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    out[at] = bytes[at + 1]!;
    out[at + 1] = bytes[at]!;
  }
  if (bytes.length % 2 === 1) out[bytes.length - 1] = bytes[bytes.length - 1]!;
  return out;
}

/**
 * The bytes of a text, without byte order mark unless the text starts with one. A character that Windows-1252 does
 * not have becomes a numeric character reference (`&#259;` for ă), as web forms write it: nothing is lost.
 */
export function encodeText(text: string, encoding: CsvEncoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "windows-1252":
      return encodeWindows1252(text);
    case "utf-16le":
      return encodeUtf16(text, 0);
    case "utf-16be":
      return encodeUtf16(text, 1);
  }
}

function encodeUtf16(text: string, lowByteAt: 0 | 1): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[2 * at + lowByteAt] = code & 0xff;
    bytes[2 * at + 1 - lowByteAt] = code >> 8;
  }
  return bytes;
}
