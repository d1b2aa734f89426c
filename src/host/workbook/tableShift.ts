// What becomes of tables when cells are inserted or deleted.
import type { Box } from "./address";
import { sameBox } from "./address";
import { ApiError } from "./errors";
import type { Sheet } from "./sheet";
import type { Shift } from "./shift";
import { inserts, isVertical, shiftedParts } from "./shift";
import type { Table, TableColumn, TableState } from "./table";
import { withNewColumns } from "./table";

/** A table that a shift moves or changes. */
export interface MovedTable {
  readonly table: Table;
  /** What it becomes; null where it is deleted. */
  readonly state: Partial<TableState> | null;
  /** Rows that have come between its own. */
  readonly newRows: Box | null;
  /** Has it lost all its data rows? It gets an empty one then. */
  readonly isBare: boolean;
}

/** The tables that a shift concerns. @throws ApiError InsertDeleteConflict where one would be torn apart */
export function movedTables(sheet: Sheet, shift: Shift): MovedTable[] {
  return sheet.workbook.state.tables.flatMap((table): MovedTable[] => {
    if (table.sheet !== sheet) return [];
    const { state } = table;
    const parts = shiftedParts(state.box, shift);
    const box = parts[0];
    const isCut =
      box !== undefined &&
      (isVertical(shift) ? box.columns !== state.box.columns : box.rows !== state.box.rows);
    if (parts.length > 1 || isCut)
      throw new ApiError("InsertDeleteConflict", `The table ${state.name} would be torn apart.`);
    if (box === undefined) return [{ table, state: null, newRows: null, isBare: false }];
    if (sameBox(box, state.box)) return [];
    if (!isVertical(shift)) {
      const columns = columnsAfter(state.columns, state.box, shift);
      return [{ table, state: { box, columns }, newRows: null, isBare: false }];
    }
    return [withRows(table, box, shift)];
  });
}

function withRows(table: Table, box: Box, shift: Shift): MovedTable {
  const { state } = table;
  if (inserts(shift)) {
    const added = box.rows - state.box.rows;
    const newRows = added > 0 ? { ...box, row: shift.box.row, rows: added } : null;
    return { table, state: { box }, newRows, isBare: false };
  }
  const isDeleted = (row: number): boolean => row >= shift.box.row && row < shift.box.row + shift.box.rows;
  const hasHeaders = state.hasHeaders && !isDeleted(state.box.row);
  const hasTotals = state.hasTotals && !isDeleted(state.box.row + state.box.rows - 1);
  const isBare = box.rows <= Number(hasHeaders) + Number(hasTotals);
  if (isBare && !hasHeaders) return { table, state: null, newRows: null, isBare: false };
  return { table, state: { box, hasHeaders, hasTotals }, newRows: null, isBare };
}

/** The columns of a table after whole columns of it were inserted or deleted. */
function columnsAfter(columns: readonly TableColumn[], table: Box, shift: Shift): readonly TableColumn[] {
  const first = shift.box.column - table.column;
  if (!inserts(shift))
    return columns.filter((_, index) => index < first || index >= first + shift.box.columns);
  return first <= 0 ? columns : withNewColumns(columns, first, shift.box.columns);
}
