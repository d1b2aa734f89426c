// Structured references and the cells they mean.
import { parseFormula } from "../../../src/host/formulas/parse";
import type { FormulaTable, FormulaTables } from "../../../src/host/formulas/structured";
import { resolveStructured } from "../../../src/host/formulas/structured";
import { boxAddress, cellBox, contains, parseBox } from "../../../src/host/workbook/address";

function table(
  name: string,
  address: string,
  columns: string[],
  hasHeaders: boolean,
  hasTotals: boolean,
): FormulaTable {
  return { name, sheet: "Sheet1", box: parseBox(address)!, hasHeaders, hasTotals, columns };
}

/** Roster has all parts, Plain only data, Headed no totals, Hollow no data rows. */
const ALL = [
  table("Roster", "B2:D6", ["ID", "Full name", "Role"], true, true),
  table("Plain", "F2:G4", ["A", "B"], false, false),
  table("Headed", "I2:J4", ["A", "B"], true, false),
  table("Hollow", "L2:L3", ["A"], true, true),
];

const TABLES: FormulaTables = {
  find: (name) => ALL.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null,
  containing: (sheet, row, column) =>
    ALL.find((one) => one.sheet === sheet && contains(one.box, cellBox(row, column))) ?? null,
};

function resolved(reference: string, at: string, sheet = "Sheet1"): string {
  const expression = parseFormula(`=${reference}`);
  if (expression.kind !== "structured") throw new Error(`${reference} is ${expression.kind}`);
  const { row, column } = parseBox(at)!;
  const result = resolveStructured(expression, TABLES, { sheet, row, column });
  return "error" in result ? result.error : `${result.sheet}!${boxAddress(result.box)}`;
}

it.each([
  ["Roster[]", "Sheet1!B3:D5"],
  ["ROSTER[#Data]", "Sheet1!B3:D5"],
  ["Roster[#All]", "Sheet1!B2:D6"],
  ["Roster[#Headers]", "Sheet1!B2:D2"],
  ["Roster[#Totals]", "Sheet1!B6:D6"],
  ["Roster[Full name]", "Sheet1!C3:C5"],
  ["Roster[full NAME]", "Sheet1!C3:C5"],
  ["Roster[[ID]:[Full name]]", "Sheet1!B3:C5"],
  ["Roster[[Role]:[ID]]", "Sheet1!B3:D5"],
  ["Roster[[#All],[Role]]", "Sheet1!D2:D6"],
  ["Roster[[#Headers],[ID]:[Full name]]", "Sheet1!B2:C2"],
  ["Roster[[#Headers],[#Data],[ID]]", "Sheet1!B2:B5"],
  ["Roster[[#Data],[#Headers]]", "Sheet1!B2:D5"],
  ["Roster[[#Data],[#Totals]]", "Sheet1!B3:D6"],
  ["Roster[[#Headers],[#Totals]]", "#REF!"],
  ["Roster[[#All],[#Data]]", "Sheet1!B2:D6"],
  ["Roster[Nobody]", "#REF!"],
  ["Roster[[ID]:[Nobody]]", "#REF!"],
  ["Nobody[#All]", "#REF!"],
  ["Plain[]", "Sheet1!F2:G4"],
  ["Plain[#All]", "Sheet1!F2:G4"],
  ["Plain[#Headers]", "#REF!"],
  ["Plain[[#Headers],[#Data],[A]]", "Sheet1!F2:F4"],
  ["Headed[]", "Sheet1!I3:J4"],
  ["Headed[#Totals]", "#REF!"],
  ["Headed[[#Data],[#Totals]]", "Sheet1!I3:J4"],
  ["Hollow[]", "#REF!"],
  ["Hollow[#All]", "Sheet1!L2:L3"],
])("%s is %s", (reference, expected) => {
  expect(resolved(reference, "Z99")).toBe(expected);
});

it.each([
  ["Roster[@ID]", "D4", "Sheet1!B4"],
  ["Roster[@]", "Z3", "Sheet1!B3:D3"],
  ["Roster[@[ID]:[Full name]]", "Z5", "Sheet1!B5:C5"],
  ["Roster[[#This Row],[Role]]", "Z5", "Sheet1!D5"],
  ["Roster[@ID]", "D2", "#VALUE!"],
  ["Roster[@ID]", "D6", "#VALUE!"],
  ["Roster[@ID]", "Z1", "#VALUE!"],
  ["Plain[@A]", "Z2", "Sheet1!F2"],
  ["Hollow[@A]", "L2", "#VALUE!"],
  ["[@ID]", "D4", "Sheet1!B4"],
  ["[Role]", "B2", "Sheet1!D3:D5"],
  ["[#All]", "D6", "Sheet1!B2:D6"],
  ["[@A]", "D4", "#REF!"],
  ["[@ID]", "E4", "#REF!"],
])("%s in %s is %s", (reference, at, expected) => {
  expect(resolved(reference, at)).toBe(expected);
});

it("looks for the table around the formula on the formula's sheet", () => {
  expect(resolved("[@ID]", "D4", "Sheet2")).toBe("#REF!");
  expect(resolved("Roster[@ID]", "D4", "Sheet2")).toBe("Sheet1!B4");
});
