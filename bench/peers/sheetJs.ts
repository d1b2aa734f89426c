// The rival of a script with SheetJS: reads the workbook, judges, adds columns, writes it.
import { readFile, utils, writeFile } from "xlsx";
import { task } from "../task";
import { judgeWithIfChain } from "./ifChain";
import { ADDED_HEADINGS, resultsFor } from "./ourResults";

export interface WorkbookArguments {
  readonly input: string;
  readonly output: string;
}

export interface SheetJsArguments extends WorkbookArguments {
  /** Verdict and code by the if-chain, or all columns that an evaluation adds, by our functions. */
  readonly columns: "two" | "all";
}

async function addedColumns(
  [headings, ...rows]: readonly string[][],
  columns: SheetJsArguments["columns"],
): Promise<(readonly (string | null)[])[]> {
  if (columns === "all") return [ADDED_HEADINGS, ...(await resultsFor(headings!)(rows))];
  const { verdicts, codes } = judgeWithIfChain(rows, headings!, { strict: false, redesignRule: true });
  return [["Verdict code", "Rule code"], ...verdicts.map((verdict, row) => [verdict, codes[row]!])];
}

task(async ({ input, output, columns }: SheetJsArguments) => {
  // The fastest settings that keep cells as they are: no formatted text or HTML beside each value.
  const workbook = readFile(input, { cellText: false, cellHTML: false, cellFormula: false, dense: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
  const matrix = utils.sheet_to_json(sheet, { header: 1, defval: "" });
  const added = await addedColumns(matrix, columns);
  utils.sheet_add_aoa(sheet, added, { origin: { r: 0, c: matrix[0]!.length } });
  writeFile(workbook, output, { compression: true, bookSST: true });
});
