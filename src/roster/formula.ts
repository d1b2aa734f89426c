// Formulas with the functions, built for a roster: their text, what they read, and how many cells they fill.
import { QUESTIONS } from "../policy/questions";
import { RULES } from "../policy/rules";
import { columnLetters } from "./headings";

/** The functions that can be inserted. */
export const FUNCTION_NAMES = [
  "CERTVERDICT",
  "CERTEXPLAIN",
  "CERTQUESTIONS",
  "CERTRULES",
  "CERTVERSION",
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Cells on a sheet. Rows and columns count from 0. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Cells and how a formula names them. */
export interface NamedArea extends Area {
  readonly reference: string;
}

/** A roster as formulas see it. Rows and columns count from 0. */
export interface FormulaRoster {
  readonly sheet: string;
  /** Undefined for plain cells. */
  readonly table: string | undefined;
  /** As they stand in the cells, spaces included. */
  readonly headings: readonly string[];
  readonly headingRow: number;
  readonly firstColumn: number;
  /** Data rows. */
  readonly rowCount: number;
  readonly hasTotals: boolean;
}

/** What is wanted. */
export interface FormulaWish {
  readonly name: FunctionName;
  /** All rows at once, or the row in which the formula stands. */
  readonly scope: "roster" | "row";
  /** The first and the last column of the roster that are read, counted from its first. */
  readonly columns: readonly [first: number, last: number];
  /** The one column of CERTEXPLAIN that is wanted; undefined for all eight. */
  readonly explained?: string | undefined;
  readonly organisation?: NamedArea | undefined;
  readonly roles?: NamedArea | undefined;
}

/** A formula and its cells. */
export interface BuiltFormula {
  readonly formula: string;
  /** How many cells its result fills. */
  readonly rows: number;
  readonly columns: number;
  /** What it reads; it must stand in none of these cells. */
  readonly reads: readonly Area[];
}

/** A sheet's name as formulas write it. */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

/** Cells as a formula names them for good: 'My sheet'!$A$1:$B$9. */
export function fixedReference({ sheet, row, column, rows, columns }: Area): string {
  const cell = (r: number, c: number): string => `$${columnLetters(c)}$${String(r + 1)}`;
  return `${sheetPrefix(sheet)}${cell(row, column)}:${cell(row + rows - 1, column + columns - 1)}`;
}

/** A heading in a structured reference: some characters stand behind an apostrophe. */
const bracketed = (heading: string): string => `[${heading.replace(/['[\]#@]/g, "'$&")}]`;

/** Excel takes spaces at the ends of a name for decoration: such a column is named by its address. */
const isNameable = (heading: string): boolean => heading !== "" && heading.trim() === heading;

const EXPLAINED_COLUMNS = 8;
const LIST_COLUMNS = 5;
/** Behind the rules stands what else a cell can show. */
const LINES_BESIDE_RULES = 3;

/** The references to people and, for a single row, to their headings. `row` is the formula's own, from 0. */
function peopleReferences(
  { sheet, table, headings, headingRow, firstColumn, rowCount, hasTotals }: FormulaRoster,
  { scope, columns: [first, last] }: FormulaWish,
  row: number,
): { readonly references: readonly string[]; readonly reads: readonly Area[] } {
  const [left, right] = [headings[first] ?? "", headings[last] ?? ""];
  const width = { sheet, column: firstColumn + first, columns: last - first + 1 };
  const heading: Area = { ...width, row: headingRow, rows: 1 };
  const all: Area = { ...width, row: headingRow, rows: 1 + rowCount + (hasTotals ? 1 : 0) };
  const own: Area = { ...width, row, rows: 1 };
  const byName = table !== undefined && isNameable(left) && isNameable(right);
  const span = first === last ? bracketed(left) : `${bracketed(left)}:${bracketed(right)}`;
  if (scope === "roster") {
    const isWhole = table !== undefined && first === 0 && last === headings.length - 1;
    const named = isWhole ? `${table}[#All]` : byName ? `${table}[[#All],${span}]` : undefined;
    return { references: [named ?? fixedReference(all)], reads: [all] };
  }
  const reads = [own, heading];
  if (byName) return { references: [`${table}[@${span}]`, `${table}[[#Headers],${span}]`], reads };
  // The row moves with the formula, so that it can be filled down.
  const cells = [first, last].map((at) => `$${columnLetters(firstColumn + at)}${String(row + 1)}`);
  return { references: [`${sheetPrefix(sheet)}${cells.join(":")}`, fixedReference(heading)], reads };
}

/** Builds a formula that stands on this sheet row, from 0. */
export function buildFormula(
  roster: FormulaRoster | undefined,
  wish: FormulaWish,
  row: number,
): BuiltFormula {
  const { name, scope, explained, organisation, roles } = wish;
  const text = (args: readonly string[]): string => {
    const used = args.slice(0, args.findLastIndex((one) => one !== "") + 1);
    return `=${name}(${used.join(",")})`;
  };
  switch (name) {
    case "CERTQUESTIONS":
      return { formula: text([]), rows: QUESTIONS.length + 1, columns: LIST_COLUMNS, reads: [] };
    case "CERTRULES":
      return {
        formula: text([]),
        rows: RULES.length + 1 + LINES_BESIDE_RULES,
        columns: LIST_COLUMNS,
        reads: [],
      };
    case "CERTVERSION": {
      const reads = organisation === undefined ? [] : [organisation];
      return { formula: text([organisation?.reference ?? ""]), rows: 1, columns: 2, reads };
    }
    default: {
      if (roster === undefined) throw new Error(`${name} needs a roster`);
      const { references, reads } = peopleReferences(roster, wish, row);
      const column = name === "CERTEXPLAIN" && explained !== undefined ? `"${explained}"` : "";
      const [answers, headings = ""] = references;
      const isWide = name === "CERTEXPLAIN" && explained === undefined;
      return {
        formula: text([answers!, headings, organisation?.reference ?? "", roles?.reference ?? "", column]),
        rows: scope === "row" ? 1 : reads[0]!.rows,
        columns: isWide ? EXPLAINED_COLUMNS : 1,
        reads: [...reads, ...[organisation, roles].filter((one) => one !== undefined)],
      };
    }
  }
}

/** A table of the workbook, whatever it is for. */
export interface TableArea extends Area {
  readonly name: string;
}

/** Why a formula cannot stand in a cell. */
export type PlaceProblem =
  /** It would read its own result. */
  | { readonly kind: "circular" }
  /** A result of several cells cannot stand in a table; beside one it would be drawn into it. */
  | { readonly kind: "inTable" | "besideTable"; readonly table: string }
  /** A formula for its own row stands beside no row of the roster. */
  | { readonly kind: "noRow" };

function meet(a: Area, b: Area): boolean {
  return (
    a.sheet === b.sheet &&
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** What keeps a formula from standing in a cell; undefined where it can. */
export function placeProblem(
  { rows, columns, reads }: BuiltFormula,
  { scope, name }: FormulaWish,
  cell: Pick<Area, "sheet" | "row" | "column">,
  roster: FormulaRoster | undefined,
  tables: readonly TableArea[],
): PlaceProblem | undefined {
  const result: Area = { ...cell, rows, columns };
  const forPeople = name === "CERTVERDICT" || name === "CERTEXPLAIN";
  if (forPeople && scope === "row" && roster !== undefined) {
    const from = roster.headingRow + 1;
    if (cell.sheet !== roster.sheet || cell.row < from || cell.row >= from + roster.rowCount)
      return { kind: "noRow" };
  }
  if (reads.some((area) => meet(area, result))) return { kind: "circular" };
  if (rows === 1 && columns === 1) return undefined;
  const inside = tables.find((table) => meet(table, result));
  if (inside !== undefined) return { kind: "inTable", table: inside.name };
  const beside = tables.find((table) =>
    meet({ ...table, rows: table.rows + 1, columns: table.columns + 1 }, { ...cell, rows: 1, columns: 1 }),
  );
  return beside && { kind: "besideTable", table: beside.name };
}

/** The cell that suits a formula for the whole roster: on its heading row, with a column between. */
export function suggestedCell({ sheet, headingRow, firstColumn, headings }: FormulaRoster) {
  return { sheet, row: headingRow, column: firstColumn + headings.length + 1 };
}
