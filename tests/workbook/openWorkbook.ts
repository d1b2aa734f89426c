// A workbook in Excel for tests of src/workbook, which finds Excel and Office as globals, as in the add-in's page.
import type { QueryRequest } from "../../src/host/wire/services";
import { Session } from "../../src/host/session";
import type { Sheets } from "../support/rosters";
import type { Cell } from "../../src/roster/cells";
import type { Ending, Task, TaskOptions } from "../../src/workbook/runs";
import { perform } from "../../src/workbook/perform";
import { TASK_OF_ACTION } from "../../src/workbook/runs";
import type { ExcelToOpen, OpenExcel } from "../support/excel";
import { openExcel } from "../support/excel";

/** What the clock says, and the date that results are stamped with. */
export const NOW = new Date(2026, 0, 5, 23, 30);
export const TODAY = "2026-01-05";

export interface OpenWorkbook extends OpenExcel {
  /** Carries out a task, or the one of an action of the ribbon. */
  perform(task: Task | keyof typeof TASK_OF_ACTION, options?: Partial<TaskOptions>): Promise<Ending>;
  /** Somebody else who has the workbook open. */
  colleague: Session;
  /** The batches so far. */
  requests(): QueryRequest[];
  /** How many of them changed the workbook. */
  writes(): number;
  /** Puts rows on a sheet, which is made where it is not there. Returns their address. */
  fill(sheet: string, rows: readonly (readonly Cell[])[], corner?: string): string;
  /** The same, as a table. */
  fillTable(
    sheet: string,
    name: string,
    rows: readonly (readonly Cell[])[],
    corner?: string,
  ): Promise<string>;
  fillSetup(sheets: Sheets): void;
}

const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

/** The address of a block of cells from its corner on. */
export function addressOf(corner: string, rows: number, columns: number): string {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(corner)!;
  const first = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return `${corner}:${lettersOf(first + columns - 1)}${String(Number(row) + rows - 1)}`;
}

const SET_PROPERTY = 4;
const CHANGING = ["Add", "CopyFrom", "Clear", "Insert", "Delete", "Resize"];

/** Does a batch set properties, or call a method that changes something? */
function changes({ Actions, ObjectPaths }: QueryRequest): boolean {
  const called = [...Actions, ...Object.values(ObjectPaths)] as { ActionType?: number; Name: string }[];
  return called.some(({ ActionType, Name }) => ActionType === SET_PROPERTY || CHANGING.includes(Name));
}

/** Opens an empty workbook with one sheet, “Sheet1”. */
export async function openWorkbook(toOpen: ExcelToOpen = {}): Promise<OpenWorkbook> {
  const excel = await openExcel(toOpen);
  const { session, workbook, addIn, window } = excel;
  Object.assign(globalThis, { Excel: window.Excel, Office: window.Office });
  const processQuery = jest.spyOn(addIn, "processQuery");
  const fill: OpenWorkbook["fill"] = (sheet, rows, corner = "A1") => {
    if (workbook.findSheet(sheet) === undefined) workbook.addSheet(sheet);
    session.type(`'${sheet}'!${corner}`, rows as (string | number | boolean | null)[][]);
    return `'${sheet}'!${addressOf(corner, rows.length, rows[0]!.length)}`;
  };
  return {
    ...excel,
    colleague: new Session(workbook, "Ben"),
    perform: (task, options = {}) =>
      perform(typeof task === "string" ? TASK_OF_ACTION[task] : task, {
        now: NOW,
        signal: new AbortController().signal,
        onProgress: () => undefined,
        ...options,
      }),
    requests: () => processQuery.mock.calls.map(([request]) => request),
    writes: () => processQuery.mock.calls.filter(([request]) => changes(request)).length,
    fill,
    async fillTable(sheet, name, rows, corner) {
      const address = fill(sheet, rows, corner);
      await excel.run(async (context) => {
        context.workbook.tables.add(address, true).name = name;
        await context.sync();
      });
      return address;
    },
    fillSetup({ organisation, roles }) {
      if (organisation !== undefined) fill("Organisation", organisation);
      if (roles !== undefined) fill("Roles", roles);
    },
  };
}
