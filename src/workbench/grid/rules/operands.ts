// What rules compare with: constants, or formulas that are read from each of the rule's cells.
import type { Place } from "../../../host/formulas/asideFormula";
import { resultAside } from "../../../host/formulas/asideFormula";
import { parseFormula } from "../../../host/formulas/parse";
import type { Box } from "../../../host/workbook/address";
import { around } from "../../../host/workbook/address";
import type { Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import { typed } from "../../../host/workbook/values";

/** An operand's value at a cell. */
export type Operand = (at: Place) => CellValue;

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const SECONDS_A_DAY = 86_400;

/** The cell that the formulas of a rule are written for: the corner of all of its boxes. */
export function cornerOf(boxes: readonly Box[]): Place {
  const [first, ...others] = boxes;
  if (first === undefined) return { row: 0, column: 0 };
  const { row, column } = others.reduce(around, first);
  return { row, column };
}

/** The operand that a rule's setting is; undefined where there is none. */
export function operandOf(sheet: Sheet, writtenFor: Place, setting: unknown): Operand | undefined {
  if (setting === null || setting === undefined || setting === "") return undefined;
  if (typeof setting === "number" || typeof setting === "boolean") return () => setting;
  if (typeof setting !== "string") return undefined;
  if (!setting.startsWith("=")) {
    const value = constantOf(setting);
    return () => value;
  }
  const formula = formulaOf(sheet, writtenFor, setting);
  return (at) => formula(at)[0]?.[0] ?? null;
}

/** All that a formula gives, read from a cell. What is the same for all cells is found once. */
export function formulaOf(
  sheet: Sheet,
  writtenFor: Place,
  text: string,
): (at: Place) => readonly (readonly CellValue[])[] {
  const { kind } = parseFormula(text);
  const isConstant = kind === "text" || kind === "number" || kind === "boolean";
  if (!isConstant) return (at) => resultAside(sheet, text, writtenFor, at);
  const result = resultAside(sheet, text, writtenFor, writtenFor);
  return () => result;
}

/** A text as Excel reads it where it is typed into a rule; times of day are parts of a day. */
function constantOf(text: string): CellValue {
  const [, hours, minutes, seconds] = TIME.exec(text.trim()) ?? [];
  if (hours !== undefined)
    return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / SECONDS_A_DAY;
  return typed(text, "General").value;
}
