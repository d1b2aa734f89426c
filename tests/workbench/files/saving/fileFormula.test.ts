// Formulas as files hold them.
import { fileFormula, isDynamic } from "../../../../src/workbench/files/saving/fileFormula";
import { shownFormula } from "../../../../src/workbench/files/opening/formulaText";

const context = { table: "People", isCustom: (name: string) => /^(CERTVERDICT|MY\.F)$/.test(name) };

test.each<[string, string]>([
  ["=SUM(A1:B2)", "SUM(A1:B2)"],
  ["=IFS(A1,1)+concat(B1)", "_xlfn.IFS(A1,1)+_xlfn.concat(B1)"],
  ["=FILTER(A:A,B:B>0)", "_xlfn._xlws.FILTER(A:A,B:B>0)"],
  ['="IFS(1)"&A1', '"IFS(1)"&A1'],
  ["=CERTVERDICT(Roster[#All])", "_xldudf_CERTVERDICT(Roster[#All])"],
  ["=MY.F(1)", "_xldudf_MY_F(1)"],
  ["=SUM(B1#)", "SUM(_xlfn.ANCHORARRAY(B1))"],
  ["=@B1:B9", "_xlfn.SINGLE(B1:B9)"],
  ["=@INDEX(B1:B9,1)+1", "_xlfn.SINGLE(INDEX(B1:B9,1))+1"],
  ["=LET(x,A1,y,x*2,x+y)", "_xlfn.LET(_xlpm.x,A1,_xlpm.y,_xlpm.x*2,_xlpm.x+_xlpm.y)"],
  ["=LAMBDA(a,a+Rate)(1)", "_xlfn.LAMBDA(_xlpm.a,_xlpm.a+Rate)(1)"],
  ["=[@Name]", "People[[#This Row],[Name]]"],
  ["=[@[First name]]&[@]", "People[[#This Row],[First name]]&People[#This Row]"],
  ["=Roster[@[A]:[B]]", "Roster[[#This Row],[A]:[B]]"],
  ["=SUM([Level])", "SUM(People[Level])"],
])("%s is stored as %s", (shown, stored) => {
  expect(fileFormula(shown, context)).toBe(stored);
});

test.each([
  "=IFS(A1,1)",
  "=FILTER(A:A,B:B>0)",
  "=SUM(B1#)",
  "=@INDEX(B1:B9,1)+1",
  "=LET(x,A1,x*2)",
  "=CERTVERDICT(A1)",
])("%s is shown again as it was", (shown) => {
  expect(shownFormula(fileFormula(shown, context))).toBe(shown);
});

test.each<[string, boolean]>([
  ["=A1+1", false],
  ["=SUM(A1:A3)", false],
  ["=A1:A3", true],
  ["=A1:A3*2", true],
  ["=@A1:A3", false],
  ["=UNIQUE(A1:A3)", true],
  ["=CERTVERDICT(A1)", true],
  ["=B1#", true],
  ["=[@Level]*2", false],
  ["=Roster[Level]*2", true],
  ["={1,2}", true],
])("%s may give several values: %s", (text, expected) => {
  expect(isDynamic(text, context)).toBe(expected);
});
