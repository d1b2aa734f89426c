// Excel.NamedItemCollection and Excel.NamedItem.
import { parseFormula } from "../formulas/parse";
import { boxAddress, columnLetters, quotedSheetName } from "../workbook/address";
import type { Box } from "../workbook/address";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import { valuesOf } from "../workbook/grid";
import type { Sheet } from "../workbook/sheet";
import { faultInName } from "../workbook/table";
import { apiValue } from "../workbook/values";
import type { NamedItem, Workbook } from "../workbook/workbook";
import type { Session } from "../session";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxOf, rangeOf, rangeType } from "./range";
import { worksheetType } from "./worksheets";

/** The names of a workbook, or those that belong to a sheet. */
interface Names {
  readonly workbook: Workbook;
  readonly scope: Sheet | null;
}

/** One name, found anew each time: what it is about may change. */
interface NameTarget extends Names {
  readonly name: string;
}

function listed({ workbook, scope }: Names): NamedItem[] {
  return workbook.state.names.filter((item) => item.scope === scope);
}

function find(names: Names, name: string): NamedItem | undefined {
  return listed(names).find((item) => item.name.toLowerCase() === name.toLowerCase());
}

function itemOf(target: NameTarget): NamedItem {
  const item = find(target, target.name);
  if (item === undefined) throw itemNotFound(`name “${target.name}”`);
  return item;
}

function change(target: NameTarget, changed: Partial<NamedItem>): void {
  const before = itemOf(target);
  const { names } = target.workbook.state;
  target.workbook.update({ names: names.map((item) => (item === before ? { ...item, ...changed } : item)) });
}

/** The cells that a name stands for; null where it stands for something else. */
function cellsOf(target: NameTarget): { readonly sheet: Sheet; readonly box: Box } | null {
  const expression = parseFormula(itemOf(target).formula);
  if (expression.kind !== "reference") return null;
  const sheet =
    expression.sheet === null ? target.workbook.state.sheets[0] : target.workbook.findSheet(expression.sheet);
  return sheet === undefined ? null : { sheet, box: expression.box };
}

function rangeOfName(target: NameTarget, session: Session): ApiObject | null {
  const cells = cellsOf(target);
  return cells && rangeOf(session, cells.sheet, cells.box);
}

/** The absolute address of cells: "=Sheet1!$A$1:$B$2". */
function absolute(sheet: Sheet, { row, column, rows, columns }: Box): string {
  const cell = (row: number, column: number): string => `$${columnLetters(column)}$${String(row + 1)}`;
  const last = rows > 1 || columns > 1 ? `:${cell(row + rows - 1, column + columns - 1)}` : "";
  return `=${quotedSheetName(sheet.name)}!${cell(row, column)}${last}`;
}

const nameType: TypeOf<NameTarget> = apiType<NameTarget>("NamedItem", {
  id: ({ name }) => name,
  properties: {
    name: readOnly((target) => itemOf(target).name),
    comment: {
      get: (target) => itemOf(target).comment,
      set: (target, value) => {
        change(target, { comment: String(value) });
      },
    },
    formula: {
      get: (target) => itemOf(target).formula,
      set: (target, value) => {
        change(target, { formula: String(value) });
      },
    },
    scope: readOnly(({ scope }) => (scope === null ? "Workbook" : "Worksheet")),
    type: readOnly((target) => (cellsOf(target) === null ? "String" : "Range")),
    value: readOnly((target) => {
      const cells = cellsOf(target);
      if (cells === null) return itemOf(target).formula.replace(/^="?|"$/g, "");
      const address = `${quotedSheetName(cells.sheet.name)}!${boxAddress(cells.box)}`;
      return cells.box.rows * cells.box.columns > 1
        ? address
        : apiValue(valuesOf(cells.sheet.grid, cells.box)[0]![0]!) && address;
    }),
    visible: {
      get: (target) => itemOf(target).visible,
      set: (target, value) => {
        change(target, { visible: value === true });
      },
    },
  },
  objects: {
    worksheetOrNullObject: ({ scope }) => scope && worksheetType(scope),
  },
  methods: {
    getRange: (target, _, session) => {
      const range = rangeOfName(target, session);
      if (range === null) throw new ApiError("InvalidReference", `“${target.name}” stands for no range.`);
      return range;
    },
    getRangeOrNullObject: (target, _, session) => rangeOfName(target, session),
    delete: (target) => {
      const item = itemOf(target);
      const { names } = target.workbook.state;
      target.workbook.update({ names: names.filter((other) => other !== item) });
    },
  },
});

export const namesOf: TypeOf<Names> = apiType<Names>("NamedItemCollection", {
  items: (names) => listed(names).map(({ name }) => nameType({ ...names, name })),
  item: (names, key) => {
    const target = { ...names, name: String(key) };
    itemOf(target);
    return nameType(target);
  },
  methods: {
    getCount: (names) => listed(names).length,
    getItem: (names, args) => {
      const target = { ...names, name: args.text(0, "name") };
      itemOf(target);
      return nameType(target);
    },
    getItemOrNullObject: (names, args) => {
      const name = args.text(0, "name");
      return find(names, name) === undefined ? null : nameType({ ...names, name });
    },
    add: (names, args) => {
      const name = args.text(0, "name");
      const fault = faultInName(name);
      if (fault !== undefined) throw invalidArgument(fault.replace("a table's name", "a name"));
      if (find(names, name) !== undefined) throw invalidArgument(`There already is a name “${name}”.`);
      const range = args.object(1, rangeType);
      const formula = range === undefined ? String(args.value(1)) : absolute(range.sheet, boxOf(range));
      const item: NamedItem = {
        name,
        scope: names.scope,
        formula: formula.startsWith("=") ? formula : `="${formula.replaceAll('"', '""')}"`,
        comment: args.optionalText(2, "comment") ?? "",
        visible: true,
      };
      names.workbook.update({ names: [...names.workbook.state.names, item] });
      return nameType({ ...names, name });
    },
  },
});
