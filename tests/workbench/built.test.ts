// The workbench as files: what is built, and nothing that no page of it would load.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildWorkbench } from "../../scripts/builds.mjs";

const folder = join(__dirname, "../../dist/workbench");

beforeAll(() => buildWorkbench(), 600_000);

test("has the page, our scripts and the spreadsheet's apart, and none of its tables of hyphenation", () => {
  expect(readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()).toEqual([
    "LICENSES.txt",
    "index.html",
    "samples",
    join("samples", "roster.xlsx"),
    "sheet.js",
    "spreadsheet.css",
    "spreadsheet.js",
    "spreadsheet.js.LICENSE.txt",
    "workbench.css",
    "workbench.js",
  ]);
});
