// Before anything is timed: do all who are measured give the same verdicts for the same rows?
import path from "node:path";
import { readFile, utils } from "xlsx";
import { loadPolicy } from "../src/policy/policy";
import { bundleOf, workFolder } from "./bundles";
import { judgeTexts } from "./judgeTexts";
import { judgeWithCheckedChain } from "./peers/checkedChain";
import { judgeWithIfChain } from "./peers/ifChain";
import { judgeWithRecordChain } from "./peers/recordChain";
import { ADDED_HEADINGS, EVALUATED_ON } from "./peers/ourResults";
import { runProcess, runTask } from "./processes";
import { writeCsv, writeWorkbook } from "./rosterFiles";
import { drawRoster, matrixOf } from "./rosters";
import type { Answers } from "./sameAnswers";
import { answersOf, mustAgree } from "./sameAnswers";
import { PEER_NAMES } from "./peers/names";
import { officeVersion } from "./peers/sheetFormula";
import type { PeerArguments, PeerTimes } from "./tasks/peer";
import type { SheetArguments, SheetTimes } from "./tasks/sheet";

const ROWS = 2000;

const VERDICT_AND_CODE = ["Verdict code", "Rule code"];

/** The cells of each row below these headings. @throws Error where a heading is missing */
function answersInFile(file: string, name: string, wanted: readonly string[]): Answers {
  const workbook = readFile(file, { raw: true });
  const [headings, ...rows] = utils.sheet_to_json(workbook.Sheets[workbook.SheetNames[0]!]!, { header: 1 });
  const columns = wanted.map((heading) => {
    const column = headings!.indexOf(heading);
    if (column < 0) throw new Error(`${name} has written no column "${heading}". Mend it before measuring.`);
    return column;
  });
  return rows.map((row) => columns.map((column) => row[column] ?? "none").join(" "));
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
 * Lets everybody judge the same 2,000 complete rows, as a matrix and as files. Verdict and code must be the same
 * everywhere, those of engines, databases and a sheet too; rivals that write all columns must write the same cells as the command line.
 *
 * @param commandLine the built command line program
 * @returns how the verdicts of these rows are spread
 * @throws Error naming who disagrees, and the first row
 */
export function checkAgreement(commandLine: string): [verdict: string, share: number][] {
  const roster = drawRoster(ROWS, 0);
  const policy = loadPolicy();
  const matrix = matrixOf(roster, "fresh", false);
  const [headings, ...rows] = matrix;
  const chain = judgeWithIfChain(rows, headings!, policy.settings);
  const expected = answersOf(chain);
  const agree = (name: string, found: Answers): void => {
    mustAgree(name, found, "the if-chain", expected);
  };
  agree(
    "The if-chain that checks every cell",
    answersOf(judgeWithCheckedChain(rows, headings!, policy.settings)),
  );
  agree("The if-chain over records", answersOf(judgeWithRecordChain(rows, headings!, policy.settings)));
  agree("The roster module", answersOf(judgeTexts(matrix, policy, { judging: 0, texts: 0 })));

  // Each holds its own answers against those of the roster module.
  for (const peer of PEER_NAMES)
    runTask<PeerArguments, PeerTimes>(bundleOf("peer"), {
      ...{ peer, folder: workFolder, rowCount: ROWS, rounds: 0 },
      ...{ oursRowCount: ROWS, oursRounds: 0 },
    });
  if (officeVersion() !== null)
    runTask<SheetArguments, SheetTimes>(bundleOf("sheet"), {
      ...{ folder: workFolder, rowCount: ROWS, rounds: 0 },
      ...{ oursRowCount: ROWS, oursRounds: 0 },
    });

  const file = (name: string): string => path.join(workFolder, name);
  const workbook = file("agree.xlsx");
  const text = file("agree.csv");
  writeWorkbook(workbook, file("agree.sheet"), roster);
  writeCsv(text, roster);
  const evaluate = (input: string, output: string): unknown =>
    runProcess([commandLine, "evaluate", input, "--date", EVALUATED_ON, "-o", output]);
  const programs: { name: string; output: string; all: boolean; run: (output: string) => unknown }[] = [
    {
      name: "certverdict evaluate FILE.xlsx",
      output: "agree.ours.xlsx",
      all: true,
      run: (output) => evaluate(workbook, output),
    },
    {
      name: "certverdict evaluate FILE.csv",
      output: "agree.ours.csv",
      all: false,
      run: (output) => evaluate(text, output),
    },
    ...(["two", "all"] as const).map((columns) => ({
      name: `SheetJS, ${columns} columns`,
      output: `agree.sheetjs-${columns}.xlsx`,
      all: columns === "all",
      run: (output: string) => runTask(bundleOf("sheetJs"), { input: workbook, output, columns }),
    })),
    ...(["streamed", "whole"] as const).map((way) => ({
      name: `ExcelJS, ${way}`,
      output: `agree.exceljs-${way}.xlsx`,
      all: true,
      run: (output: string) => runTask(bundleOf("excelJs"), { input: workbook, output, way }),
    })),
    {
      name: "The hand-written text program",
      output: "agree.hand.csv",
      all: false,
      run: (output) => runTask(bundleOf("handCsv"), { input: text, output }),
    },
  ];
  let ours: Answers | undefined;
  for (const { name, output, all, run } of programs) {
    run(file(output));
    agree(name, answersInFile(file(output), name, VERDICT_AND_CODE));
    if (!all) continue;
    const cells = answersInFile(file(output), name, ADDED_HEADINGS);
    mustAgree(name, cells, "certverdict evaluate", (ours ??= cells));
  }
  return verdictShares(chain.verdicts);
}
