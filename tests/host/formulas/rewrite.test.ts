// Formulas that follow changes of the workbook, and keep every other character.
import type { FormulaChange, FormulaPlace } from "../../../src/host/formulas/changes";
import { parseFormula } from "../../../src/host/formulas/parse";
import { rewriteFormula, translate } from "../../../src/host/formulas/rewrite";
import { resolveStructured } from "../../../src/host/formulas/structured";
import { parseBox } from "../../../src/host/workbook/address";

const PLACE: FormulaPlace = { sheet: "Sheet1", table: "Roster" };

type Direction = "down" | "right" | "up" | "left";

function shift(address: string, direction: Direction, sheet = "Sheet1"): FormulaChange {
  return { kind: "shift", sheet, box: parseBox(address)!, direction };
}

describe("inserted and deleted cells", () => {
  it.each<[string, Direction, string, string]>([
    ["3:4", "down", "=A1", "=A1"],
    ["3:4", "down", "=A2", "=A2"],
    ["3:4", "down", "=A3", "=A5"],
    ["3:4", "down", "=$A$9", "=$A$11"],
    ["3:4", "down", "=A1:B3", "=A1:B5"],
    ["3:4", "down", "=A1:B2", "=A1:B2"],
    ["3:4", "down", "=A3:B$4", "=A5:B$6"],
    ["3:4", "down", "=2:3", "=2:5"],
    ["3:4", "down", "=$3:3", "=$5:5"],
    ["3:4", "down", "=A:B", "=A:B"],
    ["3:4", "down", "=A3#", "=A5#"],
    ["3:4", "down", "=A1048576", "=#REF!"],
    ["3:4", "down", "=A5:A1048576", "=A7:A1048576"],
    ["C:C", "right", "=B1+C1+$D1", "=B1+D1+$E1"],
    ["C:C", "right", "=A1:C1", "=A1:D1"],
    ["C:C", "right", "=B:C", "=B:D"],
    ["C:C", "right", "=2:3", "=2:3"],
    ["C:C", "right", "=XFD1", "=#REF!"],
    ["A2:A3", "down", "=A1:A9", "=A1:A11"],
    ["A2:A3", "down", "=A1:B9", "=A1:B9"],
    ["A2:A3", "down", "=B2", "=B2"],
    ["A2:A3", "down", "=2:3", "=2:3"],
    ["A2:B3", "right", "=A2:A3", "=C2:C3"],
    ["A2:B3", "right", "=A2:A4", "=A2:A4"],
    ["A2:B3", "right", "=A:A", "=A:A"],
    ["3:4", "up", "=A2", "=A2"],
    ["3:4", "up", "=A3", "=#REF!"],
    ["3:4", "up", "=A5", "=A3"],
    ["3:4", "up", "=A1:A9", "=A1:A7"],
    ["3:4", "up", "=$A$4:$A$9", "=$A$3:$A$7"],
    ["3:4", "up", "=A1:A3", "=A1:A2"],
    ["3:4", "up", "=A2:A4", "=A2:A2"],
    ["3:4", "up", "=A3:B4", "=#REF!"],
    ["3:4", "up", "=A3#", "=#REF!"],
    ["3:4", "up", "=3:3", "=#REF!"],
    ["3:4", "up", "=4:6", "=3:4"],
    ["3:4", "up", "=A:B", "=A:B"],
    ["B:C", "left", "=A1+B1+D1", "=A1+#REF!+B1"],
    ["B:C", "left", "=A1:D1", "=A1:B1"],
    ["B:C", "left", "=$C:$E", "=$B:$C"],
    ["A2:A3", "up", "=A2+B2+A4", "=#REF!+B2+A2"],
    ["A2:A3", "up", "=A1:B9", "=A1:B9"],
    ["A2:A3", "left", "=A2:B3", "=A2:A3"],
  ])("%s %s: %s becomes %s", (address, direction, before, after) => {
    expect(rewriteFormula(before, shift(address, direction), PLACE)).toBe(after);
  });

  it.each<[string, string, FormulaPlace["sheet"]]>([
    ["=A3+Sheet1!A3+Sheet2!A3", "=A5+Sheet1!A5+Sheet2!A3", "Sheet1"],
    ["=A3+Sheet1!A3+'sheet1'!A3", "=A3+Sheet1!A5+'sheet1'!A5", "Sheet2"],
  ])("concern references to their sheet: %s becomes %s on %s", (before, after, sheet) => {
    expect(rewriteFormula(before, shift("3:4", "down"), { sheet, table: null })).toBe(after);
  });

  it.each([
    ["=Sheet1!A3", "=Sheet1!#REF!"],
    ["= if( a3 > 0 , \"A3\" , 'Sheet1'!b9 )\n", "= if( #REF! > 0 , \"A3\" , 'Sheet1'!B7 )\n"],
    ["=Roster[A5]&A5&Sheet1:Sheet2!A5&[1]Sheet1!A5", "=Roster[A5]&A3&Sheet1:Sheet2!A5&[1]Sheet1!A5"],
    ["=A5:INDEX(A:A,A9)", "=A3:INDEX(A:A,A7)"],
    ["=LOG10(A5)+A5_x", "=LOG10(A3)+A5_x"],
    ['=F(A5,"not closed A5', '=F(A3,"not closed A5'],
    ["=B9:A5", "=A3:B7"],
  ])("keep all other text: %s becomes %s", (before, after) => {
    expect(rewriteFormula(before, shift("3:4", "up"), PLACE)).toBe(after);
  });
});

