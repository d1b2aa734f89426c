// The Assessments sheet added to a workbook: its lines, its formulas, what Roles takes over, and what is left alone.
import { addAssessments } from "../../src/workbook/assessmentsSheet";
import { UniverEngine } from "../../src/workbench/engine/formulaEngine";
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

const add = () => excel.run((context) => addAssessments(context));
const sheetNames = (): string[] => excel.workbook.state.sheets.map(({ name }) => name);
const formulas = (address: string): unknown[][] => excel.session.formulas(address);
const HEADINGS = [
  ["Role", "Repeatable share", "Easily benchmarked", "Distance to revenue", "Part in decisions"],
  ["Scope would grow", "Influence would grow", "Reward would grow", "Headcount would fall"],
  ["AI exposure", "Exposure cause", "Ownership effect", "Role class"],
].flat();

test("a blank roster gets it with one line that waits, and says how it is used", async () => {
  const { lines } = await excel.perform({ kind: "createRoster", withAssessments: true });
  expect(lines).toEqual([
    "Sheets added: “Organisation”, “Roles”, “Roster”.",
    "Sheet added: “Assessments”. Fill in a line for each role.",
    "4 answers on Roles follow it.",
    "Fill in Organisation and Roles once, then a row for each person, and choose Evaluate roster.",
  ]);
  expect(sheetNames()).toEqual(["Sheet1", "Organisation", "Roles", "Roster", "Assessments"]);
  expect(excel.session.values("Assessments!A1:M1")).toEqual([HEADINGS]);
  expect(excel.session.activeSheet.name).toBe("Roster");
  const [[exposure, cause, ownership, roleClass]] = formulas("Assessments!J2:M2") as [string[]];
  expect(exposure).toBe("=CERTEXPOSURE($B2,$C2,$D2,$E2,Organisation[#All])");
  expect(cause).toMatch(/^=CERTCAUSE\(\$B2,\$E2,IFERROR\(INDEX\('Roles'!\$D\$2:\$D\$501,MATCH\(1,/);
  expect(ownership).toBe("=CERTOWNERSHIP($F2,$G2,$H2,$I2)");
  expect(roleClass).toMatch(/^=CERTROLECLASS\(IFERROR\(INDEX\('Roles'!\$B\$2:.*,\$J2\),/);
  expect(formulas("Roles!B2")).toEqual([
    [
      "=IFERROR(INDEX('Assessments'!$J$2:$J$501,MATCH(1,INDEX(" +
        '(TRIM(\'Assessments\'!$A$2:$A$501)=TRIM($A2))*($A2<>""),0),0))&"","")',
    ],
  ]);
});

test("a Roles sheet gives its roles, keeps what is answered by hand, and gets the columns it lacks", async () => {
  await excel.fillTable("Roles", "Jobs", [
    ["Role", "AI exposure"],
    ["Analyst", "low"],
    ["Clerk", ""],
  ]);
  expect(await add()).toEqual({
    sheet: "Assessments",
    kept: false,
    madeRoles: false,
    madeOrganisation: true,
    noRoster: false,
    formulas: 7,
    byHand: 1,
    otherwise: [],
  });
  expect(excel.session.values("Assessments!A2:A3")).toEqual([["Analyst"], ["Clerk"]]);
  expect(excel.session.values("Roles!A1:E1")).toEqual([
    ["Role", "AI exposure", "Exposure cause", "Ownership effect", "Role class"],
  ]);
  expect(formulas("Roles!B2:B3")).toEqual([["low"], [expect.stringContaining("TRIM($A3)")]]);
  expect(formulas("Roles!C2")).toEqual([[expect.stringContaining("'Assessments'!$K$2")]]);
});

test("without Roles, the roles of the roster get a line each, on a Roles sheet that is made", async () => {
  await excel.fillTable("Team", "Team", [
    ["Name", "Job title", "Main reason"],
    ["Ana", "Analyst", "gap"],
    ["Ben", " analyst", ""],
    ["Cy", "2nd clerk", ""],
  ]);
  expect(await add()).toMatchObject({ madeRoles: true, formulas: 8 });
  expect(excel.session.values("Roles!A2:A3")).toEqual([["Analyst"], ["2nd clerk"]]);
  expect(excel.session.values("Assessments!A2:A3")).toEqual([["Analyst"], ["2nd clerk"]]);
});

describe("formulas find the line of the same role", () => {
  const NAMES = [
    "Analyst",
    "A*",
    "a?alyst",
    "B~1",
    101,
    "2nd clerk",
    "Café",
    'O\'Neil "x"',
    "  Padded  role ",
  ];

  test("whatever signs its name holds, be it a number, and on both sheets", async () => {
    excel.workbook.calculation.engine = new UniverEngine();
    excel.fill("Roles", [
      ["Role", "AI exposure", "Reporting-heavy"],
      ...NAMES.map((name, index) => [name, "", index % 2 === 0 ? "yes" : "no"]),
      ["", "", "yes"],
    ]);
    await add();
    NAMES.forEach((_, index) => {
      excel.session.type(`Assessments!J${String(index + 2)}`, `answer ${String(index)}`);
    });
    // What the formulas read of Roles shows in a cell beside the line, without the custom function around it.
    NAMES.forEach((_, index) => {
      const [[cause]] = formulas(`Assessments!K${String(index + 2)}`) as [[string]];
      const read = /^=CERTCAUSE\([^,]*,[^,]*,(IFERROR\(.*?,""\)),"",Organisation\[#All\]\)$/.exec(cause)![1]!;
      excel.session.type(`Assessments!Z${String(index + 2)}`, `=${read}`);
    });
    await excel.calculated();
    expect(excel.session.values(`Roles!B2:B${String(NAMES.length + 2)}`)).toEqual([
      ...NAMES.map((_, index) => [`answer ${String(index)}`]),
      [""],
    ]);
    expect(excel.session.values(`Assessments!Z2:Z${String(NAMES.length + 1)}`)).toEqual(
      NAMES.map((_, index) => [index % 2 === 0 ? "yes" : "no"]),
    );
  });

  test("however many roles there are", async () => {
    excel.fill("Roles", [
      ["Role", "AI exposure"],
      ...Array.from({ length: 600 }, (_, index) => [`Role ${String(index)}`, ""]),
    ]);
    await add();
    expect(formulas("Roles!B601")).toEqual([[expect.stringContaining("'Assessments'!$J$2:$J$701")]]);
    const rule = await excel.run(async (context) => {
      const { dataValidation } = context.workbook.worksheets.getItem("Assessments").getRange("A601");
      dataValidation.load("rule");
      await context.sync();
      return dataValidation.rule;
    });
    expect(rule.list?.source).toBe("='Roles'!$A$2:$A$701");
  });

  test("a role in two spellings gets one line, and the other one is named", async () => {
    excel.fill("Roles", [
      ["Role", "AI exposure"],
      ["Data-Analyst", ""],
      ["data analyst", ""],
      ["DATA-ANALYST", ""],
      ["Clerk", ""],
    ]);
    const { lines } = await excel.perform({ kind: "addAssessments" });
    expect(excel.session.values("Assessments!A2:A4")).toEqual([["Data-Analyst"], ["Clerk"], [""]]);
    expect(lines.at(-1)).toBe(
      "Written otherwise on Roles than on “Assessments”, so that the formulas find no answer: “data analyst” (there “Data-Analyst”). Write them alike.",
    );
  });
});

const BARE = [
  ["Role", "AI exposure", "Exposure cause", "Ownership effect", "Role class"],
  ["Analyst", "", "", "", ""],
];
const refused = async (code: string, message: RegExp): Promise<void> => {
  const before = sheetNames();
  await expect(add()).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
  expect(sheetNames()).toEqual(before);
};
const protect = (isProtected: boolean): Promise<void> =>
  excel.run(async (context) => {
    const { protection } = context.workbook.worksheets.getItem("Roles");
    if (isProtected) protection.protect();
    else protection.unprotect();
    await context.sync();
  });

test("a protected Roles sheet is refused before anything is made", async () => {
  excel.fill("Roles", BARE);
  await protect(true);
  await refused("CANNOT_WRITE", /^Sheet “Roles” is protected, and B2, C2, D2, E2 are locked\./);
});

test("Roles follows a sheet that is there, without its formulas being taken for answers by hand", async () => {
  excel.fill("Roles", BARE);
  await add();
  expect(await add()).toMatchObject({ kept: true, formulas: 0, byHand: 0 });
  excel.session.type("Roles!B2:C2", [["", "skills"]]);
  const before = formulas("Assessments!A1:M2");
  expect(await add()).toMatchObject({ kept: true, formulas: 1, byHand: 1 });
  expect(formulas("Roles!B2")).toEqual([[expect.stringContaining("'Assessments'!$J$2:$J$501")]]);
  expect(formulas("Assessments!A1:M2")).toEqual(before);
});

test("where other sheets have all its names, none is made", async () => {
  for (const name of ["Assessments", "Assessment", "Role assessments"]) excel.fill(name, [["Minutes"]]);
  await refused("CANNOT_WRITE", /“Assessments”, “Assessment”, “Role assessments”.*Nothing was written/);
});

test("a heading that Organisation maps away is refused before anything is made", async () => {
  excel.fill("Organisation", [["Column: Role class", "not read"]]);
  await refused("CANNOT_WRITE", /“Column: Role class” \| “not read”/);
});

test("formulas name the Organisation sheet, which is made where there is none", async () => {
  await add();
  expect(sheetNames()).toContain("Organisation");
  expect(formulas("Assessments!J2")).toEqual([[expect.stringContaining(",Organisation[#All])")]]);
});

describe("with several rosters", () => {
  beforeEach(async () => {
    for (const [name, role] of [
      ["North", "Analyst"],
      ["South", "Clerk"],
    ] as const)
      await excel.fillTable(name, name, [
        ["Name", "Role", "Main reason"],
        ["Ana", role, "gap"],
      ]);
  });

  test("the one that was picked gives its roles", async () => {
    await excel.perform({ kind: "addAssessments", choice: { sheet: "South", table: "South" } });
    expect(excel.session.values("Assessments!A2:A3")).toEqual([["Clerk"], [""]]);
  });

  test("none is guessed", async () => {
    await refused("AMBIGUOUS_ROSTER", /More than one table could be the roster/);
  });
});

test("without a roster it says that there are no roles", async () => {
  const { lines } = await excel.perform({ kind: "addAssessments" });
  expect(lines).toContain(
    "No roster with a column of roles was found, so that no roles were taken over. Write them on Roles and “Assessments”.",
  );
});

test("a share above 100 % gives a warning", async () => {
  await add();
  const { rule, errorAlert } = await excel.run(async (context) => {
    const cells = context.workbook.worksheets.getItem("Assessments").getRange("B2:B500");
    const { dataValidation } = cells;
    dataValidation.load("rule,errorAlert");
    await context.sync();
    return dataValidation;
  });
  expect(rule).toEqual({ decimal: { formula1: 0, formula2: 1, operator: "Between" } });
  expect(errorAlert).toMatchObject({ style: "Warning", message: expect.stringMatching(/^0 % to 100 %/) });
});

test.each(["Assessments", "assessment", "Role assessments"])("a sheet “%s” stays as it is", async (name) => {
  excel.fill(name, [
    ["Role", "Scope would grow"],
    ["Analyst", "yes"],
  ]);
  const before = excel.writes();
  expect(await add()).toMatchObject({ sheet: name, kept: true });
  expect(excel.writes()).toBe(before);
});

test("a roster on a sheet of that name is no Assessments sheet: the new one gets another name", async () => {
  await excel.fillTable("Assessments", "Team", [
    ["Name", "AI exposure", "Main reason"],
    ["Ana", "low", "gap"],
  ]);
  expect(await add()).toMatchObject({ kept: false });
  expect(sheetNames()).toContain("Assessment");
});

test("Evaluate roster reads it, with Roles and without", async () => {
  excel.fill("Assessments", [
    ["Role", "Repeatable share", "Easily benchmarked", "Distance to revenue", "Part in decisions"],
    ["Analyst", 0.4, "no", "near", "decides"],
    ["Clerk", "lots", "no", "near", "decides"],
  ]);
  await excel.fillTable("Team", "Team", [
    ["Name", "Role", "Main reason"],
    ["Ana", "analyst", ""],
    ["Ben", "Clerk", ""],
    ["Cy", "Driver", ""],
  ]);
  excel.session.select("Team!A1");
  await excel.perform("EvaluateRoster");
  const verdicts = (): unknown[] => excel.session.values("Team!D2:D4").flat();
  expect(verdicts()).toEqual([
    expect.not.stringMatching(/Assess|Check/),
    "Check row",
    "Assess exposure first",
  ]);
  const problem = excel.session.values("Team!D1:Z2")[0]!.indexOf("Row problem");
  const told = String(excel.session.values("Team!D3:Z3")[0]![problem] as string);
  expect(told).toMatch(/^Assessments, row 3, “Repeatable share”: “lots”/);

  excel.fill("Roles", [
    ["Role", "AI exposure", "Exposure cause"],
    ["Clerk", "moderate", "skills"],
    ["Driver", "", ""],
  ]);
  await excel.perform("EvaluateRoster");
  expect(verdicts()[1]).toBe(verdicts()[0]);
});
