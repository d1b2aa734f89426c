// What the grid's menus offer: what works on the host's workbook. The rest is left out.
import type { Injector } from "@univerjs/core";
import {
  ContextMenuGroup,
  ContextMenuPosition,
  IMenuManagerService,
  MenuItemType,
  SetWorksheetRowIsAutoHeightCommand,
} from "@univerjs/preset-sheets-core";
import {
  ClearSheetsFilterCriteriaCommand,
  SmartToggleSheetsFilterCommand,
} from "@univerjs/preset-sheets-filter";
import { CLEAR_FILTER_ENTRY, FILTER_ENTRY } from "../../words/grid";

const LEFT_OUT = [
  // Protection is the add-in's and the file's.
  "sheet.contextMenu.permission",
  "sheet.command.add-range-protection-from-context-menu",
  "sheet.command.set-range-protection-from-context-menu",
  "sheet.command.delete-range-protection-from-context-menu",
  "sheet.command.view-sheet-permission-from-context-menu",
  "sheet.command.add-range-protection-from-sheet-bar",
  "sheet.command.delete-worksheet-protection-from-sheet-bar",
  "sheet.command.change-sheet-protection-from-sheet-bar",
  "sheet.command.view-sheet-permission-from-sheet-bar",
  // Heights that follow contents are the grid's alone: the host knows given ones.
  SetWorksheetRowIsAutoHeightCommand.id,
  "sheet.contextMenu.text-to-number",
  // Sorting finds the cells around a single one by itself.
  "sheet.command.sort-range-asc-ext-ctx",
  "sheet.command.sort-range-desc-ext-ctx",
] as const;

/** The configuration of Univer's menus. */
export const MENU: Readonly<Record<string, { readonly hidden: true }>> = Object.fromEntries(
  LEFT_OUT.map((id) => [id, { hidden: true }]),
);

/** Filters have entries of their own, since there is no toolbar. */
export function addFilterEntries(injector: Injector): void {
  const entry = (id: string, title: string, order: number) => ({
    [id]: { order, menuItemFactory: () => ({ id, type: MenuItemType.BUTTON as const, title }) },
  });
  injector.get(IMenuManagerService).mergeMenu({
    [ContextMenuPosition.MAIN_AREA]: {
      [ContextMenuGroup.DATA]: {
        ...entry(SmartToggleSheetsFilterCommand.id, FILTER_ENTRY, 10),
        ...entry(ClearSheetsFilterCriteriaCommand.id, CLEAR_FILTER_ENTRY, 11),
      },
    },
  });
}
