// Carries out what was asked for in the workbook, and says in words what became of it.
import { localDate } from "../roster/dates";
import { OPEN_QUESTIONS, SHEETS } from "../words/report";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import { LIVE, NOT_ONE_STEP, RESTORE } from "../words/runs";
import {
  cancelledWords,
  changedMeanwhile,
  columnsAdded,
  countLine,
  createdWords,
  emptyRowsWords,
  FIRST_STEPS,
  judgedWords,
  NO_IDS,
  NO_ROWS_TAKEN,
  partlyWritten,
  sheetsKept,
  writtenWords,
} from "../words/workbook";
import { assessmentsAdded } from "../words/assessmentsSheet";
import { addAssessments } from "./assessmentsSheet";
import { createRoster } from "./createRoster";
import type { Evaluation, EvaluationOptions } from "./evaluateRoster";
import { prepareEvaluation } from "./evaluateRoster";
import { errorWords } from "./excelErrors";
import type { RosterChoice } from "./findRoster";
import type { LiveEvaluation } from "./liveFormulas";
import { writeLiveFormulas } from "./liveFormulas";
import { makeOpenQuestions } from "./openQuestionsSheet";
import { madeWords } from "./ownSheets";
import type { RestorePoint } from "./restorePoint";
import { forgetRestorePoint, restorePoint } from "./restorePoint";
import { restoreResults } from "./restoreResults";
import type { Ending, Task, TaskOptions } from "./runs";
import { makeSummary } from "./summarySheet";
import { runAsOneStep } from "./undoGroup";
import { WorkbookError } from "./workbookError";
import { writeEvaluation } from "./writeEvaluation";
import type { Written } from "./writeResults";
import { nothingWritten } from "./writeResults";

type EvaluateTask = Extract<Task, { kind: "evaluate" }>;
type SheetTask = Extract<Task, { kind: "openQuestions" | "summary" }>;

function verdictLines({ verdicts, problemRows, emptyRows }: Evaluation): string[] {
  return [
    ...verdicts.map(([verdict, count]) => countLine(VERDICT_WORDS[verdict], count)),
    ...(problemRows > 0 ? [countLine(CHECK_ROW, problemRows)] : []),
    ...(emptyRows > 0 ? [emptyRowsWords(emptyRows)] : []),
  ];
}

function headLine({ rows, sheet, table, policy, judged }: Evaluation, choice: EvaluateTask["rows"]): string {
  if (judged.outcomes.length === 0 && choice !== "all" && choice !== "selected") return NO_ROWS_TAKEN[choice];
  return judgedWords(rows, sheet, table, policy);
}

function valueLines(
  task: EvaluateTask,
  evaluation: Evaluation,
  written: Written,
  isOneStep: boolean,
): string[] {
  const { cells, added, changedMeanwhile: changed, withoutIds } = written;
  return [
    headLine(evaluation, task.rows),
    ...verdictLines(evaluation),
    writtenWords(cells),
    ...(added.length > 0 ? [columnsAdded(added)] : []),
    ...(changed > 0 ? [changedMeanwhile(changed), ...(withoutIds ? [NO_IDS] : [])] : []),
    ...(isOneStep ? [] : [NOT_ONE_STEP]),
    ...evaluation.notes,
  ];
}

function liveLines({ evaluation, cell, isAgain, error, hasValues, lastRow }: LiveEvaluation): string[] {
  return [
    headLine(evaluation, "all"),
    ...verdictLines(evaluation),
    isAgain ? LIVE.again(cell) : LIVE.written(cell),
    ...(error === undefined ? [] : [LIVE.error(cell, error)]),
    ...(lastRow === undefined ? [] : [LIVE.untilRow(lastRow)]),
    ...(hasValues ? [LIVE.hasValues] : []),
    ...evaluation.notes,
  ];
}

function optionsOf(task: EvaluateTask, { now, signal, onProgress }: TaskOptions): EvaluationOptions {
  const { rows, choice, overwrite = false } = task;
  return { rows, choice, overwrite, today: localDate(now), signal, onProgress };
}

async function evaluateValues(
  task: EvaluateTask,
  options: EvaluationOptions,
  written: Written,
): Promise<Ending> {
  const ready = await Excel.run((context) => prepareEvaluation(context, options));
  const { evaluation, taken, offset } = ready;
  const { today, signal, onProgress, overwrite } = options;
  const { sheet, table } = evaluation;
  const restore: RestorePoint = { roster: { sheet, table }, parts: [], overwritten: overwrite };
  const writing = { today, signal, onProgress, written, restore };
  // Where Excel has taken a broken group back, or others have changed something meanwhile, only reading again tells.
  const again = async (): Promise<void> => {
    const rows = [...taken.keys()].filter((row) => taken[row] === 1).map((row) => offset + row);
    const second = await Excel.run((context) => prepareEvaluation(context, { ...options, again: rows }));
    await Excel.run((context) => writeEvaluation(context, second, writing));
  };
  const isOneStep =
    !taken.includes(1) ||
    (await runAsOneStep((context) => writeEvaluation(context, ready, writing), again, signal));
  return { outcome: "done", lines: valueLines(task, evaluation, written, isOneStep), evaluation };
}

