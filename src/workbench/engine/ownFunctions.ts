// Functions that are about cells rather than values, and those that call others: what Univer's functions cannot see here.
import type { Area } from "../../host/formulas/areas";
import { parseFormula } from "../../host/formulas/parse";
import type { Box } from "../../host/workbook/address";
import { isOnSheet } from "../../host/workbook/address";
import type { CellError, CellValue } from "../../host/workbook/values";
import { isCellError } from "../../host/workbook/values";
import { FORMULAS } from "../../words/formulas";
import { filledBox } from "./cells";
import type { Evaluation } from "./evaluation";
import { callingFunctions } from "./callingFunctions";
import { lookups } from "./lookups";
import { numberOf, textOf } from "./operators";
import { subtotal } from "./subtotal";
import { totals } from "./totals";
import { callFunction, wrongCount } from "./univerFunctions";
import type { Value } from "./values";
import { error, is, isError, isScalar, ofRows } from "./values";

export type OwnFunction = (evaluation: Evaluation, args: readonly Value[]) => Value;

/** Checks the number of arguments first. */
function taking(name: string, least: number, most: number, own: OwnFunction): [string, OwnFunction] {
  return [
    name,
    (evaluation, args) =>
      args.length < least || args.length > most ? wrongCount(name, args.length) : own(evaluation, args),
  ];
}

/** Takes a reference; anything else is an error. */
function ofCells(name: string, work: (area: Area, evaluation: Evaluation) => Value): OwnFunction {
  return (evaluation, [value]) => {
    if (is(value!, "cells")) return work(value.area, evaluation);
    return isError(value!) ? value : error("#VALUE!", FORMULAS.noCells(name));
  };
}

/** ROWS and COLUMNS, of values too. */
function sizeOf(which: "rows" | "columns"): OwnFunction {
  return (evaluation, [value]) => {
    if (isError(value!)) return value;
    if (is(value!, "cells")) return value.area.box[which];
    const matrix = evaluation.matrix(value!);
    return which === "rows" ? matrix.length : matrix[0]!.length;
  };
}

/** ROW and COLUMN: of the formula itself, or of all rows or columns of an area. */
function placeOf(name: "ROW" | "COLUMN"): OwnFunction {
  const isRow = name === "ROW";
  const numbers = ofCells(name, (area) => {
    const box = filledBox(area);
    const places = Array.from({ length: isRow ? box.rows : box.columns }, (_, index) =>
      isRow ? box.row + index + 1 : box.column + index + 1,
    );
    return ofRows(isRow ? places.map((place) => [place]) : [places]);
  });
  return (evaluation, args) =>
    args.length === 0 ? (isRow ? evaluation.at.row : evaluation.at.column) + 1 : numbers(evaluation, args);
}

/** A number argument, whole; undefined where it is left out. */
function whole(evaluation: Evaluation, value: Value | undefined): number | CellError | undefined {
  if (value === undefined || is(value, "omitted")) return undefined;
  const number = numberOf(evaluation.first(value));
  return typeof number === "number" ? Math.floor(number) : number;
}

const offset: OwnFunction = (evaluation, [from, ...rest]) => {
  if (!is(from!, "cells")) return isError(from!) ? from : error("#VALUE!", FORMULAS.noCells("OFFSET"));
  const numbers = rest.map((value) => whole(evaluation, value));
  const fault = numbers.find((number) => typeof number === "object");
  if (fault !== undefined) return fault;
  const { sheet, box } = from.area;
  const [down = 0, right = 0, rows = box.rows, columns = box.columns] = numbers as (number | undefined)[];
  // Less than 0: up and to the left from there.
  const moved: Box = {
    row: box.row + down + Math.min(0, rows + 1),
    column: box.column + right + Math.min(0, columns + 1),
    rows: Math.abs(rows),
    columns: Math.abs(columns),
  };
  return isOnSheet(moved) ? evaluation.found({ sheet, box: moved }) : { error: "#REF!" };
};

