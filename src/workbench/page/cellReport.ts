// What there is to know of the selected cells: for a screen reader, and for the status bar.
import type { Session } from "../../host/session";
import type { Box } from "../../host/workbook/address";
import { boxAddress, cellBox, contains, MAX_COLUMNS, MAX_ROWS } from "../../host/workbook/address";
import { numberFormatAt } from "../../host/workbook/edits";
import { valueAt } from "../../host/workbook/grid";
import type { Sheet } from "../../host/workbook/sheet";
import { dataBox, totalsBox } from "../../host/workbook/table";
import { isCellError } from "../../host/workbook/values";
import { CELL, LONGEST_READ_OUT } from "../../words/workbench";
import { shownText } from "../shownText";

export interface CellReport {
  /** Of all selected cells, such as "B2" or "B2:C9, E2". */
  readonly address: string;
  /** The sheet that they are on. */
  readonly sheet: string;
  /** The first cell's value with the message of an error; "" where it is empty. */
  readonly text: string;
  /** Is the first cell's value an error? */
  readonly isError: boolean;
  /** All there is to say, from the address on, in one line. */
  readonly words: string;
}

/** The column of a table that a data or totals cell belongs to. */
function headingOf(sheet: Sheet, cell: Box): string | undefined {
  for (const { sheet: own, state } of sheet.workbook.state.tables) {
    const totals = totalsBox(state);
    const isBelowHeadings = contains(dataBox(state), cell) || (totals !== null && contains(totals, cell));
    if (own === sheet && isBelowHeadings)
      return CELL.heading(state.columns[cell.column - state.box.column]!.name, state.name);
  }
  return undefined;
}

const cut = (text: string): string =>
  text.length <= LONGEST_READ_OUT ? text : `${text.slice(0, LONGEST_READ_OUT - 1)}…`;

/** What is said of a formula, or of the formula that fills the cell. */
function formulaParts(sheet: Sheet, { row, column }: Box): string[] {
  const formula = sheet.formulaAt(row, column);
  if (formula === undefined) {
    const source = sheet.spillOver(row, column);
    return source === undefined ? [] : [CELL.spilledFrom(boxAddress(cellBox(source.row, source.column)))];
  }
  const { text, spill, blocked } = formula;
  const parts = [CELL.formula(cut(text))];
  if (blocked !== null) parts.push(CELL.blocked(boxAddress(blocked)));
  else if (spill !== null && (spill.rows > 1 || spill.columns > 1))
    parts.push(CELL.spills(boxAddress(spill)));
  return parts;
}

/** How large the selection is; nothing is said of a single cell, and of whole rows, columns and sheets the address says it. */
function sizeParts(boxes: readonly Box[]): string[] {
  if (boxes.length > 1) return [CELL.blocks(boxes.length)];
  const { rows, columns } = boxes[0]!;
  const isWhole = rows === MAX_ROWS || columns === MAX_COLUMNS;
  return (rows > 1 || columns > 1) && !isWhole ? [CELL.size(rows, columns)] : [];
}

/** Looks at what a person has selected. */
export function reportSelection(session: Session): CellReport {
  const { activeSheet: sheet, selectedBoxes: boxes } = session;
  const { row, column } = boxes[0]!;
  const cell = cellBox(row, column);
  const value = valueAt(sheet.grid, row, column);
  const shown = shownText(value, numberFormatAt(sheet, row, column));
  const isError = isCellError(value);
  const text = isError ? CELL.error(shown, value.message ?? "") : shown;
  const address = boxes.map(boxAddress).join(", ");
  const heading = headingOf(sheet, cell);
  const parts = [
    address,
    ...sizeParts(boxes),
    ...(heading === undefined ? [] : [heading]),
    text === "" ? CELL.empty : cut(text),
    ...formulaParts(sheet, cell),
  ];
  return { address, sheet: sheet.name, text, isError, words: parts.join(", ") };
}
