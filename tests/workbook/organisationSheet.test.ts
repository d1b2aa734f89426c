// Changing the Organisation sheet from the pane: which cells are written, what is refused, and what others wrote meanwhile.
import { repairsOf } from "../../src/roster/repairs";
import type { OrganisationEdit } from "../../src/roster/organisationLines";
import { LINE } from "../../src/roster/organisationLines";
import { surveySetup } from "../../src/workbook/findSetup";
import type { OrganisationWritten } from "../../src/workbook/organisationSheet";
import { writeOrganisation } from "../../src/workbook/organisationSheet";
import { surveyWorkbook } from "../../src/workbook/survey";
import { openExcel } from "../support/excel";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

const write = (...edits: OrganisationEdit[]): Promise<OrganisationWritten> =>
  excel.run((context) => writeOrganisation(context, edits));
const setupNow = () => excel.run(async (context) => surveySetup(context, await surveyWorkbook(context)));
const cells = (address: string): unknown[][] => excel.session.values(`Organisation!${address}`);
const strict = (answer: string, seen?: string): OrganisationEdit => ({
  line: LINE.setting("strict"),
  answer,
  ...(seen === undefined ? {} : { seen }),
});

describe("without a sheet", () => {
  test("it is made as that of a blank roster, with the answers in it, in plain sight and beside the sheet at hand", async () => {
    const result = await write({ line: LINE.answer("industry"), answer: "shifting" }, strict("yes"), {
      line: LINE.column("AI level"),
      answer: "AI exposure",
    });
    expect(result).toEqual({
      sheet: "Organisation",
      created: true,
      answers: [
        { cell: "B2", heading: "Industry", before: "", after: "shifting" },
        { cell: "B8", heading: "Strict", before: "no", after: "yes" },
        { cell: "B10", heading: "Column: AI level", before: "", after: "AI exposure" },
      ],
      conflicts: [],
    });
    expect(cells("A1:B10")).toEqual([
      ["Heading", "Answer"],
      ["Industry", "shifting"],
      ["AI adoption phase", ""],
      ["Promotion panels want credentials", ""],
      ["Leaders value AI literacy", ""],
      ["Formal programmes rewarded", ""],
      ["Market asks for certificates", ""],
      ["Strict", "yes"],
      ["Redesign rule", "yes"],
      ["Column: AI level", "AI exposure"],
    ]);
    expect(excel.session.activeSheet.name).toBe("Sheet1");
    const { setup, faults } = await setupNow();
    expect([setup.policy.settings.strict, [...setup.known.mapping!], faults]).toEqual([
      true,
      [["ailevel", "exposure"]],
      [],
    ]);
  });

  test("a change that changes nothing makes none", async () => {
    expect(await write(strict("no"))).toMatchObject({ created: false, answers: [] });
    expect(excel.workbook.findSheet("Organisation")).toBeUndefined();
  });

  test("its table gets a number where the name is taken", async () => {
    await excel.fillTable("Other", "Organisation", [["a"], ["b"]]);
    await write(strict("yes"));
    expect(excel.workbook.state.tables.map(({ state }) => state.name)).toEqual([
      "Organisation",
      "Organisation2",
    ]);
  });
});

