// Excel.RangeSort and Excel.TableSort.
import type { RangeTarget } from "../session";
import { ApiError, invalidArgument } from "../workbook/errors";
import type { SortKey } from "../workbook/sorting";
import { sortRows } from "../workbook/sorting";
import type { Table } from "../workbook/table";
import { dataBox } from "../workbook/table";
import type { Arguments } from "./arguments";
import type { TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxOf } from "./rangeTarget";

type Field = Readonly<Record<string, unknown>>;

/** What a table was last sorted by. */
interface Sorted {
  readonly fields: readonly Field[];
  readonly matchCase: boolean;
}

const sorted = new WeakMap<Table, Sorted>();
const NOT_SORTED: Sorted = { fields: [], matchCase: false };

function fieldsGiven(args: Arguments): readonly Field[] {
  const fields = args.value(0);
  if (!Array.isArray(fields) || fields.length === 0)
    throw invalidArgument("fields must be a list of fields.");
  return fields as Field[];
}

/** @throws ApiError InvalidArgument, NotImplemented for other conditions than values */
function keysOf(fields: readonly Field[], columns: number): SortKey[] {
  return fields.map(({ key, ascending, sortOn = "Value" }) => {
    if (typeof key !== "number" || !Number.isInteger(key) || key < 0 || key >= columns)
      throw invalidArgument(`There is no column ${String(key)} to sort on.`);
    if (sortOn !== "Value")
      throw new ApiError("NotImplemented", `This host cannot sort on ${String(sortOn)}.`);
    return { column: key, ascending: ascending !== false };
  });
}

export const rangeSortOf: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeSort", {
  methods: {
    apply: (target, args) => {
      if (args.oneOf(3, "orientation", ["Rows", "Columns"], "Rows") === "Columns")
        throw new ApiError("NotImplemented", "This host sorts rows, not columns.");
      const box = boxOf(target);
      const data = args.flag(2) ? { ...box, row: box.row + 1, rows: box.rows - 1 } : box;
      sortRows(target.sheet, data, keysOf(fieldsGiven(args), box.columns), args.flag(1));
    },
  },
});

function sortTable(table: Table, { fields, matchCase }: Sorted): void {
  const box = dataBox(table.state);
  sortRows(table.sheet, box, keysOf(fields, box.columns), matchCase);
}

export const tableSortOf: TypeOf<Table> = apiType<Table>("TableSort", {
  properties: {
    fields: readOnly((table) => (sorted.get(table) ?? NOT_SORTED).fields),
    matchCase: readOnly((table) => (sorted.get(table) ?? NOT_SORTED).matchCase),
    method: readOnly(() => "PinYin"),
  },
  methods: {
    apply: (table, args) => {
      const sort: Sorted = { fields: fieldsGiven(args), matchCase: args.flag(1) };
      sortTable(table, sort);
      sorted.set(table, sort);
    },
    clear: (table) => {
      sorted.delete(table);
    },
    reapply: (table) => {
      const sort = sorted.get(table);
      if (sort !== undefined) sortTable(table, sort);
    },
  },
});
