// What the .xlsx code needs from a compression library, so that it runs with node:zlib and in a browser alike.

/** Compresses one part of a package piece by piece. */
export interface Deflater {
  /** Takes the next piece. Settles when the piece was taken in: until then it must not change. */
  push(piece: Uint8Array): void | Promise<void>;
  /** Ends the part. Gives all compressed bytes (raw deflate, no header) in pieces. */
  finish(): readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
}

/** Raw deflate (RFC 1951) and the checksum of zip archives. */
export interface Codec {
  /**
   * Inflates one whole part. Never writes more than `expectedSize` bytes: data that holds more may throw or be cut
   * off, the caller compares size and checksum.
   */
  inflateRaw(bytes: Uint8Array, expectedSize: number): Uint8Array | Promise<Uint8Array>;
  /** Starts a compressed part. The level is the codec's own choice. */
  deflater(): Deflater;
  /** CRC-32 of `bytes`, going on from the checksum of what came before. Unsigned. */
  crc32(bytes: Uint8Array, previous?: number): number;
}

/** Pieces of bytes one after another. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
