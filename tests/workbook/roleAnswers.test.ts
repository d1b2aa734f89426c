// Answers for a role, written to the Roles sheet: which cells, what is refused, and what others wrote meanwhile.
import type { QuestionId } from "../../src/policy/questions";
import { surveySetup } from "../../src/workbook/findSetup";
import type { RoleEdits, RoleWritten } from "../../src/workbook/roleAnswers";
import { saveRoleAnswers, writeRoleAnswers } from "../../src/workbook/roleAnswers";
import { surveyWorkbook } from "../../src/workbook/survey";
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

type Answers = Partial<Record<QuestionId, string>>;
const mapOf = (answers: Answers): Map<QuestionId, string> =>
  new Map(Object.entries(answers) as [QuestionId, string][]);
const edits = (role: string, answers: Answers, seen: Answers = {}): RoleEdits => ({
  role,
  answers: mapOf(answers),
  seen: mapOf(seen),
});
const write = (...args: Parameters<typeof edits>): Promise<RoleWritten> =>
  excel.run((context) => writeRoleAnswers(context, edits(...args)));
const cells = (address: string): unknown[][] => excel.session.values(`Roles!${address}`);
const rolesNow = async (): Promise<unknown> => {
  const { setup } = await excel.run(async (context) => surveySetup(context, await surveyWorkbook(context)));
  return [...(setup.roles?.lines.keys() ?? [])];
};
const TABLE = [
  ["Role", "AI exposure", "Notes"],
  ["Analyst", "", "a"],
  ["Clerk", "low", "b"],
];

describe("without a sheet", () => {
  const MADE = {
    sheet: "Roles",
    created: true,
    addedRole: true,
    addedHeadings: [],
    answers: [
      { cell: "B2", heading: "AI exposure", before: "", after: "high" },
      { cell: "C2", heading: "Exposure cause", before: "", after: "both" },
    ],
    conflicts: [],
    formulas: [],
  };

  test.each<[string, () => unknown]>([
    ["there is none", () => undefined],
    ["it is empty", () => excel.workbook.addSheet("Roles")],
  ])("it is made as that of a blank roster: %s", async (_, arrange) => {
    arrange();
    expect(await write("2nd analyst", { exposure: "high", cause: "both" }, { exposure: "" })).toEqual(MADE);
    expect(cells("A1:D2")).toEqual([
      ["Role", "AI exposure", "Exposure cause", "Reporting-heavy"],
      ["2nd analyst", "high", "both", ""],
    ]);
    expect(excel.workbook.state.tables.map(({ state }) => state.name)).toEqual(["Roles"]);
    expect(await rolesNow()).toEqual(["2ndanalyst"]);
  });

  test("no answer makes none", async () => {
    expect(await write("Analyst", { exposure: "" })).toMatchObject({ created: false, answers: [] });
    expect(excel.workbook.findSheet("Roles")).toBeUndefined();
  });
});