describe("on a sheet that is there", () => {
  test("only the cell that changes is written; what means the same stays as it is written", async () => {
    excel.fillSetup({
      organisation: [
        ["Our notes", "keep", "x"],
        ["Industry", "Stable", "as of May"],
        ["strict mode", "N"],
      ],
    });
    const before = excel.writes();
    expect(await write({ line: LINE.answer("industry"), answer: "stable" }, strict("no"))).toMatchObject({
      answers: [],
    });
    expect(excel.writes()).toBe(before);
    expect((await write(strict("yes"))).answers).toEqual([
      { cell: "B3", heading: "strict mode", before: "N", after: "yes" },
    ]);
    expect(cells("A1:C4")).toEqual([
      ["Our notes", "keep", "x"],
      ["Industry", "Stable", "as of May"],
      ["strict mode", "yes", ""],
      ["", "", ""],
    ]);
  });

  test("a new line goes below the last one, and the table grows by it with a list to choose from", async () => {
    await excel.fillTable("Organisation", "Org", [
      ["Heading", "Answer"],
      ["Industry", "stable"],
    ]);
    excel.fill("Organisation", [["How to"], ["use"], ["this"], ["sheet"]], "D1");
    await write({ line: LINE.answer("phase"), answer: "redesign" }, strict("yes"));
    expect(cells("A1:D5")).toEqual([
      ["Heading", "Answer", "", "How to"],
      ["Industry", "stable", "", "use"],
      ["AI adoption phase", "redesign", "", "this"],
      ["Strict", "yes", "", "sheet"],
      ["", "", "", ""],
    ]);
    const seen = await excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Org").getRange().load("address");
      const list = context.workbook.worksheets
        .getItem("Organisation")
        .getRange("B4")
        .dataValidation.load("rule");
      await context.sync();
      return [table.address, list.rule.list?.source];
    });
    expect(seen).toEqual(["Organisation!A1:B4", "yes,no"]);
  });

  test.each<[string, () => unknown, unknown[][]]>([
    [
      "plain lines",
      () => excel.fillSetup({ organisation: [["Industry", "stable"]] }),
      [
        ["Industry", "stable"],
        ["Strict", "yes"],
        ["", ""],
      ],
    ],
    [
      "an empty sheet",
      () => excel.workbook.addSheet("Organisation"),
      [
        ["Strict", "yes"],
        ["", ""],
        ["", ""],
      ],
    ],
    [
      "a table whose totals show: below them",
      async () => {
        await excel.fillTable("Organisation", "Org", [
          ["Heading", "Answer"],
          ["Industry", "stable"],
        ]);
        await excel.run(async (context) => {
          context.workbook.tables.getItem("Org").showTotals = true;
          await context.sync();
        });
      },
      [
        ["Heading", "Answer"],
        ["Industry", "stable"],
        ["Total", ""],
        ["Strict", "yes"],
      ],
    ],
  ])("a new line is read from there: %s", async (_, fill, expected) => {
    await fill();
    await write(strict("yes"));
    expect(cells(`A1:B${String(expected.length)}`)).toEqual(expected);
    expect((await setupNow()).setup.policy.settings.strict).toBe(true);
  });

  test("lines that stand in other columns are written there", async () => {
    excel.fill("Organisation", [["Strict", "no"]], "C5");
    expect((await write(strict("yes"))).answers).toMatchObject([{ cell: "D5" }]);
    expect(cells("C5:D5")).toEqual([["Strict", "yes"]]);
  });

  test("a cleared answer leaves its line", async () => {
    excel.fillSetup({ organisation: [["Column: Mood", "Direction"]] });
    await write({ line: LINE.column("mood"), answer: "" });
    expect(cells("A1:B1")).toEqual([["Column: Mood", ""]]);
  });
});

describe("what is refused, with nothing written", () => {
  const lines = [
    ["Strict", "no"],
    ["Industry", "stable"],
  ];
  test.each<[string, () => unknown, OrganisationEdit, RegExp]>([
    [
      "a hidden sheet",
      () =>
        excel.run(async (context) => {
          context.workbook.worksheets.getItem("Organisation").visibility = "Hidden";
          await context.sync();
        }),
      strict("yes"),
      /^The sheet “Organisation” is hidden.*Unhide it/,
    ],
    [
      "a locked cell",
      () =>
        excel.run(async (context) => {
          context.workbook.worksheets.getItem("Organisation").protection.protect();
          await context.sync();
        }),
      strict("yes"),
      /^Sheet “Organisation” is protected, and B1 is locked/,
    ],
    [
      "a formula",
      () => excel.session.type("Organisation!B1", "=B2"),
      strict("yes"),
      /^Sheet “Organisation”, B1 holds the formula =B2/,
    ],
    [
      "what is no answer",
      () => undefined,
      { line: LINE.answer("industry"), answer: "booming" },
      /“booming” is none of the allowed answers \(stable/,
    ],
    [
      "what only the person may say",
      () => undefined,
      { line: LINE.answer("reason"), answer: "gap" },
      /only the person can give this answer/,
    ],
    [
      "a column that is never read",
      () => undefined,
      { line: LINE.column("Age"), answer: "AI exposure" },
      /“Age” names a fact about the person that is never read/,
    ],
  ])("%s", async (_, arrange, edit, message) => {
    excel.fillSetup({ organisation: lines });
    await arrange();
    const before = cells("A1:B4");
    await expect(write(edit)).rejects.toMatchObject({
      code: "CANNOT_WRITE",
      message: expect.stringMatching(message) as string,
    });
    expect(cells("A1:B4")).toEqual(before);
  });

  test("a protected sheet whose answers are unlocked can be written", async () => {
    excel.fillSetup({ organisation: lines });
    await excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Organisation");
      sheet.getRange("A1:B1").format.protection.locked = false;
      sheet.protection.protect();
      await context.sync();
    });
    await write(strict("yes"));
    expect(cells("B1")).toEqual([["yes"]]);
  });
});

