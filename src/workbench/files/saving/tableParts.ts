// Tables: their parts changed, added and taken out, and the sheet's list of them.
import { encodeEscapes } from "../../../files/xlsx/names";
import { childNamed, type XmlElement } from "../../../files/xlsx/xmlTree";
import { boxAddress } from "../../../host/workbook/address";
import type { FormulaCell } from "../../../host/workbook/formulaCell";
import { valueAt } from "../../../host/workbook/grid";
import { cellKey, type Criteria, type Sheet } from "../../../host/workbook/sheet";
import { dataBox, type Table, type TableState, totalsBox } from "../../../host/workbook/table";
import { boxOfTable } from "../../../host/workbook/filtering";
import type { TableSource } from "../source";
import { type Before, isSameFormula, sameValue } from "./before";
import { filterText, keptColumn } from "./filterText";
import { element, escapeXml, XmlDocument } from "./xmlDocument";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TABLE_ORDER = ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"];

/** What writing a table takes. */
export interface TableJob {
  readonly table: Table;
  readonly before: Before;
  /** The filters of the sheet when the file was opened. */
  readonly filtersThen: Sheet["state"]["filters"];
  readonly fileFormula: (formula: FormulaCell) => string;
}

/** A table's part, for a table that came from no file. `id` is a number that no other table of the workbook has. */
export function newTable(job: TableJob, id: number): string {
  const document = new XmlDocument(`<table xmlns="${MAIN}" id="${String(id)}"/>`, "table");
  const nobody: TableState = { ...job.table.state, columns: [] };
  return changedTable(document, job, nobody, true);
}

/** A table's part as the table is now; `then` is what it was when the file was opened. */
export function changedTable(document: XmlDocument, job: TableJob, then: TableState, isNew = false): string {
  const { table } = job;
  const { state } = table;
  const name = encodeEscapes(state.name);
  document.set(document.root, {
    name: isNew || state.name !== then.name ? name : undefined,
    displayName: isNew || state.name !== then.name ? name : undefined,
    ref: boxAddress(state.box),
    headerRowCount: state.hasHeaders === then.hasHeaders && !isNew ? undefined : state.hasHeaders ? null : 0,
    totalsRowCount: state.hasTotals === then.hasTotals && !isNew ? undefined : state.hasTotals ? 1 : null,
    totalsRowShown: isNew ? 0 : undefined,
  });
  writeFilter(document, job, then, isNew);
  writeColumns(document, job, then);
  if (isNew || state.style !== then.style || state.options !== then.options) writeStyle(document, state);
  return document.text;
}

const sameColumns = (one: TableState, other: TableState): boolean =>
  one.columns.map(({ id }) => id).join() === other.columns.map(({ id }) => id).join();

/** The criteria of a table, which stand in the sheet's state. */
function criteriaIn(filters: Sheet["state"]["filters"], { id }: Table): Criteria {
  return filters.find(({ table }) => table === id)?.criteria ?? [];
}

const showsFilter = ({ hasHeaders, options }: TableState): boolean => hasHeaders && options.showFilterButton;

function writeFilter(document: XmlDocument, job: TableJob, then: TableState, isNew: boolean): void {
  const { table } = job;
  const { state } = table;
  const old = childNamed(document.root, "autoFilter");
  const box = boxOfTable(table);
  const criteria = criteriaIn(table.sheet.state.filters, table);
  const before = criteriaIn(job.filtersThen, table);
  const text = filterText(document.root.prefix, box, criteria, (index) => {
    const from = then.columns.findIndex(({ id }) => id === state.columns[index]!.id);
    const isSame = JSON.stringify(criteria[index] ?? null) === JSON.stringify(before[from] ?? null);
    return old === undefined || from < 0 || !isSame ? undefined : keptColumn(document, old, from, index);
  });
  if (old === undefined) {
    if (showsFilter(state) && (isNew || !showsFilter(then)))
      document.insert(document.root, TABLE_ORDER, text, "autoFilter");
  } else if (!showsFilter(state)) {
    if (showsFilter(then)) document.replace(old, "");
  } else if (!sameColumns(state, then) || isOtherFilter(table, job.filtersThen)) document.replace(old, text);
  else document.set(old, { ref: boxAddress(box) });
  // What was sorted by is known by its cells, which may be others now.
  const sort = childNamed(document.root, "sortState");
  if (sort !== undefined && boxAddress(then.box) !== boxAddress(state.box)) document.replace(sort, "");
}

