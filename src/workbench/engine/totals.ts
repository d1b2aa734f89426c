// Sums, counts and extremes: own ones, because Univer's take microseconds for each cell, and these are asked of many.
import type { CellValue } from "../../host/workbook/values";
import { isCellError } from "../../host/workbook/values";
import { filledBox } from "./cells";
import type { Evaluation } from "./evaluation";
import { finite, numberOf } from "./operators";
import type { OwnFunction } from "./ownFunctions";
import { wrongCount } from "./univerFunctions";
import type { Value } from "./values";
import { is } from "./values";

/** Hands over each value of an argument; those of cells and of rows are `listed`, others were written as they are. */
function each(evaluation: Evaluation, value: Value, take: (value: CellValue, listed: boolean) => void): void {
  if (is(value, "cells")) {
    const { row, column, rows, columns } = filledBox(value.area);
    const { grid } = value.area.sheet;
    const end = Math.min(row + rows, grid.rows.length);
    for (let at = row; at < end; at++) {
      const cells = grid.rows[at];
      if (cells === undefined) continue;
      const last = Math.min(column + columns, cells.length);
      for (let index = column; index < last; index++) take(cells[index] ?? null, true);
    }
  } else if (is(value, "rows")) for (const cells of value.rows) for (const one of cells) take(one, true);
  else take(evaluation.dereferenced(value) as CellValue, false);
}

interface Totals {
  sum: number;
  count: number;
  least: number;
  most: number;
}

/** A function of the numbers among its arguments; the first error is the result. */
function total(name: string, resultOf: (totals: Totals) => CellValue): [string, OwnFunction] {
  return [
    name,
    (evaluation, args) => {
      if (args.length === 0) return wrongCount(name, 0);
      const totals: Totals = { sum: 0, count: 0, least: Infinity, most: -Infinity };
      let fault: CellValue = null;
      const take = (value: CellValue, listed: boolean): void => {
        if (listed && typeof value !== "number" && !isCellError(value)) return;
        const own = numberOf(value);
        if (typeof own !== "number") {
          fault ??= own;
          return;
        }
        totals.sum += own;
        totals.count++;
        if (own < totals.least) totals.least = own;
        if (own > totals.most) totals.most = own;
      };
      for (const value of args) each(evaluation, value, take);
      return fault ?? resultOf(totals);
    },
  ];
}

function count(name: string, counts: (value: CellValue, listed: boolean) => boolean): [string, OwnFunction] {
  return [
    name,
    (evaluation, args) => {
      if (args.length === 0) return wrongCount(name, 0);
      let found = 0;
      for (const value of args)
        each(evaluation, value, (one, listed) => {
          if (counts(one, listed)) found++;
        });
      return found;
    },
  ];
}

export const totals: readonly (readonly [string, OwnFunction])[] = [
  total("SUM", ({ sum }) => finite(sum)),
  total("AVERAGE", ({ sum, count: all }) => (all === 0 ? { error: "#DIV/0!" } : finite(sum / all))),
  total("MIN", ({ count: all, least }) => (all === 0 ? 0 : least)),
  total("MAX", ({ count: all, most }) => (all === 0 ? 0 : most)),
  count("COUNT", (value, listed) =>
    listed ? typeof value === "number" : !isCellError(value) && typeof numberOf(value) === "number",
  ),
  count("COUNTA", (value, listed) => !listed || value !== null),
];
