// Writing cells of a roster: in portions, where the rows and the headings still read as they did.
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import { headingText } from "../roster/table";
import { columnsMoved, rowTooLarge } from "../words/workbook";
import type { ColumnRun } from "./blocks";
import { blockSize, part, syncFits } from "./blocks";
import { excelCode } from "./excelErrors";
import { entered, lastLookAtFilled, replaced } from "./lastLook";
import { runsOf } from "./places";
import type { Plan, Portion } from "./plan";
import { WorkbookError } from "./workbookError";

/** What has been written so far; it counts up while writing goes on, so that a broken run can tell. */
export interface Written {
  rows: number;
  cells: number;
  /** Rows left alone because they read otherwise than when they were judged. */
  changedMeanwhile: number;
  /** Could these rows not be looked for elsewhere, because the roster has no column of ids? */
  withoutIds: boolean;
  added: readonly string[];
}

/** Nothing, at first. */
export function nothingWritten(): Written {
  return { rows: 0, cells: 0, changedMeanwhile: 0, withoutIds: false, added: [] };
}

/** What is to be written, and where. */
export interface Writing {
  readonly sheet: string;
  /** The cells of all data rows, known to Excel. */
  readonly body: Excel.Range;
  /** The first heading's cell, known to Excel. */
  readonly corner: Excel.Range;
  /** What the heading cells read from there on. */
  readonly headings: readonly string[];
  /** The rows that were read; formulas in the columns of the plan as such. */
  readonly table: Table;
  /** The row of the body on which the first row of the table stands, from 0. */
  readonly offset: number;
  /** Columns, from 0, by which a row is known: it is written only where they read as in the table. */
  readonly checks: readonly number[];
  /** Columns by which it is seen, while rows are written, whether they still are where they were a moment before. */
  readonly identity: readonly number[];
  readonly plan: Plan;
  /** Gets 1 for each row that has been written, or may have been. */
  readonly done: Uint8Array;
}

/** A portion on its way: the cells it goes into, which stay the same cells when others insert or delete. */
interface Ready {
  readonly portion: Portion;
  readonly targets: readonly (Excel.Range | null)[];
  /** Its cells by which it is seen whether its rows are still the same. */
  readonly own: readonly Excel.Range[];
  /** The rows of it that are left alone, as in `NotWritten`. */
  readonly left: number[];
  readonly occupied: number[];
}

/** The cell of a row holds neither what was read there nor what is to stand there. */
function isTaken(now: Cell, before: Cell, wanted: Cell): boolean {
  if (now === (before ?? "")) return false;
  const text = String(wanted as string);
  return String(now as string) !== (text.startsWith("'") ? text.slice(1) : text);
}

/** What stands in the rows of a portion now. */
interface Standing {
  /** The columns by which rows are known. */
  readonly checks: readonly (readonly (readonly Cell[])[])[];
  /** The cells to be written, as formulas; null where nothing is, and where they are all empty, as they were. */
  readonly targets: readonly (readonly (readonly Cell[])[] | null)[];
  /** How many rows of the portion the roster still has. */
  readonly rows: number;
}

/** Takes the rows out of a portion that others have changed meanwhile, and notes those that had a change. */
function leaveOutChanged(
  { from, to, cells }: Portion,
  { table, plan }: Pick<Writing, "table" | "plan">,
  runs: readonly ColumnRun[],
  now: Standing,
): Pick<NotWritten, "left" | "occupied"> {
  const left: number[] = [];
  const occupied: number[] = [];
  for (let row = from; row < to; row++) {
    const at = row - from;
    const isThere = at < now.rows && isSame(table, row, runs, now.checks, at);
    const isFree = cells.every((matrix, run) => {
      const target = now.targets[run]?.[at];
      return (
        target === undefined ||
        matrix![at]!.every((cell, index) => {
          const before = cellAt(table.columns[plan.runs[run]!.first + index], row);
          return cell === null || !isTaken(target[index]!, before, cell);
        })
      );
    });
    if (isThere && isFree) continue;
    if (plan.changed[row] === 1) (isThere ? occupied : left).push(row);
    for (const matrix of cells) matrix?.[at]!.fill(null);
  }
  return { left, occupied };
}

function countCells({ cells }: Portion): number {
  let count = 0;
  for (const matrix of cells)
    for (const line of matrix ?? []) for (const cell of line) if (cell !== null) count += 1;
  return count;
}

