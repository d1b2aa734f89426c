// The script of a page with a grid whose cells have rules: choices, limits, and conditional formats.
import { Session } from "../../../../src/host/session";
import { parseBox } from "../../../../src/host/workbook/address";
import { paint } from "../../../../src/host/workbook/painted";
import type { ConditionalFormat, Sheet } from "../../../../src/host/workbook/sheet";
import { Workbook } from "../../../../src/host/workbook/workbook";
import type { GridView } from "../../../../src/workbench/grid/gridView";
import { UniverEngine } from "../../../../src/workbench/engine/formulaEngine";
import { openGrid } from "../../../../src/workbench/grid/openGrid";

/** What a test finds as `rules` of the page. */
export interface RulesPage {
  readonly session: Session;
  readonly workbook: Workbook;
  readonly grid: GridView;
  /** What was said of entries: refused ones, and those that were let in. */
  readonly refused: string[];
  readonly warned: string[];
  validate(address: string, settings: Readonly<Record<string, unknown>>): void;
  format(type: string, address: string, settings: ConditionalFormat["settings"]): void;
  /** The colour, or none, of the grid's picture in the upper left corner of a cell, while all rows and columns have their usual sizes. */
  colourAt(row: number, column: number): string;
}

const workbook = new Workbook("Roster.xlsx");
workbook.calculation.engine = new UniverEngine();
const session = new Session(workbook, "Ana");
session.type("A1", [
  ["Name", "Role", "Verdict"],
  ["Ada", "Developer", "Certify now"],
  ["Ben", "Analyst", "Check row"],
]);
workbook.addSheet("Lists");
session.type("Lists!A1", [["Developer"], ["Analyst"], ["Manager"]]);
session.history.clear();
const refused: string[] = [];
const warned: string[] = [];
const dark = document.documentElement.dataset.theme === "dark";
const sheet = (): Sheet => session.activeSheet;

void openGrid(document.getElementById("grid")!, session, {
  darkMode: dark,
  onRefused: (message) => refused.push(message),
  onWarned: (message) => warned.push(message),
}).then((grid) => {
  const rules: RulesPage = {
    session,
    workbook,
    grid,
    refused,
    warned,
    validate: (address, settings) => {
      session.act("Rule", () => {
        sheet().update({ validations: paint(sheet().state.validations, parseBox(address)!, settings) });
      });
    },
    format: (type, address, settings) => {
      const format = { id: workbook.newId(), type, boxes: [parseBox(address)!], settings };
      session.act("Format", () => {
        sheet().update({ conditionalFormats: [...sheet().state.conditionalFormats, format] });
      });
    },
    colourAt: (row, column) => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas[id^=univer-sheet-main-canvas]")!;
      const [x, y] = [46 + column * 64 + 4, 20 + row * 20 + 3];
      const [red, green, blue, alpha] = canvas.getContext("2d")!.getImageData(x, y, 1, 1).data;
      if (alpha === 0) return "none";
      return `#${[red!, green!, blue!].map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
    },
  };
  Object.assign(window, { rules });
});
