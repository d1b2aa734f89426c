// The encoding of a text file whose first accent comes so late that its beginning does not show it.
import { isAscii } from "node:buffer";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { CsvEncoding } from "../files/csv/dialect";

/** As much of a file as its reader looks at to recognise the encoding. */
const SEEN_BY_READER = 65_536;
/** Bytes looked at together further down. */
const PIECE = 1 << 20;
/** The longest character of UTF-8. */
const LONGEST = 4;

/** Do these bytes begin with a character of UTF-8? */
function startsWithUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let length = 2; length <= Math.min(LONGEST, bytes.length); length++)
    try {
      decoder.decode(bytes.subarray(0, length));
      return true;
    } catch {
      // A longer beginning may be a whole character.
    }
  return false;
}

/** The offset of the first byte that is no ASCII; undefined without one, and for a file with zero bytes at its beginning. */
async function firstForeignByte(file: FileHandle): Promise<number | undefined> {
  const buffer = new Uint8Array(PIECE);
  for (let before = 0; ;) {
    const wanted = before === 0 ? SEEN_BY_READER : PIECE;
    const { bytesRead } = await file.read(buffer, 0, wanted, before);
    if (bytesRead === 0) return undefined;
    const piece = buffer.subarray(0, bytesRead);
    // Zero bytes are those of UTF-16.
    if (before === 0 && piece.includes(0)) return undefined;
    if (!isAscii(piece)) return before + piece.findIndex((byte) => byte >= 0x80);
    before += bytesRead;
  }
}

/**
 * Windows-1252 for a file that is ASCII in its first 64 kB and whose first other byte, further down, is no UTF-8;
 * undefined for every other one, which its reader recognises by itself.
 */
export async function lateEncoding(path: string): Promise<CsvEncoding | undefined> {
  const file = await open(path);
  try {
    const at = await firstForeignByte(file);
    if (at === undefined || at < SEEN_BY_READER) return undefined;
    const { buffer, bytesRead } = await file.read(new Uint8Array(LONGEST), 0, LONGEST, at);
    return startsWithUtf8(buffer.subarray(0, bytesRead)) ? undefined : "windows-1252";
  } finally {
    await file.close();
  }
}
