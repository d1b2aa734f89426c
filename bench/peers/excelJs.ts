// The rival of a script with ExcelJS: adds the columns of an evaluation by our functions, in memory or as a stream.
import { stream, Workbook } from "exceljs";
import { task } from "../task";
import { ADDED_HEADINGS, resultsFor } from "./ourResults";
import type { WorkbookArguments } from "./sheetJs";

const ROWS_AT_A_TIME = 1024;

/** Reads, judges and writes block by block; the workbook's other sheets and its formats are lost. */
async function streamed(input: string, output: string): Promise<void> {
  const reader = new stream.xlsx.WorkbookReader(input, {
    sharedStrings: "cache",
    worksheets: "emit",
    hyperlinks: "ignore",
    styles: "ignore",
  });
  const writer = new stream.xlsx.WorkbookWriter({
    filename: output,
    useSharedStrings: true,
    useStyles: false,
  });
  const written = writer.addWorksheet("Roster");
  let width = 0;
  let results: ReturnType<typeof resultsFor> | undefined;
  let rows: string[][] = [];
  const flush = async (): Promise<void> => {
    const added = (await results?.(rows)) ?? [];
    // An empty cell stays empty: a text without letters would be a cell.
    added.forEach((cells, row) => {
      written.addRow([...rows[row]!.map((text) => text || null), ...cells]).commit();
    });
    rows = [];
  };
  for await (const sheet of reader)
    for await (const { values } of sheet) {
      if (results === undefined) {
        const headings = values.slice(1) as string[];
        width = headings.length;
        results = resultsFor(headings);
        written.addRow([...headings, ...ADDED_HEADINGS]).commit();
        continue;
      }
      rows.push(Array.from({ length: width }, (_, index) => (values[index + 1] ?? "") as string));
      if (rows.length === ROWS_AT_A_TIME) await flush();
    }
  await flush();
  await writer.commit();
}

/** Reads the whole workbook, judges and writes it again. */
async function whole(input: string, output: string): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(input);
  const sheet = workbook.worksheets[0]!;
  const width = sheet.columnCount;
  const textsOf = (number: number): string[] => {
    const row = sheet.getRow(number);
    return Array.from({ length: width }, (_, index) => (row.getCell(index + 1).value ?? "") as string);
  };
  const rows = Array.from({ length: sheet.rowCount - 1 }, (_, index) => textsOf(index + 2));
  const results = await resultsFor(textsOf(1))(rows);
  const add = (number: number, cells: readonly (string | null)[]): void => {
    const row = sheet.getRow(number);
    cells.forEach((cell, index) => {
      if (cell !== null) row.getCell(width + index + 1).value = cell;
    });
  };
  add(1, ADDED_HEADINGS);
  results.forEach((cells, row) => {
    add(row + 2, cells);
  });
  await workbook.xlsx.writeFile(output);
}

export interface ExcelJsArguments extends WorkbookArguments {
  readonly way: "streamed" | "whole";
}

task(({ input, output, way }: ExcelJsArguments) => (way === "whole" ? whole : streamed)(input, output));
