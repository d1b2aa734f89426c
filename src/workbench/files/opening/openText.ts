// Opening delimited text into a workbook of one sheet.
import { openCsv } from "../../../files/csv/csvReader";
import type { CsvRecord } from "../../../files/csv/dialect";
import { ownText } from "../../../files/csv/dialect";
import { FileError } from "../../../files/fileError";
import { MAX_ROWS } from "../../../host/workbook/address";
import { loadCells, loadSheets } from "../../../host/workbook/loading";
import type { CellValue } from "../../../host/workbook/values";
import { Workbook } from "../../../host/workbook/workbook";
import { mixedEncoding, neitherWorkbookNorText, tooManyLines } from "../../../words/workbookFiles";
import { shownText } from "../../shownText";
import { setSource } from "../source";
import type { OpenedFile } from "./opened";

/**
 * Opens delimited text; each record is a row. Fields stay texts, as rosters want them: "007", "1-2" and "TRUE" are not
 * turned into something else. Only a number that is written as the host would write it becomes one, so that every field
 * can be saved as it was. Throws FileError.
 */
export async function openTextFile(name: string, bytes: Uint8Array): Promise<OpenedFile> {
  const fallbackDelimiter = /\.(?:tsv|tab)$/i.test(name) ? "\t" : ",";
  try {
    // The reader takes pieces as they come from a file.
    const reader = await openCsv(pieces(bytes), { fallbackDelimiter });
    const records: CsvRecord[] = [];
    for await (const block of reader.blocks()) {
      if (records.length + block.length > MAX_ROWS)
        throw new FileError("TOO_MANY_ROWS", tooManyLines(name, MAX_ROWS));
      for (const record of block) records.push(record);
    }
    const workbook = new Workbook(name);
    workbook.shownText = shownText;
    const [sheet] = loadSheets(workbook, [sheetName(name)]);
    const rows = records.map(({ fields }) => (fields.length === 0 ? undefined : fields.map(valueOf)));
    loadCells(sheet!, { rows, formulas: [] });
    setSource(workbook, {
      kind: "text",
      bytes,
      dialect: reader.dialect,
      records,
      sheet: sheet!,
      state: workbook.state,
      sheetState: sheet!.state,
      cells: { rows: rows.map((cells) => cells?.slice()), formulas: new Map() },
    });
    return { name, workbook, notShown: [], front: sheet! };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.code === "UNSUPPORTED")
      throw new FileError("UNSUPPORTED", neitherWorkbookNorText(name), { cause: error });
    if (error.code === "BAD_ENCODING")
      throw new FileError("BAD_ENCODING", mixedEncoding(name), { cause: error });
    throw error;
  }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(bytes);
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** What a field becomes. */
function valueOf(field: string): CellValue {
  if (field === "") return null;
  if (NUMBER.test(field)) {
    const number = Number(field);
    if (String(number) === field) return number;
  }
  return ownText(field);
}

/** A sheet's name from that of the file, as Excel gives it. */
function sheetName(file: string): string {
  const stem = file
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]*$/, "")
    .replace(/[\\/?*[\]:]/g, "_")
    .slice(0, 31)
    .replace(/^'+|'+$/g, "");
  return stem === "" ? "Sheet1" : stem;
}