function isOtherFilter(table: Table, then: Sheet["state"]["filters"]): boolean {
  const now = criteriaIn(table.sheet.state.filters, table);
  return JSON.stringify(now) !== JSON.stringify(criteriaIn(then, table));
}

function writeColumns(document: XmlDocument, job: TableJob, then: TableState): void {
  const { prefix } = document.root;
  const { columns } = job.table.state;
  const written = (id: number): XmlElement | undefined =>
    childNamed(document.root, "tableColumns")?.children.find(
      ({ attributes }) => attributes.get("id") === String(id),
    );
  const texts = columns.map((column, index) => {
    if (written(column.id) === undefined) return columnText(prefix, job, index);
    changeColumn(document, job, then, index, () => written(column.id)!);
    return null;
  });
  const list = childNamed(document.root, "tableColumns");
  const ids = list?.children.map(({ attributes }) => attributes.get("id")).join();
  if (ids === columns.map(({ id }) => id).join()) return;
  const sources = columns.map(({ id }, index) => texts[index] ?? document.source(written(id)!));
  const text = element(prefix, "tableColumns", { count: columns.length }, ...sources);
  if (list === undefined) document.insert(document.root, TABLE_ORDER, text, "tableColumns");
  else document.replace(list, text);
}

function columnText(prefix: string, job: TableJob, index: number): string {
  const { id, name, calculated } = job.table.state.columns[index]!;
  const formula = calculated ? columnFormula(job, index) : undefined;
  const total = totalOf(job, index);
  return element(
    prefix,
    "tableColumn",
    {
      id,
      name: headingText(name),
      totalsRowFunction: total?.formula === undefined ? null : "custom",
      totalsRowLabel: total?.label,
    },
    formula === undefined ? "" : formulaText(prefix, job, formula),
    total?.formula === undefined
      ? ""
      : element(prefix, "totalsRowFormula", {}, escapeXml(job.fileFormula(total.formula))),
  );
}

function formulaText(prefix: string, job: TableJob, formula: FormulaCell): string {
  return element(prefix, "calculatedColumnFormula", {}, escapeXml(job.fileFormula(formula)));
}

/** What stands in the totals row of a column: tables say it once more. */
function totalOf(
  { table: { sheet, state } }: TableJob,
  index: number,
): { readonly label?: string; readonly formula?: FormulaCell } | undefined {
  const totals = totalsBox(state);
  if (totals === null) return undefined;
  const formula = sheet.formulaAt(totals.row, totals.column + index);
  if (formula !== undefined) return { formula };
  const value = valueAt(sheet.grid, totals.row, totals.column + index);
  return typeof value === "string" && value !== "" ? { label: headingText(value) } : undefined;
}

/** Is there something else in the totals row of a column than in the file? Formulas that only follow others are no change. */
function isOtherTotal({ table: { sheet, state }, before }: TableJob, index: number): boolean {
  const totals = totalsBox(state);
  if (totals === null) return false;
  const [row, column] = [totals.row, totals.column + index];
  const formula = sheet.formulaAt(row, column);
  const then = before.formulas.get(cellKey(row, column));
  if (formula !== undefined && then !== undefined) return !isSameFormula(formula.text, then);
  if (formula !== undefined || then !== undefined) return true;
  return !sameValue(valueAt(sheet.grid, row, column), valueAt(before.grid, row, column));
}

