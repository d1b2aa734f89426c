// Task: inflates and deflates the sheet part of a workbook, the least that any change to it costs.
import { readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { task } from "../task";

export interface SheetPartArguments {
  /** The deflated sheet part. */
  readonly sheet: string;
  /** Its bytes when inflated. */
  readonly size: number;
}

task(({ sheet, size }: SheetPartArguments): number => {
  const inflated = inflateRawSync(readFileSync(sheet), { chunkSize: size + 64 });
  return deflateRawSync(inflated, { level: 1, chunkSize: 1 << 20 }).length;
});