const indirect: OwnFunction = (evaluation, [value, style]) => {
  const text = evaluation.first(value!);
  if (isCellError(text)) return text;
  const isA1 = style === undefined || is(style, "omitted") || Boolean(evaluation.first(style));
  const expression = parseFormula(`=${textOf(text)}`);
  const isReference = ["reference", "structured", "name"].includes(expression.kind);
  const found = isA1 && isReference ? evaluation.valueOf(expression, null) : null;
  return found !== null && is(found, "cells")
    ? evaluation.found(found.area)
    : error("#REF!", FORMULAS.noText);
};

/** INDEX of cells gives cells, which may be an end of a range or be looked at by their place. */
const index: OwnFunction = (evaluation, args) => {
  const [of, ...rest] = args;
  const numbers = rest.map((value) => evaluation.dereferenced(value)).map((value) => value ?? 0);
  if (!is(of!, "cells") || !numbers.every(isScalar) || rest.length > 2)
    return callFunction("INDEX", args, evaluation.at, evaluation.cells);
  const wholes = numbers.map((value) => whole(evaluation, value));
  const fault = wholes.find((number) => typeof number === "object");
  if (fault !== undefined) return fault;
  const { sheet, box } = of.area;
  const [one, other] = wholes as (number | undefined)[];
  const isInRow = box.rows === 1 && other === undefined;
  const row = isInRow ? 0 : one!;
  const column = isInRow ? one! : (other ?? (box.columns === 1 ? 1 : 0));
  if (row < 0 || column < 0) return { error: "#VALUE!" };
  if (row > box.rows || column > box.columns) return { error: "#REF!" };
  return {
    kind: "cells",
    area: {
      sheet,
      box: {
        row: box.row + Math.max(0, row - 1),
        column: box.column + Math.max(0, column - 1),
        rows: row === 0 ? box.rows : 1,
        columns: column === 0 ? box.columns : 1,
      },
    },
  };
};

/** The empty cells behind the filled part of a sheet count too. */
const countBlank = ofCells("COUNTBLANK", (area, evaluation) => {
  const isBlank = (value: CellValue): boolean => value === null || value === "";
  const matrix = evaluation.cells.matrix(area);
  const filled = matrix.reduce((sum, cells) => sum + cells.filter((value) => !isBlank(value)).length, 0);
  return area.box.rows * area.box.columns - filled;
});

function formulaText({ sheet, box }: Area): string | undefined {
  return sheet.formulaAt(box.row, box.column)?.text;
}

/** By their names in capitals. */
export const ownFunctions: ReadonlyMap<string, OwnFunction> = new Map([
  ...callingFunctions,
  ...totals,
  ...lookups,
  taking("ROW", 0, 1, placeOf("ROW")),
  taking("COLUMN", 0, 1, placeOf("COLUMN")),
  taking("ROWS", 1, 1, sizeOf("rows")),
  taking("COLUMNS", 1, 1, sizeOf("columns")),
  taking("OFFSET", 3, 5, offset),
  taking("INDIRECT", 1, 2, indirect),
  taking("INDEX", 2, 4, index),
  taking("COUNTBLANK", 1, 1, countBlank),
  taking("SUBTOTAL", 2, 255, subtotal),
  taking(
    "ISFORMULA",
    1,
    1,
    ofCells("ISFORMULA", (area) => formulaText(area) !== undefined),
  ),
  taking(
    "FORMULATEXT",
    1,
    1,
    ofCells("FORMULATEXT", (area) => formulaText(area) ?? { error: "#N/A" }),
  ),
  taking("ISREF", 1, 1, (_, [value]) => is(value!, "cells")),
  // What files write for @A1:A5 and for A1#.
  taking("SINGLE", 1, 1, (evaluation, [value]) => evaluation.single(value!)),
  taking("ANCHORARRAY", 1, 1, (evaluation, [value]) => evaluation.spilled(value!)),
]);
