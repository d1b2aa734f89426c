// Formulas as files store them, and as people read them.
import { ofOneCell, shownFormula } from "../../../../src/workbench/files/opening/formulaText";

describe("a stored formula is shown", () => {
  it.each([
    ["SUM(A1:A3)", "=SUM(A1:A3)"],
    ["_xlfn.XLOOKUP(A1,B:B,C:C)", "=XLOOKUP(A1,B:B,C:C)"],
    ["_xlfn._xlws.FILTER(A1:B9,B1:B9>0)", "=FILTER(A1:B9,B1:B9>0)"],
    ["_xlfn.LET(_xlpm.x,1,_xlpm.x+A1)", "=LET(x,1,x+A1)"],
    ["_xlfn.BYROW(A1:B2,_xleta.SUM)", "=BYROW(A1:B2,SUM)"],
    ["_xldudf_CERTVERDICT(People[#All])", "=CERTVERDICT(People[#All])"],
    ["1+_xldudf_CERTVERSION()", "=1+CERTVERSION()"],
    ["SUM(_xlfn.ANCHORARRAY(Roster!A1))", "=SUM(Roster!A1#)"],
    ["_xlfn.SINGLE(A1:A3)+1", "=@A1:A3+1"],
    ["_xlfn.SINGLE(INDEX(A1:B2,1,0))", "=@INDEX(A1:B2,1,0)"],
    ["_xlfn.SINGLE(A1:A3+B1:B3)", "=@(A1:A3+B1:B3)"],
    ['"_xlfn.SUM is a text"&A1', '="_xlfn.SUM is a text"&A1'],
    ["SINGLE(A1)", "=SINGLE(A1)"],
  ])("%s", (stored, shown) => {
    expect(shownFormula(stored)).toBe(shown);
  });
});

describe("a formula that is no array and refers to several cells means one of them", () => {
  it.each([
    ["=A1:A3", "=@A1:A3"],
    ["=People[Level]", "=@People[Level]"],
    ["=People[[#This Row],[Level]]", "=People[[#This Row],[Level]]"],
    ["=A1", "=A1"],
    ["=SUM(A1:A3)", "=SUM(A1:A3)"],
    ["=A1#", "=A1#"],
  ])("%s", (formula, shown) => {
    expect(ofOneCell(formula)).toBe(shown);
  });
});