async function evaluateLive(options: EvaluationOptions): Promise<Ending> {
  const live = await Excel.run((context) => writeLiveFormulas(context, options));
  return { outcome: "done", lines: liveLines(live), evaluation: live.evaluation };
}

async function evaluate(task: EvaluateTask, options: TaskOptions): Promise<Ending> {
  const written = nothingWritten();
  const { signal } = options;
  try {
    const given = optionsOf(task, options);
    return task.as === "formulas" ? await evaluateLive(given) : await evaluateValues(task, given, written);
  } catch (error) {
    if (signal.aborted && error === signal.reason)
      return { outcome: "stopped", lines: [cancelledWords(written.rows)] };
    const lines = [...errorWords(error), ...(written.rows > 0 ? [partlyWritten(written.rows)] : [])];
    if (error instanceof WorkbookError && error.asks !== undefined)
      return { outcome: "asking", lines, asks: error.asks };
    return { outcome: "failed", lines };
  }
}

async function restore({ signal, onProgress }: TaskOptions): Promise<Ending> {
  const written = nothingWritten();
  const point = restorePoint();
  if (point === null) return { outcome: "failed", lines: [RESTORE.nothing] };
  let restored: Awaited<ReturnType<typeof restoreResults>> | undefined;
  const batch = async (context: Excel.RequestContext): Promise<void> => {
    restored = await restoreResults(context, point, { signal, onProgress, written });
  };
  try {
    const isOneStep = await runAsOneStep(batch, () => Excel.run(batch), signal);
    forgetRestorePoint();
    const { sheet, table, cellsLeft } = restored!;
    const lines = [
      RESTORE.done(written.cells, sheet, table),
      ...(cellsLeft > 0 ? [RESTORE.left(cellsLeft)] : []),
      ...(written.changedMeanwhile > 0 ? [changedMeanwhile(written.changedMeanwhile)] : []),
      ...(isOneStep ? [] : [NOT_ONE_STEP]),
      RESTORE.columnsStay,
    ];
    return { outcome: "done", lines };
  } catch (error) {
    if (signal.aborted && error === signal.reason)
      return { outcome: "stopped", lines: [RESTORE.cancelled(written.rows)] };
    return {
      outcome: "failed",
      lines: [...errorWords(error), ...(written.rows > 0 ? [RESTORE.partly(written.rows)] : [])],
    };
  }
}

async function create(withAssessments: boolean, { onProgress }: TaskOptions): Promise<Ending> {
  onProgress("creating", 0, 0);
  try {
    const lines = await Excel.run(async (context) => {
      const { created, kept } = await createRoster(context);
      const assessments = withAssessments ? await addAssessments(context) : undefined;
      return [
        ...createdWords(created),
        ...(kept.length > 0 ? [sheetsKept(kept)] : []),
        ...(assessments === undefined ? [] : assessmentsAdded(assessments.sheet, assessments)),
        FIRST_STEPS,
      ];
    });
    return { outcome: "done", lines };
  } catch (error) {
    return { outcome: "failed", lines: errorWords(error) };
  }
}

async function makeAssessments(
  choice: RosterChoice | undefined,
  { onProgress }: TaskOptions,
): Promise<Ending> {
  onProgress("creating", 0, 0);
  try {
    const lines = await Excel.run(async (context) => {
      const added = await addAssessments(context, choice);
      context.workbook.worksheets.getItem(added.sheet).activate();
      await context.sync();
      return assessmentsAdded(added.sheet, added);
    });
    return { outcome: "done", lines };
  } catch (error) {
    return { outcome: "failed", lines: errorWords(error) };
  }
}

async function makeSheet({ kind, choice }: SheetTask, options: TaskOptions): Promise<Ending> {
  try {
    const lines = await Excel.run(async (context) => {
      if (kind === "summary") return madeWords(await makeSummary(context, { ...options, choice }));
      const made = await makeOpenQuestions(context, { ...options, choice });
      return [...madeWords(made), OPEN_QUESTIONS.done(made.questions)];
    });
    return { outcome: "done", lines };
  } catch (error) {
    const { signal } = options;
    if (signal.aborted && error === signal.reason) return { outcome: "stopped", lines: [SHEETS.stopped] };
    return { outcome: "failed", lines: errorWords(error) };
  }
}

/** Carries out a task. Never rejects: an error is an ending. */
export function perform(task: Task, options: TaskOptions): Promise<Ending> {
  switch (task.kind) {
    case "evaluate":
      return evaluate(task, options);
    case "createRoster":
      return create(task.withAssessments === true, options);
    case "addAssessments":
      return makeAssessments(task.choice, options);
    case "restore":
      return restore(options);
    case "openQuestions":
    case "summary":
      return makeSheet(task, options);
  }
}