/** @throws WorkbookError COLUMNS_MOVED where headings are others than before */
export function refuseMoved(
  { sheet, headings }: Pick<Writing, "sheet" | "headings">,
  now: readonly Cell[],
): void {
  const at = headings.findIndex((heading, index) => headingText(now[index]) !== heading.trim());
  if (at >= 0)
    throw new WorkbookError("COLUMNS_MOVED", columnsMoved(sheet, headings[at]!, headingText(now[at])));
}

/** What became of rows with a change that did not get it. Rows count as in the table. */
export interface NotWritten {
  /** They read otherwise than when they were judged. */
  readonly left: number[];
  /** Somebody has typed into their results. */
  readonly occupied: number[];
  /** Others stood there by the time of writing: these have got what was meant for the rows. */
  readonly misplaced: number[];
}

/** Do the cells of a row read as in the table? */
function isSame(
  table: Table,
  row: number,
  runs: readonly ColumnRun[],
  now: readonly (readonly (readonly Cell[])[])[],
  at: number,
): boolean {
  return runs.every(({ first }, run) =>
    now[run]![at]!.every((cell, index) => cell === (cellAt(table.columns[first + index], row) ?? "")),
  );
}

/** Codes with which Excel refuses to write a block of another size than the cells it is for, or into cells that are gone. */
const RESHAPED = new Set(["InvalidArgument", "InvalidReference"]);
/** How often a portion is read again whose rows or columns others go on inserting or deleting. */
const MORE_TRIES = 3;

/**
 * Writes portion after portion: one sync each, which also reads the rows of the next one again, and the cells that it goes
 * into. Rows that read otherwise by now are left alone. A portion goes into the very cells that were read: where others
 * insert or delete in the moment between, Excel refuses it, and it is read again.
 *
 * @throws the signal's reason, between whole rows, unless some are misplaced; WorkbookError TOO_LARGE, COLUMNS_MOVED;
 * errors of Excel
 */
