// A workbook of the host as plain data, to be compared with the same workbook after it was saved and opened again.
import { boxAddress, cellBox } from "../../../../src/host/workbook/address";
import { paintedAt } from "../../../../src/host/workbook/painted";
import type { Sheet } from "../../../../src/host/workbook/sheet";
import { isCellError, type CellValue } from "../../../../src/host/workbook/values";
import type { Workbook } from "../../../../src/host/workbook/workbook";

/** Errors that files do not know are stored as others. */
const STORED: Readonly<Record<string, string>> = {
  "#SPILL!": "#VALUE!",
  "#CALC!": "#VALUE!",
  "#BUSY!": "#VALUE!",
  "#CONNECT!": "#VALUE!",
  "#BLOCKED!": "#VALUE!",
};

/** Functions that only an engine could calculate, and none takes part. */
const UNKNOWN = /[A-Z]\(|\+/;

function shown(value: CellValue): unknown {
  return isCellError(value) ? (STORED[value.error] ?? value.error) : value;
}

/** The cells with something in them, by address. */
export function cellsOf(sheet: Sheet): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  sheet.grid.rows.forEach((cells, row) => {
    cells?.forEach((value, column) => {
      if (value !== null) found[boxAddress(cellBox(row, column))] = shown(value);
    });
  });
  for (const { row, column, text } of sheet.formulas.values())
    // What cannot be calculated here keeps the value that the file has.
    found[boxAddress(cellBox(row, column))] = UNKNOWN.test(text)
      ? text
      : [text, found[boxAddress(cellBox(row, column))] ?? null];
  return found;
}

/** The formats of cells in the upper left of a sheet, and in two cells far away. */
function formatsOf(sheet: Sheet, rows: number, columns: number): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const usual: Readonly<Record<string, unknown>> = {
    numberFormat: "General",
    "font.bold": false,
    "font.italic": false,
    "font.strikethrough": false,
    "font.underline": "None",
    "font.name": "Calibri",
    "font.size": 11,
    "font.color": "#000000",
    wrapText: false,
    columnWidth: 48,
    rowHeight: 15,
    columnHidden: false,
    rowHidden: false,
    horizontalAlignment: "General",
    verticalAlignment: "Bottom",
    indentLevel: 0,
    "protection.locked": true,
    "protection.formulaHidden": false,
  };
  const take = (row: number, column: number): void => {
    const looks = Object.entries(sheet.state.formats).flatMap(([path, painted]) => {
      const value = paintedAt(painted, row, column);
      if (value === undefined || value === usual[path] || (path.startsWith("border.") && value === "None"))
        return [];
      // Widths are stored in pixels.
      return [`${path}=${String(path === "columnWidth" ? Math.round((value as number) / 0.75) : value)}`];
    });
    if (looks.length > 0) found[boxAddress(cellBox(row, column))] = looks.sort().join(" ");
  };
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) take(row, column);
  take(900, 2);
  take(2, 60);
  return found;
}

function validationsOf(sheet: Sheet, rows: number, columns: number): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const rule = paintedAt(sheet.state.validations, row, column)?.rule;
      if (rule !== undefined && Object.keys(rule as object).length > 0)
        found[boxAddress(cellBox(row, column))] = rule;
    }
  return found;
}

/** Everything about a sheet that is saved. */
export function sheetModel(sheet: Sheet, rows = 30, columns = 15): unknown {
  const { name, visibility, tabColor, showGridlines, showHeadings, frozen, merged, protection } = sheet.state;
  const { conditionalFormats, filters } = sheet.state;
  return {
    name,
    visibility,
    tabColor,
    showGridlines,
    showHeadings,
    frozen,
    merged: merged.map(boxAddress).sort(),
    isProtected: protection !== null,
    cells: cellsOf(sheet),
    formats: formatsOf(sheet, rows, columns),
    validations: validationsOf(sheet, rows, columns),
    conditionalFormats: conditionalFormats.map(({ type, boxes, settings }) => ({
      type,
      boxes: boxes.map(boxAddress),
      settings: Object.fromEntries(
        Object.entries(settings).filter(([, value]) => value !== undefined && value !== false),
      ),
    })),
    filters: filters
      .filter(({ criteria }) => criteria.some((one) => one !== null))
      .map(({ box, criteria }) => ({ box: boxAddress(box), criteria })),
  };
}

/** Everything about a workbook that is saved. */
export function workbookModel({ state }: Workbook): unknown {
  return {
    sheets: state.sheets.map((sheet) => sheetModel(sheet)),
    tables: state.tables
      .map(({ sheet, state: { box, columns, ...table } }) => ({
        ...table,
        sheet: sheet.name,
        box: boxAddress(box),
        columns,
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    names: state.names
      .map(({ name, scope, formula, comment, visible }) => ({
        name,
        scope: scope?.name ?? null,
        formula,
        comment,
        visible,
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
