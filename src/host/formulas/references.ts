// What references, structured references and names in a formula stand for.
import { boxAddress, cellBox, overlap, quotedSheetName } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import { precedentsOfCell } from "../workbook/formulaCell";
import { valueAt, valuesOf } from "../workbook/grid";
import { dataBox, geometryOf } from "../workbook/table";
import type { CellError, CellValue } from "../workbook/values";
import type { NamedItem, Workbook } from "../workbook/workbook";
import type { Area } from "./areas";
import type { FormulaPlace } from "./changes";
import type { Expression, ReferenceExpression, StructuredExpression } from "./expression";
import { sameName } from "./expression";
import type { Precedent } from "./precedents";
import { precedentsOf } from "./precedents";
import type { FormulaTables } from "./structured";
import { resolveStructured } from "./structured";

/** Rows of equal length. */
export type Matrix = readonly (readonly CellValue[])[];

/** What a formula reads, and a text that is the same as long as its references mean the same. */
export interface Reads {
  readonly areas: readonly Area[];
  readonly key: string;
}

/** How far names may be defined by other names. */
const DEEPEST_NAME = 16;

/** Where the formula stands, for references without a sheet or a table. */
export function placeOf({ sheet, row, column }: FormulaCell): FormulaPlace {
  const table = sheet.workbook.state.tables.find(
    (table) => table.sheet === sheet && overlap(table.state.box, cellBox(row, column)),
  );
  return { sheet: sheet.name, table: table?.state.name ?? null };
}

/** The tables of a workbook as structured references see them. */
export function tablesOf({ state }: Workbook): FormulaTables {
  return {
    find(name) {
      const table = state.tables.find((table) => sameName(table.state.name, name));
      return table === undefined ? null : geometryOf(table);
    },
    containing(sheet, row, column) {
      const table = state.tables.find(
        (table) => sameName(table.sheet.name, sheet) && overlap(table.state.box, cellBox(row, column)),
      );
      return table === undefined ? null : geometryOf(table);
    },
  };
}

/** Does what the formula refers to depend on more than its own text: on tables, names, or on how far a result spills? */
export function refersByName(formula: FormulaCell): boolean {
  return precedentsOfCell(formula).some(
    (precedent) => precedent.kind !== "reference" || precedent.spill || precedent.sheet !== null,
  );
}

/** What a formula reads now. */
export function readsOf(workbook: Workbook, formula: FormulaCell): Reads {
  const areas: Area[] = [];
  const keys: string[] = [];
  const take = (precedent: Precedent, depth: number): void => {
    if (precedent.kind === "name") {
      const meaning = meaningOf(workbook, formula, precedent.name);
      if (meaning === undefined || "item" in meaning) {
        keys.push(meaning?.item.formula ?? "");
        if (meaning !== undefined && depth < DEEPEST_NAME)
          for (const inner of precedentsOf(meaning.item.formula)) take(inner, depth + 1);
        return;
      }
      add(meaning);
      return;
    }
    const found = areaOf(workbook, formula, precedent);
    // Whoever reads a spilled result reads the formula's cell too, even while nothing is spilled.
    if (precedent.kind === "reference" && precedent.spill)
      add(areaOf(workbook, formula, { ...precedent, spill: false }));
    add(found);
  };
  const add = (found: Area | CellError): void => {
    if ("error" in found) {
      keys.push(found.error);
      return;
    }
    areas.push(found);
    const { row, column, rows, columns } = found.box;
    keys.push(`${found.sheet.id} ${String(row)} ${String(column)} ${String(rows)} ${String(columns)}`);
  };
  for (const precedent of precedentsOfCell(formula)) take(precedent, 0);
  return { areas, key: keys.join(";") };
}

/** The cells of a reference, or the error that it is. */
export function areaOf(
  workbook: Workbook,
  at: FormulaCell,
  reference: ReferenceExpression | StructuredExpression,
): Area | CellError {
  if (reference.kind === "structured") {
    const place = { sheet: at.sheet.name, row: at.row, column: at.column };
    const found = resolveStructured(reference, tablesOf(workbook), place);
    return "error" in found ? found : { sheet: workbook.sheet(found.sheet), box: found.box };
  }
  const sheet = reference.sheet === null ? at.sheet : workbook.findSheet(reference.sheet);
  if (sheet === undefined) return { error: "#REF!" };
  if (!reference.spill) return { sheet, box: reference.box };
  const spilled = sheet.formulaAt(reference.box.row, reference.box.column)?.spill;
  return spilled == null ? { error: "#REF!" } : { sheet, box: spilled };
}

/** What a name stands for in a formula: the data of a table, or what it is defined as; undefined where there is none. */
export function meaningOf(
  workbook: Workbook,
  at: FormulaCell,
  name: string,
): Area | { readonly item: NamedItem } | undefined {
  const table = workbook.findTable(name);
  if (table !== undefined) return { sheet: table.sheet, box: dataBox(table.state) };
  const named = workbook.state.names.filter((item) => sameName(item.name, name));
  // A sheet's own name goes before the workbook's.
  const item = named.find(({ scope }) => scope === at.sheet) ?? named.find(({ scope }) => scope === null);
  return item && { item };
}

/** The values of cells. Very large areas, such as whole columns, end where what their sheet holds ends. */
export function valuesIn({ sheet, box }: Area): Matrix {
  if (box.rows * box.columns <= LARGE) return valuesOf(sheet.grid, box);
  const used = sheet.usedBox(true);
  const end = used === null ? box.row + 1 : Math.max(box.row + 1, used.row + used.rows);
  return valuesOf(sheet.grid, { ...box, rows: Math.min(box.rows, end - box.row) });
}
const LARGE = 1_000_000;

/** Implicit intersection: the cell of a reference in the formula's own row or column, else the first value. */
export function oneOf(workbook: Workbook, at: FormulaCell, of: Expression, result: Matrix): CellValue {
  if (of.kind === "reference" || of.kind === "structured") {
    const found = areaOf(workbook, at, of);
    const one = "error" in found ? found : crossing(at, found);
    return "error" in one ? one : valueAt(one.sheet.grid, one.box.row, one.box.column);
  }
  return result[0]?.[0] ?? null;
}

/** The one cell of an area in the formula's own row or column, or its only one; #VALUE! where there is none. */
export function crossing(at: FormulaCell, { sheet, box }: Area): Area | CellError {
  if (box.columns === 1 && isWithin(at.row, box.row, box.rows))
    return { sheet, box: cellBox(at.row, box.column) };
  if (box.rows === 1 && isWithin(at.column, box.column, box.columns))
    return { sheet, box: cellBox(box.row, at.column) };
  return box.rows > 1 || box.columns > 1 ? { error: "#VALUE!" } : { sheet, box };
}

function isWithin(place: number, from: number, count: number): boolean {
  return place >= from && place < from + count;
}

/** The full address of an argument that is a reference; null for anything else. */
export function addressOf(workbook: Workbook, at: FormulaCell, expression: Expression): string | null {
  if (expression.kind !== "reference" && expression.kind !== "structured") return null;
  const found = areaOf(workbook, at, expression);
  return "error" in found ? null : fullAddress(found);
}

/** Such as "Sheet1!A1:B2". */
export function fullAddress({ sheet, box }: Area): string {
  return `${quotedSheetName(sheet.name)}!${boxAddress(box)}`;
}
