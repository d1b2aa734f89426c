// Excel.TableCollection, TableScopedCollection and Table.
import { EVENT, WHOLE_WORKBOOK } from "../events";
import type { Box } from "../workbook/address";
import { contains, intersect } from "../workbook/address";
import { invalidArgument, itemNotFound } from "../workbook/errors";
import type { Sheet } from "../workbook/sheet";
import type { Table, TableOption } from "../workbook/table";
import { dataBox, headerBox, TABLE_OPTIONS, totalsBox } from "../workbook/table";
import {
  addTable,
  convertToRange,
  deleteTable,
  renameTable,
  resizeTable,
  showHeaders,
  showTotals,
} from "../workbook/tableEdits";
import type { Workbook } from "../workbook/workbook";
import { clearCriteria, reapplyCriteria } from "../workbook/filterCriteria";
import { autoFilterOf } from "./autoFilter";
import type { Members, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import { placeGiven } from "./rangeTarget";
import { tableSortOf } from "./sort";
import { alive, columnsType, nth, part, rowsType } from "./tableParts";
import { worksheetType } from "./worksheets";

/** The tables of a workbook, of a sheet, or of a range. */
interface Tables {
  readonly workbook: Workbook;
  readonly sheet: Sheet | null;
  readonly within?: Box;
  /** Only tables that lie within the range wholly? */
  readonly contained?: boolean;
}

function listed({ workbook, sheet, within, contained = false }: Tables): Table[] {
  return workbook.state.tables.filter((table) => {
    if (sheet !== null && table.sheet !== sheet) return false;
    if (within === undefined) return true;
    const { box } = table.state;
    return contained ? contains(within, box) : intersect(within, box) !== null;
  });
}

function find(tables: Tables, key: unknown): Table | undefined {
  const wanted = String(key).toLowerCase();
  return listed(tables).find(
    ({ id, state }) => id.toLowerCase() === wanted || state.name.toLowerCase() === wanted,
  );
}

function existing(tables: Tables, key: unknown): Table {
  const table = find(tables, key);
  if (table === undefined) throw itemNotFound(`table “${String(key)}”`);
  return table;
}

/** What the tables of a workbook, of a sheet and of a range have in common. */
const COMMON: Members<Tables> = {
  items: (tables) => listed(tables).map(tableType),
  item: (tables, key) => tableType(existing(tables, key)),
  methods: {
    getCount: (tables) => listed(tables).length,
    getItem: (tables, args) => tableType(existing(tables, args.value(0))),
    getItemOrNullObject: (tables, args) => {
      const table = find(tables, args.value(0));
      return table === undefined ? null : tableType(table);
    },
  },
};

export const tablesOf: TypeOf<Tables> = apiType<Tables>("TableCollection", {
  ...COMMON,
  properties: { count: readOnly((tables) => listed(tables).length) },
  methods: {
    ...COMMON.methods,
    getItemAt: (tables, args) => tableType(nth(listed(tables), args.integer(0, "index"), "table")),
    add: ({ sheet }, args, session) => {
      const given = placeGiven(args, 0, "address", sheet ?? session.activeSheet);
      return tableType(addTable(given.sheet, given.box, args.flag(1)));
    },
  },
  events: {
    DataChanged: { eventType: EVENT.tableChanged, target: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK },
    Added: { eventType: EVENT.tableAdded, target: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK },
    Deleted: { eventType: EVENT.tableDeleted, target: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK },
  },
});

export const scopedTablesOf: TypeOf<Tables> = apiType<Tables>("TableScopedCollection", {
  ...COMMON,
  methods: {
    ...COMMON.methods,
    getFirst: (tables) => {
      const [first] = listed(tables);
      if (first === undefined) throw itemNotFound("table in the range");
      return tableType(first);
    },
  },
});

function option(name: TableOption): Property<Table> {
  return {
    get: ({ state }) => state.options[name],
    set: (table, value) => {
      table.update({ options: { ...table.state.options, [name]: value === true } });
    },
  };
}

export const tableType: TypeOf<Table> = apiType<Table>("Table", {
  id: ({ id }) => id,
  properties: {
    id: readOnly(({ id }) => id),
    legacyId: readOnly((table) => String(table.sheet.workbook.state.tables.indexOf(table) + 1)),
    name: {
      get: (table) => alive(table).state.name,
      set: (table, value) => {
        renameTable(table, String(value));
      },
    },
    showHeaders: {
      get: ({ state }) => state.hasHeaders,
      set: (table, value) => {
        showHeaders(table, value === true);
      },
    },
    showTotals: {
      get: ({ state }) => state.hasTotals,
      set: (table, value) => {
        showTotals(table, value === true);
      },
    },
    style: {
      get: ({ state }) => state.style,
      set: (table, value) => {
        table.update({ style: String(value) });
      },
    },
    ...Object.fromEntries((Object.keys(TABLE_OPTIONS) as TableOption[]).map((name) => [name, option(name)])),
  },
  objects: {
    columns: (table) => columnsType(alive(table)),
    rows: (table) => rowsType(alive(table)),
    worksheet: ({ sheet }) => worksheetType(sheet),
    autoFilter: (table) => autoFilterOf({ sheet: table.sheet, table: alive(table) }),
    sort: (table) => tableSortOf(alive(table)),
  },
  methods: {
    getRange: (table, _, session) => part(session, table, table.state.box, "range"),
    getHeaderRowRange: (table, _, session) => part(session, table, headerBox(table.state), "header row"),
    getDataBodyRange: (table, _, session) => part(session, table, dataBox(table.state), "data body"),
    getTotalRowRange: (table, _, session) => part(session, table, totalsBox(table.state), "totals row"),
    resize: (table, args) => {
      const { sheet, box } = placeGiven(args, 0, "newRange", table.sheet);
      if (sheet !== table.sheet) throw invalidArgument("A table stays on its worksheet.");
      resizeTable(alive(table), box);
    },
    convertToRange: (table, _, session) => {
      const { box } = table.state;
      convertToRange(alive(table));
      return rangeOf(session, table.sheet, box);
    },
    delete: (table) => {
      deleteTable(alive(table));
    },
    clearFilters: (table) => {
      clearCriteria({ sheet: table.sheet, table: alive(table) });
    },
    reapplyFilters: (table) => {
      reapplyCriteria({ sheet: table.sheet, table: alive(table) });
    },
  },
  events: {
    DataChanged: { eventType: EVENT.tableChanged, target: ({ id }) => id },
    SelectionChanged: { eventType: EVENT.tableSelectionChanged, target: ({ id }) => id },
  },
});
