// The codec of the command line: node:zlib.
import { crc32, createDeflateRaw, inflateRawSync } from "node:zlib";
import type { Codec, Deflater } from "./codec";

/** One buffer of the whole size avoids a second copy, up to what zlib accepts for one buffer. */
const LARGEST_BUFFER = 0x7fff0000;
const DEFLATE_BUFFER = 1 << 18;

function deflater(): Deflater {
  // Level 1: at level 6 the same sheets take more than twice the time and save about a quarter of the size.
  const stream = createDeflateRaw({ level: 1, memLevel: 9, chunkSize: DEFLATE_BUFFER });
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    stream.on("end", resolve);
    stream.on("error", reject);
  });
  // The error is reported by finish(); without this a failure before it would count as unhandled.
  ended.catch(() => undefined);
  return {
    push: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => (error ? reject(error) : resolve()));
      }),
    finish: async () => {
      stream.end();
      await ended;
      return pieces;
    },
  };
}

/** Raw deflate and CRC-32 by node:zlib. Compression runs on another thread while the next piece is prepared. */
export const nodeCodec: Codec = {
  inflateRaw: (bytes, expectedSize) =>
    inflateRawSync(bytes, {
      // One byte of room more than expected would never be used: zlib stops at the end of the data.
      chunkSize: Math.min(Math.max(expectedSize, 64), LARGEST_BUFFER),
      maxOutputLength: Math.max(expectedSize, 1),
    }),
  deflater,
  crc32: (bytes, previous = 0) => crc32(bytes, previous),
};
