// References and criteria of counting formulas, as texts.
import { countRows, criterion, EMPTY_CELL, quotedSheet, tableColumn } from "../../src/workbook/countFormulas";

test.each([
  ["Team", "Verdict", "Team[Verdict]"],
  ["Team", "Main reason 2", "Team[Main reason 2]"],
  ["Team", "Größe_1", "Team[Größe_1]"],
  ["Team", "Team, unit", "Team[[Team, unit]]"],
  ["Team", "It's [#1] @home", "Team[[It''s '['#1'] '@home]]"],
  ["Team", "two\nlines", "Team[[two\nlines]]"],
])("column %s, %j", (table, column, reference) => {
  expect(tableColumn(table, column)).toBe(reference);
});

test.each([
  ["Sales", "$A1"],
  ["R&D (north)", "$A1"],
  ["2nd line", "$A1"],
  [">5", `"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE($A1,"~","~~"),"*","~*"),"?","~?")`],
  ["Who?", `"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE($A1,"~","~~"),"*","~*"),"?","~?")`],
])("criterion for %s", (text, expected) => {
  expect(criterion("$A1", text)).toBe(expected);
});

test("a sheet's name is quoted", () => {
  expect(quotedSheet("Ann's team")).toBe("'Ann''s team'");
});

test("ranges and criteria go in pairs", () => {
  expect(countRows(["T[A]", "B1"], ["T[C]", EMPTY_CELL])).toBe('COUNTIFS(T[A],B1,T[C],"=")');
});
