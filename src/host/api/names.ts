// Excel.NamedItemCollection and Excel.NamedItem.
import type { Expression } from "../formulas/expression";
import { parseFormula } from "../formulas/parse";
import { columnLetters, quotedSheetName } from "../workbook/address";
import type { Box } from "../workbook/address";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import type { Sheet } from "../workbook/sheet";
import { faultInName } from "../workbook/table";
import type { NamedItem, Workbook } from "../workbook/workbook";
import type { Session } from "../session";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import { boxOf, rangeGiven } from "./rangeTarget";
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

const TYPES: Readonly<Partial<Record<Expression["kind"], string>>> = {
  reference: "Range",
  number: "Double",
  text: "String",
  boolean: "Boolean",
  error: "Error",
  array: "Array",
};

function typeOf(target: NameTarget): string {
  const { kind } = parseFormula(itemOf(target).formula);
  const type = TYPES[kind];
  if (type === undefined) throw new ApiError("NotImplemented", `This host has no value for ${target.name}.`);
  return type;
}

/** A constant, or the address of a range. */
function valueOf(target: NameTarget): unknown {
  const expression = parseFormula(itemOf(target).formula);
  const cells = cellsOf(target);
  if (cells !== null) return absolute(cells.sheet, cells.box).slice(1);
  switch (expression.kind) {
    case "number":
    case "text":
    case "boolean":
      return expression.value;
    case "error":
      return expression.error;
    default:
      throw new ApiError("NotImplemented", `This host has no value for ${target.name}.`);
  }
}

const nameType: TypeOf<NameTarget> = apiType<NameTarget>("NamedItem", {
  id: ({ name }) => name,
  properties: {
    name: readOnly((target) => itemOf(target).name),
    comment: {
      get: (target) => itemOf(target).comment,
      set: (target, value) => {
        change(target, { comment: String(value) });
        target.workbook.cannotBeUndone([]);
      },
    },
    formula: {
      get: (target) => itemOf(target).formula,
      set: (target, value) => {
        change(target, { formula: String(value) });
      },
    },
    scope: readOnly(({ scope }) => (scope === null ? "Workbook" : "Worksheet")),
    type: readOnly(typeOf),
    value: readOnly(valueOf),
    visible: {
      get: (target) => itemOf(target).visible,
      set: (target, value) => {
        change(target, { visible: value === true });
      },
    },
  },
  objects: {
    worksheet: ({ scope, name }) => {
      if (scope === null) throw itemNotFound(`worksheet that “${name}” belongs to`);
      return worksheetType(scope);
    },
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

/** The formula of a name that stands for a formula or a constant. */
function formulaFor(reference: unknown): string {
  if (typeof reference === "number") return `=${String(reference)}`;
  if (typeof reference !== "string")
    throw invalidArgument("reference must be a range, a formula or a constant.");
  return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
}

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
      const range = rangeGiven(args, 1);
      const item: NamedItem = {
        name,
        scope: names.scope,
        formula: range === undefined ? formulaFor(args.value(1)) : absolute(range.sheet, boxOf(range)),
        comment: args.optionalText(2, "comment") ?? "",
        visible: true,
      };
      names.workbook.update({ names: [...names.workbook.state.names, item] });
      return nameType({ ...names, name });
    },
  },
});
