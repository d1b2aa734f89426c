// Saving a workbook of delimited text: fields that are as they were stay byte for byte.
import { csvWriter } from "../../../files/csv/csvWriter";
import type { CsvRecord } from "../../../files/csv/dialect";
import { fieldQuoter, fieldScanner, splitRecord } from "../../../files/csv/scanner";
import { MAX_COLUMNS } from "../../../host/workbook/address";
import { numberFormatAt } from "../../../host/workbook/edits";
import { type Grid, shiftGrid } from "../../../host/workbook/grid";
import type { Sheet } from "../../../host/workbook/sheet";
import { isVertical } from "../../../host/workbook/shift";
import { type CellValue, shownText } from "../../../host/workbook/values";
import type { TextSource } from "../source";
import { beforeOf, sameValue, shiftedBy } from "./before";

/** The file's text with its sheet as it is now; the very bytes where nothing has changed. */
export function saveText(source: TextSource): Uint8Array {
  const { sheet, dialect, records, bytes } = source;
  const then = beforeOf(sheet, source.cells, source.sheetState).grid;
  const fields = fieldsNow(source);
  const quoted = fieldQuoter(dialect);
  const rows = recordsNow(source);
  const last = Math.max(lastRow(sheet), ...rows.keys());
  const lines: string[] = [];
  for (let row = 0; row <= last; row++) {
    const record = rows.get(row);
    const texts = textsOf(sheet, then, fields, row, quoted);
    const isSame =
      record !== undefined && (texts.length === 0 || texts.join(dialect.delimiter) === record.raw);
    lines.push((isSame ? record.raw : texts.join(dialect.delimiter)) + (record?.newline ?? dialect.newline));
  }
  const ended = withEnds(lines, source);
  const isUntouched =
    ended.length === records.length &&
    ended.every((line, index) => line === records[index]!.raw + records[index]!.newline);
  if (isUntouched) return bytes;
  const writer = csvWriter(dialect);
  return writer.encode(writer.start() + ended.join(""));
}

/** The file ends as it did, with a line break or without; every other line has one. */
function withEnds(lines: readonly string[], { records, dialect }: TextSource): string[] {
  const isEnded = records.length === 0 || records.at(-1)!.newline !== "";
  return lines.map((line, index) => {
    const bare = line.replace(/(?:\r\n|\n|\r)$/, "");
    if (index === lines.length - 1 && !isEnded) return bare;
    return bare === line ? line + dialect.newline : line;
  });
}

/** The fields of the file with quotes and all, in the cells where they are now. */
function fieldsNow({ records, sheet, dialect }: TextSource): Grid {
  const scanner = fieldScanner(dialect);
  const grid: Grid = {
    rows: records.map(({ raw, fields }) => (fields.length === 0 ? [] : splitRecord(raw, dialect, scanner))),
  };
  for (const shift of sheet.shifts) shiftGrid(grid, shift);
  return grid;
}

/** Records by the rows where they are now. */
function recordsNow({ records, sheet }: TextSource): Map<number, CsvRecord> {
  const whole = sheet.shifts.filter((shift) => isVertical(shift) && shift.box.columns === MAX_COLUMNS);
  const found = new Map<number, CsvRecord>();
  records.forEach((record, row) => {
    const at = shiftedBy(whole, { row, column: 0, rows: 1, columns: MAX_COLUMNS });
    if (at !== null) found.set(at.row, record);
  });
  return found;
}

function lastRow({ grid }: Sheet): number {
  return grid.rows.findLastIndex((row) => row?.some((value) => value !== null) === true);
}

/** A value as its cell shows it; numbers without a format of their own to their last digit. */
function textOf(sheet: Sheet, value: CellValue, row: number, column: number): string {
  const format = numberFormatAt(sheet, row, column);
  return format === "General" ? shownText(value, format) : sheet.workbook.shownText(value, format);
}

/** The fields of a row: those of the file where the values are still the same, the empty ones at its end included. */
function textsOf(
  sheet: Sheet,
  then: Grid,
  fields: Grid,
  row: number,
  quoted: (text: string) => string,
): string[] {
  const now = sheet.grid.rows[row] ?? [];
  const own = fields.rows[row] ?? [];
  const used = now.findLastIndex((value) => value !== null);
  const width =
    Math.max(
      used,
      own.findLastIndex((field) => field !== null),
    ) + 1;
  return Array.from({ length: width }, (_, column) => {
    const value = now[column] ?? null;
    const field = own[column];
    if (typeof field === "string" && sameValue(value, then.rows[row]?.[column] ?? null)) return field;
    return quoted(textOf(sheet, value, row, column));
  });
}
