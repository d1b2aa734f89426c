// The encoding of a text file whose first accent comes so late that its beginning does not show it.
import { createReadStream } from "node:fs";
import type { CsvEncoding } from "../files/csv/dialect";

/** As much of a file as its reader looks at to recognise the encoding. */
const SEEN_BY_READER = 65_536;
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

/**
 * Windows-1252 for a file that is ASCII in its first 64 kB and whose first other byte, further down, is no UTF-8;
 * undefined for every other one, which its reader recognises by itself.
 */
export async function lateEncoding(path: string): Promise<CsvEncoding | undefined> {
  let before = 0;
  let tail: Uint8Array | undefined;
  for await (const chunk of createReadStream(path, {
    highWaterMark: SEEN_BY_READER,
  }) as AsyncIterable<Buffer>) {
    if (tail !== undefined) {
      tail = Buffer.concat([tail, chunk.subarray(0, LONGEST)]);
      break;
    }
    // Zero bytes are those of UTF-16.
    if (before === 0 && chunk.includes(0)) return undefined;
    const at = chunk.findIndex((byte) => byte >= 0x80);
    if (at >= 0) {
      if (before + at < SEEN_BY_READER) return undefined;
      tail = chunk.subarray(at, at + LONGEST);
      if (tail.length === LONGEST) break;
    }
    before += chunk.length;
  }
  return tail === undefined || startsWithUtf8(tail) ? undefined : "windows-1252";
}
