// Tables, names, other sheets and spilled results in formulas, which Univer itself would not know.
import type { SheetWithEngine } from "./sheetWithEngine";
import { openWithUniver } from "./sheetWithEngine";

const HEADINGS = ["Name", "Cost ($)", "A [b] #1", "a'b"];

/** Two tables side by side on a sheet of their own, and names. */
function openTables(): SheetWithEngine {
  const sheet = openWithUniver();
  const { workbook, session } = sheet;
  workbook.addSheet("Ana's data");
  const at = (address: string): string => `'Ana''s data'!${address}`;
  session.type(at("A1"), [HEADINGS, ["x", 1, 10, 100], ["y", 2, 20, 200], ["x", 3, 30, 300]] as never);
  sheet.table(at("A1:D4"), "_Staff.2");
  session.type(at("F1"), [["k"], [5], [6]] as never);
  sheet.table(at("F1:F3"), "Jobs");
  const name = (own: string, formula: string, scope: boolean) => ({
    name: own,
    formula,
    scope: scope ? workbook.sheet("Sheet1") : null,
    comment: "",
    visible: true,
  });
  workbook.update({
    names: [
      name("tax.rate", "=0.5", false),
      name("tax.rate", "=0.25", true),
      name("Costs", "=_Staff.2[Cost ($)]", false),
      name("Twice", "=LAMBDA(x,x*2)", false),
      name("Fact", "=LAMBDA(n,IF(n<2,1,n*Fact(n-1)))", false),
      name("Endless", "=Endless+1", false),
    ],
  });
  return sheet;
}

const sheet = openTables();

it.each<[string, unknown]>([
  ["=SUM(_Staff.2[Cost ($)])", 6],
  ["=SUM(_Staff.2[A '[b'] '#1])", 60],
  ["=SUM(_Staff.2[a''b])", 600],
  ["=SUM(_Staff.2[[Cost ($)]:[A '[b'] '#1]])", 66],
  ["=ROWS(_Staff.2[#All])", 4],
  ["=ROWS(_Staff.2)", 3],
  ["=COUNTA(_Staff.2[#Headers])", 4],
  ["=INDEX(_Staff.2[[#Headers],[Cost ($)]],1)", "Cost ($)"],
  ['=SUMIFS(_Staff.2[Cost ($)],_Staff.2[Name],"x")', 4],
  ['=SUM(FILTER(_staff.2[cost ($)],_Staff.2[Name]="x"))', 4],
  ["=SUM(_Staff.2[Nothing])", "#REF!"],
  ["=SUM(Jobs)*2", 22],
  ["=SUM('Ana''s data'!B2:B4)", 6],
  ["=SUM('Ana''s data'!B:B)", 6],
  ["=SUM(NoSheet!A1)", "#REF!"],
  ["=100*tax.rate", 25],
  ["=SUM(Costs)+1", 7],
  ["=Twice(4)+1", 9],
  ["=Fact(5)+0", 120],
  ["=SUM(MAP(Jobs,Twice))", 22],
  ["=Endless+0", "#NUM!"],
  ['=SUM(INDIRECT("_Staff.2[Cost ($)]"))', 6],
  ['=SUM(INDIRECT("Costs"))', 6],
  ["=SUM(INDIRECT(\"'Ana''s data'!B2:B3\"))", 3],
])("%s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

describe("in the row of the formula", () => {
  it.each<[string, unknown[]]>([
    ["=[@Cost]*2+0", [2, 4]],
    ["=T[@Cost]*2+0", [2, 4]],
    ["=SUM(T[@[Name]:[Cost]])", [1, 2]],
    ["=T[[#This Row],[Cost]]/SUM([Cost])", [1 / 3, 2 / 3]],
    ["=@$B$1:$B$3+10", [11, 12]],
    ['=IF(@T[Cost]>1,"more","one")', ["one", "more"]],
    ["=ROW()-ROW(T[#Headers])", [1, 2]],
  ])("%s", (formula, expected) => {
    const own = openWithUniver({
      A1: [
        ["Name", "Cost", "Made"],
        ["x", 1, null],
        ["y", 2, null],
      ],
    });
    own.table("A1:C3", "T");
    own.type("C2", formula);
    own.type("C3", formula);
    expect(own.values("C2:C3").flat()).toEqual(expected);
  });
});

it("spilled results are read as far as they reach, and followed", () => {
  const { type, value } = openWithUniver({ A1: 3, B1: "=SEQUENCE(A1)", D1: "=SUM(B1#)", E1: "=ROWS(B1#)" });
  const seen = [[value("D1"), value("E1")]];
  type("A1", 4);
  seen.push([value("D1"), value("E1")]);
  expect(seen).toEqual([
    [6, 3],
    [10, 4],
  ]);
});

it.each<[string, string, unknown, unknown]>([
  ["a cell", "=SUM(A1:A20)*2", 420, 438],
  ["one that INDIRECT finds", '=SUM(INDIRECT("A1:A20"))', 210, 219],
  ["one within a range whose end is calculated", "=SUM(A1:INDEX(A1:A20,20))", 210, 219],
  ["one of a whole column", "=SUM(A:A)", 210, 219],
  ["one of many that are looked at", "=COUNTIF(A1:A20,1)", 1, 0],
])("what has been read is read anew after a change: %s", (_, formula, before, after) => {
  const own = openWithUniver({ A1: Array.from({ length: 20 }, (__, index) => [index + 1]) });
  const first = own.result(formula);
  own.type("A1", 10);
  expect([first, own.values("M30")]).toEqual([[[before]], [[after]]]);
});

it.each<[string, string, unknown]>([
  ["A1", "=ROW(A1)", 1],
  ["B3", "=ROWS(A$1:B3)&COLUMN(B3)", "32"],
  ["A2", "=COLUMNS(A:C)", 3],
  ["C3", "=ROW(C3)+C3", 0],
])("the place of a cell may be asked for in the cell itself: %s %s", (address, formula, expected) => {
  const own = openWithUniver();
  own.type(address, formula);
  expect(own.value(address)).toBe(expected);
});
