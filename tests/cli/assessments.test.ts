// An Assessments sheet in a workbook on the command line: every worked case comes out as if the answers were given by hand.
import { writeXlsx } from "hucre";
import { companionById } from "../../src/policy/companions/companions";
import { questionById } from "../../src/policy/questions";
import { ROLE_COMPANIONS } from "../../src/roster/assessments";
import type { Cell } from "../../src/roster/cells";
import { isCellError } from "../../src/roster/cells";
import { COMPANION_CASES } from "../support/companionCases";
import { jsonLines, run, workFolder } from "../support/commandLine";

const folder = workFolder();
afterAll(() => {
  folder.remove();
});

/** A workbook with these sheets. Errors stand as the texts that they show. */
async function workbookOf(
  name: string,
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): Promise<string> {
  const content = await writeXlsx({
    sheets: Object.entries(sheets).map(([sheet, rows]) => ({
      name: sheet,
      rows: rows.map((row) => row.map((cell) => (isCellError(cell) ? cell.error : cell))),
    })),
  });
  return folder.file(name, content);
}

const judged = async (path: string): Promise<unknown[]> => {
  const { text } = await run(["evaluate", path, "--json"]);
  return jsonLines(text).map(({ problem, ...row }) => (problem === null ? row : "to check"));
};

test.each(ROLE_COMPANIONS.map(({ id }) => id))("the worked cases of %s", async (id) => {
  const { inputs, outputs } = companionById(id);
  const cases = COMPANION_CASES.filter(({ companion }) => companion === id);
  const headings = outputs.map(({ question }) => questionById(question).heading);
  // A sheet without an input of its own is none; the assessment of the class has only questions.
  const mark = id === "roleClass" ? ["Scope would grow"] : [];
  const people = cases.map(({ name }): Cell[] => [name, name, "gap", "regular"]);
  const roster = ["Name", "Role", "Main reason", "AI tried at work"];
  const assessed = await workbookOf(`${id}.xlsx`, {
    Roster: [roster, ...people],
    Assessments: [
      ["Role", ...inputs.map(({ heading }) => heading), ...mark],
      ...cases.map(({ name, cells }) => [name, ...inputs.map((one) => cells[one.id] ?? null)]),
    ],
  });
  // Whatever else a column of the sheet answers for the role is given by hand, too.
  const beside = inputs.filter(
    ({ id: input, question }) =>
      question !== undefined &&
      ["exposure", "ownership"].includes(input) &&
      outputs.every((one) => one.question !== input),
  );
  const byHand = await workbookOf(`${id}-by-hand.xlsx`, {
    Roster: [
      [...roster, ...headings, ...beside.map(({ heading }) => heading)],
      ...cases.map(({ answers, cells }, row) => [
        ...people[row]!,
        ...outputs.map(({ question }) => answers[question]!),
        ...beside.map((one) => cells[one.id] ?? null),
      ]),
    ],
  });
  const results = await judged(assessed);
  expect(results).toHaveLength(cases.length);
  expect(results).toEqual(await judged(byHand));
});

const SHEETS = {
  Roster: [
    ["Name", "Role"],
    ["Ana", "Analyst"],
    ["Ben", "Clerk"],
    ["Cy", "Driver"],
  ],
  "Role assessments": [
    ["Job title", "Repeatable share", "Easily benchmarked", "Distance to revenue", "Part in decisions"],
    ["analyst", "80 %", "yes", "far", "supplies"],
    ["Clerk", "much", "yes", "far", "supplies"],
    ["Driver", null, null, null, null],
  ],
};

test("the summary counts the roles, and names sheet, row, value and what is allowed of a wrong input", async () => {
  const path = await workbookOf("team.xlsx", SHEETS);
  const { status, text } = await run(["evaluate", path, "-o", folder.file("out.xlsx")]);
  expect(status).toBe(1);
  expect(text).toContain("1 role assessed by the inputs on sheet “Role assessments”");
  expect(text).toMatch(/Role assessments, row 3, “Repeatable share”: “much”.*0 % to 100 %/);
});

test("explain says which sheet an answer stands on, also beside a Roles sheet", async () => {
  const roles = [
    ["Role", "AI exposure", "Exposure cause"],
    ["Analyst", "", "both"],
  ];
  const path = await workbookOf("roles.xlsx", { ...SHEETS, Roles: roles });
  const { text, stderr } = await run(["explain", path, "--row", "1"]);
  expect(stderr).toBe("");
  expect(text).toContain("AI exposure: high (from the role, Role assessments)");
  expect(text).toContain("Exposure cause: both (from the role)");
});

test.each<[string, Readonly<Record<string, readonly (readonly Cell[])[]>>, string]>([
  ["alone", {}, "design"],
  [
    "beside Roles",
    {
      Roles: [
        ["Role", "Exposure cause"],
        ["Analyst", "both"],
      ],
    },
    "both",
  ],
])("--roles reads the inputs of that workbook, %s", async (name, more, cause) => {
  const { Roster: people, ...assessments } = SHEETS;
  const roles = await workbookOf(`given-${name}.xlsx`, {
    Notes: [["Role", "AI exposure"]],
    ...more,
    ...assessments,
  });
  const own = {
    "Role assessments": [SHEETS["Role assessments"][0]!, ["Analyst", "10 %", "no", "direct", "decides"]],
  };
  const csv = folder.file("people.csv", people.map((row) => row.join(",")).join("\n"));
  for (const roster of [csv, await workbookOf("own.xlsx", { Roster: people, ...own })]) {
    const { stderr, text } = await run(["explain", roster, "--row", "1", "--roles", roles]);
    expect(stderr).toBe("");
    expect(text).toContain("AI exposure: high (from the role");
    expect(text).toContain(`Exposure cause: ${cause} (from the role`);
  }
});

test("check names a wrong input as well", async () => {
  const path = await workbookOf("check.xlsx", SHEETS);
  const { status, text } = await run(["check", path]);
  expect([status, text]).toEqual([1, expect.stringContaining("Role assessments, row 3, “Repeatable share”")]);
});

test("a roster on a sheet of that name, without an input of an assessment, is a roster", async () => {
  const roster = [
    ["Name", "AI exposure", "Exposure cause", "Main reason"],
    ["Ana", "high", "both", "gap"],
  ];
  const path = await workbookOf("named.xlsx", { Assessments: roster });
  const { status, stderr } = await run(["evaluate", path, "--json"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
