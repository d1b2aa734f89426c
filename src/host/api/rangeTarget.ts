// What a range is about: its cells, and how other cells are given beside it, as an object or by an address.
import { tablesOf } from "../formulas/references";
import { parseFormula } from "../formulas/parse";
import { resolveStructured } from "../formulas/structured";
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { parseBox, splitAddress } from "../workbook/address";
import { ApiError, invalidArgument } from "../workbook/errors";
import type { Sheet } from "../workbook/sheet";
import { dataBox } from "../workbook/table";
import type { Arguments } from "./arguments";
import { isApiObject } from "./objectType";

/** The cells of a range. @throws ApiError InvalidReference once they are deleted */
export function boxOf({ anchor }: RangeTarget): Box {
  if (anchor.box === null)
    throw new ApiError("InvalidReference", "The cells of this range have been deleted.");
  return anchor.box;
}

/** A range among the arguments of a call; undefined where something else was given. */
export function rangeGiven(args: Arguments, index: number): RangeTarget | undefined {
  const value = args.value(index);
  return isApiObject(value) && value.type.name === "Range" ? (value.target as RangeTarget) : undefined;
}

/** Cells of a sheet, as an argument gives them: a range, or an address that may name another sheet than `sheet`. */
export function placeGiven(
  args: Arguments,
  index: number,
  name: string,
  sheet: Sheet,
): { readonly sheet: Sheet; readonly box: Box } {
  const range = rangeGiven(args, index);
  if (range !== undefined) return { sheet: range.sheet, box: boxOf(range) };
  const address = args.text(index, name);
  const { sheet: named } = splitAddress(address);
  const on = named === null ? sheet : sheet.workbook.sheet(named);
  return { sheet: on, box: resolveAddress(on, address) };
}

/** The same, and on this sheet. @throws ApiError InvalidArgument */
export function boxGiven(args: Arguments, index: number, name: string, sheet: Sheet): Box {
  const given = placeGiven(args, index, name, sheet);
  if (given.sheet !== sheet) throw invalidArgument(`${name} must be on the worksheet ${sheet.name}.`);
  return given.box;
}

/** The cells that an address, a name or a table's name means on a sheet. @throws ApiError InvalidArgument */
export function resolveAddress(sheet: Sheet, address: string): Box {
  const { sheet: named, reference } = splitAddress(address);
  if (named !== null && named.toLowerCase() !== sheet.name.toLowerCase())
    throw invalidArgument(`“${address}” is not on the worksheet ${sheet.name}.`);
  const box = parseBox(reference) ?? boxOfName(sheet, reference);
  if (box === null) throw invalidArgument(`“${address}” is no address on the worksheet ${sheet.name}.`);
  return box;
}

function boxOfName(sheet: Sheet, reference: string): Box | null {
  const { workbook } = sheet;
  const expression = parseFormula(`=${reference}`);
  if (expression.kind === "structured") {
    const cells = resolveStructured(expression, tablesOf(workbook), { sheet: sheet.name, row: 0, column: 0 });
    return "box" in cells && workbook.findSheet(cells.sheet) === sheet ? cells.box : null;
  }
  const wanted = reference.toLowerCase();
  const items = workbook.state.names.filter((item) => item.name.toLowerCase() === wanted);
  const item = items.find(({ scope }) => scope === sheet) ?? items.find(({ scope }) => scope === null);
  if (item === undefined) {
    const table = workbook.findTable(reference);
    return table?.sheet === sheet ? dataBox(table.state) : null;
  }
  const meant = parseFormula(item.formula);
  if (meant.kind !== "reference") return null;
  return meant.sheet === null || workbook.findSheet(meant.sheet) === sheet ? meant.box : null;
}
