// The words of formulas, and that no character of a formula is lost between them.
import { type Token, tokensOf } from "../../../src/host/formulas/tokens";

/** Tokens as "kind text", without spaces and without the equals sign at the beginning. */
function words(formula: string): string[] {
  return tokensOf(formula)
    .filter(({ kind, start }) => kind !== "space" && start > 0)
    .map(({ kind, start, end }) => `${kind} ${formula.slice(start, end)}`);
}

function only(formula: string): Token {
  const [, token, ...rest] = tokensOf(formula);
  expect(rest).toEqual([]);
  return token!;
}

describe("constants and operators", () => {
  it.each<[string, string[]]>([
    ["=", []],
    ["=1", ["number 1"]],
    ["=.5", ["number .5"]],
    ["=1.5E+10", ["number 1.5E+10"]],
    ["=1e5", ["number 1e5"]],
    ['="a ""b"" A1"', ['text "a ""b"" A1"']],
    ['=""', ['text ""']],
    ["=TRUE", ["boolean TRUE"]],
    ["=false", ["boolean false"]],
    ["=#N/A", ["error #N/A"]],
    ["=#DIV/0!+#name?", ["error #DIV/0!", "operator +", "error #name?"]],
    ["=#REF!A1", ["error #REF!A1"]],
    ["=#REF!A1#", ["error #REF!A1#"]],
    ["=Sheet1!#REF!", ["error Sheet1!#REF!"]],
    ["='My sheet'!#REF!:B2", ["error 'My sheet'!#REF!", "operator :", "reference B2"]],
    [
      "=1<=2<>3>=4",
      ["number 1", "operator <=", "number 2", "operator <>", "number 3", "operator >=", "number 4"],
    ],
    ["=-A1%^2", ["operator -", "reference A1", "operator %", "operator ^", "number 2"]],
    [
      '={1,"a";TRUE,#N/A}',
      [
        "mark {",
        "number 1",
        "mark ,",
        'text "a"',
        "mark ;",
        "boolean TRUE",
        "mark ,",
        "error #N/A",
        "mark }",
      ],
    ],
    ["=@A1", ["operator @", "reference A1"]],
  ])("%s", (formula, expected) => {
    expect(words(formula)).toEqual(expected);
  });
});

describe("names and functions", () => {
  it.each<[string, string[]]>([
    ["=Tax", ["name Tax"]],
    ["=Straße.2\\x?", ["name Straße.2\\x?"]],
    ["=_x", ["name _x"]],
    ["=XFE1+A1048577", ["name XFE1", "operator +", "name A1048577"]],
    ["=A1_b", ["name A1_b"]],
    ["=Sheet1!Tax", ["name Sheet1!Tax"]],
    ["='My sheet'!Tax", ["name 'My sheet'!Tax"]],
    ["=LOG10(2)", ["function LOG10", "mark (", "number 2", "mark )"]],
    ["=A1:LOG10(2)", ["reference A1", "operator :", "function LOG10", "mark (", "number 2", "mark )"]],
    ["=_xlfn._xlws.FILTER(A1)", ["function _xlfn._xlws.FILTER", "mark (", "reference A1", "mark )"]],
    ["=CERT.VERDICT()", ["function CERT.VERDICT", "mark (", "mark )"]],
    ["=TRUE()", ["function TRUE", "mark (", "mark )"]],
    ["=Tax#", ["name Tax", "operator #"]],
  ])("%s", (formula, expected) => {
    expect(words(formula)).toEqual(expected);
  });
});

describe("references", () => {
  it.each([
    "A1",
    "$xfd$1048576",
    "A$1",
    "A1:B2",
    "$A$1:B2",
    "A:B",
    "$A:$XFD",
    "2:3",
    "$2:$1048576",
    "A1#",
    "Sheet1!A1",
    "Sheet1!A1#",
    "A1!B2",
    "_1.a!A:A",
    "TRUE!A1",
    "Überblick!A1",
    "'My sheet'!A1:B2",
    "'It''s'!2:3",
    "'A1'!$A$1",
  ])("%s is one token", (reference) => {
    expect(words(`=${reference}`)).toEqual([`reference ${reference}`]);
  });

  it.each<[string, string | null]>([
    ["=A1", null],
    ["=Sheet1!A1", "Sheet1"],
    ["='It''s'!A1", "It's"],
  ])("%s is on the sheet %j", (formula, sheet) => {
    const token = only(formula);
    expect("prefix" in token && (token.prefix?.sheet ?? null)).toBe(sheet);
  });

  it.each<[string, string[]]>([
    ["=A1:B2:C3", ["reference A1:B2", "operator :", "reference C3"]],
    ["=A1:B2#", ["reference A1", "operator :", "reference B2#"]],
    ["=A:B#", ["reference A:B", "operator #"]],
    ["=A1:XFE2", ["reference A1", "operator :", "name XFE2"]],
    ["=A1:Sheet2!B2", ["reference A1", "operator :", "reference Sheet2!B2"]],
    ["=A:$B$2", ["name A", "operator :", "reference $B$2"]],
    ["=A1 B1", ["reference A1", "reference B1"]],
    ["=1:1048577", ["number 1", "operator :", "number 1048577"]],
    ["=A0", ["name A0"]],
    ["=0:1", ["number 0", "operator :", "number 1"]],
  ])("%s", (formula, expected) => {
    expect(words(formula)).toEqual(expected);
  });
});

