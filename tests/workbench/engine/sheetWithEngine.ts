// A workbook whose formulas Univer's functions calculate, with the custom functions of tests/host and without Office.js.
import type { CellValue } from "../../../src/host/workbook/values";
import { valuesOf } from "../../../src/host/workbook/grid";
import { UniverEngine } from "../../../src/workbench/engine/formulaEngine";
import type { Declared, OpenSheet } from "../../host/calculation/sheet";
import { openSheet } from "../../host/calculation/sheet";

export interface SheetWithEngine extends OpenSheet {
  /** Types a formula into M30, away from all else, and gives what it fills: errors by their text, empty cells as null. */
  result(formula: string): readonly (readonly unknown[])[];
  /** The message behind the error of a cell. */
  message(address: string): string | undefined;
}

/** Opens a workbook: cells by the address of their first one. */
export function openWithUniver(
  cells: Readonly<Record<string, unknown>> = {},
  functions: Readonly<Record<string, Declared>> = {},
): SheetWithEngine {
  const sheet = openSheet(functions);
  const { workbook, session, type } = sheet;
  workbook.calculation.engine = new UniverEngine();
  for (const [address, entry] of Object.entries(cells)) type(address, entry as never);
  const cell = (address: string): CellValue => {
    const { sheet: own, box } = session.find(address);
    return valuesOf(own.grid, box)[0]![0]!;
  };
  return {
    ...sheet,
    result(formula) {
      type("M30", formula);
      const { sheet: own, box } = session.find("M30");
      const spill = own.formulaAt(box.row, box.column)?.spill ?? box;
      return valuesOf(own.grid, spill).map((values) =>
        values.map((value) => (typeof value === "object" && value !== null ? value.error : value)),
      );
    },
    message(address) {
      const value = cell(address);
      return typeof value === "object" && value !== null ? value.message : undefined;
    },
  };
}