describe("on a sheet that is there", () => {
  test("only the cell that changes is written, in the line that roles are matched by", async () => {
    await excel.fillTable("Roles", "Jobs", TABLE, "B3");
    expect((await write(" ANALYST ", { exposure: "high" }, { exposure: "" })).answers).toEqual([
      { cell: "C4", heading: "AI exposure", before: "", after: "high" },
    ]);
    const before = excel.writes();
    expect(await write("clerk", { exposure: "Low" })).toMatchObject({ answers: [], conflicts: [] });
    expect(excel.writes()).toBe(before);
    expect(cells("B3:D5")).toEqual([TABLE[0], ["Analyst", "high", "a"], TABLE[2]]);
  });

  test("a heading that was mapped by hand is written under", async () => {
    excel.fillSetup({
      organisation: [["Column: AI level", "AI exposure"]],
      roles: [
        ["Job title", "AI level"],
        ["Analyst", "low"],
      ],
    });
    expect((await write("Analyst", { exposure: "high" })).answers).toMatchObject([{ cell: "B2" }]);
  });

  const COLUMN = [
    ["Role", "AI exposure", "Notes", "Exposure cause"],
    ["Analyst", "", "a", "both"],
    ["Clerk", "low", "b", ""],
  ];
  const ROW = [...TABLE, ["Sales", "high", ""]];
  test.each<[string, boolean, Parameters<typeof edits>, unknown[][], Partial<RoleWritten>]>([
    [
      "a column, in a table",
      true,
      ["Analyst", { cause: "both" }],
      COLUMN,
      { addedHeadings: ["Exposure cause"] },
    ],
    [
      "a column, beside plain cells",
      false,
      ["Analyst", { cause: "both" }],
      COLUMN,
      { addedHeadings: ["Exposure cause"] },
    ],
    ["a line, in a table", true, ["Sales", { exposure: "high" }], ROW, { addedRole: true }],
    ["a line, below plain cells", false, ["Sales", { exposure: "high" }], ROW, { addedRole: true }],
    [
      "both",
      true,
      ["Sales", { cause: "skills" }],
      [
        ["Role", "AI exposure", "Notes", "Exposure cause"],
        ["Analyst", "", "a", ""],
        ["Clerk", "low", "b", ""],
        ["Sales", "", "", "skills"],
      ],
      { addedRole: true, addedHeadings: ["Exposure cause"] },
    ],
  ])("what is not there is added: %s", async (_, isTable, args, expected, added) => {
    if (isTable) await excel.fillTable("Roles", "Jobs", TABLE);
    else excel.fill("Roles", TABLE);
    expect(await write(...args)).toMatchObject(added);
    expect(cells(`A1:${"ABCD"[expected[0]!.length - 1]!}${String(expected.length)}`)).toEqual(expected);
    expect(await rolesNow()).toContain(args[0].toLowerCase());
    if (!isTable) return;
    const addresses = await excel.run(async (context) => {
      const range = context.workbook.tables.getItem("Jobs").getRange().load("rowCount,columnCount");
      await context.sync();
      return [range.rowCount, range.columnCount];
    });
    expect(addresses).toEqual([expected.length, expected[0]!.length]);
  });

  test.each<[string, (string | null)[][], boolean]>([
    [
      "into the empty row of a table",
      [
        ["Role", "AI exposure"],
        ["", ""],
      ],
      false,
    ],
    [
      "below a row that holds formulas only",
      [
        ["Role", "AI exposure"],
        ["Analyst", "low"],
        ["", '=""'],
      ],
      false,
    ],
    [
      "above the totals of a table",
      [
        ["Role", "AI exposure"],
        ["Analyst", "low"],
      ],
      true,
    ],
  ])("a new line goes %s", async (_, rows, hasTotals) => {
    await excel.fillTable("Roles", "Jobs", rows);
    if (hasTotals)
      await excel.run(async (context) => {
        context.workbook.tables.getItem("Jobs").showTotals = true;
        await context.sync();
      });
    const { formulas } = await write("Sales", { exposure: "high" });
    if (formulas.length > 0)
      await excel.run((context) =>
        writeRoleAnswers(context, { ...edits("Sales", { exposure: "high" }), replaceFormulas: true }),
      );
    expect(await rolesNow()).toEqual(rows.length === 2 && !hasTotals ? ["sales"] : ["analyst", "sales"]);
    const table = await excel.run(async (context) => {
      const range = context.workbook.tables.getItem("Jobs").getRange().load("rowCount");
      await context.sync();
      return range.rowCount;
    });
    expect(table).toBe(hasTotals ? 4 : rows.length);
  });

  test("a formula is reported, and replaced only when told", async () => {
    await excel.fillTable("Roles", "Jobs", [...TABLE.slice(0, 2), ["Clerk", '="low"', "b"]]);
    const wanted = edits("Clerk", { exposure: "high" });
    const before = excel.writes();
    const { answers, formulas } = await excel.run((context) => writeRoleAnswers(context, wanted));
    expect([answers, formulas]).toEqual([
      [],
      [{ question: "exposure", heading: "AI exposure", cell: "B3", formula: '="low"' }],
    ]);
    expect(excel.writes()).toBe(before);
    const written = await excel.run((context) =>
      writeRoleAnswers(context, { ...wanted, replaceFormulas: true }),
    );
    expect(written).toMatchObject({ answers: [{ before: "low", after: "high" }], formulas: [] });
    expect(excel.session.formulas("Roles!B3")).toEqual([["high"]]);
  });

  test("it is one step for Undo", async () => {
    await excel.fillTable("Roles", "Jobs", TABLE);
    Object.assign(globalThis, { Excel: excel.window.Excel });
    await saveRoleAnswers(edits("Analyst", { exposure: "high" }));
    expect(cells("B2")).toEqual([["high"]]);
    excel.session.undo();
    expect(cells("A1:C3")).toEqual(TABLE);
  });
});

