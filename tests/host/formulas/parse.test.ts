// What formulas say.
import type { Expression, Operator } from "../../../src/host/formulas/expression";
import { parseFormula } from "../../../src/host/formulas/parse";
import { parseBox } from "../../../src/host/workbook/address";

const number = (value: number): Expression => ({ kind: "number", value });
const text = (value: string): Expression => ({ kind: "text", value });
const error = (name: string): Expression => ({ kind: "error", error: name });
const cells = (address: string, sheet: string | null = null, spill = false): Expression => ({
  kind: "reference",
  sheet,
  box: parseBox(address)!,
  spill,
});
const call = (name: string, ...args: Expression[]): Expression => ({ kind: "call", name, args });
const name = (own: string, sheet: string | null = null): Expression => ({ kind: "name", sheet, name: own });
const BLANK: Expression = { kind: "blank" };
const OTHER: Expression = { kind: "other" };
const signed = (sign: "-" | "+" | "%", of: Expression): Expression => ({ kind: "signed", sign, of });
const operation = (left: Expression, operator: Operator, right: Expression): Expression => ({
  kind: "operation",
  operator,
  left,
  right,
});
const range = (left: Expression, right: Expression): Expression => ({ kind: "range", left, right });
const shared = (left: Expression, right: Expression): Expression => ({ kind: "intersection", left, right });
const single = (of: Expression): Expression => ({ kind: "single", of });
const column = (table: string, own: string): Expression => ({
  kind: "structured",
  table,
  items: [],
  columns: { from: own, to: own },
});
const TRUE: Expression = { kind: "boolean", value: true };

it.each<[string, Expression]>([
  ["=1.5", number(1.5)],
  ["=1E3", number(1000)],
  ['="a ""b"""', text('a "b"')],
  ["=true", TRUE],
  ["=#n/a", error("#N/A")],
  ["=Sheet1!#REF!", error("#REF!")],
  ["='a#b!'!#REF!", error("#REF!")],
  ["=#REF!A1", error("#REF!")],
  ["= ( 1 ) ", number(1)],
  ["=((A1))", cells("A1")],
  ["=$A$1:b2", cells("A1:B2")],
  ["=B2:A1", cells("A1:B2")],
  ["=B:A", cells("A:B")],
  ["='It''s'!A:B", cells("A:B", "It's")],
  ["=2:3", cells("2:3")],
  ["=Sheet1!A1#", cells("A1", "Sheet1", true)],
  ["=Tax", name("Tax")],
  ["=Sheet1!Tax", name("Tax", "Sheet1")],
  ["=F()", call("F")],
  ["=f( A1 , )", call("F", cells("A1"), BLANK)],
  ["=F(,)", call("F", BLANK, BLANK)],
  ["=F(,1)", call("F", BLANK, number(1))],
  ["=_xlfn._xlws.FILTER(A1)", call("FILTER", cells("A1"))],
  ["=CERT.VERDICT(G(TRUE),#N/A)", call("CERT.VERDICT", call("G", TRUE), error("#N/A"))],
  ["=F(A1+1,2)", call("F", operation(cells("A1"), "+", number(1)), number(2))],
  ["=F((A1,B1))", call("F", { kind: "union", of: [cells("A1"), cells("B1")] })],
  ["=@A1", { kind: "single", of: cells("A1") }],
  ["=@F(@A1)", { kind: "single", of: call("F", { kind: "single", of: cells("A1") }) }],
  ["=@(Tax)", { kind: "single", of: name("Tax") }],
])("%s", (formula, expected) => {
  expect(parseFormula(formula)).toEqual(expected);
});

it.each<[string, Expression]>([
  [
    '={1,"a";TRUE,#N/A}',
    {
      kind: "array",
      rows: [
        [number(1), text("a")],
        [TRUE, error("#N/A")],
      ] as never,
    },
  ],
  ["={ -1 , +2 }", { kind: "array", rows: [[number(-1), number(2)]] as never }],
  ["=F({1;2})", call("F", { kind: "array", rows: [[number(1)], [number(2)]] as never })],
])("array %s", (formula, expected) => {
  expect(parseFormula(formula)).toEqual(expected);
});

it.each<[string, string | null, string[], [from: string, to: string] | null]>([
  ["=Roster[]", "Roster", [], null],
  ["=Roster[#All]", "Roster", ["All"], null],
  ["=Roster[[#Headers],[#Data],[Col]]", "Roster", ["Headers", "Data"], ["Col", "Col"]],
  ["=Roster[@[A]:[B]]", "Roster", ["ThisRow"], ["A", "B"]],
  ["=[@[Col '[1']]]", null, ["ThisRow"], ["Col [1]", "Col [1]"]],
])("structured %s", (formula, table, items, ends) => {
  const columns = ends && { from: ends[0], to: ends[1] };
  expect(parseFormula(formula)).toEqual({ kind: "structured", table, items, columns });
});

