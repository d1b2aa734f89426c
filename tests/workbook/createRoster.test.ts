// A blank roster: its sheets, tables, lists and colours; it leaves alone what is there, and can be evaluated.
import { QUESTIONS, questionById } from "../../src/policy/questions";
import { VERDICT_COLOURS } from "../../src/roster/blankRoster";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { blankSheets } from "../../src/workbook/blankSheets";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

const sheetNames = (): string[] => excel.workbook.state.sheets.map(({ name }) => name);
const tables = (): string[] =>
  excel.workbook.state.tables.map(({ state, sheet }) => `${state.name} on ${sheet.name}`);
const headings = (sheet: string): unknown[] =>
  excel.session.values(`'${sheet}'!A1:AZ1`)[0]!.filter((text) => text !== "");
const atLevel = (level: "organisation" | "role" | "person"): string[] =>
  QUESTIONS.filter(({ levels }) => (levels as readonly string[]).includes(level)).map(
    ({ heading }) => heading,
  );

/** What an add-in reads of the lists of cells. */
async function entriesOf(sheet: string, addresses: readonly string[]): Promise<unknown[]> {
  return excel.run(async (context) => {
    const found = addresses.map((address) =>
      context.workbook.worksheets
        .getItem(sheet)
        .getRange(address)
        .dataValidation.load("rule,type,errorAlert,prompt"),
    );
    await context.sync();
    return found.map(({ type, rule, errorAlert, prompt }) =>
      type === "List" ? [rule.list?.source, errorAlert.style] : prompt.message,
    );
  });
}

describe("in an empty workbook", () => {
  beforeEach(async () => {
    expect(await excel.perform("CreateRoster")).toEqual({
      outcome: "done",
      lines: [
        "Sheets added: “Organisation”, “Roles”, “Roster”.",
        "Fill in Organisation and Roles once, then a row for each person, and choose Evaluate roster.",
      ],
    });
  });

  test("three sheets with a table each, named as in the examples of formulas; the roster is shown", () => {
    expect(sheetNames()).toEqual(["Sheet1", "Organisation", "Roles", "Roster"]);
    expect(tables()).toEqual(["Organisation on Organisation", "Roles on Roles", "Roster on Roster"]);
    expect([excel.session.activeSheet.name, excel.session.selection]).toEqual([
      "Roster",
      expect.objectContaining({ row: 1, column: 0, rows: 1, columns: 1 }),
    ]);
  });

  test("every question stands at its level, and the results have their columns", () => {
    expect(excel.session.values("Organisation!A2:B9")).toEqual([
      ...atLevel("organisation").map((heading) => [heading, ""]),
      ["Strict", "no"],
      ["Redesign rule", "yes"],
    ]);
    expect(headings("Roles")).toEqual(["Role", ...atLevel("role")]);
    expect(headings("Roster")).toEqual([
      "ID",
      "Name",
      "Role",
      ...atLevel("person"),
      ...RESULT_HEADINGS,
      ...DECISION_HEADINGS,
    ]);
    const all = [...atLevel("organisation"), ...atLevel("role"), ...atLevel("person")];
    expect(QUESTIONS.filter(({ heading }) => !all.includes(heading))).toEqual([]);
  });

  test("every question that takes one answer offers a list, warning where something else is typed", async () => {
    const list = (id: Parameters<typeof questionById>[0]) => [questionById(id).answers.join(","), "Warning"];
    expect(await entriesOf("Organisation", ["B2", "B3", "B7", "B8", "B9"])).toEqual([
      list("industry"),
      list("phase"),
      list("market"),
      ["yes,no", "Warning"],
      ["yes,no", "Warning"],
    ]);
    expect(await entriesOf("Roles", ["B2:B500", "C2", "H500"])).toEqual([
      list("exposure"),
      list("cause"),
      list("ownership"),
    ]);
    expect(await entriesOf("Roster", ["A2", "C2:C500", "D2", "F2", "G2", "P500"])).toEqual([
      "A number or code of your own for this person, each only once.",
      ["='Roles'!$A$2:$A$500", "Warning"],
      list("outcomes"),
      list("reason"),
      expect.stringMatching(/^Any of these, with commas between them/),
      list("stance"),
    ]);
  });

  test("the verdicts have their colours, in the Verdict column only", async () => {
    const found = await excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Roster");
      const formats = sheet.getRange().conditionalFormats.load("items/type");
      await context.sync();
      const seen = formats.items.map((format) => ({
        range: format.getRange().load("address"),
        rule: format.cellValue.load("rule"),
        fill: format.cellValue.format.fill.load("color"),
        font: format.cellValue.format.font.load("color"),
      }));
      await context.sync();
      return seen.map(({ range, rule, fill, font }) => [
        range.address,
        rule.rule.formula1,
        fill.color.slice(1),
        font.color.slice(1),
      ]);
    });
    expect(excel.session.values("Roster!Q1")).toEqual([["Verdict"]]);
    expect(found.reverse()).toEqual(
      VERDICT_COLOURS.map(({ text, fill, ink }) => ["Roster!Q2:Q500", `="${text}"`, fill, ink]),
    );
  });

  test("a person typed in is judged, with roles and organisation", async () => {
    excel.session.type("Organisation!B2", "compressing");
    excel.session.type("Roles!A2", [["Clerk", "high", "skills"]]);
    excel.session.type("Roster!A2", [["1", "Ann", "Clerk"]]);
    const { outcome, lines } = await excel.perform("EvaluateRoster");
    expect([outcome, lines[0]]).toEqual([
      "done",
      expect.stringMatching(/^1 row judged in table “Roster” on sheet “Roster”/),
    ]);
    expect(lines.filter((line) => line.startsWith("Columns added"))).toEqual([]);
    expect(excel.session.values("Roster!Q2")[0]![0]).not.toBe("");
  });

  test("a second one gets a number and reads the same Organisation and Roles", async () => {
    excel.session.type("Roster!A2", "mine");
    expect((await excel.perform("CreateRoster")).lines.slice(0, 3)).toEqual([
      "Sheet added: “Roster 2”.",
      "There is a sheet “Roster” already; the new one is “Roster 2”.",
      "“Organisation” and “Roles” were there already, stayed as they are, and will be read.",
    ]);
    expect(sheetNames()).toEqual(["Sheet1", "Organisation", "Roles", "Roster", "Roster 2"]);
    expect(tables()).toContain("Roster2 on Roster 2");
    expect(excel.session.activeSheet.name).toBe("Roster 2");
    expect(excel.session.values("Roster!A2")).toEqual([["mine"]]);
    expect(await entriesOf("Roster 2", ["C2"])).toEqual([["='Roles'!$A$2:$A$500", "Warning"]]);
    expect((await excel.perform("EvaluateRoster")).lines[0]).toMatch(/table “Roster2” on sheet “Roster 2”/);
  });
});

