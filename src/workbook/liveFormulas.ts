// Live formulas: one formula beside the roster whose results follow every change.
import { judgeRoster } from "../roster/bulk";
import type { Cell } from "../roster/cells";
import { buildFormula } from "../roster/formula";
import { columnLetters } from "../roster/headings";
import { LIVE } from "../words/runs";
import { totalsLeftOut } from "../words/workbook";
import { sheetRow } from "../roster/table";
import type { AroundRoster } from "./aroundRoster";
import { hasApi } from "./aroundRoster";
import type { Box } from "./blocks";
import { meet } from "./blocks";
import type { Evaluation, EvaluationOptions } from "./evaluateRoster";
import { evaluationOf, rosterToEvaluate } from "./evaluateRoster";
import { filledCells, isFormula, MOST_NAMED, named, SHEET_COLUMNS } from "./inTheWay";
import { lastLook, putBack } from "./lastLook";
import { formulaSource } from "./insertFormula";
import { readRoster } from "./readRoster";
import { WorkbookError } from "./workbookError";

/** What came out of writing live formulas. */
export interface LiveEvaluation {
  readonly evaluation: Evaluation;
  /** The cell of the formula, such as U1. */
  readonly cell: string;
  /** Did a live formula stand there before? */
  readonly isAgain: boolean;
  /** What the cell shows where that is an error, such as #NAME?. */
  readonly error: string | undefined;
  /** Do result columns stand in the roster, left by evaluations as values? */
  readonly hasValues: boolean;
  /** The last row that the formula looks at, from 1; undefined for tables, which it follows. */
  readonly lastRow: number | undefined;
}

function refuse(message: string): never {
  throw new WorkbookError("NO_LIVE_FORMULAS", message);
}

function refuseUnable(rows: EvaluationOptions["rows"]): void {
  if (rows !== "all") refuse(LIVE.allOnly);
  const { requirements } = Office.context;
  if (!hasApi("1.12") || !requirements.isSetSupported("CustomFunctionsRuntime", "1.1")) refuse(LIVE.tooOld);
}

/** @throws WorkbookError CELLS_IN_THE_WAY where something else stands in the cells to be filled */
async function refuseInTheWay(
  context: Excel.RequestContext,
  { current, live }: AroundRoster,
  box: Box,
  signal: AbortSignal,
): Promise<void> {
  const { sheet } = current.place;
  const stop = (message: string): never => {
    throw new WorkbookError("CELLS_IN_THE_WAY", message);
  };
  if (box.column + box.columns > SHEET_COLUMNS) stop(LIVE.noRoom(sheet));
  const table = current.survey.tables.find((one) => one.sheet === sheet && meet(one.box, box));
  if (table !== undefined) stop(LIVE.tableInTheWay(sheet, table.name));
  const cells = await filledCells(context, sheet, box, { signal });
  const others = cells.filter(
    ({ row, column }) => live === undefined || !meet(live.spill, { row, column, rows: 1, columns: 1 }),
  );
  if (others.length > 0)
    stop(LIVE.cellsInTheWay(sheet, others.slice(0, MOST_NAMED).map(named), others.length));
}

/** The formula for all rows, and the cells that it fills. @throws errors of Excel */
async function formulaFor(
  context: Excel.RequestContext,
  { current: { place }, live }: AroundRoster,
): Promise<{ readonly formula: string; readonly box: Box }> {
  const source = await formulaSource(context, { sheet: place.sheet, table: place.table?.name });
  const { roster, answers, organisation, roles } = source;
  const wish = { name: "CERTEXPLAIN", scope: "roster", columns: answers, organisation, roles } as const;
  const { formula, rows, columns } = buildFormula(roster, wish, place.headingRow);
  // The empty column between keeps it apart: Excel would draw a neighbour into the table.
  const column = place.firstColumn + (live?.column ?? place.headings.length + 1);
  return { formula, box: { row: place.headingRow, column, rows, columns } };
}

/**
 * Puts the formula into its cell.
 *
 * @param isAgain a formula of ours stands there
 * @returns the error that the cell shows then, if it does at once
 * @throws WorkbookError CELLS_IN_THE_WAY where somebody has typed there in this moment, and it is put back
 */
async function enter(
  context: Excel.RequestContext,
  sheet: string,
  { row, column }: Box,
  formula: string,
  isAgain: boolean,
): Promise<string | undefined> {
  const cell = context.workbook.worksheets.getItem(sheet).getCell(row, column);
  const look = lastLook(cell);
  cell.formulas = [[formula]];
  await context.sync();
  const before = (look.formulas as Cell[][])[0]![0];
  if (before !== "" && !(isAgain && isFormula(before))) {
    await putBack(context, cell, look, [0]);
    const shows = isFormula(before) ? null : String(before as string);
    const name = `${columnLetters(column)}${String(row + 1)}`;
    throw new WorkbookError("CELLS_IN_THE_WAY", LIVE.cellsInTheWay(sheet, [[name, shows]], 1));
  }
  cell.load("values");
  await context.sync();
  const value = (cell.values as Cell[][])[0]![0];
  const isError = typeof value === "string" && /^#(?!BUSY!|GETTING_DATA)/.test(value);
  return isError ? value : undefined;
}

/**
 * Writes one formula beside the roster that gives the results of all rows, or enters the one that stands there again,
 * which mends it where it shows an error. All rows are judged as well, for what there is to say of them.
 *
 * @throws WorkbookError; the signal's reason; errors of Excel
 */
export async function writeLiveFormulas(
  context: Excel.RequestContext,
  { rows, choice, onProgress, signal }: EvaluationOptions,
): Promise<LiveEvaluation> {
  onProgress("looking", 0, 0);
  refuseUnable(rows);
  const around = await rosterToEvaluate(context, choice);
  const { current, body, live } = around;
  const { place, layout, setup } = current;
  const at = (done: number): void => {
    onProgress("reading", done, place.rowCount);
  };
  at(0);
  const { table, hasTotals } = await readRoster(context, place, layout, {
    body: body!,
    signal,
    onProgress: at,
  });
  const judged = await judgeRoster({ table, layout, ...setup }, { signal });
  const { formula, box } = await formulaFor(context, around);
  await refuseInTheWay(context, around, box, signal);
  signal.throwIfAborted();

  onProgress("writing", 0, 0);
  const error = await enter(context, place.sheet, box, formula, live !== undefined);
  const totals = hasTotals ? [totalsLeftOut(sheetRow(table, table.rowCount))] : [];
  return {
    evaluation: evaluationOf(around, judged, totals),
    cell: `${columnLetters(box.column)}${String(box.row + 1)}`,
    isAgain: live !== undefined,
    error,
    hasValues: layout.results.has("Verdict"),
    lastRow: place.table === undefined ? box.row + box.rows : undefined,
  };
}