describe("sheets", () => {
  const rename = (from: string, to: string): FormulaChange => ({ kind: "renameSheet", from, to });
  it.each([
    [rename("Sheet1", "People"), "=A1+Sheet1!A1+SHEET1!Tax", "=A1+People!A1+People!Tax"],
    [rename("Sheet1", "It's 2"), "=F(Sheet1!$A$1:B2#,1)", "=F('It''s 2'!$A$1:B2#,1)"],
    [rename("My sheet", "Plain"), "='My sheet'!A:A", "=Plain!A:A"],
    [rename("It's", "A1"), "='It''s'!A1&\"'It''s'!A1\"", "='A1'!A1&\"'It''s'!A1\""],
    [rename("Sheet1", "New"), "=Sheet1!#REF!+Sheet11!A1", "=New!#REF!+Sheet11!A1"],
    [rename("Sheet1", "New"), "=Sheet1[A]+Sheet1", "=Sheet1[A]+Sheet1"],
    [rename("Sheet1", "New"), "=SUM(Sheet1:Last!A1,First:SHEET1!B2)", "=SUM(New:Last!A1,First:New!B2)"],
    [rename("Last", "It's 2"), "=SUM(Sheet1:Last!$A$1:B2)", "=SUM('Sheet1:It''s 2'!$A$1:B2)"],
    [rename("It's", "Plain"), "=SUM('It''s:My sheet'!A1)", "=SUM('Plain:My sheet'!A1)"],
    [rename("My sheet", "B"), "=SUM('A:My sheet'!A1)", "=SUM(A:B!A1)"],
    [rename("Sheet1", "New"), "=[1]Sheet1!A1+'[1]Sheet1:Last'!A1", "=[1]Sheet1!A1+'[1]Sheet1:Last'!A1"],
  ])("renamed %j: %s becomes %s", (change, before, after) => {
    expect(rewriteFormula(before, change, PLACE)).toBe(after);
  });

  it.each([
    ["=Sheet2!A1", "=#REF!A1"],
    ["='sheet2'!$A$1:B2+A1", "=#REF!$A$1:B2+A1"],
    ["=SUM(Sheet2!A1#,Sheet2!Tax)", "=SUM(#REF!A1#,#REF!Tax)"],
    ["=Sheet2!#REF!", "=#REF!"],
    ["=Sheet1!A1", "=Sheet1!A1"],
  ])("deleted: %s becomes %s, which stands for an error", (before, after) => {
    expect(rewriteFormula(before, { kind: "deleteSheet", sheet: "Sheet2" }, PLACE)).toBe(after);
  });

  it("leave an error where they were", () => {
    expect(parseFormula("=#REF!A1#")).toEqual({ kind: "error", error: "#REF!" });
  });
});

