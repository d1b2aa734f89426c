// Commands of the grid that the host does in Univer's place: the grid shows what came of them.
import type { IRange } from "@univerjs/core";
import { CommandType, RANGE_TYPE } from "@univerjs/core";
import {
  CopySheetCommand,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertColByRangeCommand,
  InsertColCommand,
  InsertColMutation,
  InsertRowByRangeCommand,
  InsertRowCommand,
  InsertRowMutation,
  InsertSheetCommand,
  RemoveColByRangeCommand,
  RemoveColCommand,
  RemoveColMutation,
  RemoveRowByRangeCommand,
  RemoveRowCommand,
  RemoveRowMutation,
  RemoveSheetCommand,
  SetWorksheetHideCommand,
  MoveColsCommand,
  MoveRangeCommand,
  MoveRowsCommand,
  SheetCopyDownCommand,
  SheetCopyRightCommand,
  SheetsSelectionsService,
} from "@univerjs/preset-sheets-core";
import type { Session } from "../../host/session";
import { MAX_COLUMNS, MAX_ROWS } from "../../host/workbook/address";
import { copyCells } from "../../host/workbook/copying";
import { shiftCells } from "../../host/workbook/edits";
import { moveCellsTo, moveLines } from "../../host/workbook/moving";
import { copySheet } from "../../host/workbook/sheetCopy";
import { moveSheet, setVisibility } from "../../host/workbook/sheetList";
import type { Sheet } from "../../host/workbook/sheet";
import type { Shift } from "../../host/workbook/shift";
import { boxOfRange } from "./sheetData";
import type { Surface } from "./surface";

/** What such commands are told, as far as they are read here. */
export interface CommandParams {
  readonly subUnitId?: string;
  readonly range?: IRange;
  readonly fromRange?: IRange;
  readonly toRange?: IRange;
  readonly fromSubUnitId?: string;
  readonly toSubUnitId?: string;
  readonly [name: string]: unknown;
}

/** Does something to the host's workbook as one step; false where it is refused, which the person is told. */
export type Perform = (label: string, work: () => void) => boolean;

/** What a command does on a sheet of the host. */
export type HostCommand = (sheet: Sheet, params: CommandParams) => boolean;

/** Puts the host's command in the place of Univer's of the same id. */
export function replaceCommand(session: Session, surface: Surface, id: string, act: HostCommand): void {
  surface.commands.unregisterCommand(id);
  surface.commands.registerCommand({
    id,
    type: CommandType.COMMAND,
    handler: (_, params?: CommandParams) => {
      const given = params ?? {};
      const key = given.subUnitId ?? surface.workbook.getActiveSheet(true)?.getSheetId();
      const sheet = key === undefined ? undefined : session.workbook.findSheet(key);
      return sheet !== undefined && act(sheet, given);
    },
  });
}

