// Before anything is timed: do all who are measured give the same verdicts for the same rows?
import path from "node:path";
import { readFile, utils } from "xlsx";
import { loadPolicy } from "../src/policy/policy";
import { bundleOf, workFolder } from "./bundles";
import { judgeTexts } from "./judgeTexts";
import { judgeWithIfChain } from "./peers/ifChain";
import { runProcess, runTask } from "./processes";
import { writeCsv, writeWorkbook } from "./rosterFiles";
import { drawRoster, matrixOf } from "./rosters";

const ROWS = 2000;

/** Verdict and code of each row, as "CERTIFY GAP". */
type Verdicts = readonly string[];

function verdictsInFile(file: string): Verdicts {
  const workbook = readFile(file, { raw: true });
  const [headings, ...rows] = utils.sheet_to_json(workbook.Sheets[workbook.SheetNames[0]!]!, { header: 1 });
  const verdict = headings!.indexOf("Verdict code");
  const code = headings!.indexOf("Rule code");
  return rows.map((row) => `${row[verdict] ?? "none"} ${row[code] ?? "none"}`);
}

function compare(name: string, found: Verdicts, expected: Verdicts): void {
  if (found.length !== expected.length)
    throw new Error(`${name} gives ${String(found.length)} rows, the if-chain ${String(expected.length)}.`);
  const row = found.findIndex((verdict, index) => verdict !== expected[index]);
  if (row >= 0)
    throw new Error(
      `${name} says ${found[row]!} for data row ${String(row + 1)}, the if-chain ${expected[row]!}. ` +
        "Speed is only compared between programs that agree: mend the one that is wrong.",
    );
}

/** How often each verdict stands among rows as they are measured, the most frequent first; shares from 0 to 1. */
export function verdictShares(verdicts: readonly string[]): [verdict: string, share: number][] {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, times]): [string, number] => [verdict, times / verdicts.length])
    .sort(([, a], [, b]) => b - a);
}

/**
 * Lets everybody judge the same 2,000 complete rows, as a matrix and as files.
 *
 * @param commandLine the built command line program
 * @returns how the verdicts of these rows are spread
 * @throws Error naming who disagrees, and the first row
 */
export function checkAgreement(commandLine: string): [verdict: string, share: number][] {
  const roster = drawRoster(ROWS, 0);
  const policy = loadPolicy();
  const matrix = matrixOf(roster, "fresh", false);
  const chain = judgeWithIfChain(matrix.slice(1), matrix[0]!, policy.settings);
  const expected = chain.verdicts.map((verdict, row) => `${verdict} ${chain.codes[row]!}`);
  const ours = judgeTexts(matrix, policy, { judging: 0, texts: 0 });
  compare(
    "The roster module",
    ours.verdicts.map((verdict, row) => `${verdict} ${ours.codes[row]}`),
    expected,
  );

  const file = (name: string): string => path.join(workFolder, name);
  const workbook = file("agree.xlsx");
  const text = file("agree.csv");
  writeWorkbook(workbook, file("agree.sheet"), roster);
  writeCsv(text, roster);
  const programs: { name: string; output: string; run: (output: string) => unknown }[] = [
    {
      name: "certverdict evaluate FILE.xlsx",
      output: "agree.ours.xlsx",
      run: (output) => runProcess([commandLine, "evaluate", workbook, "-o", output]),
    },
    {
      name: "certverdict evaluate FILE.csv",
      output: "agree.ours.csv",
      run: (output) => runProcess([commandLine, "evaluate", text, "-o", output]),
    },
    {
      name: "SheetJS",
      output: "agree.sheetjs.xlsx",
      run: (output) => runTask(bundleOf("sheetJs"), { input: workbook, output }),
    },
    ...(["streamed", "whole"] as const).map((way) => ({
      name: `ExcelJS, ${way}`,
      output: `agree.exceljs-${way}.xlsx`,
      run: (output: string) => runTask(bundleOf("excelJs"), { input: workbook, output, way }),
    })),
    {
      name: "The hand-written text program",
      output: "agree.hand.csv",
      run: (output) => runTask(bundleOf("handCsv"), { input: text, output }),
    },
  ];
  for (const { name, output, run } of programs) {
    run(file(output));
    compare(name, verdictsInFile(file(output)), expected);
  }
  return verdictShares(chain.verdicts);
}