// support.microsoft.com/office/calculation-operators-and-precedence-in-excel-48be406d-4975-4d31-b2b8-7af9e0e2878a
it.each<[string, Expression]>([
  ["=1+CERT(A1)", operation(number(1), "+", call("CERT", cells("A1")))],
  ["=1+2*3", operation(number(1), "+", operation(number(2), "*", number(3)))],
  ["=(1+2)*3", operation(operation(number(1), "+", number(2)), "*", number(3))],
  ["=1-2-3", operation(operation(number(1), "-", number(2)), "-", number(3))],
  ["=2^3^4", operation(operation(number(2), "^", number(3)), "^", number(4))],
  ["=-2^2", operation(signed("-", number(2)), "^", number(2))],
  ["=2^-1", operation(number(2), "^", signed("-", number(1)))],
  ["=1&2+3=4", operation(operation(number(1), "&", operation(number(2), "+", number(3))), "=", number(4))],
  ["=1<=2<>TRUE", operation(operation(number(1), "<=", number(2)), "<>", TRUE)],
  ["=-1", signed("-", number(1))],
  ["=+A1", signed("+", cells("A1"))],
  ["=--A1", signed("-", signed("-", cells("A1")))],
  ["=+---A1", signed("-", cells("A1"))],
  ["=50%", signed("%", number(50))],
  ["=-5%%", signed("-", signed("%", signed("%", number(5))))],
  ["=A1:B2:C3", range(cells("A1:B2"), cells("C3"))],
  ["=A1:INDEX(A:A,3)", range(cells("A1"), call("INDEX", cells("A:A"), number(3)))],
  ["=Roster[A]:Roster[B]", range(column("Roster", "A"), column("Roster", "B"))],
  ["=A1 B1", shared(cells("A1"), cells("B1"))],
  ["=A:A Tax:B1", shared(cells("A:A"), range(name("Tax"), cells("B1")))],
  ["=A1,B1", { kind: "union", of: [cells("A1"), cells("B1")] }],
  ["=@A1+1", operation(single(cells("A1")), "+", number(1))],
  ["=-@A1", signed("-", single(cells("A1")))],
  ["=A1=@B1", operation(cells("A1"), "=", single(cells("B1")))],
  ["=A1 @B1", shared(cells("A1"), single(cells("B1")))],
  ["=A1~", shared(cells("A1"), OTHER)],
  ["=Tax#", { kind: "spilled", of: name("Tax") }],
  ["=LAMBDA(x,x)(1)", { kind: "apply", of: call("LAMBDA", name("x"), name("x")), args: [number(1)] }],
  ["=LAMBDA(1)()", { kind: "apply", of: call("LAMBDA", number(1)), args: [] }],
])("operators: %s", (formula, expected) => {
  expect(parseFormula(formula)).toEqual(expected);
});

it.each(["=Sheet1:Sheet2!A1", "=[1]Sheet1!A1", "=~", "=Roster[[A],[B]]"])("%s is other", (formula) => {
  expect(parseFormula(formula)).toEqual(OTHER);
});

it.each([
  ["", "equals sign"],
  ["A1", "equals sign"],
  ["=", "missing at the end"],
  ["=1+", "missing at the end"],
  ["=@", "missing at the end"],
  ["=@-A1", "missing before “-”"],
  ["=)", "missing before “)”"],
  ["=*1", "missing before “*”"],
  ["=()", "missing before “)”"],
  ["=1)", "“)” is too much"],
  ["=(1", "parenthesis is not closed"],
  ["=F(1", "parenthesis is not closed"],
  ["=F(1;2)", "parenthesis is not closed"],
  ["=F(G(1)", "parenthesis is not closed"],
  ["=F(1+)", "missing before “)”"],
  ['="a', "quote or bracket is not closed"],
  ["='My sheet!A1", "quote or bracket is not closed"],
  ["=Roster[Col", "quote or bracket is not closed"],
  ["={A1}", "constants only"],
  ["={}", "constants only"],
  ["={-TRUE}", "constants only"],
  ["={1,2", "array is not closed"],
  ["={1,2;3}", "differ in length"],
  ["=" + "(".repeat(1000) + "1" + ")".repeat(1000), "too deep"],
  ["=" + "F(".repeat(100_000), "too deep"],
])("%.20j is invalid", (formula, message) => {
  expect(parseFormula(formula)).toEqual({ kind: "invalid", message: expect.stringContaining(message) });
});

it.each([
  ["parentheses", "=" + "(".repeat(60) + "1" + ")".repeat(60), number(1)],
  ["arguments", "=F(" + "1,".repeat(999) + "1)", call("F", ...Array<Expression>(1000).fill(number(1)))],
  ["signs", "=" + "-".repeat(100_000) + "1", signed("-", signed("-", number(1)))],
  [
    "omitted arguments",
    "=F(" + ",".repeat(100_000) + ")",
    call("F", ...Array<Expression>(100_001).fill(BLANK)),
  ],
])("takes many %s", (_what, formula, expected) => {
  expect(parseFormula(formula)).toEqual(expected);
});
