// Bytes on their way into a compressed part: small pieces gathered, long runs passed on without copying.
import type { Codec } from "./codec";
import type { PackedPart } from "./zipPackage";

/** Takes bytes one after another; `drain` hands what is gathered to the compressor. */
export interface ByteSink {
  put(bytes: Uint8Array): void;
  /** Adds a run of `bytes`, which must not change afterwards. */
  copy(bytes: Uint8Array, start: number, end: number): void;
  /** Adds a whole number of at most 10 digits, in decimal. */
  number(value: number): void;
  /** Compresses what came so far. To be waited for now and then, so that memory stays small. */
  drain(): Promise<void>;
  finish(): Promise<PackedPart>;
}

const PIECE = 1 << 19;
/** Runs from this size on are passed on as they are. */
const LONG = 1 << 16;
/** Up to this size, copying byte by byte is faster than a call. */
const SHORT = 64;
const MOST_DIGITS = 10;
/** While pieces are compressed, perhaps by other threads, the next one is prepared. */
const UNDER_WAY = 4;

interface Piece {
  readonly bytes: Uint8Array;
  /** The buffer to use again afterwards; null for runs of the caller's bytes. */
  readonly buffer: Uint8Array | null;
  taken?: void | Promise<void>;
}

/** A sink that compresses with the codec's deflater. */
export function byteSink(codec: Codec): ByteSink {
  const deflater = codec.deflater();
  const free: Uint8Array[] = [];
  const underWay: Piece[] = [];
  let ready: Piece[] = [];
  let piece: Uint8Array = new Uint8Array(PIECE);
  let used = 0;
  let size = 0;
  let crc32 = 0;

  function close(): void {
    if (used === 0) return;
    ready.push({ bytes: piece.subarray(0, used), buffer: piece });
    // Used again, because fresh memory for all of a large sheet takes longer than filling it.
    piece = free.pop() ?? new Uint8Array(PIECE);
    used = 0;
  }

  function copy(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length >= LONG) {
      close();
      for (let at = start; at < end; at += PIECE) {
        ready.push({ bytes: bytes.subarray(at, Math.min(at + PIECE, end)), buffer: null });
      }
      return;
    }
    if (used + length > PIECE) close();
    piece.set(bytes.subarray(start, end), used);
    used += length;
  }

  async function drain(): Promise<void> {
    const pieces = ready;
    ready = [];
    for (const next of pieces) {
      size += next.bytes.length;
      crc32 = codec.crc32(next.bytes, crc32);
      next.taken = deflater.push(next.bytes);
      if (underWay.push(next) < UNDER_WAY) continue;
      const oldest = underWay.shift()!;
      await oldest.taken;
      if (oldest.buffer) free.push(oldest.buffer);
    }
  }

  return {
    put: (bytes) => {
      if (bytes.length >= LONG || used + bytes.length > PIECE) {
        copy(bytes, 0, bytes.length);
        return;
      }
      if (bytes.length > SHORT) piece.set(bytes, used);
      else for (let i = 0; i < bytes.length; i++) piece[used + i] = bytes[i]!;
      used += bytes.length;
    },
    copy,
    number: (value) => {
      if (used + MOST_DIGITS > PIECE) close();
      let digits = 1;
      for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
      used += digits;
      for (let at = used - 1, rest = value; digits > 0; digits--, at--) {
        const tenth = Math.floor(rest / 10);
        piece[at] = 48 + rest - tenth * 10;
        rest = tenth;
      }
    },
    drain,
    finish: async () => {
      close();
      await drain();
      for (const last of underWay) await last.taken;
      return { deflated: await deflater.finish(), size, crc32 };
    },
  };
}

/** Compresses a whole part. */
export async function packPart(codec: Codec, bytes: Uint8Array): Promise<PackedPart> {
  const sink = byteSink(codec);
  sink.copy(bytes, 0, bytes.length);
  return sink.finish();
}