describe("tables", () => {
  it.each([
    ["=Roster[#All]", "=Staff[#All]"],
    ["=SUM(ROSTER,roster[[#All],[Roster]])+Rosters", "=SUM(Staff,Staff[[#All],[Roster]])+Rosters"],
    ["=[@Roster]&Sheet1!Roster&Roster(1)", "=[@Roster]&Sheet1!Roster&Roster(1)"],
  ])("renamed: %s becomes %s", (before, after) => {
    expect(rewriteFormula(before, { kind: "renameTable", from: "Roster", to: "Staff" }, PLACE)).toBe(after);
  });

  it.each([
    ["Role", "Job", "=Roster[Role]+Roster[Roles]+Other[Role]", "=Roster[Job]+Roster[Roles]+Other[Role]"],
    ["Role", "Job", "=[@Role]&[role]", "=[@Job]&[Job]"],
    ["Role", "Job", "=Roster[[#All],[Role]:[ID]]", "=Roster[[#All],[Job]:[ID]]"],
    ["Role", "Job", "=Roster[[Role]:[Role]]", "=Roster[[Job]:[Job]]"],
    [
      "Role",
      "Job title",
      "=Roster[Role]&[@Role]&[@[Role]]",
      "=Roster[Job title]&[@[Job title]]&[@[Job title]]",
    ],
    ["Role", "Job (now)", "=Roster[Role]", "=Roster[[Job (now)]]"],
    ["Role", "[Job]'s #1", "=Roster[@Role]", "=Roster[@['[Job']''s '#1]]"],
    ["[Job]'s #1", "Role", "=Roster[['[Job']''s '#1]]", "=Roster[[Role]]"],
    ["All", "Every", "=Roster[#All]&Roster[All]", "=Roster[#All]&Roster[Every]"],
  ])("column %s renamed %s: %s becomes %s", (from, to, before, after) => {
    const change: FormulaChange = { kind: "renameColumn", table: "roster", from, to };
    expect(rewriteFormula(before, change, PLACE)).toBe(after);
  });

  it("leave columns without a table's name alone outside the table", () => {
    const change: FormulaChange = { kind: "renameColumn", table: "Roster", from: "Role", to: "Job" };
    const formula = "=[@Role]&Roster[Role]";
    expect(rewriteFormula(formula, change, { sheet: "Sheet1", table: null })).toBe("=[@Role]&Roster[Job]");
    expect(rewriteFormula(formula, change, { sheet: "Sheet1", table: "Other" })).toBe("=[@Role]&Roster[Job]");
  });

  it.each([
    ["=Roster", "='My sheet'!$B$3:$D$5"],
    ["=SUM(Roster[ID])+Other[ID]", "=SUM('My sheet'!$B$3:$B$5)+Other[ID]"],
    ["=Roster[#All]", "='My sheet'!$B$2:$D$5"],
    ["=[@ID]&Roster[@[ID]:[Name]]", "='My sheet'!$B4&'My sheet'!$B4:$C4"],
    ["=Roster[#Totals]", "=#REF!"],
    ["=Rosters+Sheet1!Roster+Roster(1)", "=Rosters+Sheet1!Roster+Roster(1)"],
  ])("removed: %s becomes %s", (before, after) => {
    const table = {
      name: "Roster",
      sheet: "My sheet",
      box: parseBox("B2:D5")!,
      hasHeaders: true,
      hasTotals: false,
      columns: ["ID", "Name", "Role"],
    };
    const tables = { find: () => table, containing: () => table };
    const change: FormulaChange = {
      kind: "removeTable",
      table: "Roster",
      resolve: (reference) => resolveStructured(reference, tables, { sheet: "My sheet", row: 3, column: 3 }),
    };
    expect(rewriteFormula(before, change, PLACE)).toBe(after);
  });
});

describe("copying", () => {
  it.each<[number, number, string, string]>([
    [1, 0, "=A1", "=A2"],
    [0, 1, "=A1", "=B1"],
    [2, 3, "=$A1+A$1+$A$1+Sheet2!A1", "=$A3+D$1+$A$1+Sheet2!D3"],
    [2, 3, "=A1:$B$2", "=$B$2:D3"],
    [-1, 0, "=A$5:A7", "=A$5:A6"],
    [-4, 0, "=A$5:A7", "=A3:A$5"],
    [-1, 0, "=A1", "=#REF!"],
    [0, -1, "=Sheet1!A1:B2", "=Sheet1!#REF!"],
    [-1, 0, "=A$1+A2", "=A$1+A1"],
    [1, 0, "=A1048576", "=#REF!"],
    [0, 1, "=XFD1", "=#REF!"],
    [5, 1, "=A:$B", "=B:$B"],
    [5, 1, "=2:$3", "=$3:7"],
    [1, 1, "=A1#", "=B2#"],
    [1, 1, '=Roster[@ID]&Tax&"A1"&LOG10(1)', '=Roster[@ID]&Tax&"A1"&LOG10(1)'],
    [1, 1, "=$a$1+$b:$a", "=$a$1+$b:$a"],
    [0, 0, "=b2:$a$1+sheet1!a1", "=b2:$a$1+sheet1!a1"],
  ])("%i rows, %i columns: %s becomes %s", (rows, columns, before, after) => {
    expect(translate(before, rows, columns)).toBe(after);
  });
});

describe("a change elsewhere", () => {
  const CHANGES: FormulaChange[] = [
    shift("1:9", "down", "Sheet9"),
    shift("500:600", "up"),
    shift("ZZ:ZZ", "right"),
    { kind: "renameSheet", from: "Sheet9", to: "New" },
    { kind: "deleteSheet", sheet: "Sheet9" },
    { kind: "renameTable", from: "Table9", to: "New" },
    { kind: "renameColumn", table: "Table9", from: "ID", to: "New" },
    { kind: "renameColumn", table: "Roster", from: "Column9", to: "New" },
    { kind: "removeTable", table: "Table9", resolve: () => ({ error: "#REF!" }) },
  ];
  const FORMULAS = [
    "=a1",
    "= $b$2 : c3 ",
    "=b2:a1+A:a+3:2",
    "=sum( a1:b2 , 'sheet1'!a1# )",
    "='Sheet1'!A1+'It''s'!B2",
    "=roster[ [#headers] , [id] : [role] ]",
    "=[ @id ]&[@[full name]]",
    '={1,"A1";true,#n/a}',
    "=Sheet1:Sheet2!A1+[1]Sheet1!A1",
    "=@_xlfn.xlookup(A1,B:B,C:C)",
    '="not closed A1',
    "=~A1😀",
    "no formula A1",
    "",
  ];
  it.each(CHANGES.flatMap((change) => FORMULAS.map((formula) => [change.kind, formula, change] as const)))(
    "%s leaves %j as it is",
    (_kind, formula, change) => {
      expect(rewriteFormula(formula, change, PLACE)).toBe(formula);
    },
  );
});
