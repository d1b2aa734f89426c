// Excel.Workbook and Excel.Application.
import { ApiError, itemNotFound } from "../workbook/errors";
import type { CalculationMode, Workbook } from "../workbook/workbook";
import { choice } from "./arguments";
import { namesOf } from "./names";
import type { TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import { areasOf } from "./rangeAreas";
import { settingsOf } from "./settings";
import { tablesOf } from "./tables";
import { worksheetsOf } from "./worksheets";

const CALCULATION_MODES: readonly CalculationMode[] = ["Automatic", "AutomaticExceptTables", "Manual"];

const applicationType: TypeOf<Workbook> = apiType<Workbook>("Application", {
  properties: {
    calculationMode: {
      get: ({ calculationMode }) => calculationMode,
      set: (workbook, value) => {
        workbook.calculationMode = choice("calculationMode", value, CALCULATION_MODES);
      },
    },
    calculationState: readOnly(({ calculation }) => (calculation.isBusy ? "Calculating" : "Done")),
    calculationEngineVersion: readOnly(() => 191029),
  },
  methods: {
    calculate: ({ calculation }, args) => {
      const type = args.oneOf(0, "calculationType", ["Recalculate", "Full", "FullRebuild"]);
      if (type === "Recalculate") calculation.recalculate();
      else calculation.recalculateAll();
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
    settings: (workbook) => settingsOf(workbook),
  },
  methods: {
    getSelectedRange: (_, _args, session) => {
      if (session.selectedBoxes.length > 1)
        throw new ApiError("InvalidSelection", "Several blocks of cells are selected.");
      return rangeOf(session, session.activeSheet, session.selection);
    },
    getSelectedRanges: (_, _args, session) => areasOf(session, session.activeSheet, session.selectedBoxes),
    getActiveCell: (_, _args, session) =>
      rangeOf(session, session.activeSheet, { ...session.selection, rows: 1, columns: 1 }),
    // Charts are recorded, and nobody can select what is not drawn.
    getActiveChart: () => {
      throw itemNotFound("active chart");
    },
    getActiveChartOrNullObject: () => null,
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