function writeTotal(document: XmlDocument, job: TableJob, index: number, written: () => XmlElement): void {
  const total = totalOf(job, index);
  const old = childNamed(written(), "totalsRowFormula");
  if (old !== undefined) document.replace(old, "");
  document.set(written(), {
    totalsRowFunction: total?.formula === undefined ? null : "custom",
    totalsRowLabel: total?.label ?? null,
  });
  if (total?.formula === undefined) return;
  const text = escapeXml(job.fileFormula(total.formula));
  const { prefix } = document.root;
  document.insert(written(), COLUMN_ORDER, element(prefix, "totalsRowFormula", {}, text), "totalsRowFormula");
}

const COLUMN_ORDER = ["calculatedColumnFormula", "totalsRowFormula", "xmlColumnPr", "extLst"];

/** Changes a column that the file has; `written` finds its element as it is at the moment. */
function changeColumn(
  document: XmlDocument,
  job: TableJob,
  then: TableState,
  index: number,
  written: () => XmlElement,
): void {
  const { id, name, calculated } = job.table.state.columns[index]!;
  const before = then.columns.find((column) => column.id === id);
  if (before?.name !== name) document.set(written(), { name: headingText(name) });
  if (job.table.state.hasTotals && !then.hasTotals) {
    const label = totalOf(job, index)?.label;
    if (label !== undefined && !written().attributes.has("totalsRowFunction"))
      document.set(written(), { totalsRowLabel: label });
  } else if (then.hasTotals && isOtherTotal(job, index)) writeTotal(document, job, index, written);
  const formula = calculated ? columnFormula(job, index) : undefined;
  const present = childNamed(written(), "calculatedColumnFormula");
  if (formula === undefined) {
    if (present !== undefined && before?.calculated === true) document.replace(present, "");
    return;
  }
  if (present !== undefined && !isOther(job.before, formula)) return;
  const text = formulaText(document.root.prefix, job, formula);
  if (present !== undefined) document.replace(present, text);
  else if (before?.calculated !== true)
    document.insert(written(), COLUMN_ORDER, text, "calculatedColumnFormula");
}

/** The first formula of a calculated column. */
function columnFormula({ table: { sheet, state } }: TableJob, index: number): FormulaCell | undefined {
  const { row, rows, column } = dataBox(state);
  for (let at = row; at < row + rows; at++) {
    const formula = sheet.formulaAt(at, column + index);
    if (formula !== undefined) return formula;
  }
  return undefined;
}

function isOther(before: Before, { row, column, text }: FormulaCell): boolean {
  return before.formulas.get(cellKey(row, column))?.text !== text;
}

/** Line breaks in headings are written as escapes in table parts. */
function headingText(heading: string): string {
  return encodeEscapes(heading).replace(/[\t\n]/g, (blank) => `_x000${blank === "\t" ? "9" : "a"}_`);
}

function writeStyle(document: XmlDocument, { style, options }: TableState): void {
  const old = childNamed(document.root, "tableStyleInfo");
  const attributes = {
    name: style === "" ? null : style,
    showFirstColumn: options.highlightFirstColumn,
    showLastColumn: options.highlightLastColumn,
    showRowStripes: options.showBandedRows,
    showColumnStripes: options.showBandedColumns,
  };
  if (old !== undefined) document.set(old, attributes);
  else
    document.insert(
      document.root,
      TABLE_ORDER,
      element(document.root.prefix, "tableStyleInfo", attributes),
      "tableStyleInfo",
    );
}

/** Is anything about a table not as it was in the file? */
export function tableHasChanged(job: TableJob, { state: then }: TableSource): boolean {
  const { table, before, filtersThen } = job;
  const { state } = table;
  const isSame = (Object.keys(state) as (keyof TableState)[]).every(
    (key) => state[key] === then[key] || JSON.stringify(state[key]) === JSON.stringify(then[key]),
  );
  if (!isSame || isOtherFilter(table, filtersThen)) return true;
  return state.columns.some(({ calculated }, index) => {
    if (isOtherTotal(job, index)) return true;
    const formula = calculated ? columnFormula(job, index) : undefined;
    return formula !== undefined && isOther(before, formula);
  });
}
