// The page with a stand-in for the grid and for files: a list of keys that moves the selection, and files that are JSON texts.
import { Workbook } from "../../../src/host/workbook/workbook";
import type { WorkbookFile } from "../../../src/workbench/files/workbookFile";
import type { OpenGrid } from "../../../src/workbench/grid/gridView";
import type { Desk } from "../../../src/workbench/page/desk";
import { mountPage } from "../../../src/workbench/page/mountPage";
import type { FileContent } from "./openPage";

/** What a test finds as globals of the page. */
export interface TestPage {
  desk: Desk;
  /** What has been opened and disposed of, in order. */
  readonly gridLog: string[];
}

const gridLog: string[] = [];

function fileOf(
  name: string,
  { sheets = {}, notShown = [], lost = [], saveFault }: FileContent,
): WorkbookFile {
  const workbook = new Workbook(name);
  const [first] = workbook.state.sheets;
  for (const [sheetName, rows] of Object.entries(sheets)) {
    const sheet = workbook.addSheet(sheetName);
    sheet.grid.rows = rows.map((row) => row.map((value) => (value === "" ? null : value)));
  }
  if (Object.keys(sheets).length > 0) workbook.deleteSheet(first!);
  const file: WorkbookFile = {
    name,
    workbook,
    notShown,
    lost: () => lost,
    asWorkbook: () => ({ ...file, name: name.replace(/\.\w+$/, ".xlsx"), lost: () => [] }),
    async save() {
      await Promise.resolve();
      if (saveFault !== undefined) throw new Error(saveFault);
      const saved = workbook.state.sheets.map((sheet) => [sheet.name, sheet.grid.rows]);
      return new TextEncoder().encode(JSON.stringify({ sheets: Object.fromEntries(saved) as object }));
    },
  };
  return file;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

const openGrid: OpenGrid = async (container, session, { onWarned } = {}) => {
  await Promise.resolve();
  const { name } = session.workbook;
  const element = document.createElement("div");
  element.tabIndex = 0;
  element.textContent = `Grid of ${name}`;
  element.setAttribute("role", "application");
  element.setAttribute("aria-label", "Grid");
  element.className = "fill";
  element.addEventListener("keydown", ({ key }) => {
    const step = STEPS[key];
    if (step === undefined) return;
    const { row, column } = session.selection;
    const cell = {
      row: Math.max(0, row + step[0]),
      column: Math.max(0, column + step[1]),
      rows: 1,
      columns: 1,
    };
    session.selectBox(session.activeSheet, cell);
  });
  container.append(element);
  gridLog.push(`open ${name}`);
  element.addEventListener("warn", () => onWarned?.("Level: Is that so?"));
  return {
    element,
    cellCommands: [
      [
        {
          id: "clear",
          label: "Clear cells",
          run: async () => {
            session.act("Clear", () => session.erase("A1"));
            await Promise.resolve();
          },
        },
      ],
    ],
    focus: () => element.focus(),
    get hasKeyboard() {
      return document.activeElement === element;
    },
    setDarkMode: () => undefined,
    async endEdit() {
      await Promise.resolve();
    },
    dispose() {
      gridLog.push(`dispose ${name}`);
      element.remove();
    },
  };
};

const mounting = mountPage({
  root: document.getElementById("workbench")!,
  tools: {
    async openFile(name, bytes) {
      await Promise.resolve();
      const content = JSON.parse(new TextDecoder().decode(bytes)) as FileContent;
      if (content.fault !== undefined) throw new Error(content.fault);
      return fileOf(name, content);
    },
    async newFile() {
      await Promise.resolve();
      return fileOf("Book1.xlsx", {});
    },
    openGrid,
  },
  addInFolder: "../",
  sample: "samples/roster.xlsx",
});
mounting.then(
  (desk) => Object.assign(window, { desk, gridLog } satisfies TestPage),
  (error: unknown) => {
    document.getElementById("place")!.textContent = String(error);
  },
);
