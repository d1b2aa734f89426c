// Bringing back what results were before the last run, where they still are what it wrote.
import type { Cell } from "../roster/cells";
import { cellAt, EMPTY } from "../roster/cells";
import type { Roster as WholeRoster } from "../roster/bulk";
import { idOf, rowsById } from "../roster/idColumn";
import type { ResultHeading } from "../roster/resultHeadings";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { nothingToRestore } from "../words/runs";
import { aroundRoster, refuseUnwritable } from "./aroundRoster";
import { known } from "./blocks";
import { currentRoster } from "./currentRoster";
import type { OnProgress } from "./evaluateRoster";
import { isFormula } from "./inTheWay";
import { bodyOf, readPlace } from "./places";
import type { ColumnChange, NewCell } from "./plan";
import { asText, planOfChanges, shows } from "./plan";
import type { RestorePart, RestorePoint } from "./restorePoint";
import { WorkbookError } from "./workbookError";
import type { Written } from "./writeResults";
import { writePlan } from "./writeResults";

/** A roster as it stands now. */
type Roster = Pick<WholeRoster, "table" | "layout">;

export interface RestoreOptions {
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
  /** Counts up while cells are written. */
  readonly written: Written;
}

/** What was brought back, and what was not. */
export interface Restored {
  readonly sheet: string;
  readonly table: string | undefined;
  /** Cells that are left, because somebody has changed them, or their row or column is gone. */
  readonly cellsLeft: number;
}

/** One part of a run, and where its rows stand by now. */
interface Located {
  readonly part: RestorePart;
  /** The row of the part, from 0, that each row of the roster of now is; -1 for none. */
  readonly rowOf: Int32Array;
}

/** A cell before a run wrote it, and what it wrote there; undefined where it left the cell alone. */
function changeOf(
  { table, layout, results }: RestorePart,
  heading: ResultHeading,
  row: number,
): { readonly before: Cell; readonly wrote: string } | undefined {
  const own = layout.results.get(heading);
  const before = own === undefined ? null : cellAt(table.columns[own], row);
  const { codes, values } = results.find((column) => column.heading === heading)!;
  const code = codes[row]!;
  const wrote = code === EMPTY ? "" : values[code]!;
  return shows(before, wrote, heading === "Evaluated on") ? undefined : { before, wrote };
}

const isDate = (heading: ResultHeading): boolean => heading === "Evaluated on";

/** Does a row hold the answers that a row of a part held? Then results of the one are those of the other. */
function hasAnswersOf({ table, layout }: RestorePart, at: number, now: Roster, row: number): boolean {
  return [...layout.questions].every(([id, column]) => {
    const own = now.layout.questions.get(id);
    const cell = own === undefined ? null : cellAt(now.table.columns[own], row);
    return (cell ?? "") === (cellAt(table.columns[column], at) ?? "");
  });
}

/**
 * Where the rows of a part stand by now: by their ids where it has some, else where they stood, with the answers that they
 * had.
 */
function locate(part: RestorePart, now: Roster): Located {
  const { table, layout } = now;
  const rowOf = new Int32Array(table.rowCount).fill(-1);
  const ids = part.ids === null ? -1 : layout.headings.indexOf(part.layout.headings[part.ids]!);
  const before = ids < 0 ? null : rowsById(part.table, part.ids!);
  const after = ids < 0 ? null : rowsById(table, ids);
  for (let row = 0; row < table.rowCount; row++) {
    if (before === null) {
      const at = row - part.offset;
      if (part.done[at] === 1 && hasAnswersOf(part, at, now, row)) rowOf[row] = at;
    } else {
      const id = idOf(table, ids, row);
      const at = after!.get(id) === row ? (before.get(id) ?? -1) : -1;
      if (part.done[at] === 1) rowOf[row] = at;
    }
  }
  return { part, rowOf };
}

/** What a cell held before, and whether it does not hold any more what was written there. */
interface Former {
  readonly cell: Cell;
  readonly isFormer: boolean;
  readonly isLeft: boolean;
}

function formerOf(parts: readonly Located[], heading: ResultHeading, row: number, now: Cell): Former {
  let cell = now;
  let isFormer = false;
  let isLeft = false;
  // The latest part first: what it replaced may have been written by an earlier one.
  for (const { part, rowOf } of parts) {
    const at = rowOf[row]!;
    const change = at < 0 ? undefined : changeOf(part, heading, at);
    if (change === undefined) continue;
    if (shows(cell, change.wrote, isDate(heading))) {
      cell = change.before;
      isFormer = true;
    } else if ((cell ?? "") !== (change.before ?? "")) isLeft = true;
  }
  return { cell, isFormer, isLeft: isLeft && !isFormer };
}