describe("structured references", () => {
  it.each<[string, string | null, string[], string[]]>([
    ["Roster[]", "Roster", [], []],
    ["Roster[#All]", "Roster", ["All"], []],
    ["Roster[ #all ]", "Roster", ["All"], []],
    ["Roster[[#Totals]]", "Roster", ["Totals"], []],
    ["Roster[Col]", "Roster", [], ["Col"]],
    ["Roster[[Col]]", "Roster", [], ["Col"]],
    ["Roster[Col name]", "Roster", [], ["Col name"]],
    ["Roster[A1]", "Roster", [], ["A1"]],
    ["Roster[[A]:[B]]", "Roster", [], ["A", "B"]],
    ["Roster[[A, x: (y)]:[B!]]", "Roster", [], ["A, x: (y)", "B!"]],
    ["Roster[@]", "Roster", ["ThisRow"], []],
    ["Roster[@Col]", "Roster", ["ThisRow"], ["Col"]],
    ["Roster[@[A]:[B]]", "Roster", ["ThisRow"], ["A", "B"]],
    ["Roster[[#This Row],[Col]]", "Roster", ["ThisRow"], ["Col"]],
    ["Roster[[#Headers],[A]:[B]]", "Roster", ["Headers"], ["A", "B"]],
    ["Roster[[#Headers],[#Data],[Col]]", "Roster", ["Headers", "Data"], ["Col"]],
    ["Roster[ [#Headers], [A] : [B] ]", "Roster", ["Headers"], ["A", "B"]],
    ["Roster['#Of '[items'] isn''t]", "Roster", [], ["#Of [items] isn't"]],
    ["Roster[[Two\nlines]]", "Roster", [], ["Two\nlines"]],
    ['Roster[Say "no"]', "Roster", [], ['Say "no"']],
    ["[Col]", null, [], ["Col"]],
    ["[@Col]", null, ["ThisRow"], ["Col"]],
    ["[@[Col name]]", null, ["ThisRow"], ["Col name"]],
    ["[#All]", null, ["All"], []],
  ])("%s", (reference, table, items, columns) => {
    const token = only(`=${reference}`);
    expect(token).toMatchObject({ kind: "structured", table, specifier: { items } });
    expect(token.kind === "structured" && token.specifier.columns.map(({ name }) => name)).toEqual(columns);
  });
});

describe("what is not ours to rewrite", () => {
  it.each([
    "Sheet1:Sheet2!A1",
    "Sheet1:Sheet2!A1:B2",
    "Jan:Mar!A1#",
    "'Sheet 1:Sheet 2'!A1",
    "[1]Sheet1!A1",
    "[Book.xlsx]Sheet1!$A:$A",
    "[Book.xlsx]Sheet1:Sheet2!A1",
    "[Book.xlsx]!Tax",
    "'[Book 1.xlsx]Sheet 1'!A1",
    "'C:\\Data\\[Book.xlsx]Sheet1'!A1",
    "Book.xlsx!Roster[Col]",
    "'Book 1.xlsx'!Roster[[#All],[Col]]",
    "!A1",
    "'A1'",
    "~",
    "😀",
    "\u00a0",
    "Roster[[A],[B]]",
    "Roster[#Nothing]",
    "Roster[@[#All]]",
    "Roster[@#All]",
    "Roster[[#All],[#This Row]]",
    "Roster[[A]:[B]:[C]]",
    "Roster[[A]-[B]]",
    "Roster[[A],[#All]]",
    "Roster[[]]",
  ])("%s is one other token", (text) => {
    expect(words(`=${text}`)).toEqual([`other ${text}`]);
  });

  it.each(['"A1', "'My sheet!A1", "Roster[[Col]", "[@Col'], A1"])("%s is unclosed", (text) => {
    expect(words(`=${text}`)).toEqual([`unclosed ${text}`]);
  });
});

const PIECES = [
  "A1", "$B$2:C3", "A:B", "2:3", "1.5", '"te""xt"', "'My sheet'!", "Sheet1!", "Tax", "LOG10(", "Roster[", "[@", "]", "#All",
  "#N/A", "#", "{", "}", "(", ")", ",", ";", ":", "!", "'", '"', " ", "\n", "@", "+", "<>", "%", "~", "😀", "\ud83d", "é", "$", "\\", "_xlfn.", "§", "TRUE",
]; // prettier-ignore

/** The same numbers from 0 up to `below` in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it("covers any text without gaps", () => {
  const next = numbers(7);
  for (let count = 0; count < 3000; count++) {
    const text = "=" + Array.from({ length: next(9) }, () => PIECES[next(PIECES.length)]!).join("");
    const tokens = tokensOf(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    expect(tokens.every(({ start, end }) => end > start)).toBe(true);
  }
});
