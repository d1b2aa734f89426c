// The script of a page with Univer alone: its own cells, its own calculation, nothing of the host and no add-in.
import type { IWorkbookData, Plugin, PluginCtor } from "@univerjs/core";
import {
  BooleanNumber,
  ICommandService,
  IUniverInstanceService,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import type { Workbook } from "@univerjs/core";
import {
  SetFormulaCalculationNotificationMutation,
  SetRangeValuesCommand,
  UniverSheetsCorePreset,
} from "@univerjs/preset-sheets-core";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/preset-sheets-core";
import "@univerjs/preset-sheets-core/lib/index.css";
import words from "@univerjs/preset-sheets-core/locales/en-US";
import { drawn, gridShown } from "./shown";

const UNIT = "workbook";
const SIZE = { columnWidth: 117, rowHeight: 20, spareRows: 200, spareColumns: 10 } as const;

/** A sheet of texts. */
export interface PlainSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What the measuring program finds as a global of the page. All times are in milliseconds; rows and columns count from 0. */
export interface UniverWatch {
  /** Makes the snapshot that `open` shows; the last sheet is in front. */
  prepare(sheets: readonly PlainSheet[]): void;
  /** Shows the snapshot in a new Univer; ends when the grid shows it. */
  open(): Promise<number>;
  /** Puts entries into cells; ends when all results are drawn. */
  type(
    sheet: string,
    at: readonly [row: number, column: number],
    entries: readonly string[],
  ): Promise<number>;
  /** Empties cells of one column. */
  erase(sheet: string, at: readonly [row: number, column: number], rows: number): Promise<void>;
  /** The values of cells of one column. */
  values(sheet: string, at: readonly [row: number, column: number], rows: number): unknown[];
}

let snapshot: Partial<IWorkbookData> = {};
let univer: Univer | undefined;

function sheetOf({ name, rows }: PlainSheet): NonNullable<IWorkbookData["sheets"]>[string] {
  return {
    id: name,
    name,
    rowCount: rows.length + SIZE.spareRows,
    columnCount: rows[0]!.length + SIZE.spareColumns,
    defaultColumnWidth: SIZE.columnWidth,
    defaultRowHeight: SIZE.rowHeight,
    cellData: Object.fromEntries(
      rows.map((texts, row) => [
        row,
        Object.fromEntries(texts.flatMap((v, column) => (v === "" ? [] : [[column, { v, t: 1 }]]))),
      ]),
    ),
    showGridlines: BooleanNumber.TRUE,
  };
}

function start(): Univer {
  const container = document.getElementById("grid")!;
  const one = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(words) },
    logLevel: LogLevel.ERROR,
  });
  const { plugins } = UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: false,
    formulaBar: true,
    disableAutoFocus: true,
    footer: { sheetBar: true, statisticBar: true, zoomSlider: true, menus: false },
  });
  for (const entry of plugins) {
    const [plugin, options] = (Array.isArray(entry) ? entry : [entry]) as [PluginCtor<Plugin>, object?];
    one.registerPlugin(plugin, options);
  }
  return one;
}

const commands = (): ICommandService => univer!.__getInjector().get(ICommandService);

async function put(
  sheet: string,
  [row, column]: readonly [number, number],
  cells: readonly object[],
): Promise<void> {
  await commands().executeCommand(SetRangeValuesCommand.id, {
    unitId: UNIT,
    subUnitId: sheet,
    range: {
      startRow: row,
      endRow: row + cells.length - 1,
      startColumn: column,
      endColumn: column,
    },
    value: cells.map((cell) => [cell]),
  });
}

/** Resolves when the calculation that comes next has written its results. */
function calculated(): Promise<void> {
  return new Promise((resolve) => {
    const listening = commands().onCommandExecuted(({ id, params }) => {
      if (id !== SetFormulaCalculationNotificationMutation.id) return;
      if ((params as ISetFormulaCalculationNotificationMutation).functionsExecutedState === undefined) return;
      listening.dispose();
      resolve();
    });
  });
}

const watch: UniverWatch = {
  prepare(sheets) {
    snapshot = {
      id: UNIT,
      name: "Roster",
      locale: LocaleType.EN_US,
      sheetOrder: [...sheets].reverse().map(({ name }) => name),
      sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, sheetOf(sheet)])),
      styles: {},
    };
  },
  async open() {
    univer?.dispose();
    document.getElementById("grid")!.replaceChildren();
    const data = structuredClone(snapshot);
    const from = performance.now();
    univer = start();
    univer.createUnit(UniverInstanceType.UNIVER_SHEET, data);
    await gridShown();
    return performance.now() - from;
  },
  async type(sheet, at, entries) {
    const from = performance.now();
    const end = calculated();
    await put(
      sheet,
      at,
      entries.map((entry) => (entry.startsWith("=") ? { f: entry } : { v: entry, t: 1 })),
    );
    await end;
    await drawn();
    return performance.now() - from;
  },
  async erase(sheet, at, rows) {
    await put(
      sheet,
      at,
      Array.from({ length: rows }, () => ({ v: null, f: null, si: null, p: null })),
    );
    await drawn();
  },
  values(sheet, [row, column], rows) {
    const workbook = univer!
      .__getInjector()
      .get(IUniverInstanceService)
      .getUnit<Workbook>(UNIT, UniverInstanceType.UNIVER_SHEET)!;
    const matrix = workbook.getSheetBySheetId(sheet)!.getCellMatrix();
    return Array.from({ length: rows }, (_, index) => {
      const cell = matrix.getValue(row + index, column) as { readonly v?: unknown } | null;
      return cell?.v ?? "";
    });
  },
};

Object.assign(window, { watch });
