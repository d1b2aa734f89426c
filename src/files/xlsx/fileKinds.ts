// Files that are no .xlsx workbooks, recognised by how they begin or what they hold, with a word on what to do.
import {
  binaryWorkbook,
  encrypted,
  noWorkbook,
  oldWorkbook,
  openDocument,
  type OtherFile,
} from "../../words/workbooks";
import { FileError } from "../fileError";
import { readText } from "./relationships";
import type { ZipPackage } from "./zipPackage";

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** "PK" and the marks of a first entry, an empty archive, and one part of several. */
const ZIP = [0x50, 0x4b];

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Does the text occur as UTF-16, as names in compound files do? */
function holdsWideText(bytes: Uint8Array, text: string): boolean {
  const pattern = Array.from(text, (character) => [character.charCodeAt(0), 0]).flat();
  for (let at = bytes.indexOf(pattern[0]!); at >= 0; at = bytes.indexOf(pattern[0]!, at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** Throws FileError for everything that is not a zip archive, saying what it seems to be. */
export function refuseOtherFiles(bytes: Uint8Array): void {
  if (beginsWith(bytes, ZIP)) return;
  if (beginsWith(bytes, COMPOUND_FILE)) {
    if (holdsWideText(bytes, "EncryptedPackage")) throw new FileError("ENCRYPTED", encrypted());
    throw new FileError("UNSUPPORTED", oldWorkbook());
  }
  throw new FileError("NOT_A_ZIP", noWorkbook(kindOf(bytes)));
}

function kindOf(bytes: Uint8Array): OtherFile {
  if (bytes.length === 0) return "empty";
  const start = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 1000))
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (/^<(!doctype html|html|table|head|meta)/i.test(start)) return "web page";
  if (start.startsWith("<")) return "XML";
  if (start.startsWith("%PDF")) return "PDF";
  const text = bytes
    .subarray(0, 1000)
    .every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  return text ? "text" : "unknown";
}

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet";

/** Throws FileError for archives that hold a spreadsheet of another kind. */
export async function refuseOtherPackages(
  archive: ZipPackage,
  workbookPart: string | undefined,
): Promise<void> {
  if (workbookPart?.toLowerCase().endsWith(".bin")) throw new FileError("UNSUPPORTED", binaryWorkbook());
  if (workbookPart === undefined && archive.has("mimetype")) {
    const type = (await readText(archive, "mimetype")).trim();
    if (type.startsWith(OPEN_DOCUMENT)) throw new FileError("UNSUPPORTED", openDocument());
  }
}
