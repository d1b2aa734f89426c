// Carries out what was asked for in the workbook, and says in words what became of it.
import { localDate } from "../roster/dates";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import {
  cancelledWords,
  changedMeanwhile,
  columnsAdded,
  countLine,
  createdWords,
  emptyRowsWords,
  FIRST_STEPS,
  judgedWords,
  partlyWritten,
  sheetsKept,
  writtenWords,
} from "../words/workbook";
import { createRoster } from "./createRoster";
import type { Evaluation } from "./evaluateRoster";
import { evaluateRoster } from "./evaluateRoster";
import { errorWords } from "./excelErrors";
import type { Ending, Task, TaskOptions } from "./runs";
import type { Written } from "./writeResults";

function evaluationLines(evaluation: Evaluation, written: Written): string[] {
  const { sheet, table, policy, rows, emptyRows, problemRows, verdicts, notes } = evaluation;
  const { cells, added, changedMeanwhile: changed } = written;
  return [
    judgedWords(rows, sheet, table, policy),
    ...verdicts.map(([verdict, count]) => countLine(VERDICT_WORDS[verdict], count)),
    ...(problemRows > 0 ? [countLine(CHECK_ROW, problemRows)] : []),
    ...(emptyRows > 0 ? [emptyRowsWords(emptyRows)] : []),
    writtenWords(cells),
    ...(added.length > 0 ? [columnsAdded(added)] : []),
    ...(changed > 0 ? [changedMeanwhile(changed)] : []),
    ...notes,
  ];
}

async function evaluate(selectedOnly: boolean, { now, signal, onProgress }: TaskOptions): Promise<Ending> {
  const written: Written = { rows: 0, cells: 0, changedMeanwhile: 0, added: [] };
  const options = { selectedOnly, today: localDate(now), signal, onProgress, written };
  try {
    const evaluation = await Excel.run((context) => evaluateRoster(context, options));
    return { outcome: "done", lines: evaluationLines(evaluation, written) };
  } catch (error) {
    if (signal.aborted && error === signal.reason)
      return { outcome: "stopped", lines: [cancelledWords(written.rows)] };
    return {
      outcome: "failed",
      lines: [...errorWords(error), ...(written.rows > 0 ? [partlyWritten(written.rows)] : [])],
    };
  }
}

async function create({ onProgress }: TaskOptions): Promise<Ending> {
  onProgress("creating", 0, 0);
  try {
    const { created, kept } = await Excel.run(createRoster);
    const lines = [...createdWords(created), ...(kept.length > 0 ? [sheetsKept(kept)] : []), FIRST_STEPS];
    return { outcome: "done", lines };
  } catch (error) {
    return { outcome: "failed", lines: errorWords(error) };
  }
}

/** Carries out a task. Never rejects: an error is an ending. */
export function perform(task: Task, options: TaskOptions): Promise<Ending> {
  return task === "CreateRoster" ? create(options) : evaluate(task === "EvaluateSelectedRows", options);
}
