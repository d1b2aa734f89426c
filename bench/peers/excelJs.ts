// The rival of a script with ExcelJS: judges with the if-chain and adds two columns, in memory or as a stream.
import { stream, Workbook } from "exceljs";
import { task } from "../task";
import { judgeWithIfChain } from "./ifChain";
import type { WorkbookArguments } from "./sheetJs";

const SETTINGS = { strict: false, redesignRule: true };
const ADDED = ["Verdict code", "Rule code"];

/** Reads, judges and writes row by row; the workbook's other sheets and its formats are lost. */
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
  let headings: string[] | undefined;
  for await (const sheet of reader)
    for await (const { values } of sheet) {
      const width = headings?.length ?? values.length - 1;
      const texts = Array.from({ length: width }, (_, index) => (values[index + 1] ?? "") as string);
      if (headings === undefined) {
        headings = texts;
        written.addRow([...texts, ...ADDED]).commit();
        continue;
      }
      const { verdicts, codes } = judgeWithIfChain([texts], headings, SETTINGS);
      // An empty cell stays empty: a text without letters would be a cell.
      written.addRow([...texts.map((text) => text || null), verdicts[0], codes[0]]).commit();
    }
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
  const { verdicts, codes } = judgeWithIfChain(rows, textsOf(1), SETTINGS);
  const add = (number: number, texts: readonly string[]): void => {
    const row = sheet.getRow(number);
    texts.forEach((text, index) => {
      row.getCell(width + index + 1).value = text;
    });
  };
  add(1, ADDED);
  verdicts.forEach((verdict, row) => {
    add(row + 2, [verdict, codes[row]!]);
  });
  await workbook.xlsx.writeFile(output);
}

export interface ExcelJsArguments extends WorkbookArguments {
  readonly way: "streamed" | "whole";
}

task(({ input, output, way }: ExcelJsArguments) => (way === "whole" ? whole : streamed)(input, output));
