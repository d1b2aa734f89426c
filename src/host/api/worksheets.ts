// Excel.WorksheetCollection and Excel.Worksheet.
import { EVENT, WHOLE_WORKBOOK } from "../events";
import { cellBox, WHOLE_SHEET } from "../workbook/address";
import { ApiError, invalidArgument } from "../workbook/errors";
import { moveSheet, setVisibility } from "../workbook/sheetList";
import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { autoFilterOf } from "./autoFilter";
import { chartsOf } from "./charts";
import { freezePanesOf } from "./freezePanes";
import { namesOf } from "./names";
import { choice } from "./arguments";
import type { EventMember, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { protectionOf } from "./protection";
import { rangeOf } from "./range";
import { areasOf } from "./rangeAreas";
import { resolveAddress } from "./rangeTarget";
import { tablesOf } from "./tables";

const SHEET_EVENTS = {
  DataChanged: EVENT.worksheetChanged,
  SelectionChanged: EVENT.worksheetSelectionChanged,
  Activated: EVENT.worksheetActivated,
  Deactivated: EVENT.worksheetDeactivated,
  Calculated: EVENT.worksheetCalculated,
  FormatChanged: EVENT.worksheetFormatChanged,
  ProtectionChanged: EVENT.worksheetProtectionChanged,
  NameChanged: EVENT.worksheetNameChanged,
} as const;

function events<T>(
  numbers: Readonly<Record<string, number>>,
  target: (object: T) => string,
): Record<string, EventMember<T>> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, eventType]) => [name, { eventType, target }]),
  );
}

/** As many characters as addresses may have: a guess for those of several ranges. */
const MOST_ADDRESSES = 8192;

const VISIBILITIES = ["Visible", "Hidden", "VeryHidden"] as const;

/** Sheets that can be seen, in order. */
function visible({ state }: Workbook): Sheet[] {
  return state.sheets.filter((sheet) => sheet.state.visibility === "Visible");
}

/** The next sheet in a direction; undefined beyond the ends. */
function neighbour(sheet: Sheet, step: 1 | -1, visibleOnly: boolean): Sheet | undefined {
  const { sheets } = sheet.workbook.state;
  let at = sheets.indexOf(sheet) + step;
  while (visibleOnly && sheets[at] !== undefined && sheets[at]!.state.visibility !== "Visible") at += step;
  return sheets[at];
}

function existing(sheet: Sheet | undefined): Sheet {
  if (sheet === undefined) throw new ApiError("ItemNotFound", "There is no further worksheet.");
  return sheet;
}

