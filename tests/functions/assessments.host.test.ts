// The built assessments in cells: the real Office.js runs them over the worked cases, as columns and row by row.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { Cell } from "../../src/roster/cells";
import { isCellError } from "../../src/roster/cells";
import { COMPANION_CASES } from "../support/companionCases";
import type { OpenExcel } from "../support/excel";
import { openExcel } from "../support/excel";

const dist = join(__dirname, "../../dist");
const functions = JSON.parse(readFileSync(join(dist, "functions.json"), "utf8")) as FunctionsFile;

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel({ functions, scripts: ["functions.js"] });
});
afterEach(() => {
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

/** What is typed for a cell: texts that look like numbers stay texts. */
const typedAs = (cell: Cell): string | number | boolean | null =>
  isCellError(cell) ? cell.error : typeof cell === "string" && /^[\d?-]/.test(cell) ? `'${cell}` : cell;

const FUNCTIONS = [
  ["CERTEXPOSURE", "exposure", ["repeatable", "benchmarked", "distance", "decides"]],
  ["CERTCAUSE", "cause", ["repeatable", "decides", "reporting", "coordination"]],
  ["CERTOWNERSHIP", "ownership", ["scope", "influence", "pay", "headcount"]],
  ["CERTROLECLASS", "roleClass", ["exposure", "ownership", "outcomes"]],
  ["CERTPHASE", "phase", ["expected", "targets", "headcount", "reorganised", "over"]],
  ["CERTLEADERS", "leaders", ["view"]],
  ["CERTTESTED", "tested", ["used", "regular", "measured", "allowed"]],
  ["CERTDIRECTION", "direction", ["widen", "role", "industry", "weighing"]],
  ["CERTINDUSTRY", "industry", ["falling", "changing"]],
  ["CERTTARGET", "targetSound", ["lasting", "heavy"]],
] as const;

describe.each(FUNCTIONS)("%s", (name, question, inputs) => {
  const cases = COMPANION_CASES.filter(({ answers }) => question in answers);
  const last = cases.length;
  const letters = inputs.map((_, index) => "ABCDE"[index]!);

  it.each([null, 0, ""] as const)(
    "spills what the cases expect, empty cells handed over as %p",
    async (blank) => {
      excel.workbook.calculation.functions!.blank = blank;
      excel.session.type(
        "A1",
        cases.map(({ cells }) => inputs.map((id) => typedAs(cells[id] ?? null))),
      );
      const columns = letters.map((letter) => `${letter}1:${letter}${String(last)}`);
      excel.session.type("H1", `=${name}(${columns.join(",")})`);
      const single = letters.map((letter) => `${letter}1`);
      cases.forEach((_, row) => {
        const cells = single.map((cell) => cell.replace("1", String(row + 1)));
        excel.session.type(`J${String(row + 1)}`, `=${name}(${cells.join(",")})`);
      });
      await excel.calculated();
      const expected = cases.map(({ answers }) => [answers[question]]);
      expect(excel.session.values(`H1:H${String(last)}`)).toEqual(expected);
      expect(excel.session.values(`J1:J${String(last)}`)).toEqual(expected);
    },
  );
});

it("a call with columns of different heights is #VALUE! and says why", async () => {
  excel.session.type("A1", "=CERTINDUSTRY(C1:C2,D1:D3)");
  await excel.calculated();
  expect(excel.session.cell("A1")).toEqual({
    error: "#VALUE!",
    message: expect.stringContaining("falling has 2 rows, but changing has 3 rows") as string,
  });
});

it("a single cell holds for a column, thresholds come from the organisation, and CERTGATE says where a row stopped", async () => {
  excel.session.type("A1", [[0.5], [0.9]]);
  excel.session.type("C1", [["Exposure share high from", 0.95]]);
  excel.session.type("E1", '=CERTEXPOSURE(A1:A2,"yes","far","supplies")');
  excel.session.type("F1", '=CERTEXPOSURE(A1:A2,"yes","far","supplies",C1:D1)');
  excel.session.type("H1", [
    ["AI exposure", "Exposure cause", "Industry"],
    ["high", "skills", "compressing"],
  ]);
  excel.session.type("L1", "=CERTGATE(H1:J2)");
  await excel.calculated();
  expect(excel.session.values("E1:F2")).toEqual([
    ["moderate", "moderate"],
    ["high", "moderate"],
  ]);
  expect(excel.session.values("L1:L2")).toEqual([["Gate"], ["stopped at 3 of 9: industry"]]);
});
