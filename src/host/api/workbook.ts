// Excel.Workbook and Excel.Application.
import { itemNotFound } from "../workbook/errors";
import type { CalculationMode, Workbook } from "../workbook/workbook";
import { namesOf } from "./names";
import type { TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import { tablesOf } from "./tables";
import { worksheetsOf } from "./worksheets";

const CALCULATION_MODES: readonly CalculationMode[] = ["Automatic", "AutomaticExceptTables", "Manual"];

export const applicationType: TypeOf<Workbook> = apiType<Workbook>("Application", {
  properties: {
    calculationMode: {
      get: ({ calculationMode }) => calculationMode,
      set: (workbook, value) => {
        const mode = CALCULATION_MODES.find((one) => one === value);
        if (mode === undefined) throw itemNotFound(`calculation mode ${String(value)}`);
        workbook.calculationMode = mode;
        if (mode === "Automatic") workbook.calculation.settle();
      },
    },
    calculationState: readOnly(({ calculation }) => (calculation.isBusy ? "Calculating" : "Done")),
    calculationEngineVersion: readOnly(() => 191029),
  },
  methods: {
    calculate: ({ calculation }) => {
      calculation.recalculateAll();
    },
    suspendApiCalculationUntilNextSync: ({ calculation }) => {
      calculation.suspended = true;
    },
    // Nothing is drawn here.
    suspendScreenUpdatingUntilNextSync: () => null,
  },
});

export const workbookType: TypeOf<Workbook> = apiType<Workbook>("Workbook", {
  properties: {
    name: readOnly(({ name }) => name),
    readOnly: readOnly(({ readOnly }) => readOnly),
  },
  objects: {
    application: (workbook) => applicationType(workbook),
    worksheets: (workbook) => worksheetsOf(workbook),
    tables: (workbook) => tablesOf({ workbook, sheet: null }),
    names: (workbook) => namesOf({ workbook, scope: null }),
  },
  methods: {
    getSelectedRange: (_, _args, session) => rangeOf(session, session.activeSheet, session.selection),
    getActiveCell: (_, _args, session) =>
      rangeOf(session, session.activeSheet, { ...session.selection, rows: 1, columns: 1 }),
    _GetRangeForEventByReferenceId: (_, args, session) => {
      const found = session.events.rangeOf(args.text(0, "referenceId"));
      if (found === undefined) throw itemNotFound("range of that event");
      return rangeOf(session, found.sheet, found.box);
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_, args, session) => {
      const found = session.events.rangeOf(args.text(0, "referenceId"));
      return found === undefined ? null : rangeOf(session, found.sheet, found.box);
    },
  },
});
