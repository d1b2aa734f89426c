// Excel.TableCollection, Table, and their columns and rows.
import { EVENT, WHOLE_WORKBOOK } from "../events";
import type { Box } from "../workbook/address";
import { contains, intersect, splitAddress } from "../workbook/address";
import { checkSize, enter } from "../workbook/edits";
import type { Entry } from "../workbook/edits";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import { valuesOf } from "../workbook/grid";
import type { Sheet } from "../workbook/sheet";
import type { Table, TableColumn, TableOption } from "../workbook/table";
import { dataBox, headerBox, inColumn, TABLE_OPTIONS, totalsBox } from "../workbook/table";
import {
  addColumn,
  addRows,
  addTable,
  convertToRange,
  deleteColumn,
  deleteRows,
  deleteTable,
  renameColumn,
  renameTable,
  resizeTable,
  showHeaders,
  showTotals,
} from "../workbook/tableEdits";
import { apiValue } from "../workbook/values";
import type { Workbook } from "../workbook/workbook";
import type { Session } from "../session";
import type { Arguments } from "./arguments";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxOf, rangeOf, rangeType, resolveAddress } from "./range";
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

function nth<T>(list: readonly T[], index: number, what: string): T {
  const found = list[index];
  if (found === undefined)
    throw invalidArgument(`There is no ${what} ${String(index)}; there are ${String(list.length)}.`);
  return found;
}

/** A range that was given as an object or by its address. */
function boxGiven(
  args: Arguments,
  index: number,
  sheet: Sheet,
): { readonly sheet: Sheet; readonly box: Box } {
  const range = args.object(index, rangeType);
  if (range !== undefined) return { sheet: range.sheet, box: boxOf(range) };
  const address = args.text(index, "address");
  const { sheet: name } = splitAddress(address);
  const on = name === null ? sheet : sheet.workbook.sheet(name);
  return { sheet: on, box: resolveAddress(on, address) };
}

