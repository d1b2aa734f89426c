// Functions of Excel over cells, as Excel calculates them.
import { setFilter } from "../../../src/host/workbook/filtering";
import { openWithUniver } from "./sheetWithEngine";

const sheet = openWithUniver({
  A1: [
    ["x", 3],
    ["y", 1],
    ["x", 2],
    [null, 5],
  ],
});

it.each<[string, unknown]>([
  ["=SUM(B1:B4,10)", 21],
  ["=SUM(1,,2)", 3],
  ['=SUM("3",TRUE,4)', 8],
  ['=SUM({"3",TRUE,4})', 4],
  ['=SUM("a",4)', "#VALUE!"],
  ["=SUM(B1:B4,{1,#N/A},1/0)", "#N/A"],
  ["=COUNT(A1:B4,,5)", 6],
  ['=COUNT("3","a",#N/A)', 1],
  ["=COUNTA(A1:B4,,#N/A)", 9],
  ["=AVERAGE(B1:B4)", 2.75],
  ["=AVERAGE(A1:A4)", "#DIV/0!"],
  ["=MIN(B:B)", 1],
  ["=MAX(A1:B4)", 5],
  ["=MAX(A1:A4)", 0],
  ['=COUNTIF(A1:A4,"x")', 2],
  ['=COUNTIF(A1:A4,"X*")', 2],
  ['=COUNTIF(A1:A4,"")', 1],
  ['=COUNTIF(A1:A4,"<>x")', 2],
  ['=COUNTIF(B1:B4,">2")', 2],
  ['=COUNTIFS(A1:A4,"x",B1:B4,">2")', 1],
  ['=SUMIF(A1:A4,"x",B1:B4)', 5],
  ['=SUMIFS(B1:B4,A1:A4,"x",B1:B4,"<3")', 2],
  ['=AVERAGEIFS(B1:B4,A1:A4,"x")', 2.5],
  ['=MAXIFS(B1:B4,A1:A4,"x")', 3],
  ['=SUMPRODUCT(--(A1:A4="x"),B1:B4)', 5],
  ["=COUNTA(A1:A4)", 3],
  ["=COUNTBLANK(A1:B4)", 1],
  ["=MEDIAN(B1:B4)", 2.5],
  ["=ROUND(2.5,0)", 3],
  ["=MOD(-1,3)", 2],
  ['=TEXTJOIN(", ",TRUE,A1:A4)', "x, y, x"],
  ['=TEXT(0.25,"0%")', "25%"],
  ['=TEXT(45000,"yyyy-mm-dd")', "2023-03-15"],
  ['=SUBSTITUTE("abc","b","x")', "axc"],
  ['=LEFT("abc",2)&MID("abc",2,1)', "abb"],
  ['=LEN("say ""hi""")', 8],
  ['=VALUE("12")', 12],
])("%s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

describe("SUBTOTAL", () => {
  const totals = openWithUniver({
    A1: [["Score"], [1], [2], [4], [8]],
    A6: "=SUBTOTAL(9,A2:A3)",
  });

  it.each<[string, unknown]>([
    ["=SUBTOTAL(9,A2:A6)", 15],
    ["=SUBTOTAL(1,A2:A5)", 3.75],
    ["=SUBTOTAL(2,A1:A6)", 4],
    ["=SUBTOTAL(104,A2:A6)", 8],
    ["=SUBTOTAL(12,A2:A6)", "#VALUE!"],
    ["=SUBTOTAL(9,{1,2})", "#VALUE!"],
  ])("leaves other subtotals out: %s", (formula, expected) => {
    expect(totals.result(formula)).toEqual([[expected]]);
  });

  it.each<[string, unknown]>([
    ["=SUBTOTAL(9,A2:A6)", 12],
    ["=SUBTOTAL(109,A2:A6)", 12],
    ["=SUM(A2:A5)", 15],
  ])("leaves filtered rows out: %s", (formula, expected) => {
    const { sheet: own, box } = totals.session.find("A1:A5");
    totals.session.act("Filter", () => {
      setFilter({ sheet: own, table: null }, box, [{ filterOn: "Custom", criterion1: ">2" }]);
    });
    expect(totals.result(formula)).toEqual([[expected]]);
  });
});

it.each<[string, unknown]>([
  ["=DATE(2024,2,29)", 45351],
  ["=YEAR(45351)", 2024],
  ["=EDATE(DATE(2024,1,29),1)", 45351],
  ["=EOMONTH(DATE(2024,2,1),0)", 45351],
  ['=DATEVALUE("2024-02-29")', 45351],
  ["=WEEKDAY(DATE(2024,2,29))", 5],
  ["=DATE(2024,3,1)-DATE(2024,2,1)", 29],
  ["=NETWORKDAYS(DATE(2024,1,1),DATE(2024,1,10))", 8],
  ['=DATEDIF(DATE(2024,1,1),DATE(2024,3,1),"m")', 2],
])("dates are serial numbers: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

it.each<[string, unknown[][]]>([
  ['=FILTER(B1:B4,A1:A4="x")', [[3], [2]]],
  ['=FILTER(A1:B4,A1:A4="q","none")', [["none"]]],
  ['=FILTER(A1:B4,A1:A4="q")', [["#CALC!"]]],
  ["=SORT(B1:B4,1,-1)", [[5], [3], [2], [1]]],
  ["=SORTBY(A1:A3,B1:B3)", [["y"], ["x"], ["x"]]],
  ["=UNIQUE(A1:A3)", [["x"], ["y"]]],
  [
    "=TRANSPOSE(A1:B2)",
    [
      ["x", "y"],
      [3, 1],
    ],
  ],
  [
    "=SEQUENCE(2,2)",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "=VSTACK(A1:B1,A2:B2)",
    [
      ["x", 3],
      ["y", 1],
    ],
  ],
  ["=TAKE(B1:B4,-1)", [[5]]],
  ["=LEN(A1:A4)", [[1], [1], [1], [0]]],
  ['=COUNTIF(A1:A4,{"x","y"})', [[2, 1]]],
  ["=MMULT({1,2},{1;2})", [[5]]],
])("fills cells: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual(expected);
});

it.each<[string, unknown]>([
  ['=XLOOKUP("y",A1:A4,B1:B4)', 1],
  ['=XLOOKUP("q",A1:A4,B1:B4)', "#N/A"],
  ['=XLOOKUP("q",A1:A4,B1:B4,"no")', "no"],
  ['=VLOOKUP("y",A1:B4,2,FALSE)', 1],
  ['=MATCH("y",A1:A4,0)', 2],
  ['=INDEX(B1:B4,MATCH("y",A1:A4,0))', 1],
  ["=INDEX({1,2;3,4},2,1)", 3],
  ["=INDEX(A1:B4,5,1)", "#REF!"],
  ["=SUM(INDEX(A1:B4,0,2))", 11],
  ["=SUM(B1:INDEX(B1:B4,3))", 6],
  ["=SUM(INDEX(B1:B4,2):INDEX(B1:B4,3))", 3],
  ["=SUM(B:B)", 11],
  ["=SUM(2:3)", 3],
  ["=ROWS(A:A)", 1_048_576],
  ["=COUNTBLANK(A:A)", 1_048_573],
  ['=SUMIFS(B:B,A:A,"x")', 5],
  ["=SUM((B1:B2,B4))", 9],
  ["=SUM(A1:B4 B2:B9)", 8],
  ["=A1:A4 B1:B4", "#NULL!"],
  ["=SUM(OFFSET(A1,1,1,2))", 3],
  ["=SUM(OFFSET(B4,0,0,-2,1))", 7],
  ["=OFFSET(A1,-1,0)", "#REF!"],
  ['=SUM(INDIRECT("B1:B"&4))', 11],
  ['=INDIRECT("no reference!")', "#REF!"],
  ["=ROW()+COLUMN()", 43],
  ["=ROW(A3)", 3],
  ["=SUM(ROW(A1:A3))", 6],
  ["=COLUMNS(A:C)", 3],
  ["=ISREF(A1)", true],
  ["=@B1:B4", "#VALUE!"],
  ["=@{7,8}", 7],
  ["=ISBLANK(A4)", true],
])("finds cells: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

describe("looking in a long column", () => {
  const long = openWithUniver({
    A1: Array.from({ length: 40 }, (_, index) => [index === 30 ? "'5" : index % 10, `Name ${String(index)}`]),
    D1: [
      ["a", "B", "c"],
      [1, 2, 3],
    ],
  });

  it.each<[string, unknown]>([
    ['=MATCH("NAME 7",B1:B40,0)', 8],
    ['=MATCH("name 3?",B1:B40,0)', 31],
    ["=MATCH(9,A1:A40,0)", 10],
    ['=MATCH("5",A1:A40,0)', 31],
    ["=MATCH(11,A1:A40,0)", "#N/A"],
    ["=MATCH(TRUE,A1:A40,0)", "#N/A"],
    ["=MATCH(3,A1:A5)", 4],
    ['=XLOOKUP("name 12",B1:B40,A1:A40)', 2],
    ['=XLOOKUP("name 12",B:B,A:A)', 2],
    ['=XLOOKUP("name 99",B1:B40,A1:A40,"none")', "none"],
    ['=XLOOKUP("name 99",B1:B40,A1:A40)', "#N/A"],
    ['=XLOOKUP("b",D1:F1,D2:F2)', 2],
    ["=SUM(XLOOKUP(9,A1:A40,A1:A40):A12)", 10],
    ["=VLOOKUP(3,A1:B40,2,FALSE)", "Name 3"],
    ["=VLOOKUP(3,A1:B40,3,FALSE)", "#REF!"],
    ["=VLOOKUP(77,A1:B40,2,0)", "#N/A"],
    ["=COUNTIF(A1:A40,5)", 5],
    ['=COUNTIF(A1:A40,"5")', 5],
    ['=COUNTIF(A1:A40,">7")', 8],
    ['=COUNTIF(B1:B40,"NAME 1")', 1],
    ['=COUNTIF(B1:B40,"name 1*")', 11],
    ['=COUNTIF(B1:B40,"none")', 0],
    ["=COUNTIF(B:B,B2)", 1],
  ])("%s", (formula, expected) => {
    expect(long.result(formula)).toEqual([[expected]]);
  });
});

it.each<[string, unknown]>([
  ["=IF(TRUE,1,1/0)", 1],
  ['=IF(A1="x",,5)', 0],
  ["=IF(FALSE,1)", false],
  ['=IF("",1,2)', "#VALUE!"],
  ['=IF("true",1,2)', 1],
  ["=SUM(IF(TRUE,B1:B4,0))", 11],
  ['=IFERROR(1/0,"err")', "err"],
  ["=IFNA(1/0,1)", "#DIV/0!"],
  ["=IFS(FALSE,1/0,TRUE,2)", 2],
  ["=IFS(FALSE,1)", "#N/A"],
  ['=SWITCH("b","a",1,"B",2,3)', 2],
  ['=SWITCH("c","a",1,"b",2,3)', 3],
  ['=SWITCH("c","a",1)', "#N/A"],
  ['=CHOOSE(2,1/0,"b")', "b"],
  ["=SUM(CHOOSE(2,A1,B1:B4))", 11],
  ["=CHOOSE(3,1,2)", "#VALUE!"],
  ["=AND(B1=3,TRUE)", true],
  ["=ISNA(#N/A)", true],
])("chooses: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual([[expected]]);
});

it.each<[string, unknown[][]]>([
  ['=IF(B1:B4>2,"big","small")', [["big"], ["small"], ["small"], ["big"]]],
  ["=IFERROR(1/{1,0},0)", [[1, 0]]],
  ["=IFS(B1:B2>2,1,TRUE,0)", [[1], [0]]],
  ['=SWITCH(A1,"x",B1:B2)', [[3], [1]]],
  ["=CHOOSE({2,1},10,20)", [[20, 10]]],
])("chooses for each of several: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual(expected);
});

