// The script of a page with a grid in it.
import type { Workbook as UniverWorkbook } from "@univerjs/core";
import { IUniverInstanceService } from "@univerjs/core";
import { IDescriptionService } from "@univerjs/preset-sheets-core";
import { setFilter } from "../../../src/host/workbook/filtering";
import { Session } from "../../../src/host/session";
import { Workbook } from "../../../src/host/workbook/workbook";
import { addTable, deleteTable } from "../../../src/host/workbook/tableEdits";
import { merge, unmerge } from "../../../src/host/workbook/merging";
import { setFormat } from "../../../src/host/workbook/edits";
import { parseBox } from "../../../src/host/workbook/address";
import type { DescribedFunction } from "../../../src/workbench/engine/descriptions";
import type { UniverGrid } from "../../../src/workbench/grid/openGrid";
import { openGrid } from "../../../src/workbench/grid/openGrid";

/** What a test finds as globals of the page. */
export interface GridPage {
  readonly session: Session;
  readonly workbook: Workbook;
  readonly grid: UniverGrid;
  readonly refused: string[];
  readonly host: {
    addTable: typeof addTable;
    deleteTable: typeof deleteTable;
    merge: typeof merge;
    unmerge: typeof unmerge;
    setFormat: typeof setFormat;
    parseBox: typeof parseBox;
    setFilter: typeof setFilter;
  };
  /** What the grid itself shows in a cell of the first sheet, and whether it shows a row of it. */
  shownAt(row: number, column: number): unknown;
  isShown(row: number): boolean;
  /** The names that are offered once these letters are typed. */
  completes(letters: string): string[];
}

function sheetShown({ injector }: UniverGrid) {
  return injector.get(IUniverInstanceService).getUnit<UniverWorkbook>("workbook")!.getSheets()[0]!;
}

const workbook = new Workbook("Roster.xlsx");
const session = new Session(workbook, "Ana");
const refused: string[] = [];
session.type("A1", [
  ["Name", "Role", "Hours"],
  ["Ada", "Developer", 12],
  ["Ben", "Analyst", 7.5],
]);
session.history.clear();
const container = document.getElementById("grid")!;
const functions: readonly DescribedFunction[] = [
  {
    id: "CERTVERDICT",
    name: "CERTVERDICT",
    description: "Verdicts for people. One row for each.",
    parameters: [{ name: "answers", description: "Rows of answers.", dimensionality: "matrix" }],
  },
  { id: "CERTVERSION", name: "CERTVERSION", description: "The version.", parameters: [] },
];
void openGrid(container, session, { functions, onRefused: (message) => refused.push(message) }).then(
  (grid) => {
    Object.assign(window, {
      session,
      workbook,
      grid,
      refused,
      host: { addTable, deleteTable, merge, unmerge, setFormat, parseBox, setFilter },
      shownAt: (row: number, column: number) => sheetShown(grid).getCellRaw(row, column)?.v,
      isShown: (row: number) => sheetShown(grid).getRowVisible(row),
      completes: (letters: string) =>
        grid.injector
          .get(IDescriptionService)
          .getSearchListByNameFirstLetter(letters)
          .map(({ name }) => name),
    });
  },
);
