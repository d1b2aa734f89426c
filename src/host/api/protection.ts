// Excel.WorksheetProtection.
import { ApiError, invalidArgument } from "../workbook/errors";
import type { Protection, Sheet } from "../workbook/sheet";
import type { TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";

/** What a protected sheet allows unless it is told otherwise. */
const DEFAULT_OPTIONS: Readonly<Record<string, unknown>> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

function set(sheet: Sheet, protection: Protection | null): void {
  sheet.update({ protection });
  sheet.workbook.emit({ kind: "protectionChanged", sheet });
}

export const protectionOf: TypeOf<Sheet> = apiType<Sheet>("WorksheetProtection", {
  properties: {
    protected: readOnly(({ state }) => state.protection !== null),
    options: readOnly(({ state }) => state.protection?.options ?? DEFAULT_OPTIONS),
  },
  methods: {
    protect: (sheet, args) => {
      if (sheet.state.protection !== null)
        throw new ApiError("InvalidOperation", `The worksheet ${sheet.name} is protected already.`);
      const given = (args.value(0) ?? {}) as Readonly<Record<string, unknown>>;
      const unknown = Object.keys(given).find((name) => !(name in DEFAULT_OPTIONS));
      if (unknown !== undefined) throw invalidArgument(`Protection has no option ${unknown}.`);
      set(sheet, {
        options: { ...DEFAULT_OPTIONS, ...given },
        password: args.optionalText(1, "password") ?? null,
      });
    },
    unprotect: (sheet, args) => {
      const { protection } = sheet.state;
      if (protection === null) return;
      if (protection.password !== null && protection.password !== args.value(0))
        throw invalidArgument("The password is wrong.");
      set(sheet, null);
    },
  },
});
