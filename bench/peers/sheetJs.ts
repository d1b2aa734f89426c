// The rival of a script with SheetJS: reads the workbook, judges with the if-chain, adds two columns, writes it.
import { readFile, utils, writeFile } from "xlsx";
import { task } from "../task";
import { judgeWithIfChain } from "./ifChain";

export interface WorkbookArguments {
  readonly input: string;
  readonly output: string;
}

task(({ input, output }: WorkbookArguments) => {
  // The fastest settings that keep cells as they are: no formatted text or HTML beside each value.
  const workbook = readFile(input, { cellText: false, cellHTML: false, cellFormula: false, dense: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
  const [headings, ...rows] = utils.sheet_to_json(sheet, { header: 1, defval: "" });
  const { verdicts, codes } = judgeWithIfChain(rows, headings!, { strict: false, redesignRule: true });
  const added = [["Verdict code", "Rule code"], ...verdicts.map((verdict, row) => [verdict, codes[row]!])];
  utils.sheet_add_aoa(sheet, added, { origin: { r: 0, c: headings!.length } });
  writeFile(workbook, output, { compression: true, bookSST: true });
});
