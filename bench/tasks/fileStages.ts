// Task: the stages of `certverdict evaluate` one by one, in the order and with the functions of the command.
import { openInput } from "../../src/cli/openInput";
import { openOutput } from "../../src/cli/output";
import { setUp } from "../../src/cli/setupOptions";
import { createSummary } from "../../src/cli/summary";
import { judgeRoster } from "../../src/roster/bulk";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import type { ResultColumn } from "../../src/roster/results";
import { resultColumns } from "../../src/roster/results";
import type { WorkbookArguments } from "../peers/sheetJs";
import { task } from "../task";

/** Milliseconds. */
export interface FileStageTimes {
  /** Opening the file, finding the roster, reading its rows. */
  reading: number;
  /** Loading the policy and matching the headings. */
  setUp: number;
  judging: number;
  results: number;
  summary: number;
  writing: number;
}

export interface FileStageArguments extends WorkbookArguments {
  /** Without judging: each result column holds its own heading in every row. */
  readonly constant?: true;
}

const constantColumns = (rowCount: number): ResultColumn[] =>
  RESULT_HEADINGS.map((heading) => ({ heading, codes: new Int32Array(rowCount), values: [heading] }));

task(async ({ input: path, output: target, constant }: FileStageArguments): Promise<FileStageTimes> => {
  const times = { reading: 0, setUp: 0, judging: 0, results: 0, summary: 0, writing: 0 };
  let last = performance.now();
  const charge = (stage: keyof FileStageTimes): void => {
    const now = performance.now();
    times[stage] += now - last;
    last = now;
  };
  const input = await openInput(path, {});
  charge("reading");
  const setup = await setUp(input.roster, {});
  const summary = createSummary(setup);
  charge("setUp");
  const output = await openOutput(target);
  const writer = input.roster.writer(setup.layout, output, { overwrite: false });
  charge("writing");
  for await (const block of input.roster.blocks()) {
    charge("reading");
    if (constant === true) {
      await writer.add(block, constantColumns(block.table.rowCount));
      charge("writing");
      continue;
    }
    const judged = await judgeRoster({ ...setup, table: block.table });
    charge("judging");
    const results = await resultColumns(judged, "2026-01-01");
    charge("results");
    summary.add(judged, results, block.start);
    charge("summary");
    await writer.add(block, results);
    charge("writing");
  }
  charge("reading");
  await writer.finish(() => undefined);
  await output.finish();
  charge("writing");
  return times;
});
