// What the grid holds otherwise than the host's workbook does.
import type { IStyleData, Nullable, Workbook as UniverWorkbook, Worksheet } from "@univerjs/core";
import { BooleanNumber, IUniverInstanceService } from "@univerjs/core";
import { SheetsFilterService } from "@univerjs/preset-sheets-filter";
import type { Session } from "../../../src/host/session";
import { boxAddress, cellBox } from "../../../src/host/workbook/address";
import type { Sheet } from "../../../src/host/workbook/sheet";
import { cellData, holdSame } from "../../../src/workbench/grid/cellData";
import type { UniverGrid } from "../../../src/workbench/grid/openGrid";
import { boxOfRange, lineData, settingsOf } from "../../../src/workbench/grid/sheetData";
import { CellStyles } from "../../../src/workbench/grid/shownStyles";

/** Cells further down or right are empty in the tests. */
const ROWS = 60;
const COLUMNS = 30;

/** One line for each difference; none where both hold the same. */
export function differences(session: Session, grid: UniverGrid): string[] {
  const shown = grid.injector.get(IUniverInstanceService).getUnit<UniverWorkbook>("workbook")!;
  const { sheets } = session.workbook.state;
  const found: string[] = [];
  const expect = (what: string, host: unknown, univer: unknown): void => {
    const [one, other] = [JSON.stringify(host), JSON.stringify(univer)];
    if (one !== other) found.push(`${what}: host ${one}, grid ${other}`);
  };
  expect(
    "sheets",
    sheets.map(({ id, name }) => [id, name]),
    shown.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()]),
  );
  expect("in front", session.activeSheet.name, shown.getActiveSheet(true)?.getName());
  for (const sheet of sheets) {
    const target = shown.getSheetBySheetId(sheet.id);
    if (target) compareSheet(sheet, target, expect, grid);
  }
  return found;
}

function compareSheet(
  sheet: Sheet,
  target: Worksheet,
  expect: (what: string, host: unknown, univer: unknown) => void,
  grid: UniverGrid,
): void {
  const { hidden, tabColor, showGridlines, freeze, mergeData = [] } = settingsOf(sheet);
  const config = target.getConfig();
  const { xSplit, ySplit } = target.getFreeze();
  expect(
    `${sheet.name} settings`,
    [hidden, tabColor, showGridlines, freeze?.xSplit, freeze?.ySplit],
    [config.hidden, config.tabColor, config.showGridlines, xSplit, ySplit],
  );
  expect(
    `${sheet.name} merged`,
    mergeData.map((range) => boxAddress(boxOfRange(range))).sort(),
    target
      .getMergeData()
      .map((range) => boxAddress(boxOfRange(range)))
      .sort(),
  );
  const styles = new CellStyles(() => undefined);
  const ids = styles.within(sheet, { row: 0, column: 0, rows: ROWS, columns: COLUMNS });
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++) {
      const place = `${sheet.name}!${boxAddress(cellBox(row, column))}`;
      const cell = target.getCellRaw(row, column);
      const data = cellData(sheet, row, column);
      if (!holdSame(cell, data)) expect(place, data, cell);
      const id = ids(row, column);
      expect(
        `${place} style`,
        sorted(id === undefined ? {} : styles.styles[id]),
        sorted(styleOf(target, cell)),
      );
    }
  const rows = lineData(sheet, "row", ROWS);
  const columns = lineData(sheet, "column", COLUMNS);
  const filter = grid.injector.get(SheetsFilterService).getFilterModel("workbook", sheet.id);
  for (let row = 0; row < ROWS; row++)
    expect(
      `${sheet.name} row ${String(row + 1)}`,
      [rows[row]?.h ?? 20, rows[row]?.hd !== BooleanNumber.TRUE],
      [
        target.getRowManager().getRow(row)?.h ?? 20,
        target.getRowRawVisible(row) && filter?.isRowFiltered(row) !== true,
      ],
    );
  for (let column = 0; column < COLUMNS; column++)
    expect(
      `${sheet.name} column ${String(column + 1)}`,
      [columns[column]?.w ?? 64, columns[column]?.hd !== BooleanNumber.TRUE],
      [target.getColumnWidth(column), target.getColVisible(column)],
    );
}

function styleOf(target: Worksheet, cell: Nullable<{ s?: Nullable<string | IStyleData> }>): IStyleData {
  const style = cell?.s;
  if (style === null || style === undefined) return {};
  return typeof style === "string" ? (target.getStyleDataByHash(style) ?? {}) : style;
}

/** Names in order, and without what is not set. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined && one !== null)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}
