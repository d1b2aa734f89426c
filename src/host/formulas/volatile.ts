// Functions whose results change although nothing that they read does.
import type { FormulaCell } from "../workbook/formulaCell";
import { tokensOf } from "./tokens";

// learn.microsoft.com/office/client-developer/excel/excel-recalculation#volatile-and-non-volatile-functions
const VOLATILE = new Set([
  "NOW",
  "TODAY",
  "RAND",
  "RANDBETWEEN",
  "RANDARRAY",
  "OFFSET",
  "INDIRECT",
  "INFO",
  "CELL",
]);
const MAY_BE = new RegExp(`(?:${[...VOLATILE].join("|")})\\(`, "i");

/** Is the formula to be calculated with every change? */
export function isVolatile({ text }: FormulaCell): boolean {
  return (
    MAY_BE.test(text) &&
    tokensOf(text).some(
      ({ kind, start, end }) =>
        kind === "function" &&
        VOLATILE.has(
          text
            .slice(start, end)
            .replace(/^_xlfn\./i, "")
            .toUpperCase(),
        ),
    )
  );
}
