// The codec of the command line: node:zlib.
import { promisify } from "node:util";
import type { ZlibOptions } from "node:zlib";
import { constants, crc32, deflateRaw, inflateRawSync } from "node:zlib";
import type { Codec, Deflater } from "./codec";

/** One buffer of the whole size avoids a second copy, up to what zlib accepts for one buffer. */
const LARGEST_BUFFER = 0x7fff0000;
const DEFLATE_BUFFER = 1 << 16;
/** How far back deflated data may refer. */
const WINDOW = 1 << 15;
/** The last block of deflated data, with nothing in it. */
const END = Uint8Array.of(3, 0);

const deflate = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);

/**
 * Pieces are deflated side by side, each on a thread of its own, and fit together: each ends on a whole byte, and may
 * refer to the end of the piece before it.
 */
function deflater(): Deflater {
  const deflated: Promise<Uint8Array>[] = [];
  let window = new Uint8Array(0);
  return {
    push: (piece) => {
      // Level 1: at level 6 the same sheets take more than twice the time and save about a quarter of the size.
      const options = {
        level: 1,
        memLevel: 9,
        chunkSize: DEFLATE_BUFFER,
        finishFlush: constants.Z_SYNC_FLUSH,
      };
      const whole = deflate(piece, window.length > 0 ? { ...options, dictionary: window } : options);
      // The error is reported by finish(); without this a failure before it would count as unhandled.
      whole.catch(() => undefined);
      deflated.push(whole);
      window = piece.slice(-WINDOW);
      return whole.then(() => undefined);
    },
    finish: async () => [...(await Promise.all(deflated)), END],
  };
}

/** Raw deflate and CRC-32 by node:zlib. Compression runs on other threads while the next piece is prepared. */
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
