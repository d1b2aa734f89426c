// Looking for one exact value in a column or row of cells, as thousands of formulas may do in the same one: by an index of it.
import type { Area } from "../../host/formulas/areas";
import type { Evaluation } from "./evaluation";
import { finite, numberOf } from "./operators";
import type { OwnFunction } from "./ownFunctions";
import { callFunction } from "./univerFunctions";
import type { Value } from "./values";
import { is, isScalar } from "./values";

/** Tries the index; all other ways of looking are Univer's. */
function indexed(
  name: string,
  find: (evaluation: Evaluation, args: readonly Value[]) => Value | undefined,
): [string, OwnFunction] {
  return [
    name,
    (evaluation, args) => find(evaluation, args) ?? callFunction(name, args, evaluation.at, evaluation.cells),
  ];
}

/** The value to look for, where an index can find it: neither an error, nor empty, nor a text with wildcards where these count. */
function wanted(
  evaluation: Evaluation,
  value: Value | undefined,
  wildcards: boolean,
): string | number | boolean | undefined {
  const own = value === undefined ? undefined : evaluation.dereferenced(value);
  if (own === undefined || own === null || own === "" || !isScalar(own) || typeof own === "object")
    return undefined;
  return wildcards && typeof own === "string" && /[*?~]/.test(own) ? undefined : own;
}

/** A column or row of cells. */
function line(value: Value | undefined): Area | undefined {
  if (value === undefined || !is(value, "cells")) return undefined;
  const { rows, columns } = value.area.box;
  return rows === 1 || columns === 1 ? value.area : undefined;
}

/** Does an argument say 0 or FALSE? */
function isZero(evaluation: Evaluation, value: Value | undefined): boolean {
  return value !== undefined && !is(value, "omitted") && numberOf(evaluation.first(value)) === 0;
}

function match(evaluation: Evaluation, [value, among, type]: readonly Value[]): Value | undefined {
  const [own, area] = [wanted(evaluation, value, true), line(among)];
  if (own === undefined || area === undefined || !isZero(evaluation, type)) return undefined;
  const place = evaluation.cells.places(area, own)[0];
  return place === undefined ? { error: "#N/A" } : place + 1;
}

function xlookup(evaluation: Evaluation, args: readonly Value[]): Value | undefined {
  const [value, among, from, otherwise] = args;
  const [own, area] = [wanted(evaluation, value, false), line(among)];
  if (own === undefined || area === undefined || args.length > 4 || from === undefined || !is(from, "cells"))
    return undefined;
  const { sheet, box } = from.area;
  const isColumn = area.box.columns === 1;
  if (isColumn ? box.rows !== area.box.rows : box.columns !== area.box.columns) return undefined;
  const place = evaluation.cells.places(area, own)[0];
  if (place === undefined)
    return otherwise === undefined || is(otherwise, "omitted") ? { error: "#N/A" } : otherwise;
  const found = isColumn
    ? { ...box, row: box.row + place, rows: 1 }
    : { ...box, column: box.column + place, columns: 1 };
  return { kind: "cells", area: { sheet, box: found } };
}

function vlookup(evaluation: Evaluation, [value, among, number, type]: readonly Value[]): Value | undefined {
  const own = wanted(evaluation, value, true);
  if (own === undefined || among === undefined || !is(among, "cells") || !isZero(evaluation, type))
    return undefined;
  const { sheet, box } = among.area;
  const column = numberOf(evaluation.first(number!));
  if (typeof column !== "number" || column < 1 || Math.floor(column) > box.columns) return undefined;
  const place = evaluation.cells.places({ sheet, box: { ...box, columns: 1 } }, own)[0];
  if (place === undefined) return { error: "#N/A" };
  const cell = { row: box.row + place, column: box.column + Math.floor(column) - 1, rows: 1, columns: 1 };
  return { kind: "cells", area: { sheet, box: cell } };
}

function countIf(evaluation: Evaluation, [among, criterion]: readonly Value[]): Value | undefined {
  const [own, area] = [wanted(evaluation, criterion, true), line(among)];
  if (own === undefined || area === undefined || typeof own === "boolean") return undefined;
  // Conditions, and texts that stand for numbers, dates or booleans, of which cells may hold either.
  if (typeof own === "string" && (/^(?:[<>=#]|true$|false$)/i.test(own) || typeof numberOf(own) === "number"))
    return undefined;
  const count = evaluation.cells.places(area, own).length;
  return finite(typeof own === "number" ? count + evaluation.cells.places(area, String(own)).length : count);
}

export const lookups: readonly (readonly [string, OwnFunction])[] = [
  indexed("MATCH", match),
  indexed("XLOOKUP", xlookup),
  indexed("VLOOKUP", vlookup),
  indexed("COUNTIF", countIf),
];
