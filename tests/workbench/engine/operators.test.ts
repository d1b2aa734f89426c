// Operators and constants, as Excel calculates them.
import { openWithUniver } from "./sheetWithEngine";

const sheet = openWithUniver({
  A1: [
    ["x", 3],
    ["y", 1],
    ["x", 2],
    [null, 5],
  ],
});

// support.microsoft.com/office/calculation-operators-and-precedence-in-excel-48be406d-4975-4d31-b2b8-7af9e0e2878a
it.each<[string, unknown]>([
  ["=1+2*3", 7],
  ["=(1+2)*3", 9],
  ["=-2^2", 4],
  ["=2^-1", 0.5],
  ["=2^3^2", 64],
  ["=--TRUE", 1],
  ["=+A1", "x"],
  ["=-B1", -3],
  ["=50%*2", 1],
  ["=1&2+3", "15"],
  ["=1+1=2", true],
  ["=10-2-3", 5],
  ["=" + "1+".repeat(4000) + "1", 4001],
])("precedence: %.30s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

it.each<[string, unknown]>([
  ['="3"*2', 6],
  ['="5%"*1', 0.05],
  ['="1,000"+0', 1000],
  ['="2024-01-01"+1', 45293],
  ['="0x10"+0', "#VALUE!"],
  ['="Infinity"+0', "#VALUE!"],
  ['=""+1', "#VALUE!"],
  ["=A1+1", "#VALUE!"],
  ["=TRUE+1", 2],
  ["=A4+1", 1],
  ["=1/0", "#DIV/0!"],
  ["=0^0", "#NUM!"],
  ["=0^-1", "#DIV/0!"],
  ["=(-8)^(1/3)", "#NUM!"],
  ["=1E308*10", "#NUM!"],
  ["=#N/A+1/0", "#N/A"],
  ["=1/0+#N/A", "#DIV/0!"],
])("numbers: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

it.each<[string, unknown]>([
  ['="a"="A"', true],
  ['="a*"="abc"', false],
  ['="abc"<"ABD"', true],
  ['="10"=10', false],
  ['="b">1', true],
  ['=TRUE>"zzz"', true],
  ["=1=TRUE", false],
  ["=0.1+0.2=0.3", true],
  ["=1.0000001=1", false],
  ['=A4=""', true],
  ["=A4=0", true],
  ["=A4=FALSE", true],
  ["=A4=A9", true],
  ['=A1<>"x"', false],
  ['=#N/A="a"', "#N/A"],
])("comparisons: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

it.each<[string, unknown]>([
  ['="a"&TRUE', "aTRUE"],
  ['="a"&1.5', "a1.5"],
  ['=A4&"!"', "!"],
  ['=1/3&""', "0.333333333333333"],
  ['=0.1+0.2&""', "0.3"],
  ['=0.00001&""', "0.00001"],
  ['=0.00000012&""', "0.00000012"],
  ['=1E+25&""', "1E+25"],
  ['=-1E-30&""', "-1E-30"],
  ['="say ""hi"""', 'say "hi"'],
])("texts: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

it.each<[string, unknown[][]]>([
  ["=B1:B4*2", [[6], [2], [4], [10]]],
  ['=A1:A4="x"', [[true], [false], [true], [false]]],
  ["=-{1,2}", [[-1, -2]]],
  [
    "={1,2;3,4}%",
    [
      [0.01, 0.02],
      [0.03, 0.04],
    ],
  ],
  [
    "={1,2,3}+{10;20}",
    [
      [11, 12, 13],
      [21, 22, 23],
    ],
  ],
  ["={1,2,3}+{1,2}", [[2, 4, "#N/A"]]],
  ["=A1:A2&B1:B2", [["x3"], ["y1"]]],
  ["=A1:A2+1", [["#VALUE!"], ["#VALUE!"]]],
  [
    '={TRUE,"a";#N/A,-1.5}',
    [
      [true, "a"],
      ["#N/A", -1.5],
    ],
  ],
])("rows of values: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual(expected);
});
