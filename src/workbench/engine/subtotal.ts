// SUBTOTAL: one of eleven functions over the cells that are in view and are no subtotals themselves.
import type { Area } from "../../host/formulas/areas";
import type { Box } from "../../host/workbook/address";
import { filterOf } from "../../host/workbook/filtering";
import { valueAt } from "../../host/workbook/grid";
import { paintedAt } from "../../host/workbook/painted";
import type { Sheet } from "../../host/workbook/sheet";
import type { CellValue } from "../../host/workbook/values";
import { FORMULAS } from "../../words/formulas";
import { filledBox } from "./cells";
import { numberOf } from "./operators";
import type { OwnFunction } from "./ownFunctions";
import { error, is, isError, ofRows } from "./values";

// support.microsoft.com/office/subtotal-function-7b027003-f060-4ade-9040-e478765b9939
const FUNCTIONS = [
  "AVERAGE",
  "COUNT",
  "COUNTA",
  "MAX",
  "MIN",
  "PRODUCT",
  "STDEV.S",
  "STDEV.P",
  "SUM",
  "VAR.S",
  "VAR.P",
];
/** From here on rows count as out of view that no filter has hidden. */
const ALL_HIDDEN = 100;

export const subtotal: OwnFunction = (evaluation, [which, ...values]) => {
  const number = numberOf(evaluation.first(which!));
  if (typeof number !== "number") return number;
  const name = FUNCTIONS[(Math.floor(number) % ALL_HIDDEN) - 1];
  if (name === undefined || number < 0 || number >= 2 * ALL_HIDDEN) return { error: "#VALUE!" };
  const seen: CellValue[] = [];
  for (const value of values) {
    if (isError(value)) return value;
    if (!is(value, "cells")) return error("#VALUE!", FORMULAS.noCells("SUBTOTAL"));
    seen.push(...visible(value.area, number > ALL_HIDDEN));
  }
  // One value alone would be taken for an argument that somebody wrote.
  const rows = ofRows([...seen, null, null].map((value) => [value]));
  return evaluation.callNamed(name, [rows]);
};

function* visible(area: Area, byHand: boolean): Generator<CellValue> {
  const { sheet } = area;
  const hidden = sheet.state.formats["rowHidden"] ?? [];
  const filtered = byHand ? [] : filteredBoxes(sheet);
  const { row: first, column, rows, columns } = filledBox(area);
  for (let row = first; row < first + rows; row++) {
    const counts = byHand || filtered.some((box) => row >= box.row && row < box.row + box.rows);
    if (counts && paintedAt(hidden, row, 0) === true) continue;
    for (let at = column; at < column + columns; at++)
      if (!/^=(?:SUBTOTAL|AGGREGATE)\(/i.test(sheet.formulaAt(row, at)?.text ?? ""))
        yield valueAt(sheet.grid, row, at);
  }
}

/** Where filters are at work. */
function filteredBoxes(sheet: Sheet): Box[] {
  const { tables } = sheet.workbook.state;
  return sheet.state.filters.flatMap(({ table: id }) => {
    const table = tables.find((one) => one.id === id) ?? null;
    return filterOf({ sheet, table })?.box ?? [];
  });
}