/** Moving, filling, inserting and deleting cells and lines, adding and copying sheets. */
export function useHostCommands(session: Session, surface: Surface, perform: Perform): void {
  const selected = (): IRange[] =>
    surface.injector
      .get(SheetsSelectionsService)
      .getCurrentSelections()
      .map(({ range }) => range);
  const use = (id: string, act: HostCommand): void => {
    replaceCommand(session, surface, id, act);
  };
  const shifting = (label: string, direction: Shift["direction"]): HostCommand => {
    return (sheet, { range = selected()[0] }) =>
      range !== undefined &&
      perform(label, () => {
        shiftCells(sheet, { box: boxOfRange(range), direction });
      });
  };
  /** The grid's own rows or columns move as well, so that not all cells beyond them are to be shown anew. */
  const shiftingLines = (direction: Shift["direction"], mutation: string): HostCommand => {
    const isRow = direction === "down" || direction === "up";
    const label = direction === "down" || direction === "right" ? "Insert" : "Delete";
    return (sheet, { range = selected()[0] }) => {
      if (range === undefined) return false;
      const { row, rows, column, columns } = boxOfRange(range);
      const box = isRow
        ? { row, rows, column: 0, columns: MAX_COLUMNS }
        : { column, columns, row: 0, rows: MAX_ROWS };
      const isDone = perform(label, () => {
        shiftCells(sheet, { box, direction });
      });
      if (isDone) surface.apply(mutation, { subUnitId: sheet.id, range: { ...range } });
      return isDone;
    };
  };
  const moving = (what: "row" | "column"): HostCommand => {
    const isRow = what === "row";
    return (sheet, { range, fromRange, toRange }) => {
      const type = isRow ? RANGE_TYPE.ROW : RANGE_TYPE.COLUMN;
      const at = isRow ? fromRange!.startRow : fromRange!.startColumn;
      const lines = (range === undefined ? selected() : [range]).map((one) => ({
        isWhole: range !== undefined || one.rangeType === type,
        first: isRow ? one.startRow : one.startColumn,
        last: isRow ? one.endRow : one.endColumn,
      }));
      const dragged = lines.filter(({ isWhole, first, last }) => isWhole && first <= at && at <= last);
      if (dragged.length !== 1) return false;
      const { first, last } = dragged[0]!;
      const count = last - first + 1;
      const before = isRow ? toRange!.startRow : toRange!.startColumn;
      const isDone = perform("Move", () => {
        moveLines(sheet, what, first, count, before);
      });
      const now = before > first ? before - count : before;
      if (isDone)
        session.selectBox(
          sheet,
          isRow
            ? { row: now, rows: count, column: 0, columns: MAX_COLUMNS }
            : { column: now, columns: count, row: 0, rows: MAX_ROWS },
        );
      return isDone;
    };
  };
  for (const id of [InsertRowCommand.id, InsertRowByRangeCommand.id])
    use(id, shiftingLines("down", InsertRowMutation.id));
  for (const id of [InsertColCommand.id, InsertColByRangeCommand.id])
    use(id, shiftingLines("right", InsertColMutation.id));
  for (const id of [RemoveRowCommand.id, RemoveRowByRangeCommand.id])
    use(id, shiftingLines("up", RemoveRowMutation.id));
  for (const id of [RemoveColCommand.id, RemoveColByRangeCommand.id])
    use(id, shiftingLines("left", RemoveColMutation.id));
  use(InsertRangeMoveDownCommand.id, shifting("Insert", "down"));
  use(InsertRangeMoveRightCommand.id, shifting("Insert", "right"));
  use(DeleteRangeMoveUpCommand.id, shifting("Delete", "up"));
  use(DeleteRangeMoveLeftCommand.id, shifting("Delete", "left"));
  use(MoveRowsCommand.id, moving("row"));
  use(MoveColsCommand.id, moving("column"));
  use(MoveRangeCommand.id, (sheet, { fromRange, toRange, fromSubUnitId, toSubUnitId }) => {
    const from = fromSubUnitId === undefined ? sheet : session.workbook.findSheet(fromSubUnitId);
    const to = toSubUnitId === undefined ? from : session.workbook.findSheet(toSubUnitId);
    if (from === undefined || to === undefined) return false;
    const box = boxOfRange(fromRange!);
    const { row, column } = boxOfRange(toRange!);
    const isDone = perform("Move", () => {
      moveCellsTo({ sheet: from, box }, { sheet: to, row, column });
    });
    if (isDone) session.selectBox(to, { ...box, row, column });
    return isDone;
  });
  const filling = (isDown: boolean): HostCommand => {
    return (sheet, { range = selected()[0] }) => {
      if (range === undefined) return false;
      const box = boxOfRange(range);
      const { rows, columns } = box;
      // A single row takes what stands above it, a single column what stands on its left.
      const isSingle = (isDown ? rows : columns) === 1;
      const first = isDown ? { ...box, rows: 1 } : { ...box, columns: 1 };
      const before = isDown ? { ...first, row: box.row - 1 } : { ...first, column: box.column - 1 };
      const rest = isDown
        ? { ...box, row: box.row + 1, rows: rows - 1 }
        : { ...box, column: box.column + 1, columns: columns - 1 };
      const from = isSingle ? before : first;
      if (from.row < 0 || from.column < 0) return false;
      return perform("Fill", () => {
        const what = { what: "All", skipBlanks: false, transpose: false } as const;
        copyCells({ sheet, box: from }, { sheet, box: isSingle ? box : rest }, what);
      });
    };
  };
  use(SheetCopyDownCommand.id, filling(true));
  use(SheetCopyRightCommand.id, filling(false));
  use(InsertSheetCommand.id, (_, { index }) =>
    perform("Add sheet", () => {
      const sheet = session.workbook.addSheet();
      if (typeof index === "number") moveSheet(sheet, index);
      session.activate(sheet);
    }),
  );
  use(RemoveSheetCommand.id, (sheet) =>
    perform("Delete sheet", () => {
      sheet.workbook.deleteSheet(sheet);
    }),
  );
  use(SetWorksheetHideCommand.id, (sheet) =>
    perform("Hide sheet", () => {
      setVisibility(sheet, "Hidden");
    }),
  );
  use(CopySheetCommand.id, (sheet) =>
    perform("Copy sheet", () => {
      session.activate(copySheet(sheet));
    }),
  );
}
