// Records of delimited text, some thousand at a time, in the form in which whole rosters are read and written.
import type { AnyColumn } from "../../roster/cells";
import type { CsvRecord } from "./dialect";

/** Where the records of a block stand, as offsets in `bytes`. Each list has one number a record. */
export interface RecordPlaces {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  /** Where the line break after each record begins, and where it is over. */
  readonly ends: Int32Array;
  readonly nexts: Int32Array;
}

/** Records in the order of the file, blank lines included. Records and fields count from 0. */
export interface RecordBlock {
  readonly count: number;
  /** The first physical line of each record, counted from 1. */
  readonly lines: Int32Array;
  /** How many fields each record has: 0 for a line that is empty or holds spaces only. */
  readonly widths: Int32Array;
  /** Why records may not be what was meant, as `CsvRecord.fault` says. */
  readonly faults: ReadonlyMap<number, string>;
  /** The texts of one field of each record, without quotes, from record `first` on. Made when they are asked for. */
  column(field: number, first: number): AnyColumn;
  /** One record as text. */
  record(index: number): CsvRecord;
  /** Undefined where the text was decoded: each record is at hand as text then. */
  readonly places?: RecordPlaces | undefined;
}

/** A block of records that are texts already. */
export function textBlock(records: readonly CsvRecord[]): RecordBlock {
  const faults = new Map<number, string>();
  records.forEach(({ fault }, index) => {
    if (fault !== undefined) faults.set(index, fault);
  });
  const rowsFrom = new Map<number, (readonly string[])[]>();
  return {
    count: records.length,
    lines: Int32Array.from(records, ({ line }) => line),
    widths: Int32Array.from(records, ({ fields }) => fields.length),
    faults,
    column: (index, first) => {
      let rows = rowsFrom.get(first);
      if (rows === undefined) rowsFrom.set(first, (rows = records.slice(first).map(({ fields }) => fields)));
      return { rows, index };
    },
    record: (index) => records[index]!,
  };
}
