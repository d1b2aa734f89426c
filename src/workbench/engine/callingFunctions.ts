// Functions that call a LAMBDA for each value, row or column.
import type { Matrix } from "../../host/formulas/references";
import type { CellValue } from "../../host/workbook/values";
import { isCellError } from "../../host/workbook/values";
import { FORMULAS } from "../../words/formulas";
import { filledBox } from "./cells";
import type { Evaluation } from "./evaluation";
import { numberOf, spread } from "./operators";
import type { OwnFunction } from "./ownFunctions";
import { wrongCount } from "./univerFunctions";
import type { Value } from "./values";
import { error, is, isError, isScalar, ofRows } from "./values";

/** The one value that a call gives; several are an error. */
function one(evaluation: Evaluation, name: string, callable: Value, args: readonly Value[]): CellValue {
  const result = evaluation.dereferenced(evaluation.apply(callable, args));
  return isScalar(result) ? result : error("#CALC!", FORMULAS.oneRow(name));
}

/** The parts of a value: cells stay cells, so that their place can be asked for. */
function parts(evaluation: Evaluation, value: Value, by: "cell" | "row" | "column"): Value[][] {
  const matrix = evaluation.matrix(value);
  const box = is(value, "cells") ? filledBox(value.area) : null;
  const part = (row: number, column: number, rows: number, columns: number): Value => {
    if (is(value, "cells"))
      return {
        kind: "cells",
        area: {
          sheet: value.area.sheet,
          box: { row: box!.row + row, column: box!.column + column, rows, columns },
        },
      };
    return ofRows(matrix.slice(row, row + rows).map((cells) => cells.slice(column, column + columns)));
  };
  const [height, width] = [matrix.length, matrix[0]!.length];
  if (by === "row") return matrix.map((_, row) => [part(row, 0, 1, width)]);
  if (by === "column") return [matrix[0]!.map((_, column) => part(0, column, height, 1))];
  return matrix.map((cells, row) => cells.map((_, column) => part(row, column, 1, 1)));
}

const map: OwnFunction = (evaluation, args) => {
  const callable = args.at(-1)!;
  const lists = args.slice(0, -1).map((value) => parts(evaluation, value, "cell"));
  // Laid over each other by number, to have the places where one of them is too short as #N/A.
  const numbers = lists.map((list): Matrix =>
    list.map((cells, row) => cells.map((_, column) => row * cells.length + column)),
  );
  const flat = lists.map((list) => list.flat());
  return ofRows(
    spread(numbers, (places) => {
      const values = places.map((place, which) => (typeof place === "number" ? flat[which]![place]! : place));
      return one(evaluation, "MAP", callable, values);
    }),
  );
};

function byParts(name: string, by: "row" | "column"): OwnFunction {
  return (evaluation, [value, callable]) =>
    isError(value!)
      ? value
      : ofRows(
          parts(evaluation, value!, by).map((list) =>
            list.map((part) => one(evaluation, name, callable!, [part])),
          ),
        );
}

/** REDUCE gives the last of what SCAN gives. */
const reduce: OwnFunction = (evaluation, [initial, value, callable]) =>
  parts(evaluation, value!, "cell")
    .flat()
    .reduce((sum, part) => evaluation.apply(callable!, [sum, part]), initial!);

const scan: OwnFunction = (evaluation, [initial, value, callable]) => {
  let sum: Value = initial!;
  return ofRows(
    parts(evaluation, value!, "cell").map((list) =>
      list.map((part) => {
        const result = one(evaluation, "SCAN", callable!, [sum, part]);
        sum = result;
        return result;
      }),
    ),
  );
};

/** How many cells MAKEARRAY makes at most. */
const MOST = 1_000_000;

const makeArray: OwnFunction = (evaluation, [rows, columns, callable]) => {
  const sizes = [rows, columns].map((value) => numberOf(evaluation.first(value!)));
  const fault = sizes.find(isCellError);
  if (fault !== undefined) return fault;
  const [height, width] = sizes.map((size) => Math.floor(Number(size)));
  if (height! < 1 || width! < 1 || height! * width! > MOST) return { error: "#VALUE!" };
  return ofRows(
    Array.from({ length: height! }, (_row, row) =>
      Array.from({ length: width! }, (_column, column) =>
        one(evaluation, "MAKEARRAY", callable!, [row + 1, column + 1]),
      ),
    ),
  );
};

/** With the number of arguments that each takes. */
export const callingFunctions: readonly (readonly [string, OwnFunction])[] = (
  [
    ["MAP", 2, 254, map],
    ["BYROW", 2, 2, byParts("BYROW", "row")],
    ["BYCOL", 2, 2, byParts("BYCOL", "column")],
    ["REDUCE", 3, 3, reduce],
    ["SCAN", 3, 3, scan],
    ["MAKEARRAY", 3, 3, makeArray],
  ] as const
).map(([name, least, most, own]) => [
  name,
  (evaluation, args) => {
    if (args.length < least || args.length > most) return wrongCount(name, args.length);
    const callable = args.at(-1)!;
    if (isError(callable)) return callable;
    return is(callable, "callable") ? own(evaluation, args) : error("#VALUE!", FORMULAS.notCallable);
  },
]);