describe("what is refused, with nothing written", () => {
  const protect = (): Promise<void> =>
    excel.run(async (context) => {
      context.workbook.worksheets.getItem("Roles").protection.protect();
      await context.sync();
    });
  test.each<[string, () => unknown, Parameters<typeof edits>, RegExp]>([
    [
      "a hidden sheet",
      () =>
        excel.run(async (context) => {
          context.workbook.worksheets.getItem("Roles").visibility = "Hidden";
          await context.sync();
        }),
      ["Analyst", { exposure: "high" }],
      /^The sheet “Roles” is hidden.*Unhide it/,
    ],
    [
      "a locked cell",
      protect,
      ["Analyst", { exposure: "high" }],
      /^Sheet “Roles” is protected, and B2 is locked/,
    ],
    [
      "no room on a locked sheet",
      protect,
      ["Sales", { exposure: "high" }],
      /^Sheet “Roles” is protected, and B4 is locked/,
    ],
    ["no role", () => undefined, [" ? ", { exposure: "high" }], /has no role/],
    ["what is no answer", () => undefined, ["Analyst", { exposure: "huge" }], /“AI exposure”.*“huge”.*high/],
    [
      "what only the person may say",
      () => undefined,
      ["Analyst", { reason: "gap" }],
      /only the person can give/,
    ],
    [
      "a role on two lines",
      () => excel.session.type("Roles!A3", "analyst"),
      ["Analyst", { exposure: "high" }],
      /^Sheet “Roles”: the role “Analyst” stands on rows 2, 3\./,
    ],
  ])("%s", async (_, arrange, args, message) => {
    await excel.fillTable("Roles", "Jobs", TABLE);
    await arrange();
    const before = cells("A1:E5");
    await expect(write(...args)).rejects.toMatchObject({
      name: "WorkbookError",
      message: expect.stringMatching(message) as string,
    });
    expect(cells("A1:E5")).toEqual(before);
  });

  test.each<[string, string[], boolean]>([
    ["a column whose heading is not read", ["Column: Exposure cause", "not read"], true],
    ["one that is read as another question", ["Column: exposure-cause", "AI adoption phase"], true],
    ["the same on a sheet that would be made", ["Column: Exposure cause", "not read"], false],
    ["a column of roles that is not read there", ["Column: Role", "not read"], false],
  ])("%s", async (_, line, hasRoles) => {
    excel.fill("Organisation", [line]);
    if (hasRoles) await excel.fillTable("Roles", "Jobs", TABLE);
    const heading = line[0]!.includes("Role") ? "Role" : "Exposure cause";
    await expect(write("Analyst", { cause: "both" })).rejects.toMatchObject({
      code: "CANNOT_WRITE",
      message: `Roles needs a column “${heading}”, but it would not be read as that: Organisation says “Column: ${heading}” | “${line[1]!}”. Remove this line there and try again. Nothing was written.`,
    });
    if (hasRoles) expect(cells("A1:D1")).toEqual([["Role", "AI exposure", "Notes", ""]]);
    else expect(excel.workbook.findSheet("Roles")).toBeUndefined();
  });

  test.each<[string, string, Parameters<typeof edits>, RegExp]>([
    ["below the table", "B4", ["Sales", { exposure: "high" }], /new row needs free cells.*stands in B4/],
    ["beside the table", "D2", ["Analyst", { cause: "both" }], /new column needs free cells.*stands in D2/],
  ])("something stands %s", async (_, cell, args, message) => {
    // Typed there later it would become part of the table.
    excel.fill("Roles", [["note"]], cell);
    await excel.fillTable("Roles", "Jobs", TABLE);
    const before = cells("A1:E5");
    const refused = { code: "CELLS_IN_THE_WAY", message: expect.stringMatching(message) as string };
    await expect(write(...args)).rejects.toMatchObject(refused);
    expect(cells("A1:E5")).toEqual(before);
  });
});

describe("two authors", () => {
  test("what somebody else has chosen since it was seen is handed back, and nothing is written", async () => {
    await excel.fillTable("Roles", "Jobs", TABLE);
    excel.colleague.type("Roles!B2", "moderate");
    const wanted = ["Analyst", { exposure: "high", cause: "both" }, { exposure: "" }] as const;
    expect(await write(...wanted)).toMatchObject({
      answers: [],
      addedHeadings: [],
      conflicts: [{ question: "exposure", heading: "AI exposure", cell: "B2", seen: "", now: "moderate" }],
    });
    expect(cells("A1:D1")).toEqual([["Role", "AI exposure", "Notes", ""]]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])("the same after batch %d of the writing itself", async (batch) => {
    await excel.fillTable("Roles", "Jobs", TABLE);
    let batches = 0;
    excel.faults.afterBatch = () => {
      batches += 1;
      if (batches === batch) excel.colleague.type("Roles!B2", "perhaps");
    };
    const { conflicts, answers } = await write("Analyst", { exposure: "high" }, { exposure: "" });
    expect(batches).toBeGreaterThan(3);
    const isLater = batches < batch || answers.length > 0;
    expect(conflicts).toMatchObject(isLater ? [] : [{ heading: "AI exposure", now: "perhaps" }]);
    if (!isLater) expect(cells("B2")).toEqual([["perhaps"]]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])("rows inserted above after batch %d", async (batch) => {
    excel.fill("Roles", TABLE);
    let batches = 0;
    excel.faults.afterBatch = () => {
      batches += 1;
      if (batches === batch) excel.colleague.insert("Roles!A2:C2", "down");
    };
    await write("Clerk", { exposure: "high" }, { exposure: "low" });
    const lines = cells("A1:C4").filter(([role]) => role !== "");
    expect(lines).toEqual([TABLE[0], TABLE[1], ["Clerk", "high", "b"]]);
  });
});
