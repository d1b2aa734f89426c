// The zip archive around a workbook: parts by name, size limits, and copies that keep every untouched part as it is.
import {
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  Reader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
  type Entry,
  type FileEntry,
} from "@zip.js/zip.js";
import {
  ARCHIVE_FAULTS,
  damagedFile,
  encrypted,
  otherPacking,
  partGrows,
  partTooLarge,
  workbookTooLarge,
} from "../../words/workbooks";
import { FileError } from "../fileError";
import type { Codec } from "./codec";

/** No genuine part is larger: 1,048,575 rows of 40 text cells are about 1.8 GB of XML. */
const LARGEST_PART = 3 * 2 ** 30;
const LARGEST_TOTAL = 4 * 2 ** 30;
/** Sheets of repeated values reach about 100 : 1. Small parts may exceed the ratio, they do no harm. */
const HIGHEST_RATIO = 400;
const RATIO_COUNTS_FROM = 32 * 2 ** 20;

/** The header in front of each part: its signature, and its size without name and extra fields. */
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER = 30;

const STORED = 0;
const DEFLATED = 8;
/** No web workers: the data is copied as it is, there is nothing for them to do. */
const AS_IT_IS = { passThrough: true, useWebWorkers: false } as const;

/** A part's new content, compressed already. */
export interface PackedPart {
  readonly deflated: readonly Uint8Array[];
  readonly size: number;
  readonly crc32: number;
}

/** A zip archive of parts. Names are compared as the packaging rules say: upper and lower case are the same. */
export interface ZipPackage {
  readonly bytes: Uint8Array;
  readonly codec: Codec;
  has(part: string): boolean;
  /** The inflated bytes of a part. Throws FileError when it is missing, damaged or too large. */
  read(part: string): Promise<Uint8Array>;
  /** The names of all parts, without leading slash, in the order of the archive. */
  readonly parts: readonly string[];
  /**
   * A new archive: parts in `changes` replaced (or left out where null), everything else copied as it is. Parts that were not
   * there come last.
   */
  rewrite(changes: ReadonlyMap<string, PackedPart | null>): Promise<Uint8Array>;
}

const partKey = (part: string): string => part.toLowerCase();

/** The error for a damaged archive; `fault` is one of ARCHIVE_FAULTS. */
function badZip(fault: string, cause?: unknown): FileError {
  const detail = cause instanceof Error ? cause.message : undefined;
  return new FileError("BAD_ZIP", damagedFile(fault, detail), { cause });
}

