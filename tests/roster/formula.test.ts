// References in formulas: names of sheets and cells as Excel writes them. What functions make of them: insertFormula.test.ts.
import { buildFormula, fixedReference, suggestedCell } from "../../src/roster/formula";

const roster = {
  sheet: "Ana's team",
  table: undefined,
  headings: ["Name", "AI exposure", "Direction"],
  headingRow: 3,
  firstColumn: 25,
  rowCount: 10,
  hasTotals: false,
};

test.each([
  [{ sheet: "Team", row: 0, column: 0, rows: 2, columns: 2 }, "'Team'!$A$1:$B$2"],
  [{ sheet: "Ana's team", row: 9, column: 26, rows: 1, columns: 1 }, "'Ana''s team'!$AA$10:$AA$10"],
])("%j", (area, reference) => {
  expect(fixedReference(area)).toBe(reference);
});

test.each([
  ["roster", [0, 2], "=CERTVERDICT('Ana''s team'!$Z$4:$AB$14)"],
  ["roster", [1, 1], "=CERTVERDICT('Ana''s team'!$AA$4:$AA$14)"],
  ["row", [1, 2], "=CERTVERDICT('Ana''s team'!$AA8:$AB8,'Ana''s team'!$AA$4:$AB$4)"],
] as const)("plain cells, %s, columns %j", (scope, columns, formula) => {
  expect(buildFormula(roster, { name: "CERTVERDICT", scope, columns }, 7).formula).toBe(formula);
});

test.each([
  ["roster", [0, 1], "=CERTEXPLAIN(T[[#All],[Name]:[AI exposure]])", 12],
  ["roster", [1, 1], "=CERTEXPLAIN(T[[#All],[AI exposure]])", 12],
  ["row", [1, 1], "=CERTEXPLAIN(T[@[AI exposure]],T[[#Headers],[AI exposure]])", 1],
] as const)("a table with totals, %s, columns %j", (scope, columns, formula, rows) => {
  const table = { ...roster, table: "T", hasTotals: true };
  expect(buildFormula(table, { name: "CERTEXPLAIN", scope, columns }, 7)).toMatchObject({
    formula,
    rows,
    columns: 8,
  });
});

test("beside the roster one column stays free", () => {
  expect(suggestedCell(roster)).toEqual({ sheet: "Ana's team", row: 3, column: 29 });
});
