// The script of a page in which somebody, and their add-in, do this and that.
import type { ICommandService as Commands } from "@univerjs/core";
import { ICommandService, RedoCommand, UndoCommand } from "@univerjs/core";
import {
  AddWorksheetMergeCommand,
  ClearSelectionAllCommand,
  ClearSelectionContentCommand,
  ClearSelectionFormatCommand,
  CopySheetCommand,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  InsertSheetCommand,
  ISheetClipboardService,
  MoveColsCommand,
  MoveRangeCommand,
  MoveRowsCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
  RemoveWorksheetMergeCommand,
  SetBackgroundColorCommand,
  SetBoldCommand,
  SetColHiddenCommand,
  SetFrozenCommand,
  SetNumfmtCommand,
  SetRangeValuesCommand,
  SetRowHeightCommand,
  SetRowHiddenCommand,
  SetSelectionsOperation,
  SetSpecificRowsVisibleCommand,
  SetTabColorCommand,
  SetWorksheetActivateCommand,
  SetWorksheetHideCommand,
  SetWorksheetNameCommand,
  SetWorksheetOrderCommand,
  SetWorksheetShowCommand,
  SheetCopyDownCommand,
  SheetCopyRightCommand,
  ToggleGridlinesCommand,
} from "@univerjs/preset-sheets-core";
import {
  ClearSheetsFilterCriteriaCommand,
  SetSheetsFilterCriteriaCommand,
  SmartToggleSheetsFilterCommand,
} from "@univerjs/preset-sheets-filter";
import { SortRangeCommand } from "@univerjs/preset-sheets-sort";
import { Session } from "../../../src/host/session";
import { ApiError } from "../../../src/host/workbook/errors";
import type { Box } from "../../../src/host/workbook/address";
import { setFormat } from "../../../src/host/workbook/edits";
import { addRows, addTable, deleteTable } from "../../../src/host/workbook/tableEdits";
import { Workbook } from "../../../src/host/workbook/workbook";
import type { UniverGrid } from "../../../src/workbench/grid/openGrid";
import { openGrid } from "../../../src/workbench/grid/openGrid";
import { rangeOf } from "../../../src/workbench/grid/sheetData";
import { pick, seeded, type Random } from "../../support/random";
import { differences } from "./differences";

/** What went on until grid and host differed, and how they do. */
export interface Walk {
  readonly log: readonly string[];
  readonly differences: readonly string[];
  /** The steps that changed the workbook. */
  readonly done: readonly string[];
}

interface Stage {
  readonly random: Random;
  readonly session: Session;
  readonly grid: UniverGrid;
  readonly commands: Commands;
}

type Step = (stage: Stage) => unknown;

const ROWS = 14;
const COLUMNS = 8;
const TEXTS = ["Ada", "12", "007", "TRUE", "50%", "2024-05-01", "a, b", "#N/A", "x\ty", "-3.5", ""] as const;
const FORMULAS = ["=A1", "=$B$2", "=C3", "=A1:B2", "=Sheet1!A1", "=A:A", "=Table1[Role]"] as const;

const below = (random: Random, end: number): number => Math.floor(random() * end);

function someBox(random: Random, rows = 3, columns = 2): Box {
  return {
    row: below(random, ROWS),
    column: below(random, COLUMNS),
    rows: 1 + below(random, rows),
    columns: 1 + below(random, columns),
  };
}

/** A command on the sheet in front, such as menus and keys run. */
function run({ session, commands }: Stage, id: string, params: object = {}): Promise<unknown> {
  const target = { unitId: "workbook", subUnitId: session.activeSheet.id };
  return commands.executeCommand(id, { ...target, ...params }).catch((error: unknown) => {
    // So Univer refuses to move the header of a filter.
    if (!String(error).includes("header row of filter")) throw error;
  });
}