/** Opens the archive and reads its directory. Throws FileError NOT_A_ZIP, BAD_ZIP or ENCRYPTED. */
export async function openPackage(bytes: Uint8Array, codec: Codec): Promise<ZipPackage> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = await readDirectory(reader);
  const byName = new Map<string, FileEntry>();
  for (const entry of entries) {
    if (entry.directory) continue;
    const key = partKey(entry.filename.replace(/^\//, ""));
    if (byName.has(key)) throw badZip(ARCHIVE_FAULTS.twice(entry.filename));
    byName.set(key, entry);
  }
  const opened = new Set<FileEntry>();

  async function read(part: string): Promise<Uint8Array> {
    const entry = byName.get(partKey(part));
    if (!entry) throw badZip(ARCHIVE_FAULTS.missing(part));
    checkSize(entry, part);
    opened.add(entry);
    const total = [...opened].reduce((size, { uncompressedSize }) => size + uncompressedSize, 0);
    if (total > LARGEST_TOTAL) throw new FileError("ZIP_BOMB", workbookTooLarge(LARGEST_TOTAL));
    const packed = packedBytes(bytes, entry, part);
    const content = entry.compressionMethod === STORED ? packed : await inflate(packed, entry, part);
    if (content.length !== entry.uncompressedSize || codec.crc32(content) !== entry.crc32) {
      throw badZip(ARCHIVE_FAULTS.checksum(part));
    }
    return content;
  }

  async function inflate(packed: Uint8Array, entry: FileEntry, part: string): Promise<Uint8Array> {
    if (entry.compressionMethod !== DEFLATED) {
      throw new FileError("UNSUPPORTED", otherPacking(part, entry.compressionMethod));
    }
    try {
      return await codec.inflateRaw(packed, entry.uncompressedSize);
    } catch (error) {
      throw badZip(ARCHIVE_FAULTS.packed(part), error);
    }
  }

  async function rewrite(changes: ReadonlyMap<string, PackedPart | null>): Promise<Uint8Array> {
    const changed = new Map([...changes].map(([part, content]) => [partKey(part), content]));
    // Room for everything from the start: a buffer that grows would be copied again and again.
    const added = [...changes.values()].flatMap((content) => content?.deflated ?? []);
    const room = added.reduce((size, piece) => size + piece.length, bytes.length + 2 ** 16);
    const writer = new ZipWriter(new Uint8ArrayWriter(room), AS_IT_IS);
    for (const entry of entries) {
      const key = partKey(entry.filename.replace(/^\//, ""));
      const content = changed.get(key);
      if (content === null) continue;
      // Dates in extra fields are copied where they are, never added.
      const options = {
        ...AS_IT_IS,
        entry,
        extendedTimestamp: entry.extraFieldExtendedTimestamp !== undefined,
      };
      if (content) {
        await writer.add(entry.filename, new PiecesReader(content.deflated), {
          ...options,
          compressionMethod: DEFLATED,
          uncompressedSize: content.size,
          crc32: content.crc32,
          dataDescriptor: false,
        });
      } else if (entry.directory) {
        await writer.add(entry.filename, undefined, { ...options, directory: true });
      } else {
        const packed = packedBytes(bytes, entry, entry.filename);
        await writer.add(entry.filename, new Uint8ArrayReader(packed), options);
      }
    }
    for (const [part, content] of changes)
      if (content !== null && !byName.has(partKey(part))) await addPart(writer, part, content);
    return writer.close(reader.comment.length > 0 ? reader.comment : undefined);
  }

  const parts = [...byName.values()].map(({ filename }) => filename.replace(/^\//, ""));
  return { bytes, codec, parts, has: (part) => byName.has(partKey(part)), read, rewrite };
}

/** Bytes in pieces, read from the first to the last without joining them: fresh memory for all of them takes longer. */
class PiecesReader extends Reader<readonly Uint8Array[]> {
  /** The piece read last, and where it begins. */
  private piece = 0;
  private start = 0;

  constructor(private readonly pieces: readonly Uint8Array[]) {
    super(pieces);
    this.size = pieces.reduce((size, piece) => size + piece.length, 0);
  }

  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    if (offset < this.start) this.piece = this.start = 0;
    while (this.piece < this.pieces.length && offset >= this.start + this.pieces[this.piece]!.length)
      this.start += this.pieces[this.piece++]!.length;
    const first = this.pieces[this.piece]?.subarray(offset - this.start) ?? new Uint8Array(0);
    if (first.length >= length) return Promise.resolve(first.subarray(0, length));
    const joined = new Uint8Array(Math.min(length, this.size - offset));
    joined.set(first);
    let filled = first.length;
    for (let next = this.piece + 1; filled < joined.length; next++) {
      const more = this.pieces[next]!.subarray(0, joined.length - filled);
      joined.set(more, filled);
      filled += more.length;
    }
    return Promise.resolve(joined);
  }
}

/** The first day that zip archives know: new parts have no other date, so that equal workbooks are equal bytes. */
const NO_DATE = new Date(1980, 0, 1);

async function addPart(writer: ZipWriter<Uint8Array>, part: string, content: PackedPart): Promise<void> {
  await writer.add(part, new PiecesReader(content.deflated), {
    ...AS_IT_IS,
    compressionMethod: DEFLATED,
    uncompressedSize: content.size,
    crc32: content.crc32,
    dataDescriptor: false,
    extendedTimestamp: false,
    lastModDate: NO_DATE,
  });
}

/** A new archive of these parts, in their order. */
export async function writePackage(parts: ReadonlyMap<string, PackedPart>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), AS_IT_IS);
  for (const [part, content] of parts) await addPart(writer, part, content);
  return writer.close();
}

async function readDirectory(reader: ZipReader<unknown>): Promise<readonly Entry[]> {
  let entries: readonly Entry[];
  try {
    entries = await reader.getEntries({ filenameValidation: "tolerant" });
  } catch (error) {
    if (error instanceof Error && error.message === ERR_ENCRYPTED_CENTRAL_DIRECTORY)
      throw new FileError("ENCRYPTED", encrypted());
    throw badZip(ARCHIVE_FAULTS.directory, error);
  }
  if (entries.some((entry) => entry.encrypted)) throw new FileError("ENCRYPTED", encrypted());
  return entries;
}

/** A part's bytes as they are packed, without copying them. */
function packedBytes(bytes: Uint8Array, entry: FileEntry, part: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, compressedSize } = entry;
  const isEntry = offset + LOCAL_HEADER <= bytes.length && view.getUint32(offset, true) === LOCAL_SIGNATURE;
  if (!isEntry) throw badZip(ARCHIVE_FAULTS.misplaced(part));
  const nameAndExtra = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const start = offset + LOCAL_HEADER + nameAndExtra;
  if (start + compressedSize > bytes.length) throw badZip(ARCHIVE_FAULTS.cutOff(part));
  return bytes.subarray(start, start + compressedSize);
}

/** Refuses a part by the sizes its entry declares; the codec holds it to them. */
function checkSize(entry: FileEntry, part: string): void {
  const size = entry.uncompressedSize;
  if (size > LARGEST_PART) throw new FileError("ZIP_BOMB", partTooLarge(part, size, LARGEST_PART));
  if (size > RATIO_COUNTS_FROM && size > entry.compressedSize * HIGHEST_RATIO)
    throw new FileError("ZIP_BOMB", partGrows(part, size, HIGHEST_RATIO));
}
