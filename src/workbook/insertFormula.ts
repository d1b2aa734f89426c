// Formulas with the functions in the workbook: what they can be built from, and putting one into a cell.
import type { Cell } from "../roster/cells";
import type { BuiltFormula, FormulaRoster, FormulaWish, NamedArea, TableArea } from "../roster/formula";
import { buildFormula, fixedReference, placeProblem } from "../roster/formula";
import type { RosterColumn } from "../roster/headings";
import { columnUses } from "../roster/headings";
import { columnLetters } from "../roster/headings";
import { headingText } from "../roster/table";
import { FORMULA_PLACE, spillInTheWay } from "../words/formulaBuilder";
import type { CellInTheWay } from "../words/workbook";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf, meet } from "./blocks";
import type { CurrentRoster } from "./currentRoster";
import { currentRoster } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { readLines } from "./findSetup";
import type { Survey } from "./survey";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** What formulas can be built from. */
export interface FormulaSource {
  /** Undefined where no roster is at hand, for the functions that need none. */
  readonly roster: FormulaRoster | undefined;
  readonly columns: readonly RosterColumn[];
  /** From the first column to the last one that is a question or the role. */
  readonly answers: readonly [first: number, last: number];
  /** The column of roles, counted from the roster's first; null where there is none. */
  readonly role: number | null;
  readonly organisation: NamedArea | undefined;
  readonly roles: NamedArea | undefined;
  readonly tables: readonly TableArea[];
}

/** Rows beyond the last one, so that lines added later are read too. */
const SPARE_ROWS = 20;

/** The lines of the Organisation sheet: its table where that holds them all, else cells with room below. */
export async function organisationArea(
  context: Excel.RequestContext,
  survey: Survey,
): Promise<NamedArea | undefined> {
  const lines = await readLines(context, survey);
  if (lines === undefined) return undefined;
  const { sheet, column, firstRow, cells } = lines;
  const last = cells.findLastIndex((line) => line.some((cell) => headingText(cell) !== ""));
  const row = firstRow - 1;
  const table = survey.tables.find(
    ({ box, ...one }) =>
      one.sheet === sheet &&
      box.column === column &&
      box.columns === 2 &&
      box.row <= row &&
      row + last < box.row + box.rows,
  );
  const area = table === undefined ? { row, column, rows: last + 1 + SPARE_ROWS, columns: 2 } : table.box;
  const reference = table === undefined ? fixedReference({ sheet, ...area }) : `${table.name}[#All]`;
  return { sheet, ...area, reference };
}

/** The Roles sheet's table, or its plain cells with room below. */
function rolesArea({ setup, survey }: CurrentRoster): NamedArea | undefined {
  if (setup.roles === null || survey.roles?.used == null) return undefined;
  const { sheet = survey.roles.name, firstRow } = setup.roles.table;
  const headingRow = firstRow - 2;
  const table = survey.tables.find((one) => one.sheet === sheet && one.box.row === headingRow);
  if (table !== undefined) return { sheet, ...table.box, reference: `${table.name}[#All]` };
  const { row, rows, column, columns } = survey.roles.used;
  const area = { sheet, row: headingRow, column, columns, rows: row + rows - headingRow + SPARE_ROWS };
  return { ...area, reference: fixedReference(area) };
}

const tablesOf = ({ tables }: Survey): TableArea[] =>
  tables.map(({ name, sheet, box }) => ({ name, sheet, ...box }));

/**
 * Looks at what formulas can be built from.
 *
 * @throws WorkbookError as `currentRoster`; errors of Excel
 */
export async function formulaSource(
  context: Excel.RequestContext,
  choice?: RosterChoice,
): Promise<FormulaSource> {
  const current = await currentRoster(context, choice);
  const { survey, setup, place, layout } = current;
  const { sheet, headingRow, firstColumn, rowCount } = place;
  const cells = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(headingRow, firstColumn, 1, place.headings.length)
    .load("values");
  await context.sync();
  const headings = (cells.values as Cell[][])[0]!.map((cell) =>
    cell === null ? "" : String(cell as string),
  );
  const used = [...layout.questions.values(), ...(layout.role === null ? [] : [layout.role])];
  return {
    roster: {
      sheet,
      table: place.table?.name,
      headings,
      headingRow,
      firstColumn,
      rowCount,
      hasTotals: place.table?.hasTotals === true,
    },
    columns: columnUses(place.headings, setup.known),
    answers: [0, Math.max(...used)],
    role: layout.role,
    organisation: await organisationArea(context, survey),
    roles: layout.role === null ? undefined : rolesArea(current),
    tables: tablesOf(survey),
  };
}