/** Selects cells first. */
async function onCells(stage: Stage, id: string, box = someBox(stage.random), params: object = {}) {
  const range = rangeOf(box);
  const { startRow, startColumn } = range;
  const primary = {
    ...range,
    endRow: startRow,
    endColumn: startColumn,
    actualRow: startRow,
    actualColumn: startColumn,
    isMerged: false,
    isMergedMainCell: false,
  };
  await run(stage, SetSelectionsOperation.id, { selections: [{ range, primary, style: null }] });
  return run(stage, id, params);
}

const lines = (random: Random, isRow: boolean): Box => {
  const at = { row: below(random, ROWS), column: below(random, COLUMNS) };
  return isRow
    ? { row: at.row, rows: 1 + below(random, 2), column: 0, columns: 26 }
    : { column: at.column, columns: 1 + below(random, 2), row: 0, rows: 1000 };
};

const onLines = (id: string, isRow: boolean, params: (random: Random) => object = () => ({})): Step => {
  return (stage) => run(stage, id, { range: rangeOf(lines(stage.random, isRow)), ...params(stage.random) });
};

const addIn = (act: (stage: Stage) => void): Step => {
  return (stage) => {
    try {
      stage.session.actAsAddIn(() => {
        act(stage);
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  };
};

const someSheet = ({ random, session }: Stage): object => ({
  subUnitId: pick(random, session.workbook.state.sheets).id,
});

const STEPS: Readonly<Record<string, Step>> = {
  type: (stage) =>
    run(stage, SetRangeValuesCommand.id, {
      range: rangeOf(someBox(stage.random, 1, 1)),
      value: { v: pick(stage.random, TEXTS), f: null, si: null, p: null },
    }),
  number: (stage) =>
    run(stage, SetRangeValuesCommand.id, {
      range: rangeOf(someBox(stage.random)),
      value: { v: below(stage.random, 100), t: 2, f: null, si: null, p: null },
    }),
  formula: (stage) =>
    run(stage, SetRangeValuesCommand.id, {
      range: rangeOf(someBox(stage.random, 1, 1)),
      value: { f: pick(stage.random, FORMULAS), v: null, p: null, si: null },
    }),
  paste: async (stage) => {
    await onCells(stage, SetBoldCommand.id);
    const text = pick(stage.random, ["a\tb\nc\td", "1\t=A1+B1\n2\t=A2+B2", "x", "5\t6\t7"]);
    await stage.grid.injector.get(ISheetClipboardService).legacyPaste(undefined, text);
  },
  erase: (stage) => onCells(stage, ClearSelectionContentCommand.id),
  eraseAll: (stage) => onCells(stage, ClearSelectionAllCommand.id),
  eraseFormat: (stage) => onCells(stage, ClearSelectionFormatCommand.id),
  fillDown: (stage) => onCells(stage, SheetCopyDownCommand.id, someBox(stage.random, 4)),
  fillRight: (stage) => onCells(stage, SheetCopyRightCommand.id, someBox(stage.random, 2, 3)),
  bold: (stage) => onCells(stage, SetBoldCommand.id),
  fill: (stage) =>
    onCells(stage, SetBackgroundColorCommand.id, undefined, {
      value: pick(stage.random, ["#ff0000", "#00ff00"]),
    }),
  numberFormat: (stage) => {
    const { row, column } = someBox(stage.random);
    return run(stage, SetNumfmtCommand.id, {
      values: [{ row, col: column, pattern: pick(stage.random, ["0.00", "0%", "@"]) }],
    });
  },
  merge: (stage) =>
    run(stage, AddWorksheetMergeCommand.id, {
      selections: [rangeOf(someBox(stage.random))],
      defaultMerge: true,
    }),
  unmerge: (stage) =>
    run(stage, RemoveWorksheetMergeCommand.id, {
      ranges: stage.session.activeSheet.state.merged.slice(0, 1).map(rangeOf),
    }),
  insertRows: onLines(InsertRowByRangeCommand.id, true),
  insertColumns: onLines(InsertColByRangeCommand.id, false),
  deleteRows: onLines(RemoveRowByRangeCommand.id, true),
  deleteColumns: onLines(RemoveColByRangeCommand.id, false),
  insertCellsDown: (stage) => onCells(stage, InsertRangeMoveDownCommand.id),
  insertCellsRight: (stage) => onCells(stage, InsertRangeMoveRightCommand.id),
  deleteCellsUp: (stage) => onCells(stage, DeleteRangeMoveUpCommand.id),
  deleteCellsLeft: (stage) => onCells(stage, DeleteRangeMoveLeftCommand.id),
  dragRows: onLines(MoveRowsCommand.id, true, (random) => {
    const range = rangeOf(lines(random, true));
    return { range, fromRange: range, toRange: rangeOf(lines(random, true)) };
  }),
  dragColumns: onLines(MoveColsCommand.id, false, (random) => {
    const range = rangeOf(lines(random, false));
    return { range, fromRange: range, toRange: rangeOf(lines(random, false)) };
  }),
  drag: (stage) => {
    const box = someBox(stage.random);
    const to = { ...box, ...pick(stage.random, [{ row: below(stage.random, ROWS) }, { column: 4 }]) };
    return run(stage, MoveRangeCommand.id, { fromRange: rangeOf(box), toRange: rangeOf(to) });
  },
  rowHeight: (stage) =>
    onCells(stage, SetRowHeightCommand.id, undefined, { value: pick(stage.random, [20, 30, 45]) }),
  hideRows: (stage) => run(stage, SetRowHiddenCommand.id, { ranges: [rangeOf(lines(stage.random, true))] }),
  hideColumns: (stage) =>
    run(stage, SetColHiddenCommand.id, { ranges: [rangeOf(lines(stage.random, false))] }),
  showRows: (stage) =>
    run(stage, SetSpecificRowsVisibleCommand.id, {
      ranges: [rangeOf({ row: 0, rows: 20, column: 0, columns: 26 })],
    }),
  freeze: (stage) => {
    const [ySplit, xSplit] = [below(stage.random, 3), below(stage.random, 3)];
    const at = { startRow: ySplit || -1, startColumn: xSplit || -1 };
    return run(stage, SetFrozenCommand.id, { ...at, ySplit, xSplit });
  },
  gridlines: (stage) => run(stage, ToggleGridlinesCommand.id),
  addSheet: (stage) =>
    stage.session.workbook.state.sheets.length < 4 ? run(stage, InsertSheetCommand.id) : undefined,
  copySheet: (stage) =>
    stage.session.workbook.state.sheets.length < 4 ? run(stage, CopySheetCommand.id) : undefined,
  deleteSheet: (stage) =>
    stage.session.workbook.state.sheets.length > 1
      ? run(stage, RemoveSheetCommand.id, someSheet(stage))
      : undefined,
  renameSheet: (stage) =>
    run(stage, SetWorksheetNameCommand.id, {
      ...someSheet(stage),
      name: pick(stage.random, ["Team", "My sheet", "Sheet1", "bad/name"]),
    }),
  moveSheet: (stage) =>
    run(stage, SetWorksheetOrderCommand.id, {
      ...someSheet(stage),
      order: below(stage.random, stage.session.workbook.state.sheets.length),
    }),
  hideSheet: (stage) => run(stage, SetWorksheetHideCommand.id, someSheet(stage)),
  hideAndShowSheet: async (stage) => {
    const sheet = someSheet(stage);
    await run(stage, SetWorksheetHideCommand.id, sheet);
    await run(stage, SetWorksheetShowCommand.id, sheet);
  },
  goToSheet: (stage) => {
    const { random, session } = stage;
    const seen = session.workbook.state.sheets.filter(({ state }) => state.visibility === "Visible");
    return run(stage, SetWorksheetActivateCommand.id, { subUnitId: pick(random, seen).id });
  },
  tabColour: (stage) => run(stage, SetTabColorCommand.id, { value: "#336699" }),
  sort: (stage) => {
    const box = { ...someBox(stage.random, 6, 3), row: 0, column: 0, rows: 6, columns: 4 };
    return run(stage, SortRangeCommand.id, {
      range: rangeOf(box),
      orderRules: [{ colIndex: below(stage.random, 3), type: pick(stage.random, ["asc", "desc"]) }],
    });
  },
  arrows: (stage) => onCells(stage, SmartToggleSheetsFilterCommand.id),
  filter: (stage) =>
    run(stage, SetSheetsFilterCriteriaCommand.id, {
      col: below(stage.random, 3),
      criteria: pick(stage.random, [
        { colId: 0, filters: { filters: ["Ada", "12"], blank: true } },
        { colId: 0, customFilters: { customFilters: [{ operator: "greaterThan", val: 10 }] } },
        null,
      ]),
    }),
  filterAndClear: async (stage) => {
    const criteria = { colId: 0, filters: { filters: ["Ada"] } };
    await run(stage, SetSheetsFilterCriteriaCommand.id, { col: 0, criteria });
    await run(stage, ClearSheetsFilterCriteriaCommand.id);
  },
  undo: (stage) => stage.commands.executeCommand(UndoCommand.id),
  undoTwice: async (stage) => {
    await stage.commands.executeCommand(UndoCommand.id);
    await stage.commands.executeCommand(UndoCommand.id);
  },
  undoAndRedo: async (stage) => {
    await stage.commands.executeCommand(UndoCommand.id);
    await stage.commands.executeCommand(RedoCommand.id);
  },
  addInWrites: addIn(({ random, session }) => {
    session.type(`${pick(random, ["A", "C"])}${String(1 + below(random, ROWS))}`, [["Ada", 5, "=A1"]]);
  }),
  addInFormats: addIn(({ random, session }) => {
    setFormat(session.activeSheet, someBox(random), "font.color", "#123456");
  }),
  addInTable: addIn(({ random, session }) => {
    if (session.workbook.state.tables.length < 3) addTable(session.activeSheet, someBox(random, 4, 3), true);
  }),
  addInRow: addIn(({ session }) => {
    const table = session.workbook.state.tables[0];
    if (table !== undefined) addRows(table, null, [table.state.columns.map(() => 1)]);
  }),
  addInTakesTable: addIn(({ session }) => {
    const table = session.workbook.state.tables[0];
    if (table !== undefined) deleteTable(table);
  }),
};

/** Commands leave some things for after the present task. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function walk(seed: number, length: number): Promise<Walk> {
  const random = seeded(seed);
  const workbook = new Workbook("Roster.xlsx");
  const session = new Session(workbook, "Ana");
  session.type("A1", [
    ["Name", "Role", "Hours"],
    ["Ada", "Developer", 12],
    ["Ben", "Analyst", 7.5],
    ["Cem", "Lead", "=C2*2"],
  ]);
  session.act("Table", () => addTable(session.activeSheet, { row: 0, column: 0, rows: 4, columns: 3 }, true));
  const container = document.createElement("div");
  container.style.cssText = "width:1000px;height:600px";
  document.body.append(container);
  const refused: string[] = [];
  const grid = await openGrid(container, session, { onRefused: (message) => refused.push(message) });
  const stage: Stage = { random, session, grid, commands: grid.injector.get(ICommandService) };
  let isChanged = false;
  const note = (): void => {
    isChanged = true;
  };
  workbook.views.add({ cellsChanged: note, stateChanged: note });
  const log: string[] = [];
  const done = new Set<string>();
  try {
    for (let count = 0; count < length; count++) {
      const name = pick(random, Object.keys(STEPS));
      log.push(name);
      isChanged = false;
      await STEPS[name]!(stage);
      await settled();
      if (isChanged) done.add(name);
      const found = differences(session, grid);
      if (found.length > 0)
        return { log: [...log, ...refused.slice(-1)], differences: found, done: [...done] };
    }
    return { log, differences: [], done: [...done] };
  } catch (error) {
    return { log, differences: [String((error as Error).stack)], done: [] };
  } finally {
    grid.dispose();
    container.remove();
  }
}

Object.assign(window, { walk, steps: Object.keys(STEPS) });
