// What the rules of cells offer, and what they say of values.
import type { EngineHost, FormulaEngine } from "../../../../src/host/formulas/engine";
import { Session } from "../../../../src/host/session";
import { parseBox } from "../../../../src/host/workbook/address";
import { valueAt } from "../../../../src/host/workbook/grid";
import { paint } from "../../../../src/host/workbook/painted";
import type { CellValue } from "../../../../src/host/workbook/values";
import { Workbook } from "../../../../src/host/workbook/workbook";
import { EntryRule } from "../../../../src/workbench/grid/rules/entryRule";

type Settings = Readonly<Record<string, unknown>>;

/** The rule of C3, where C2:C9 have it, in a workbook with lists. */
function ruleOf(settings: Settings, engine?: FormulaEngine): EntryRule {
  const workbook = new Workbook();
  const session = new Session(workbook);
  workbook.calculation.engine = engine ?? null;
  workbook.addSheet("My lists");
  session.type("My lists!A1", [
    ["Developer", "2026-01-05"],
    ["Analyst, senior", "2026-02-01"],
    [7, ""],
    ["", ""],
    ["Developer", ""],
  ]);
  session.type("B2", [["first"], ["second"]]);
  workbook.update({
    names: [{ name: "Roles", scope: null, formula: "='My lists'!$A$1:$A$3", comment: "", visible: true }],
  });
  const sheet = workbook.sheet("Sheet1");
  sheet.update({ validations: paint(sheet.state.validations, parseBox("C2:C9")!, settings) });
  return EntryRule.at(sheet, 2, 2)!;
}

const list = (source: string, more: Settings = {}): Settings => ({
  rule: { list: { inCellDropDown: true, source } },
  ...more,
});

test.each<[string, Settings, readonly string[]]>([
  ["texts with commas", list("yes, no ,,maybe"), ["yes", "no", "maybe"]],
  ["cells of another sheet", list("='My lists'!$A$1:$A$5"), ["Developer", "Analyst, senior", "7"]],
  ["cells as they are shown", list("='My lists'!$B$1:$B$2"), ["2026-01-05", "2026-02-01"]],
  ["a name", list("=Roles"), ["Developer", "Analyst, senior", "7"]],
  ["cells that move along", list("=B2"), ["second"]],
  ["a sheet that is gone", list("=Gone!A1:A3"), []],
  ["a list without an arrow", { rule: { list: { inCellDropDown: false, source: "yes,no" } } }, []],
  ["no list", { rule: { decimal: { formula1: 1, operator: "EqualTo" } } }, []],
  ["a note alone", { prompt: { showPrompt: true, title: "", message: "Note" } }, []],
])("choices of %s", (_, settings, choices) => {
  expect(ruleOf(settings).choices).toEqual(choices);
});

const limits = (kind: string, operator: string, formula1: unknown, formula2?: unknown): Settings => ({
  rule: { [kind]: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } },
});

test.each<[string, Settings, readonly CellValue[], readonly CellValue[]]>([
  ["texts", list("yes,no,1"), ["yes", 1, null, ""], ["Yes", "maybe", 2, true]],
  ["cells", list("=Roles"), ["developer", "Analyst, senior", 7], ["Analyst", 8, "7 "]],
  ["blanks that count", list("yes", { ignoreBlanks: false }), ["yes"], [null, ""]],
  ["whole numbers", limits("wholeNumber", "Between", 1, 10), [1, 10, 5], [0, 1.5, 11, "5", true]],
  ["decimals", limits("decimal", "GreaterThan", "=0.5"), [0.6, 7], [0.5, "1"]],
  [
    "dates as ISO texts",
    limits("date", "GreaterThanOrEqual", "2026-01-01"),
    [46023, 50000],
    [46022, "2026-05-01"],
  ],
  ["times", limits("time", "LessThan", "12:30"), [0.5], [0.6, "08:00"]],
  ["lengths", limits("textLength", "LessThanOrEqual", 3), ["abc", 123], ["abcd", 1234]],
  ["limits in cells", limits("textLength", "EqualTo", "='My lists'!$A$3"), ["1234567"], ["123456"]],
  ["limits that are missing", limits("decimal", "Between", 1), [0], ["text"]],
  ["limits that are errors", limits("decimal", "LessThan", "=Gone!A1"), [100], ["text"]],
  ["formulas that are false", { rule: { custom: { formula: "=FALSE" } } }, [null], [1]],
  ["formulas that nothing calculates", { rule: { custom: { formula: "=ISODD(C2)" } } }, [1, 2], []],
  ["no rule", { rule: {} }, ["anything", null], []],
])("%s", (_, settings, allowed, refused) => {
  const rule = ruleOf(settings);
  expect(allowed.filter((value) => rule.faultIn(value) !== undefined)).toEqual([]);
  expect(refused.filter((value) => rule.faultIn(value) === undefined)).toEqual([]);
});

test("a formula sees the value in its cell, and only while it is asked", () => {
  const seen: CellValue[] = [];
  const engine: FormulaEngine = {
    evaluate: ({ sheet, row, column, text }, host: EngineHost) => {
      host.reads({ sheet, box: { row, column, rows: 1, columns: 1 } });
      const value = valueAt(sheet.grid, row, column);
      seen.push(value);
      return [[text === "=LEN(C3)<3" && String(value).length < 3]];
    },
  };
  const rule = ruleOf({ rule: { custom: { formula: "=LEN(C2)<3" } } }, engine);
  expect(rule.faultIn("ab")).toBeUndefined();
  expect(rule.faultIn("abc")).toMatchObject({ style: "Stop" });
  expect(seen).toEqual(["ab", "abc"]);
});

test.each<[string, Settings, unknown]>([
  [
    "what it was given",
    { errorAlert: { showAlert: true, style: "Warning", title: "Not listed", message: "Yes or no." } },
    { style: "Warning", title: "Not listed", message: "Yes or no." },
  ],
  [
    "Excel's own words",
    {},
    { style: "Stop", title: "", message: expect.stringContaining("does not match") as string },
  ],
  ["nothing where no alert is wanted", { errorAlert: { showAlert: false, style: "Stop" } }, undefined],
])("it says %s", (_, more, said) => {
  expect(ruleOf(list("yes,no", more)).faultIn("maybe")).toEqual(said);
});

test.each<[unknown, unknown]>([
  [
    { showPrompt: true, title: "Role", message: "" },
    { title: "Role", message: "" },
  ],
  [{ showPrompt: true, title: "", message: "" }, undefined],
  [{ showPrompt: false, title: "Role", message: "One of ours" }, undefined],
])("the note of %j", (prompt, shown) => {
  expect(ruleOf({ prompt }).prompt).toEqual(shown);
});

test("a cell without a rule has none", () => {
  expect(EntryRule.at(new Workbook().sheet("Sheet1"), 0, 0)).toBeUndefined();
});
