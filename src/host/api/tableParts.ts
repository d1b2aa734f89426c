// Excel.TableColumnCollection and TableRowCollection, their columns and rows.
import type { Session } from "../session";
import type { Box } from "../workbook/address";
import type { Entry } from "../workbook/edits";
import { checkSize, enter } from "../workbook/edits";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import { valuesOf } from "../workbook/grid";
import type { Sheet } from "../workbook/sheet";
import type { Table, TableColumn } from "../workbook/table";
import { dataBox, headerBox, inColumn, totalsBox } from "../workbook/table";
import { addColumn, addRows, deleteColumn, deleteRows, renameColumn } from "../workbook/tableEdits";
import { apiValue } from "../workbook/values";
import { columnFilterOf } from "./autoFilter";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";

/** One of a list by its place. @throws ApiError InvalidArgument */
export function nth<T>(list: readonly T[], index: number, what: string): T {
  const found = list[index];
  if (found === undefined)
    throw invalidArgument(`There is no ${what} ${String(index)}; there are ${String(list.length)}.`);
  return found;
}

/** @throws ApiError InvalidReference once the table is gone */
export function alive(table: Table): Table {
  if (!table.sheet.workbook.state.tables.includes(table))
    throw new ApiError("InvalidReference", `The table ${table.state.name} is no longer there.`);
  return table;
}

/** A part of a table as a range. @throws ApiError ItemNotFound where it has no such part */
export function part(session: Session, table: Table, box: Box | null, what: string): ApiObject {
  if (box === null) throw itemNotFound(`${what} of the table ${table.state.name}`);
  return rangeOf(session, alive(table).sheet, box);
}

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
  objects: {
    filter: (target) =>
      columnFilterOf({
        owner: { sheet: target.table.sheet, table: target.table },
        index: () => indexOf(target),
      }),
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

export const columnsType: TypeOf<Table> = apiType<Table>("TableColumnCollection", {
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

export const rowsType: TypeOf<Table> = apiType<Table>("TableRowCollection", {
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
      const box = addRows(table, args.optionalInteger(0, "index") ?? null, rows, args.value(2) !== false);
      return rowType({ table, index: box.row - dataBox(table.state).row });
    },
    deleteRowsAt: (table, args) => {
      deleteRows(table, args.count(0, "index"), args.optionalInteger(1, "count") ?? 1);
    },
  },
});