export const worksheetType: TypeOf<Sheet> = apiType<Sheet>("Worksheet", {
  id: ({ id }) => id,
  properties: {
    id: readOnly(({ id }) => id),
    name: {
      get: ({ name }) => name,
      set: (sheet, value) => {
        if (typeof value !== "string") throw invalidArgument("A worksheet's name is a text.");
        sheet.workbook.renameSheet(sheet, value);
      },
    },
    position: {
      get: (sheet) => sheet.workbook.state.sheets.indexOf(sheet),
      set: (sheet, value) => {
        moveSheet(sheet, Number(value));
      },
    },
    visibility: {
      get: ({ state }) => state.visibility,
      set: (sheet, value) => {
        setVisibility(sheet, choice("visibility", value, VISIBILITIES));
      },
    },
    tabColor: {
      get: ({ state }) => state.tabColor,
      set: (sheet, value) => {
        sheet.update({ tabColor: String(value) });
      },
    },
    showGridlines: {
      get: ({ state }) => state.showGridlines,
      set: (sheet, value) => {
        sheet.update({ showGridlines: value === true });
      },
    },
    showHeadings: {
      get: ({ state }) => state.showHeadings,
      set: (sheet, value) => {
        sheet.update({ showHeadings: value === true });
      },
    },
  },
  aliases: { gridlines: "showGridlines", headings: "showHeadings" },
  objects: {
    tables: (sheet) => tablesOf({ workbook: sheet.workbook, sheet }),
    names: (sheet) => namesOf({ workbook: sheet.workbook, scope: sheet }),
    charts: (sheet) => chartsOf(sheet),
    protection: (sheet) => protectionOf(sheet),
    freezePanes: (sheet) => freezePanesOf(sheet),
    autoFilter: (sheet) => autoFilterOf({ sheet, table: null }),
  },
  methods: {
    getRange: (sheet, args, session) => {
      const address = args.optionalText(0, "address");
      if (address === undefined) return rangeOf(session, sheet, WHOLE_SHEET);
      return rangeOf(session, sheet, resolveAddress(sheet, address));
    },
    getRanges: (sheet, args, session) => {
      const address = args.optionalText(0, "address");
      if (address === undefined) return areasOf(session, sheet, [WHOLE_SHEET]);
      if (address.length > MOST_ADDRESSES) throw invalidArgument("The addresses are too long.");
      return areasOf(
        session,
        sheet,
        address.split(/[,;]/).map((one) => resolveAddress(sheet, one)),
      );
    },
    getCell: (sheet, args, session) =>
      rangeOf(session, sheet, cellBox(args.count(0, "row"), args.count(1, "column"))),
    getRangeByIndexes: (sheet, args, session) =>
      rangeOf(session, sheet, {
        row: args.count(0, "startRow"),
        column: args.count(1, "startColumn"),
        rows: args.integer(2, "rowCount"),
        columns: args.integer(3, "columnCount"),
      }),
    getUsedRange: (sheet, args, session) =>
      rangeOf(session, sheet, sheet.usedBox(args.flag(0)) ?? cellBox(0, 0)),
    getUsedRangeOrNullObject: (sheet, args, session) => {
      const used = sheet.usedBox(args.flag(0));
      return used && rangeOf(session, sheet, used);
    },
    getNext: (sheet, args) => worksheetType(existing(neighbour(sheet, 1, args.flag(0)))),
    getPrevious: (sheet, args) => worksheetType(existing(neighbour(sheet, -1, args.flag(0)))),
    getNextOrNullObject: (sheet, args) => {
      const next = neighbour(sheet, 1, args.flag(0));
      return next === undefined ? null : worksheetType(next);
    },
    getPreviousOrNullObject: (sheet, args) => {
      const previous = neighbour(sheet, -1, args.flag(0));
      return previous === undefined ? null : worksheetType(previous);
    },
    activate: (sheet, _args, session) => {
      session.activate(sheet);
    },
    calculate: ({ workbook: { calculation }, formulas }, args) => {
      if (args.flag(0)) for (const formula of formulas.values()) calculation.outdate(formula);
      calculation.recalculate();
    },
    delete: (sheet) => {
      if (sheet.state.visibility === "VeryHidden")
        throw new ApiError("InvalidOperation", "A worksheet that is VeryHidden cannot be deleted.");
      sheet.workbook.deleteSheet(sheet);
    },
  },
  events: events<Sheet>(SHEET_EVENTS, ({ id }) => id),
});

export const worksheetsOf: TypeOf<Workbook> = apiType<Workbook>("WorksheetCollection", {
  items: ({ state }) => state.sheets.map(worksheetType),
  item: (workbook, key) => worksheetType(workbook.sheet(String(key))),
  methods: {
    getItem: (workbook, args) => worksheetType(workbook.sheet(args.text(0, "key"))),
    getItemOrNullObject: (workbook, args) => {
      const sheet = workbook.findSheet(args.text(0, "key"));
      return sheet === undefined ? null : worksheetType(sheet);
    },
    getActiveWorksheet: (_, _args, session) => worksheetType(session.activeSheet),
    getFirst: (workbook, args) =>
      worksheetType((args.flag(0) ? visible(workbook) : workbook.state.sheets)[0]!),
    getLast: (workbook, args) =>
      worksheetType((args.flag(0) ? visible(workbook) : workbook.state.sheets).at(-1)!),
    getCount: (workbook, args) => (args.flag(0) ? visible(workbook) : workbook.state.sheets).length,
    add: (workbook, args) => worksheetType(workbook.addSheet(args.optionalText(0, "name"))),
  },
  events: events<Workbook>(
    { ...SHEET_EVENTS, Added: EVENT.worksheetAdded, Deleted: EVENT.worksheetDeleted },
    () => WHOLE_WORKBOOK,
  ),
});