export const tablesOf: TypeOf<Tables> = apiType<Tables>("TableCollection", {
  properties: { count: readOnly((tables) => listed(tables).length) },
  items: (tables) => listed(tables).map(tableType),
  item: (tables, key) => tableType(existing(tables, key)),
  methods: {
    getCount: (tables) => listed(tables).length,
    getItem: (tables, args) => tableType(existing(tables, args.value(0))),
    getItemAt: (tables, args) => tableType(nth(listed(tables), args.integer(0, "index"), "table")),
    getItemOrNullObject: (tables, args) => {
      const table = find(tables, args.value(0));
      return table === undefined ? null : tableType(table);
    },
    getFirst: (tables) => tableType(nth(listed(tables), 0, "table")),
    add: ({ sheet }, args, session) => {
      const given = boxGiven(args, 0, sheet ?? session.activeSheet);
      return tableType(addTable(given.sheet, given.box, args.flag(1)));
    },
  },
  events: {
    DataChanged: { eventType: EVENT.tableChanged, target: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK },
    Added: { eventType: EVENT.tableAdded, target: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK },
    Deleted: { eventType: EVENT.tableDeleted, target: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK },
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

/** @throws ApiError InvalidReference once the table is gone */
function alive(table: Table): Table {
  if (!table.sheet.workbook.state.tables.includes(table))
    throw new ApiError("InvalidReference", `The table ${table.state.name} is no longer there.`);
  return table;
}

function part(session: Session, table: Table, box: Box | null, what: string): ApiObject {
  if (box === null) throw itemNotFound(`${what} of the table ${table.state.name}`);
  return rangeOf(session, alive(table).sheet, box);
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
  },
  methods: {
    getRange: (table, _, session) => part(session, table, table.state.box, "range"),
    getHeaderRowRange: (table, _, session) => part(session, table, headerBox(table.state), "header row"),
    getDataBodyRange: (table, _, session) => part(session, table, dataBox(table.state), "data body"),
    getTotalRowRange: (table, _, session) => part(session, table, totalsBox(table.state), "totals row"),
    resize: (table, args) => {
      const { sheet, box } = boxGiven(args, 0, table.sheet);
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
    // Nothing is filtered here, so there is nothing to clear.
    clearFilters: () => null,
    reapplyFilters: () => null,
  },
  events: {
    DataChanged: { eventType: EVENT.tableChanged, target: ({ id }) => id },
    SelectionChanged: { eventType: EVENT.tableSelectionChanged, target: ({ id }) => id },
  },
});

/** One column, which stays the same when it is moved or renamed. */
interface ColumnTarget {
  readonly table: Table;
  readonly id: number;
}

function indexOf({ table, id }: ColumnTarget): number {
  const index = alive(table).state.columns.findIndex((column) => column.id === id);
  if (index < 0) throw new ApiError("InvalidReference", "The column is no longer there.");
  return index;
}

function columnBox(target: ColumnTarget, box: Box): Box {
  return inColumn(box, indexOf(target));
}

/** `values` of some cells of a table. */
function values<T>(where: (target: T) => { readonly sheet: Sheet; readonly box: Box }): Property<T> {
  return {
    get: (target) => {
      const { sheet, box } = where(target);
      return valuesOf(sheet.grid, box).map((cells) => cells.map(apiValue));
    },
    set: (target, given) => {
      const { sheet, box } = where(target);
      const rows = given as Entry[][];
      checkSize(box, rows);
      enter(sheet, box, (row, column) => rows[row]![column]!);
    },
  };
}

const columnType: TypeOf<ColumnTarget> = apiType<ColumnTarget>("TableColumn", {
  id: ({ id }) => id,
  properties: {
    id: readOnly(({ id }) => id),
    index: readOnly(indexOf),
    name: {
      get: (target) => target.table.state.columns[indexOf(target)]!.name,
      set: (target, value) => {
        renameColumn(target.table, indexOf(target), String(value));
      },
    },
    values: values((target) => ({
      sheet: target.table.sheet,
      box: columnBox(target, target.table.state.box),
    })),
  },
  methods: {
    getRange: (target, _, session) =>
      rangeOf(session, target.table.sheet, columnBox(target, target.table.state.box)),
    getDataBodyRange: (target, _, session) =>
      rangeOf(session, target.table.sheet, columnBox(target, dataBox(target.table.state))),
    getHeaderRowRange: (target, _, session) => {
      const header = headerBox(target.table.state);
      return part(session, target.table, header && columnBox(target, header), "header row");
    },
    getTotalRowRange: (target, _, session) => {
      const totals = totalsBox(target.table.state);
      return part(session, target.table, totals && columnBox(target, totals), "totals row");
    },
    delete: (target) => {
      deleteColumn(target.table, indexOf(target));
    },
  },
});

function findColumn({ state: { columns } }: Table, key: unknown): TableColumn | undefined {
  if (typeof key === "number") return columns.find(({ id }) => id === key);
  const wanted = String(key).toLowerCase();
  return (
    columns.find(({ name }) => name.toLowerCase() === wanted) ??
    columns.find(({ id }) => String(id) === wanted)
  );
}

function columnOf(table: Table, column: TableColumn | undefined, key: unknown): ApiObject {
  if (column === undefined) throw itemNotFound(`column “${String(key)}” in ${table.state.name}`);
  return columnType({ table, id: column.id });
}

const columnsType: TypeOf<Table> = apiType<Table>("TableColumnCollection", {
  properties: { count: readOnly(({ state }) => state.columns.length) },
  items: (table) => table.state.columns.map(({ id }) => columnType({ table, id })),
  item: (table, key) => columnOf(table, findColumn(table, key), key),
  methods: {
    getCount: ({ state }) => state.columns.length,
    getItem: (table, args) => columnOf(table, findColumn(table, args.value(0)), args.value(0)),
    getItemAt: (table, args) =>
      columnOf(table, nth(table.state.columns, args.integer(0, "index"), "column"), args.value(0)),
    getItemOrNullObject: (table, args) => {
      const column = findColumn(table, args.value(0));
      return column === undefined ? null : columnType({ table, id: column.id });
    },
    add: (table, args) => {
      const id = addColumn(table, args.optionalInteger(0, "index") ?? null, args.optionalText(2, "name"));
      const given = args.value(1);
      if (given !== undefined) {
        const whole = columnBox({ table, id }, table.state.box);
        const rows = (
          Array.isArray(given) ? given : Array<Entry[]>(whole.rows).fill([given as Entry])
        ) as Entry[][];
        // Without a header among the values they go into the data rows.
        const box = rows.length === whole.rows ? whole : columnBox({ table, id }, dataBox(table.state));
        checkSize(box, rows);
        enter(table.sheet, box, (row) => rows[row]![0]!);
      }
      return columnType({ table, id });
    },
  },
});

/** One data row, by its place. */
interface RowTarget {
  readonly table: Table;
  readonly index: number;
}

function rowBox({ table, index }: RowTarget): Box {
  const data = dataBox(alive(table).state);
  if (index >= data.rows) throw itemNotFound(`row ${String(index)} in ${table.state.name}`);
  return { ...data, row: data.row + index, rows: 1 };
}

const rowType: TypeOf<RowTarget> = apiType<RowTarget>("TableRow", {
  properties: {
    index: readOnly(({ index }) => index),
    values: values((target) => ({ sheet: target.table.sheet, box: rowBox(target) })),
  },
  methods: {
    getRange: (target, _, session) => rangeOf(session, target.table.sheet, rowBox(target)),
    delete: ({ table, index }) => {
      deleteRows(table, index, 1);
    },
  },
});

const rowsType: TypeOf<Table> = apiType<Table>("TableRowCollection", {
  properties: { count: readOnly(({ state }) => dataBox(state).rows) },
  items: (table) =>
    Array.from({ length: dataBox(table.state).rows }, (_, index) => rowType({ table, index })),
  item: (table, key) => rowType({ table, index: Number(key) }),
  methods: {
    getCount: ({ state }) => dataBox(state).rows,
    getItemAt: (table, args) => {
      const index = args.count(0, "index");
      rowBox({ table, index });
      return rowType({ table, index });
    },
    add: (table, args) => {
      const given = args.value(1);
      const width = table.state.columns.length;
      const rows =
        given === undefined
          ? [Array<Entry>(width).fill(null)]
          : ((Array.isArray(given) && given.every(Array.isArray) ? given : [given]) as Entry[][]);
      const box = addRows(table, args.optionalInteger(0, "index") ?? null, rows);
      return rowType({ table, index: box.row - dataBox(table.state).row });
    },
    deleteRowsAt: (table, args) => {
      deleteRows(table, args.count(0, "index"), args.optionalInteger(1, "count") ?? 1);
    },
  },
});