/** The same for functions that read no people. @throws errors of Excel */
export async function sourceWithoutRoster(context: Excel.RequestContext): Promise<FormulaSource> {
  const survey = await surveyWorkbook(context);
  return {
    roster: undefined,
    columns: [],
    answers: [0, 0],
    role: null,
    organisation: await organisationArea(context, survey),
    roles: undefined,
    tables: tablesOf(survey),
  };
}

/** A cell. Row and column count from 0. */
export interface TargetCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What became of a formula. */
export type Insertion =
  | { readonly outcome: "inserted"; readonly formula: string; readonly cell: string; readonly cells: string }
  /** The cell holds something: nothing was written. */
  | { readonly outcome: "asking"; readonly cell: string; readonly shows: string };

const nameOf = (row: number, column: number): string => `${columnLetters(column)}${String(row + 1)}`;
const boxName = ({ row, column, rows, columns }: Box): string =>
  rows * columns === 1
    ? nameOf(row, column)
    : `${nameOf(row, column)}:${nameOf(row + rows - 1, column + columns - 1)}`;

const MOST_NAMED = 10;
const MOST_ROWS_LOOKED_AT = 1000;

/** The cell's own result, which a new formula replaces; as far as this Excel can tell. */
function spillOf(cell: Excel.Range): Excel.Range | null {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.12")) return null;
  return cell.getSpillingToRangeOrNullObject().load(BOX_PROPERTIES);
}

/** @throws WorkbookError CELLS_IN_THE_WAY where the result would not have free cells, but for `own` */
async function refuseOccupiedSpill(
  context: Excel.RequestContext,
  { sheet, ...box }: Box & { readonly sheet: string },
  own: Box,
): Promise<void> {
  const area = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(box.row, box.column, box.rows, box.columns);
  const used = area.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES);
  await context.sync();
  if (used.isNullObject) return;
  const { row, column, rows, columns } = boxOf(used);
  const top = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(row, column, Math.min(rows, MOST_ROWS_LOOKED_AT), columns)
    .load("formulas");
  await context.sync();
  const found = (top.formulas as Cell[][]).flatMap((line, r) =>
    line.flatMap((cell, c): CellInTheWay[] => {
      const at: Box = { row: row + r, column: column + c, rows: 1, columns: 1 };
      if (cell === "" || meet(at, own)) return [];
      const isFormula = typeof cell === "string" && cell.startsWith("=");
      return [[nameOf(at.row, at.column), isFormula ? null : String(cell as string)]];
    }),
  );
  if (found.length > 0 || rows > MOST_ROWS_LOOKED_AT)
    throw new WorkbookError("CELLS_IN_THE_WAY", spillInTheWay(boxName(box), found.slice(0, MOST_NAMED)));
}

/**
 * Puts a formula into a cell. A cell that holds something is only replaced with `overwrite`; cells that the result fills
 * must be free.
 *
 * @throws WorkbookError CANNOT_WRITE where it cannot stand there, CELLS_IN_THE_WAY; errors of Excel
 */
export async function insertFormula(
  context: Excel.RequestContext,
  { roster, tables }: Pick<FormulaSource, "roster" | "tables">,
  wish: FormulaWish,
  target: TargetCell,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<Insertion> {
  const built: BuiltFormula = buildFormula(roster, wish, target.row);
  const name = nameOf(target.row, target.column);
  const problem = placeProblem(built, wish, target, roster, tables);
  if (problem !== undefined) {
    const { kind } = problem;
    const about = "table" in problem ? problem.table : (roster?.sheet ?? "");
    throw new WorkbookError("CANNOT_WRITE", FORMULA_PLACE[kind](name, about));
  }
  const { sheet, row, column } = target;
  const cell = context.workbook.worksheets.getItem(sheet).getCell(row, column).load("formulas");
  const spill = spillOf(cell);
  await context.sync();
  const holds = String((cell.formulas as Cell[][])[0]![0] as string);
  if (holds !== "" && !overwrite) return { outcome: "asking", cell: name, shows: holds };
  const box: Box = { row, column, rows: built.rows, columns: built.columns };
  const itself: Box = { row, column, rows: 1, columns: 1 };
  const own = spill === null || spill.isNullObject ? itself : boxOf(spill);
  if (box.rows * box.columns > 1) await refuseOccupiedSpill(context, { sheet, ...box }, own);
  cell.formulas = [[built.formula]];
  await context.sync();
  return { outcome: "inserted", formula: built.formula, cell: name, cells: boxName(box) };
}

/** The selected cell, as a place for a formula. @throws errors of Excel */
export async function selectedCell(context: Excel.RequestContext): Promise<TargetCell> {
  const cell = context.workbook.getActiveCell().load("rowIndex,columnIndex,worksheet/name");
  await context.sync();
  return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
}
