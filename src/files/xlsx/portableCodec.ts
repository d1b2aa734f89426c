// The codec of browsers: fflate, and a table-driven CRC-32.
import { Deflate, inflateSync } from "fflate";
import type { Codec, Deflater } from "./codec";

/** CRC-32 table: the remainder of every byte value, polynomial 0xEDB88320. */
const REMAINDERS = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

function deflater(): Deflater {
  const pieces: Uint8Array[] = [];
  const stream = new Deflate({ level: 1 }, (piece) => pieces.push(piece));
  return {
    push: (piece) => stream.push(piece),
    finish: () => {
      stream.push(new Uint8Array(0), true);
      return pieces;
    },
  };
}

/** Raw deflate by fflate and CRC-32 in plain JavaScript: needs nothing of Node. */
export const portableCodec: Codec = {
  inflateRaw: (bytes, expectedSize) => inflateSync(bytes, { out: new Uint8Array(expectedSize) }),
  deflater,
  crc32: (bytes, previous = 0) => {
    let remainder = ~previous;
    for (const byte of bytes) remainder = REMAINDERS[(remainder ^ byte) & 255]! ^ (remainder >>> 8);
    return ~remainder >>> 0;
  },
};