describe("beside sheets that are there", () => {
  test("nothing of them is touched, whatever their names", async () => {
    excel.fill("ROSTER", [["a", "b"]]);
    excel.fill("Roster 2", [["c"]]);
    excel.fill("organization", [["Industry", "stable"]]);
    await excel.fillTable("Other", "Roles", [["x"], ["y"]]);
    const before = ["ROSTER", "Roster 2", "organization", "Other"].map((name) =>
      excel.session.values(`'${name}'!A1:D9`),
    );
    expect((await excel.perform("CreateRoster")).lines.slice(0, 3)).toEqual([
      "Sheets added: “Roles”, “Roster 3”.",
      "There is a sheet “Roster” already; the new one is “Roster 3”.",
      "“organization” was there already, stayed as it is, and will be read.",
    ]);
    expect(
      ["ROSTER", "Roster 2", "organization", "Other"].map((name) => excel.session.values(`'${name}'!A1:D9`)),
    ).toEqual(before);
    expect(tables()).toEqual(["Roles on Other", "Roles2 on Roles", "Roster on Roster 3"]);
  });

  test.each([
    ["with roles in the first column", [["Job title", "AI exposure"]], ["='Roles'!$A$2:$A$500", "Warning"]],
    ["with something else there", [["Team", "Role"]], ""],
  ])("a Roles sheet %s", async (_, rows, list) => {
    excel.fill("Roles", rows);
    await excel.perform("CreateRoster");
    expect(await entriesOf("Roster", ["C2"])).toEqual([list]);
  });

  test("a name that stands for something else is not taken for a table", async () => {
    await excel.run(async (context) => {
      context.workbook.names.add("Roster", "=1");
      await context.sync();
    });
    await excel.perform("CreateRoster");
    expect(tables()).toContain("Roster2 on Roster");
  });

  test("a workbook that cannot be changed is said", async () => {
    excel.session.editing = true;
    expect(await excel.perform("CreateRoster")).toEqual({
      outcome: "failed",
      lines: [expect.stringMatching(/^A cell is being edited/)],
    });
  });
});

test("all lists are short enough to be written out: Excel keeps 255 characters", () => {
  const lists = blankSheets("Roles").flatMap(({ entries }) =>
    entries.flatMap(({ list }) => (list === undefined || "sheet" in list ? [] : [list.join(",")])),
  );
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter((list) => list.length > 255)).toEqual([]);
});

test("notes and titles are as short as Excel needs them: 255 and 32 characters", () => {
  const entries = blankSheets("Roles").flatMap((sheet) => sheet.entries);
  expect(entries.filter(({ title, message }) => title.length > 32 || message.length > 255)).toEqual([]);
});
