// certverdict evaluate: judges a roster and writes the results beside the answers, or as JSON.
import { realpath } from "node:fs/promises";
import { judgeRoster } from "../roster/bulk";
import type { JudgedRows } from "../roster/bulk";
import { resultColumns } from "../roster/results";
import { ERRORS, SUMMARY } from "../words/commandLine";
import { Failure } from "./failure";
import { jsonRow } from "./jsonLines";
import type { Input } from "./openInput";
import { openFile, openStandardInput } from "./openInput";
import type { Output } from "./output";
import { nameBeside, openOutput } from "./output";
import { progressOn } from "./progress";
import type { OpenOptions, RosterBlock } from "./rosterFile";
import type { Setup, SetupOptions } from "./setupOptions";
import { givenOrganisation, setUp } from "./setupOptions";
import type { Summary } from "./summary";
import { createSummary } from "./summary";

/** Options of the command, as the argument parser gives them. */
export interface EvaluateOptions extends OpenOptions, SetupOptions {
  readonly output?: string | undefined;
  readonly inPlace?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly overwrite?: boolean | undefined;
  /** The date of this run, as yyyy-mm-dd. */
  readonly date: string;
  readonly signal: AbortSignal;
}

/** Exit status: every row was judged, or some have a wrong value. */
export const DONE = 0;
export const DONE_WITH_PROBLEMS = 1;

/** Opens a file, or standard input for "-". An organisation file is read first: it may map the roster's headings. */
export async function openInput(path: string, options: OpenOptions & SetupOptions): Promise<Input> {
  const given = {
    ...options,
    organisationCells: await givenOrganisation(options),
    rolesGiven: options.roles !== undefined,
  };
  return path === "-" ? openStandardInput(given) : openFile(path, given);
}

const sameFile = async (a: string, b: string): Promise<boolean> => {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  return a !== "-" && b !== "-" && (await real(a)) === (await real(b));
};

/** Where the results go. @throws Failure where the options leave no place, or would replace the input unasked */
async function targetOf(path: string, input: Input, options: EvaluateOptions): Promise<string> {
  const { output, inPlace } = options;
  if (inPlace === true) {
    if (path === "-") throw new Failure(ERRORS.inPlaceStdin);
    if (output !== undefined) throw new Failure(ERRORS.inPlaceOutput);
    return realpath(path);
  }
  if (output !== undefined) {
    if (await sameFile(path, output)) throw new Failure(ERRORS.sameFile(output));
    return output;
  }
  if (path !== "-") return nameBeside(path);
  if (input.kind === "workbook" && process.stdout.isTTY) throw new Failure(ERRORS.noOutput);
  return "-";
}

/** Judges the rows block by block and hands each block on. */
async function judgeBlocks(
  input: Input,
  setup: Setup,
  options: EvaluateOptions,
  use: (judged: JudgedRows, block: RosterBlock) => Promise<void>,
): Promise<void> {
  const progress = progressOn(process.stderr);
  const { signal } = options;
  try {
    for await (const block of input.roster.blocks(signal)) {
      const { table, start, share } = block;
      signal.throwIfAborted();
      const onProgress = (rows: number): void => {
        progress.update(start + rows, share ?? rows / table.rowCount);
      };
      const judged = await judgeRoster({ ...setup, table }, { signal, onProgress });
      await use(judged, block);
      progress.update(start + table.rowCount, share);
    }
  } finally {
    progress.stop();
  }
}

async function writeResults(
  input: Input,
  setup: Setup,
  output: Output,
  options: EvaluateOptions,
): Promise<Summary> {
  const summary = createSummary(setup);
  const writer = input.roster.writer(setup.layout, output, { overwrite: options.overwrite === true });
  try {
    await judgeBlocks(input, setup, options, async (judged, block) => {
      const results = await resultColumns(judged, options.date, { signal: options.signal });
      summary.add(judged, results, block.start);
      await writer.add(block, results);
    });
    await writer.finish();
    options.signal.throwIfAborted();
    await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  }
  return summary;
}

async function writeJson(input: Input, setup: Setup, options: EvaluateOptions): Promise<Summary> {
  const summary = createSummary(setup);
  const output = await openOutput(options.output ?? "-");
  const encoder = new TextEncoder();
  try {
    await judgeBlocks(input, setup, options, async (judged, { start }) => {
      summary.add(judged, [], start);
      let text = "";
      for (let row = 0; row < judged.outcomes.length; row++) {
        text += `${JSON.stringify(jsonRow(judged, row, start + row + 1))}\n`;
        if (text.length < 1 << 20) continue;
        await output.write(encoder.encode(text));
        options.signal.throwIfAborted();
        text = "";
      }
      await output.write(encoder.encode(text));
    });
    await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  }
  return summary;
}

/** Runs the command. Resolves to the exit status. @throws Failure, FileError, the signal's reason */
export async function evaluate(path: string, options: EvaluateOptions): Promise<number> {
  const input = await openInput(path, options);
  const setup = await setUp(input.roster, options);
  const json = options.json === true;
  let target = options.output ?? "-";
  let summary: Summary;
  if (json) summary = await writeJson(input, setup, options);
  else {
    target = await targetOf(path, input, options);
    summary = await writeResults(input, setup, await openOutput(target), options);
  }
  // Where standard output carries the results, the summary goes to the other stream.
  const stream = target === "-" ? process.stderr : process.stdout;
  const lines = json && target === "-" && !process.stderr.isTTY ? [] : summary.lines(stream.columns || 120);
  if (target !== "-") lines.push("", SUMMARY.written(target));
  if (lines.length > 0) stream.write(`${lines.join("\n")}\n`);
  return summary.problems > 0 ? DONE_WITH_PROBLEMS : DONE;
}