/** A former cell as it is written. Formulas were there only where a run was allowed to replace them. */
function written(heading: ResultHeading, cell: Cell, overwritten: boolean): NewCell {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  if (typeof cell !== "string") return cell;
  return isDate(heading) || (overwritten && isFormula(cell)) ? cell : asText(cell);
}

/** How many cells a part has changed whose row or column is not there any more. */
function countGone({ part, rowOf }: Located, { layout }: Roster): number {
  const found = new Set(rowOf);
  let count = 0;
  part.done.forEach((isDone, row) => {
    if (isDone === 0) return;
    for (const { heading } of part.results)
      if (!found.has(row) || !layout.results.has(heading))
        count += Number(changeOf(part, heading, row) !== undefined);
  });
  return count;
}

/** The former cells of all results, as changes; and how many cells are left because they hold something else. */
function formerCells(
  parts: readonly Located[],
  { table, layout }: Roster,
  overwritten: boolean,
): { readonly changes: ColumnChange[]; readonly cellsLeft: number } {
  let cellsLeft = 0;
  const changes = RESULT_HEADINGS.flatMap((heading): ColumnChange[] => {
    const column = layout.results.get(heading);
    if (column === undefined) return [];
    const cells = Array.from({ length: table.rowCount }, (_, row): NewCell | null => {
      const former = formerOf(parts, heading, row, cellAt(table.columns[column], row));
      cellsLeft += Number(former.isLeft);
      return former.isFormer ? written(heading, former.cell, overwritten) : null;
    });
    return [{ column, change: (row) => cells[row]! }];
  });
  return { changes, cellsLeft };
}

/**
 * Brings back what the last run replaced. Cells that hold something else by now are left alone. Columns that were added
 * stay. `written` tells how far it came, also when it ends in an error.
 *
 * @throws WorkbookError; the signal's reason, between whole rows; errors of Excel
 */
export async function restoreResults(
  context: Excel.RequestContext,
  point: RestorePoint,
  options: RestoreOptions,
): Promise<Restored> {
  const { onProgress, signal } = options;
  onProgress("looking", 0, 0);
  const around = await aroundRoster(context, await currentRoster(context, point.roster));
  const { place, layout } = around.current;
  const { sheet, table: own } = point.roster;
  if (own === undefined ? place.sheet !== sheet || place.table !== undefined : place.table?.name !== own)
    throw new WorkbookError("NOTHING_TO_RESTORE", nothingToRestore(sheet, own));
  if (place.rowCount === 0) return { sheet: place.sheet, table: own, cellsLeft: 0 };
  await refuseUnwritable(context, around);

  const body = await bodyOf(context, place);
  const formulas = new Set(RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []));
  const table = await readPlace(context, place, { body, formulas, signal });
  const now = { table, layout };
  const parts = point.parts.map((part) => locate(part, now)).reverse();
  const { changes, cellsLeft } = formerCells(parts, now, point.overwritten);
  const gone = parts.reduce((sum, part) => sum + countGone(part, now), 0);
  const ids = layout.headings.findIndex((heading) =>
    point.parts.some((part) => part.ids !== null && part.layout.headings[part.ids] === heading),
  );

  onProgress("restoring", 0, table.rowCount);
  const done = new Uint8Array(table.rowCount);
  const plan = planOfChanges(table.rowCount, changes);
  const corner = context.workbook.worksheets
    .getItem(place.sheet)
    .getCell(place.headingRow, place.firstColumn);
  // Without ids, a row is known by the answers by which it was found.
  const keys = ids < 0 ? [...layout.questions.values()] : [ids];
  const { left, occupied, misplaced } = await writePlan(
    context,
    {
      sheet: place.sheet,
      body,
      corner: await known(context, corner),
      headings: place.headings,
      table,
      offset: 0,
      checks: keys,
      identity: keys,
      plan,
      done,
    },
    options.written,
    {
      signal,
      onProgress: (rows) => {
        onProgress("restoring", rows, table.rowCount);
      },
    },
  );
  options.written.changedMeanwhile = left.length + occupied.length + misplaced.length;
  return { sheet: place.sheet, table: own, cellsLeft: cellsLeft + gone };
}
