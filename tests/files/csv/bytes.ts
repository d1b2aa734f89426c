// Bytes for the CSV tests, made without the code under test.
import type { CsvEncoding } from "../../../src/files/csv/dialect";

/** The bytes of a text. In Windows-1252 the euro sign is the only character beyond Latin-1 that it knows. */
export function bytesOf(text: string, encoding: CsvEncoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-16le":
      return Buffer.from(text, "utf16le");
    case "utf-16be":
      return Buffer.from(text, "utf16le").swap16();
    case "windows-1252":
      return Buffer.from(text.replaceAll("€", "\x80"), "latin1");
  }
}

/** A source that hands out bytes in chunks of one size, and remembers how it was used. */
export function sourceOf(bytes: Uint8Array, chunkSize = Math.max(1, bytes.length)) {
  const use = { chunks: 0, closed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (let start = 0; start < bytes.length; start += chunkSize) {
        use.chunks++;
        yield await Promise.resolve(bytes.subarray(start, start + chunkSize));
      }
    } finally {
      use.closed = true;
    }
  }
  return { source: chunks(), use };
}
