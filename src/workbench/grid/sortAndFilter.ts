// Sorting and filtering from the grid's menus: done by the host.
import type { IRange } from "@univerjs/core";
import { expandToContinuousRange } from "@univerjs/preset-sheets-core";
import type { IFilterColumn } from "@univerjs/preset-sheets-filter";
import {
  ClearSheetsFilterCriteriaCommand,
  ReCalcSheetsFilterCommand,
  RemoveSheetFilterCommand,
  SetSheetFilterRangeCommand,
  SetSheetsFilterCriteriaCommand,
  SmartToggleSheetsFilterCommand,
} from "@univerjs/preset-sheets-filter";
import type { ISortRangeCommandParams } from "@univerjs/preset-sheets-sort";
import { SortRangeCommand, SortType } from "@univerjs/preset-sheets-sort";
import type { Session } from "../../host/session";
import type { Box } from "../../host/workbook/address";
import { contains, intersect } from "../../host/workbook/address";
import { valueAt } from "../../host/workbook/grid";
import {
  boxOfFilter,
  clearCriteria,
  reapplyCriteria,
  setCriterion,
} from "../../host/workbook/filterCriteria";
import type { FilterOwner } from "../../host/workbook/filtering";
import { filterOf, removeFilter, setFilter } from "../../host/workbook/filtering";
import type { Sheet } from "../../host/workbook/sheet";
import { sortRows } from "../../host/workbook/sorting";
import type { Table } from "../../host/workbook/table";
import { dataBox } from "../../host/workbook/table";
import { criterionOf } from "./filterCriteria";
import type { FilterView } from "./filterView";
import type { HostCommand, Perform } from "./hostCommands";
import { replaceCommand } from "./hostCommands";
import { boxOfRange, rangeOf } from "./sheetData";
import type { Surface } from "./surface";
import { tablesOn } from "./tableLook";

/** Univer's commands sort what is selected, others what is around it: here each does what is wanted by what is selected. */
const ASCENDING = ["sheet.command.sort-range-asc", "sheet.command.sort-range-asc-ctx"] as const;
const DESCENDING = ["sheet.command.sort-range-desc", "sheet.command.sort-range-desc-ctx"] as const;

type Sorting = Pick<ISortRangeCommandParams, "range" | "orderRules"> & { readonly hasTitle?: boolean };

export function useSortAndFilter(
  session: Session,
  surface: Surface,
  filters: FilterView,
  perform: Perform,
): void {
  const use = (id: string, act: HostCommand): void => {
    replaceCommand(session, surface, id, act);
  };
  const onFilter = (label: string, act: (owner: FilterOwner, box: Box) => void): HostCommand => {
    return (sheet) => {
      const owner = filters.ownerOn(sheet);
      const box = owner && boxOfFilter(owner);
      return (
        owner !== null &&
        box !== null &&
        perform(label, () => {
          act(owner, box);
        })
      );
    };
  };
  use(SortRangeCommand.id, (sheet, params) =>
    perform("Sort", () => {
      sort(sheet, params as unknown as Sorting);
    }),
  );
  for (const [ids, type] of [
    [ASCENDING, SortType.ASC],
    [DESCENDING, SortType.DESC],
  ] as const)
    for (const id of ids)
      use(id, (sheet) =>
        perform("Sort", () => {
          const { selection } = session;
          const chosen = selection.rows > 1 ? selection : regionAround(surface, sheet, selection);
          sort(sheet, { range: rangeOf(chosen), orderRules: [{ colIndex: selection.column, type }] });
        }),
      );
  use(SetSheetsFilterCriteriaCommand.id, (sheet, { col, criteria }) =>
    onFilter("Filter", (owner, box) => {
      const column = criteria as IFilterColumn | null | undefined;
      setCriterion(owner, box, Number(col) - box.column, column ? criterionOf(column) : null);
    })(sheet, {}),
  );
  use(ClearSheetsFilterCriteriaCommand.id, onFilter("Clear filter", clearCriteria));
  use(ReCalcSheetsFilterCommand.id, onFilter("Filter again", reapplyCriteria));
  use(RemoveSheetFilterCommand.id, onFilter("Filter", takeAway));
  use(SetSheetFilterRangeCommand.id, (sheet, { range }) =>
    perform("Filter", () => {
      give(sheet, boxOfRange(range!));
    }),
  );
  use(SmartToggleSheetsFilterCommand.id, (sheet, params) => {
    const selected = session.selection;
    const table = tableAt(sheet, selected);
    const own: FilterOwner = { sheet, table: null };
    if (table === undefined && filterOf(own) !== undefined)
      return perform("Filter", () => {
        takeAway(own);
      });
    if (table?.state.options.showFilterButton === true) return onFilter("Filter", takeAway)(sheet, params);
    return perform("Filter", () => {
      give(sheet, selected.rows > 1 ? selected : regionAround(surface, sheet, selected));
    });
  });
}

/** Puts arrows on the header of a table, or of a block of cells. */
function give(sheet: Sheet, box: Box): void {
  const table = tableAt(sheet, box);
  if (table === undefined) setFilter({ sheet, table: null }, box, Array<null>(box.columns).fill(null));
  else table.update({ options: { ...table.state.options, showFilterButton: true } });
}

function takeAway(owner: FilterOwner): void {
  removeFilter(owner);
  const { table } = owner;
  table?.update({ options: { ...table.state.options, showFilterButton: false } });
}

function tableAt(sheet: Sheet, box: Box): Table | undefined {
  return tablesOn(sheet).find(({ state }) => intersect(state.box, box) !== null);
}

/** The filled cells around one. */
function regionAround(surface: Surface, sheet: Sheet, box: Box): Box {
  const everywhere = { left: true, right: true, up: true, down: true };
  const range: IRange = expandToContinuousRange(rangeOf(box), everywhere, surface.sheet(sheet.id)!);
  return boxOfRange(range);
}

/** Sorts a table whose cells were chosen, else the chosen rows but for headings; rows that a filter hides are found anew. */
function sort(sheet: Sheet, { range, orderRules, hasTitle }: Sorting): void {
  const chosen = boxOfRange(range);
  const table = tableAt(sheet, chosen);
  const owner: FilterOwner = { sheet, table: table ?? null };
  const box =
    table === undefined
      ? withoutHeadings(sheet, chosen, hasTitle, orderRules[0]!.colIndex)
      : dataBox(table.state);
  const keys = orderRules.map(({ colIndex, type }) => ({
    column: colIndex - box.column,
    ascending: type !== SortType.DESC,
  }));
  sortRows(sheet, box, keys, false);
  reapplyCriteria(owner);
}

/** The first row holds headings where it is said so, where a filter has it so, or where only it has a text in the column. */
function withoutHeadings(sheet: Sheet, box: Box, hasTitle: boolean | undefined, column: number): Box {
  const filtered = boxOfFilter({ sheet, table: null });
  const kinds = Array.from(
    { length: box.rows },
    (_, row) => typeof valueAt(sheet.grid, box.row + row, column),
  );
  const isGuessed = kinds[0] === "string" && kinds.length > 1 && !kinds.slice(1).includes("string");
  const isFilters = filtered !== null && contains(box, { ...filtered, rows: 1 }) && filtered.row === box.row;
  if (box.rows === 1 || !(hasTitle === true || isGuessed || isFilters)) return box;
  return { ...box, row: box.row + 1, rows: box.rows - 1 };
}
