// What the grid's context menu has for the selected cells, for a menu that a keyboard reaches.
import {
  CancelFrozenCommand,
  InsertColBeforeCommand,
  InsertRowBeforeCommand,
  RemoveColCommand,
  RemoveRowCommand,
  SetSelectionFrozenCommand,
} from "@univerjs/preset-sheets-core";
import {
  ClearSheetsFilterCriteriaCommand,
  SmartToggleSheetsFilterCommand,
} from "@univerjs/preset-sheets-filter";
import { SortRangeAscCommand, SortRangeDescCommand } from "@univerjs/preset-sheets-sort";
import { CELL_COMMANDS, CLEAR_FILTER_ENTRY, FILTER_ENTRY } from "../../words/grid";
import type { Session } from "../../host/session";
import type { CellCommand } from "./gridView";
import type { Surface } from "./surface";

/** The commands, in groups. */
const GROUPS: readonly (readonly (readonly [label: string, id: string])[])[] = [
  [
    [CELL_COMMANDS.insertRows, InsertRowBeforeCommand.id],
    [CELL_COMMANDS.insertColumns, InsertColBeforeCommand.id],
    [CELL_COMMANDS.deleteRows, RemoveRowCommand.id],
    [CELL_COMMANDS.deleteColumns, RemoveColCommand.id],
  ],
  [
    [CELL_COMMANDS.sortUp, SortRangeAscCommand.id],
    [CELL_COMMANDS.sortDown, SortRangeDescCommand.id],
    [FILTER_ENTRY, SmartToggleSheetsFilterCommand.id],
    [CLEAR_FILTER_ENTRY, ClearSheetsFilterCriteriaCommand.id],
  ],
  [
    [CELL_COMMANDS.freeze, SetSelectionFrozenCommand.id],
    [CELL_COMMANDS.unfreeze, CancelFrozenCommand.id],
  ],
];

export function cellCommands(session: Session, surface: Surface): CellCommand[][] {
  return GROUPS.map((group) =>
    group.map(([label, id]) => ({
      id,
      label,
      run: async () => {
        // As many rows or columns are inserted as are selected.
        const { rows, columns } = session.selection;
        const value = id === InsertRowBeforeCommand.id ? rows : columns;
        await surface.commands.executeCommand(id, { value });
      },
    })),
  );
}