it.each<[string, unknown[][]]>([
  ["=LET(a,1,b,a+1,a+b)", [[3]]],
  ["=LET(Total,1,total+1)", [[2]]],
  ['=LET(v,A1:A4,FILTER(v,v="x"))', [["x"], ["x"]]],
  ["=LET(a,1,LET(a,2,a)+a)", [[3]]],
  ["=LET(f,LAMBDA(x,x+1),f(f(2)))", [[4]]],
  ["=LET(x,1,y,2,LAMBDA(z,x+y+z)(3))", [[6]]],
  ["=LAMBDA(x,LAMBDA(y,x+y))(1)(2)", [[3]]],
  ["=LAMBDA(x,[y],IF(ISOMITTED(y),x,x+y))(5)", [[5]]],
  ["=LAMBDA(x,x)(1,2)", [["#VALUE!"]]],
  ["=LAMBDA(x,x)", [["#CALC!"]]],
  ["=LET(a,1,b)", [["#NAME?"]]],
  ["=LET(a,1,b,2)", [["#VALUE!"]]],
  ["=5(1)", [["#VALUE!"]]],
  ["=MAP(B1:B4,LAMBDA(v,v*2))", [[6], [2], [4], [10]]],
  ["=MAP(B1:B2,{10;20},LAMBDA(v,w,v+w))", [[13], [21]]],
  ["=MAP(A1:A2,LAMBDA(v,ROW(v)))", [[1], [2]]],
  ["=LET(k,10,SUM(MAP(B1:B4,LAMBDA(v,v*k))))", [[110]]],
  ["=BYROW(A1:B4,LAMBDA(r,COUNTA(r)))", [[2], [2], [2], [1]]],
  ["=BYROW(B1:B4,SUM)", [[3], [1], [2], [5]]],
  ["=BYCOL(A1:B4,LAMBDA(c,COUNTA(c)))", [[3, 4]]],
  ["=BYROW(A1:B2,LAMBDA(r,r))", [["#CALC!"], ["#CALC!"]]],
  ["=REDUCE(0,B1:B4,LAMBDA(a,v,a+v))", [[11]]],
  ['=REDUCE("",A1:A2,LAMBDA(a,v,a&v))', [["xy"]]],
  ["=SCAN(0,B1:B4,LAMBDA(a,v,a+v))", [[3], [4], [6], [11]]],
  [
    "=MAKEARRAY(2,3,LAMBDA(r,c,r*c))",
    [
      [1, 2, 3],
      [2, 4, 6],
    ],
  ],
])("names values and functions: %s", (formula, expected) => {
  expect(sheet.result(formula)).toEqual(expected);
});

it.each([
  ["=NOSUCH(1)", "#NAME?", "There is no function NOSUCH."],
  ["=nosuch", "#NAME?", "There is no name nosuch."],
  ["=LEN()", "#VALUE!", "LEN does not take 0 arguments."],
  ["=IF(1)", "#VALUE!", "IF does not take 1 argument."],
  ["=LAMBDA(x,x)", "#CALC!", "has to be called"],
  ["=LAMBDA(x,x)(1,2)", "#VALUE!", "takes 1 value, not 2"],
  ["=Sheet1:Sheet2!A1", "#REF!", "several sheets"],
  ["=LET(f,LAMBDA(g,n,g(g,n+1)),f(f,1))", "#NUM!", "too deep"],
  ["=IFERROR(NOSUCH(1),MISSING(2))", "#NAME?", "There is no function MISSING."],
])("says what is wrong: %s", (formula, error, message) => {
  expect([sheet.result(formula), sheet.message("M30")]).toEqual([
    [[error]],
    expect.stringContaining(message),
  ]);
});