describe("two authors", () => {
  test("what somebody else has chosen since it was seen is handed back, and nothing is written", async () => {
    excel.fillSetup({
      organisation: [
        ["Industry", "stable"],
        ["Strict", "no"],
      ],
    });
    excel.colleague.type("Organisation!B1", "shifting");
    const { answers, conflicts } = await write(strict("yes", "no"), {
      line: LINE.answer("industry"),
      answer: "compressing",
      seen: "stable",
    });
    expect(answers).toEqual([]);
    expect(conflicts).toEqual([
      {
        edit: { line: LINE.answer("industry"), answer: "compressing", seen: "stable" },
        heading: "Industry",
        row: 1,
        seen: "stable",
        now: "shifting",
      },
    ]);
    expect(cells("A1:B2")).toEqual([
      ["Industry", "shifting"],
      ["Strict", "no"],
    ]);
  });

  test.each([1, 2, 3, 4])("the same after batch %d of the change itself", async (batch) => {
    excel.fillSetup({ organisation: [["Strict", "no"]] });
    let batches = 0;
    excel.faults.afterBatch = () => {
      batches += 1;
      if (batches === batch) excel.colleague.type("Organisation!B1", "perhaps");
    };
    const { conflicts } = await write(strict("yes", "no"));
    expect(conflicts).toMatchObject([{ heading: "Strict", now: "perhaps" }]);
    expect(cells("B1")).toEqual([["perhaps"]]);
  });

  test("a line that has moved is found again", async () => {
    excel.fillSetup({ organisation: [["Strict", "very"]] });
    const { faults } = await setupNow();
    excel.colleague.insert("Organisation!A1:B2", "down");
    const [repair] = repairsOf(faults[0]!);
    await write(repair!.edit);
    expect(cells("A3:B3")).toEqual([["Strict", "yes"]]);
  });
});

test("a damaged sheet is repaired line by line, and is sound after save and reopen", async () => {
  excel.fillSetup({
    organisation: [
      ["Strict", "very"],
      ["Industry", "boming"],
      ["Column: AI level", "AI exposre"],
      ["Main reason", "gap"],
      ["Column: Age", "Direction"],
      ["strict mode", "no"],
      ["Market asks for certificates", "yes"],
    ],
  });
  const { faults, setup } = await setupNow();
  expect(faults.map(({ kind, line }) => [kind, line?.row])).toEqual([
    ["setting", 1],
    ["unknownQuestion", 3],
    ["personOnly", 4],
    ["protected", 5],
    ["twice", 6],
    ["answer", 2],
  ]);
  expect(setup.organisation.answers.get("market")?.code).toBe(1);
  const edits = faults.map((fault) => repairsOf(fault)[0]!.edit);
  expect((await write(...edits)).conflicts).toEqual([]);
  expect(cells("A1:B7")).toEqual([
    ["Strict", "yes"],
    ["Industry", "stable"],
    ["Column: AI level", "AI exposure"],
    ["Main reason", ""],
    ["", ""],
    ["", ""],
    ["Market asks for certificates", "yes"],
  ]);
  const again = await openExcel({ workbook: excel.workbook, person: "Bo" });
  const reading = await again.run(async (context) => surveySetup(context, await surveyWorkbook(context)));
  expect([reading.faults, reading.setup.policy.settings.strict]).toEqual([[], true]);
  again.close();
});
