// What formulas read.
import { type Precedent, precedentsOf } from "../../../src/host/formulas/precedents";
import { boxAddress } from "../../../src/host/workbook/address";

function described(precedent: Precedent): string {
  switch (precedent.kind) {
    case "reference":
      return `${precedent.sheet ?? ""}!${boxAddress(precedent.box)}${precedent.spill ? "#" : ""}`;
    case "structured":
      return `${precedent.table ?? ""}[${precedent.columns?.from ?? ""}]`;
    case "name":
      return precedent.name;
  }
}

it.each<[string, string[]]>([
  ["=1", []],
  ["=A1", ["!A1"]],
  ["='My sheet'!A1:B2", ["My sheet!A1:B2"]],
  ["=@A:A", ["!A:A"]],
  ["=F(A1,G(B2#,Roster[ID]),Tax,{1,2},)", ["!A1", "!B2#", "Roster[ID]", "Tax"]],
  ["=F(A1,B1+1)", ["!A1", "!B1"]],
  ["=A1+1", ["!A1"]],
  ["=SUM(A1:B2)*-C3%", ["!A1:B2", "!C3"]],
  ["=F(A1", ["!A1"]],
  ["=F(", []],
])("%s reads %j", (formula, expected) => {
  expect(precedentsOf(formula).map(described)).toEqual(expected);
});