export async function writePlan(
  context: Excel.RequestContext,
  writing: Writing,
  written: Written,
  { onProgress, signal }: WorkOptions,
): Promise<NotWritten> {
  const { sheet, body, corner, headings, table, offset, checks, identity, plan, done } = writing;
  const runs = runsOf([...checks].sort((a, b) => a - b));
  const ownRuns = runsOf([...identity].sort((a, b) => a - b));
  const columns = plan.runs.reduce((sum, { count }) => sum + count, 0);
  // Columns that were empty, as new ones are, are most likely empty still: that is asked first, and costs next to nothing.
  const isNew = plan.runs.map(({ first, count }) =>
    table.columns.slice(first, first + count).every((column) => column === undefined),
  );
  const readAgain = plan.runs.reduce((sum, { count }, run) => sum + (isNew[run] ? 0 : count), 0);
  const size = blockSize(Math.max(checks.length, columns) + readAgain);
  const cellsOf = ({ from, to }: Portion, run: ColumnRun): Excel.Range =>
    part(body, offset + from, to - from, run);
  const notWritten: NotWritten = { left: [], occupied: [], misplaced: [] };
  const isWritten = ({ cells }: Portion, at: number): boolean =>
    cells.some((matrix) => matrix?.[at]!.some((cell) => cell !== null) === true);
  const note = ({ portion, left, occupied }: Ready, now: readonly Cell[][][]): void => {
    const { from, to } = portion;
    for (let row = from; row < to; row++) {
      if (!isWritten(portion, row - from)) continue;
      written.rows += 1;
      if (isSame(table, row, ownRuns, now, row - from)) continue;
      written.rows -= 1;
      done[row] = 0;
      notWritten.misplaced.push(row);
    }
    written.cells += countCells(portion);
    notWritten.left.push(...left);
    notWritten.occupied.push(...occupied);
  };
  /** Gives what new columns hold in the very moment before they are filled, for each of the plan's runs. */
  const write = ({ portion, targets }: Ready): (Excel.Range | null)[] => {
    const looks = targets.map((target, run) => {
      const look = target !== null && isNew[run] === true ? lastLookAtFilled(target) : null;
      if (target !== null) target.values = portion.cells[run]!;
      return look;
    });
    // Whoever breaks off does not know whether it was carried out.
    for (let row = portion.from; row < portion.to; row++)
      if (isWritten(portion, row - portion.from)) done[row] = 1;
    return looks;
  };
  /**
   * Rows whose new columns held something in that moment are put back: left alone, as if it had been seen before. Somebody has
   * typed there, or the row by now is another one, with its results.
   */
  const putBackTyped = async (
    { portion, targets }: Ready,
    looks: ReturnType<typeof write>,
    own: readonly Cell[][][],
  ): Promise<void> => {
    const typed = looks.map((look, run) => look && replaced(targets[run]!, look, portion.cells[run]!));
    const rows = new Set(typed.flatMap((one) => [...(one?.keys() ?? [])]));
    if (rows.size === 0) return;
    for (const row of rows) {
      targets.forEach((target, run) => {
        if (target === null) return;
        const { first, count } = plan.runs[run]!;
        const line = portion.cells[run]![row]!.map((cell, column) => {
          const former = cellAt(table.columns[first + column], portion.from + row);
          return cell === null ? null : entered(typed[run]?.get(row)?.get(column) ?? former ?? "");
        });
        part(target, row, 1, { first: 0, count, read: "formulas" }).formulas = [line];
        portion.cells[run]![row]!.fill(null);
      });
      const at = portion.from + row;
      done[at] = 0;
      (isSame(table, at, ownRuns, own, row) ? notWritten.occupied : notWritten.left).push(at);
    }
    await context.sync();
  };

  const shrink = (): void => {
    if (!size.halve()) throw new WorkbookError("TOO_LARGE", rowTooLarge(sheet, table.firstRow + at));
  };

  let at = 0;
  let tries = 0;
  let ready: Ready | undefined;
  /** The row up to which new columns are read, because somebody has typed into them. */
  let filledUpTo = 0;
  for (;;) {
    const next = plan.portion(ready?.portion.to ?? at, size.rows);
    if (ready === undefined && next === undefined) return notWritten;
    // Rows that got what was meant for others are mended before a run stops.
    if (signal?.aborted === true && notWritten.misplaced.length > 0) return notWritten;
    signal?.throwIfAborted();
    const looks = ready === undefined ? [] : write(ready);
    for (const range of ready?.own ?? []) range.load("values");
    const top = next && corner.getResizedRange(0, headings.length - 1).load("values");
    const now = next && runs.map((run) => cellsOf(next, run).load("values"));
    const targets =
      next?.cells.map((matrix, run) => {
        if (matrix === null) return null;
        const cells = cellsOf(next, plan.runs[run]!);
        return isNew[run] === true && next.from >= filledUpTo
          ? { cells: cells.load("rowIndex"), used: cells.getUsedRangeOrNullObject(true).load("rowIndex") }
          : { cells: cells.load("formulas"), used: null };
      }) ?? [];
    const own = next === undefined ? [] : ownRuns.map((run) => cellsOf(next, run).load("rowIndex"));
    if (next !== undefined) body.load("rowCount");
    try {
      if (!(await syncFits(context))) {
        shrink();
        ready = undefined;
        continue;
      }
    } catch (error) {
      if (ready === undefined || !RESHAPED.has(excelCode(error) ?? "") || ++tries > MORE_TRIES) throw error;
      ready = undefined;
      continue;
    }
    if (ready !== undefined) {
      const own = ready.own.map(({ values }) => values as Cell[][]);
      await putBackTyped(ready, looks, own);
      note(ready, own);
      at = ready.portion.to;
      tries = 0;
      onProgress?.(at);
    }
    ready = undefined;
    if (next === undefined) continue;
    refuseMoved(writing, (top!.values as Cell[][])[0]!);
    if (targets.some((target) => target?.used?.isNullObject === false)) {
      filledUpTo = next.to;
      continue;
    }
    const read = targets.map((target) => (target?.used === null ? target.cells : null));
    // Excel gives null in place of the cells of a range that is too large.
    const found = [
      ...now!.map(({ values }) => values as Cell[][] | null),
      ...read.flatMap((target) => (target === null ? [] : [target.formulas as Cell[][] | null])),
    ];
    if (found.includes(null)) {
      shrink();
      continue;
    }
    const standing: Standing = {
      checks: now!.map(({ values }) => values as Cell[][]),
      targets: read.map((target) => target && (target.formulas as Cell[][])),
      rows: body.rowCount - offset - next.from,
    };
    const cells = targets.map((target) => target && target.cells);
    ready = { portion: next, targets: cells, own, ...leaveOutChanged(next, writing, runs, standing) };
  }
}
