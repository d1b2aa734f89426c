// certverdict evaluate: judges a roster and writes the results beside the answers, or as JSON.
import { realpath } from "node:fs/promises";
import type { JudgedRows } from "../roster/bulk";
import { judgeRoster } from "../roster/bulk";
import type { ResultColumn } from "../roster/results";
import { resultColumns } from "../roster/results";
import { ERRORS, SUMMARY } from "../words/commandLine";
import { DONE, DONE_WITH_PROBLEMS } from "./exitStatus";
import { Failure } from "./failure";
import { formatOfName } from "./inputKind";
import { jsonRow } from "./jsonLines";
import type { Input } from "./openInput";
import { openInput } from "./openInput";
import type { Output } from "./output";
import { nameBeside, openOutput } from "./output";
import type { Progress } from "./progress";
import { progressOn } from "./progress";
import type { OpenOptions, RosterBlock } from "./rosterFile";
import type { Setup, SetupOptions } from "./setupOptions";
import { setUp } from "./setupOptions";
import type { Summary } from "./summary";
import { createSummary } from "./summary";
import { writeLines } from "./terminal";

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

const sameFile = async (a: string, b: string): Promise<boolean> => {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  return a !== "-" && b !== "-" && (await real(a)) === (await real(b));
};

/** Refuses an output whose name says another format than the input's: the results go into the same kind of file. */
function refuseOtherFormat(output: string, { kind }: Input): void {
  const named = formatOfName(output);
  if (named !== undefined && named !== kind) throw new Failure(ERRORS.otherFormat(output, kind));
}

/** Where the results go. @throws Failure where the options leave no place, or would replace the input unasked */
async function targetOf(path: string, input: Input, options: EvaluateOptions): Promise<string> {
  const { output, inPlace, json, overwrite } = options;
  if (json === true && inPlace === true) throw new Failure(ERRORS.jsonWith("--in-place"));
  if (json === true && output !== undefined) throw new Failure(ERRORS.jsonWith("-o"));
  if (json === true && overwrite === true) throw new Failure(ERRORS.jsonWith("--overwrite"));
  if (inPlace === true) {
    if (path === "-") throw new Failure(ERRORS.inPlaceStdin);
    if (output !== undefined) throw new Failure(ERRORS.inPlaceOutput);
    return path;
  }
  if (output !== undefined) {
    refuseOtherFormat(output, input);
    if (await sameFile(path, output)) throw new Failure(ERRORS.sameFile(output));
    return output;
  }
  if (json === true) return "-";
  if (path !== "-") return nameBeside(path);
  if (input.kind === "workbook" && process.stdout.isTTY) throw new Failure(ERRORS.noOutput);
  return "-";
}

/** Takes the results of block after block to the output. */
interface Sink {
  add(judged: JudgedRows, block: RosterBlock, results: readonly ResultColumn[]): Promise<void>;
  finish(): Promise<void>;
  /** Whether it wants result columns. */
  readonly wantsColumns: boolean;
}

function jsonSink(output: Output, signal: AbortSignal): Sink {
  const encoder = new TextEncoder();
  return {
    wantsColumns: false,
    async add(judged, { start }) {
      let text = "";
      for (let row = 0; row < judged.outcomes.length; row++) {
        text += `${JSON.stringify(jsonRow(judged, row, start + row + 1))}\n`;
        if (text.length < 1 << 20) continue;
        await output.write(encoder.encode(text));
        signal.throwIfAborted();
        text = "";
      }
      await output.write(encoder.encode(text));
    },
    finish: () => Promise.resolve(),
  };
}

// Shares of a run on a workbook, which is read, judged and written one after the other. A text file is all at once.
const READ = 0.3;
const JUDGED = 0.5;

function columnSink(
  input: Input,
  setup: Setup,
  output: Output,
  options: EvaluateOptions,
  progress: Progress,
): Sink {
  const writer = input.roster.writer(setup.layout, output, { overwrite: options.overwrite === true });
  let rows = 0;
  return {
    wantsColumns: true,
    async add({ outcomes }, block, results) {
      rows += outcomes.length;
      await writer.add(block, results);
    },
    finish: () =>
      writer.finish((share) => {
        progress.update(rows, JUDGED + (1 - JUDGED) * share);
      }),
  };
}

/** Judges the rows block by block and hands each block on. */
async function judgeBlocks(
  input: Input,
  setup: Setup,
  options: EvaluateOptions,
  sink: Sink,
  progress: Progress,
): Promise<Summary> {
  const summary = createSummary(setup);
  const { signal } = options;
  for await (const block of input.roster.blocks(signal)) {
    const { table, start, share } = block;
    signal.throwIfAborted();
    const onProgress = (rows: number): void => {
      const judging = input.kind === "text" ? undefined : READ + ((JUDGED - READ) * rows) / table.rowCount;
      progress.update(start + rows, share ?? judging);
    };
    const judged = await judgeRoster({ ...setup, table }, { signal, onProgress });
    const results = sink.wantsColumns ? await resultColumns(judged, options.date, { signal }) : [];
    summary.add(judged, results, start);
    await sink.add(judged, block, results);
    onProgress(table.rowCount);
  }
  await sink.finish();
  signal.throwIfAborted();
  return summary;
}

/** Runs the command. Resolves to the exit status. @throws Failure, FileError, the signal's reason */
export async function evaluate(path: string, options: EvaluateOptions): Promise<number> {
  const progress = progressOn(process.stderr);
  const onProgress = (share: number): void => {
    progress.update(0, share * READ);
  };
  const input = await openInput(path, { ...options, onProgress }).finally(() => {
    // An error message must not stand behind a bar.
    progress.stop();
  });
  let summary: Summary;
  let target: string;
  try {
    const setup = await setUp(input.roster, options);
    target = await targetOf(path, input, options);
    const output = await openOutput(target);
    const sink =
      options.json === true
        ? jsonSink(output, options.signal)
        : columnSink(input, setup, output, options, progress);
    try {
      summary = await judgeBlocks(input, setup, options, sink, progress);
      await output.finish();
    } catch (error) {
      await output.discard();
      throw error;
    }
  } finally {
    progress.stop();
    await input.roster.close();
  }
  // Where standard output carries the results, the summary goes to the other stream; beside JSON only on a terminal.
  const stream = target === "-" ? process.stderr : process.stdout;
  const quiet = options.json === true && target === "-" && !process.stderr.isTTY;
  const lines = quiet ? [] : summary.lines(stream.columns || 120);
  if (target !== "-") lines.push("", SUMMARY.written(target));
  if (options.json !== true && input.roster.hasFormulas) lines.push(SUMMARY.recalculate);
  if (lines.length > 0) await writeLines(stream, lines);
  return summary.problems > 0 ? DONE_WITH_PROBLEMS : DONE;
}
