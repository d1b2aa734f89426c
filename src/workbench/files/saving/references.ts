// What has happened to sheets since the file was opened, for all that refers to their cells without being the host's.
import { rewriteFormula } from "../../../host/formulas/rewrite";
import type { FormulaChange } from "../../../host/formulas/changes";
import type { Sheet } from "../../../host/workbook/sheet";
import type { Shift } from "../../../host/workbook/shift";
import type { WorkbookState } from "../../../host/workbook/workbook";
import type { SheetSource } from "../source";

export class ReferenceChanges {
  private readonly changes: readonly FormulaChange[];

  constructor(sources: ReadonlyMap<Sheet, SheetSource>, now: WorkbookState) {
    const entries = [...sources];
    const shifts = entries.flatMap(([sheet, { state }]) =>
      sheet.shifts.map((shift: Shift): FormulaChange => ({ kind: "shift", sheet: state.name, ...shift })),
    );
    const left = entries.filter(([sheet]) => now.sheets.includes(sheet));
    const renamed = left.flatMap(([sheet, { state }], index) =>
      state.name === sheet.name
        ? []
        : [{ from: state.name, between: `__${String(index)}__`, to: sheet.name }],
    );
    this.changes = [
      ...shifts,
      ...entries
        .filter(([sheet]) => !now.sheets.includes(sheet))
        .map(([, { state }]): FormulaChange => ({ kind: "deleteSheet", sheet: state.name })),
      // Sheets may have exchanged their names: all of them make way before any takes its new one.
      ...renamed.map(({ from, between }): FormulaChange => ({ kind: "renameSheet", from, to: between })),
      ...renamed.map(({ between, to }): FormulaChange => ({ kind: "renameSheet", from: between, to })),
    ];
  }

  get isEmpty(): boolean {
    return this.changes.length === 0;
  }

  /** A formula of the file, without "=", as it reads now. `sheet` is the name that its sheet had in the file. */
  formula(text: string, sheet: string): string {
    let now = `=${text}`;
    for (const change of this.changes) now = rewriteFormula(now, change, { sheet, table: null });
    return now.slice(1);
  }
}
