// The Policy tab and the roster's columns in a real browser: changing what everybody is judged by, and mending it.
import type { Frame } from "playwright-core";
import { RULES } from "../../src/policy/rules";
import { violations } from "../support/axe";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const EXIT = { direction: "named role", asksForIt: "yes", targetSound: "yes", cause: "design" };
const ROWS = [[...SOUND_HEADINGS], soundCells("Ann"), soundCells("Ben", EXIT)] as string[][];

let excel: ExcelInBrowser;
let frame: Frame;
beforeEach(async () => {
  excel = await openExcelInBrowser({ width: 320 });
});
afterEach(async () => {
  expect(await fits(frame)).toBe(true);
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

/** Types cells into sheets, which are made; then opens the pane on a tab. */
async function openWith(sheets: Record<string, unknown[][]>, tab: string): Promise<void> {
  frame = await excel.open();
  await excel.inExcel(({ people, workbook }, given) => {
    const { session } = people["Ana"]!;
    for (const [name, cells] of Object.entries(given)) {
      if (workbook.findSheet(name) === undefined) workbook.addSheet(name);
      session.type(`'${name}'!A1`, cells as string[][]);
    }
    session.select("Team!A2");
  }, sheets);
  await frame.click(`#tab-${tab}`);
}

const cells = (address: string): Promise<unknown[][]> =>
  excel.inExcel(({ people }, at) => people["Ana"]!.session.values(at) as unknown[][], address);
const pressed = (name: string | RegExp): Promise<void> =>
  frame.getByRole("button", { name }).and(frame.locator(":visible")).first().click();
const said = (text: string | RegExp): Promise<void> =>
  frame.getByText(text).and(frame.locator(":visible")).first().waitFor();

/** Chooses from a list by its label. */
async function choose(label: string | RegExp, option: string): Promise<void> {
  const field = frame.getByRole("combobox", { name: label }).and(frame.locator(":visible"));
  await field.click();
  await frame.getByRole("option", { name: option, exact: true }).click();
}

describe("policy", () => {
  test("a setting: its effect first, then written into a sheet in plain sight, which is made", async () => {
    await openWith({ Team: ROWS }, "policy");
    await said("There is no Organisation sheet yet.");
    await frame.getByRole("switch", { name: "Strict" }).click();
    await pressed("Show the effect");
    await said("1 verdict of 2 rows would change.");
    await said("Certify now → Plan the move first: 1 row");
    expect(await excel.inExcel(({ workbook }) => workbook.findSheet("Organisation") === undefined)).toBe(
      true,
    );
    await pressed("Write to Organisation");
    await said("The sheet “Organisation” was made");
    expect(await cells("Organisation!A8:B8")).toEqual([["Strict", "yes"]]);
    await said("Read from sheet “Organisation”.");
    expect(await frame.getByRole("switch", { name: "Strict" }).isChecked()).toBe(true);
  });

  test("an answer is chosen, taken back, and written by keyboard alone", async () => {
    await openWith(
      {
        Team: ROWS,
        Organisation: [
          ["Industry", "stable"],
          ["Notes", "ours"],
        ],
      },
      "policy",
    );
    const industry = frame.getByRole("combobox", { name: "Industry" });
    await industry.waitFor();
    await choose("Industry", "shifting");
    await said("1 change not written yet");
    await choose("Industry", "stable");
    await frame.getByText("not written yet").waitFor({ state: "detached" });
    await industry.focus();
    const { keyboard } = excel.page;
    for (const key of ["Enter", "ArrowDown", "ArrowDown", "Enter"]) await keyboard.press(key);
    await said("1 change not written yet");
    await frame.getByRole("button", { name: "Write to Organisation" }).focus();
    await keyboard.press("Enter");
    await said("Written to sheet “Organisation”: B1 “compressing”.");
    expect(await cells("Organisation!A1:B3")).toEqual([
      ["Industry", "compressing"],
      ["Notes", "ours"],
      ["", ""],
    ]);
  });

  test.each([
    ["Write mine", "compressing"],
    ["Keep what is there", "shifting"],
  ])("somebody else was faster: %s", async (button, expected) => {
    await openWith({ Team: ROWS, Organisation: [["Industry", "stable"]] }, "policy");
    await frame.getByRole("combobox", { name: "Industry" }).waitFor();
    await choose("Industry", "compressing");
    await excel.open("Ben");
    await excel.inExcel(({ people }) => {
      people["Ben"]!.session.type("Organisation!B1", "shifting");
    });
    await pressed("Write to Organisation");
    await said(/it showed “stable”, and shows “shifting” now; you chose “compressing”/);
    expect(await cells("Organisation!B1")).toEqual([["shifting"]]);
    await pressed(button);
    await frame.waitForFunction(() => !document.body.textContent!.includes("Somebody else changed this"));
    await frame.getByText("not written yet").waitFor({ state: "detached" });
    expect(await cells("Organisation!B1")).toEqual([[expected]]);
  });

  test("damage is shown with its place and repaired; the rest works meanwhile", async () => {
    await openWith(
      {
        Team: ROWS,
        Organisation: [
          ["Strict", "very"],
          ["Industry", "stabel"],
          ["Strict mode", "no"],
          ["Market asks for certificates", "yes"],
        ],
      },
      "policy",
    );
    await said("The set-up needs repair: 3 faults");
    await said(/Organisation, row 1, “Strict”: “very” is not allowed here/);
    expect(await frame.getByRole("combobox", { name: "Market asks for certificates" }).textContent()).toBe(
      "yes",
    );
    await frame.click("#tab-person");
    await said(/verdicts shown here rest only on what of it can be read/);
    await said(/^Row 2/);
    await pressed("Repair");
    await pressed("Go to B2");
    await frame.waitForTimeout(50);
    expect(
      await excel.inExcel(({ people }) => [
        people["Ana"]!.session.activeSheet.name,
        people["Ana"]!.session.selection,
      ]),
    ).toEqual(["Organisation", expect.objectContaining({ row: 1, column: 1 })]);
    await pressed("Remove row 3 (“no”)");
    await said("The set-up needs repair: 2 faults");
    await pressed("Use it");
    await said("The set-up needs repair: 1 fault");
    await pressed("Use it");
    await frame.getByText("The set-up needs repair").waitFor({ state: "detached" });
    expect(await cells("Organisation!A1:B4")).toEqual([
      ["Strict", "yes"],
      ["Industry", "stable"],
      ["", ""],
      ["Market asks for certificates", "yes"],
    ]);
    await said(/^Policy p[0-9a-f]{8}$/);
  });

  test("the rules can be read, with what their terms mean and their statements", async () => {
    await openWith({ Team: ROWS }, "policy");
    await pressed("Show all rules");
    const table = frame.getByRole("table").and(frame.locator(":visible"));
    expect(await table.getByRole("row").count()).toBe(RULES.length + 4);
    await frame
      .getByRole("button", { name: /^Statements E5, E20/ })
      .first()
      .click();
    await said(/does not mend an exposure that lies in the structure/);
  });
});

describe("the roster and its columns", () => {
  test("a heading that is no question is given one, with its effect, and the line can be taken back", async () => {
    const level = ROWS.map((row) => row.map((text) => (text === "AI exposure" ? "AI level" : text)));
    await openWith({ Team: level }, "team");
    await said("Sheet “Team”, 2 rows");
    await pressed("Columns: 16 questions, 2 ignored");
    await said("Ignored: it is no question");
    await choose("Read “AI level” as", "AI exposure");
    await pressed("Show the effect");
    await said("2 verdicts of 2 rows would change.");
    await pressed("Write to Organisation");
    await said("The sheet “Organisation” was made");
    await said("Chosen here");
    expect(await cells("Organisation!A10:B10")).toEqual([["Column: AI level", "AI exposure"]]);
    await frame.click("#tab-policy");
    await said("“AI level” stands for “AI exposure”");
    await pressed("Stop reading “AI level” as a question");
    await pressed("Write to Organisation");
    await said("Written to sheet “Organisation”: B10.");
    expect(await cells("Organisation!A10:B10")).toEqual([["Column: AI level", ""]]);
  });

  test("of several rosters one is picked, and stays picked when the workbook is opened again", async () => {
    await openWith({ Team: ROWS, Other: [...ROWS, ...ROWS.slice(1)] }, "team");
    await said("Sheet “Team”, 2 rows");
    await choose("Which roster", "Sheet “Other”, 4 rows");
    await said("Sheet “Other”, 4 rows");
    await excel.inExcel(({ people }) => {
      people["Ana"]!.session.select("Team!A1");
    });
    const second = await excel.open("Ben");
    await second.click("#tab-team");
    await second.getByRole("combobox", { name: "Which roster" }).waitFor();
    expect(await second.getByRole("combobox", { name: "Which roster" }).textContent()).toBe(
      "Sheet “Other”, 4 rows",
    );
  });
});

const LEVEL = ROWS.map((row) => row.map((text) => (text === "AI exposure" ? "AI level" : text)));

test.each([{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const)(
  "all that can be unfolded passes the scan: %j",
  async (browser) => {
    await excel.close();
    excel = await openExcelInBrowser({ width: 320, browser });
    const organisation = [
      ["Strict", "very"],
      ["Column: AI level", "AI exposre"],
      ["Column: Notes", "Direction"],
      ["Roles", "x"],
      ["strict mode", "no"],
    ];
    await openWith({ Team: LEVEL, Other: ROWS, Organisation: organisation }, "policy");
    await said("The set-up needs repair: 3 faults");
    await pressed("Show all rules");
    await choose("Industry", "shifting");
    await said("1 change not written yet");
    expect(await violations(frame)).toEqual([]);
    await frame.click("#tab-team");
    await said("The set-up needs repair: 3 faults");
    await excel.inExcel(({ people }) => {
      people["Ana"]!.session.erase("Organisation!A1:B5");
    });
    await pressed(/^Columns: /);
    await said("Ignored: it is no question");
    expect(await violations(frame)).toEqual([]);
  },
);
