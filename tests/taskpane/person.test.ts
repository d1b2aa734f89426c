// The tab Person in a browser: it follows the selection, judges what is typed, and saves it beside what others do.
import type { Frame } from "playwright-core";
import { ASKING, CONFLICT, FORM, SAVING } from "../../src/words/personForm";
import { QUESTION_WORDS } from "../../src/words/questions";
import { CORPUS, EXPECTED } from "../support/corpusInCells";
import { HEADINGS } from "../support/people";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";

type Cells = (string | number | boolean | null)[][];
type Id = keyof typeof HEADINGS;

const IDS: readonly Id[] = ["exposure", "cause", "reason", "tested", "direction", "gap", "ownership"];
const HEAD = ["ID", "Name", "Role", ...IDS.map((id) => HEADINGS[id])];
const TEAM: Cells = [
  HEAD,
  [1, "Ana Silva", "Clerk", "", "skills", "gap", "never", "grow here", "yes", "expands"],
  [2, "Ben Roy", "Lead", "high", "both", "panic", "tried", "", "", ""],
  [3, "Cem Ak", "Lead", "hihg", "both", "gap", "tried", "", "", ""],
];
const ROLES: Cells = [
  ["Role", HEADINGS.exposure, HEADINGS.reporting],
  ["Clerk", "moderate", "no"],
  ["Lead", "low", "no"],
];

let excel: ExcelInBrowser;
let frame: Frame;
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

const type = (address: string, cells: Cells, person = "Ana"): Promise<void> =>
  excel.inExcel(
    ({ people }, [who, where, what]) => {
      people[who]!.session.type(where, what);
    },
    [person, address, cells] as const,
  );
const select = (address: string): Promise<void> =>
  excel.inExcel(({ people }, where) => {
    people["Ana"]!.session.select(where);
  }, address);
const values = (address: string): Promise<unknown[][]> =>
  excel.inExcel(({ people }, where) => people["Ana"]!.session.values(where), address);

/** Waits until an element says something. */
const says = (selector: string, text: string): Promise<unknown> =>
  frame.waitForFunction(
    ([where, what]) => document.querySelector(where)?.textContent?.includes(what) === true,
    [selector, text] as const,
  );
const verdict = (): Promise<string | null> => frame.locator("#verdict").textContent();
const question = (id: Id) => frame.locator(`#question-${id}`);
const choose = (id: Id, label: string): Promise<void> =>
  question(id).getByLabel(label, { exact: true }).check();
async function pick(id: Id, label: string): Promise<void> {
  await question(id).getByRole("combobox").click();
  await frame.getByRole("option", { name: label, exact: true }).click();
}

/** Opens the team on Sheet1, its roles, and the pane; the person of a row is shown. */
async function open(row = 2, name = "Ana Silva", width = 350): Promise<void> {
  excel = await openExcelInBrowser({ width });
  frame = await excel.open();
  await excel.inExcel(
    ({ workbook, people }, [team, roles]) => {
      workbook.addSheet("Roles");
      people["Ana"]!.session.type("Roles!A1", roles);
      people["Ana"]!.session.type("Sheet1!A1", team);
    },
    [TEAM, ROLES] as const,
  );
  await select(`Sheet1!D${String(row)}`);
  await says("#person-title", name);
}

test("the form follows the selection, and says where answers come from", async () => {
  await open();
  expect(await frame.locator("#person-title").textContent()).toBe("Row 2 · 1 · Ana Silva");
  expect(await verdict()).toBe("Try AI at work first");
  expect(await question("exposure").textContent()).toContain("From the role “Clerk” (Roles, row 2)");
  await select("Sheet1!A3");
  await says("#person-title", "Row 3 · 2 · Ben Roy");
  // The role says low; the row overrides it until that is undone.
  expect(await question("exposure").textContent()).toContain("Own answerThe role says “Low” (Roles, row 3)");
  await question("exposure").getByRole("button", { name: "Take over from the role again" }).click();
  expect(await question("exposure").getByLabel("As the role: Low").isChecked()).toBe(true);
  expect(await verdict()).toBe("No case now");
  await frame.click("#revert-person");
  expect(await question("exposure").getByLabel("High").isChecked()).toBe(true);
  expect(await fits(frame)).toBe(true);
});

test("answers change the verdict, which is said; saving writes the changed cells alone", async () => {
  await open();
  await pick("tested", "Yes, regularly");
  expect(await verdict()).toBe("Answer needed");
  expect(await question("tested").textContent()).toContain(FORM.edited);
  await says("#verdict-said", "Verdict: Answer needed, open.");
  await frame.click("#go-to-question");
  await frame.waitForFunction(() => document.activeElement?.closest("#question-industry") !== null);
  await choose("cause", "Both");
  const before = await values("Sheet1!A1:J4");
  await frame.click("#save-person");
  await says("main", "Row 2 · 1 · Ana Silva: 2 cells saved.");
  const expected = before.map((row) => [...row]);
  expected[1]![4] = "both";
  expected[1]![6] = "regular";
  expect(await values("Sheet1!A1:J4")).toEqual(expected);
});

test("what is typed while it is saved stays", async () => {
  await open();
  await pick("tested", "Yes, regularly");
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.faults.beforeBatch = () => new Promise((resume) => setTimeout(resume, 300));
  });
  await frame.click("#save-person");
  await choose("gap", "No");
  await says("main", "1 cell saved.");
  expect(await question("gap").textContent()).toContain(FORM.edited);
  expect([await question("tested").textContent(), await values("Sheet1!G2:I2")]).toEqual([
    expect.not.stringContaining(FORM.edited),
    [["regular", "grow here", "yes"]],
  ]);
});

test("a wrong value is shown with its cell and the allowed answers", async () => {
  await open(4, "Cem Ak");
  expect(await verdict()).toBe("Check row");
  expect(await question("exposure").textContent()).toContain(
    "D4: Sheet1, row 4, “AI exposure”: “hihg” is none of the allowed answers (low, moderate, high, or blank). Did you mean “high”?",
  );
});

test("what is typed is kept while others are selected, until it is saved or given up", async () => {
  await open();
  await pick("tested", "Tried only");
  await select("Sheet1!A3");
  await frame.waitForSelector("#pending-stay");
  await frame.click("#pending-stay");
  expect(await frame.locator("#person-title").textContent()).toContain("Ana Silva");
  await frame.click("#next-person");
  await frame.click("#pending-save");
  await says("#person-title", "Ben Roy");
  expect(await values("Sheet1!G2:G3")).toEqual([["tried"], ["tried"]]);
  await pick("tested", "Never");
  await select("Sheet1!A2");
  await frame.click("#pending-discard");
  await says("#person-title", "Ana Silva");
  expect(await values("Sheet1!G3")).toEqual([["tried"]]);
});

describe("somebody else changes the row meanwhile", () => {
  beforeEach(async () => {
    await open();
    await excel.open("Ben");
    await pick("tested", "Tried only");
    await choose("gap", "No");
    await type("Sheet1!G2:I2", [["measured", "undecided", "yes"]], "Ben");
    await frame.click("#save-person");
    await frame.waitForSelector("#settle");
  });

  test("both values are shown; what was decided is written", async () => {
    const dialogue = frame.getByRole("alertdialog");
    const words = await dialogue.textContent();
    expect(words).toContain(CONFLICT.title);
    expect(words).toContain(CONFLICT.yours("Tried only"));
    expect(words).toContain(CONFLICT.inSheet("Yes, with a measured result"));
    expect(words).toContain(CONFLICT.onlyTheirs("Staying or moving is undecided"));
    expect(await values("Sheet1!G2:I2")).toEqual([["measured", "undecided", "yes"]]);
    await dialogue.getByLabel(CONFLICT.inSheet("Yes, with a measured result")).check();
    await frame.click("#settle");
    await says("main", "1 cell saved");
    expect(await values("Sheet1!G2:I2")).toEqual([["measured", "undecided", "no"]]);
    expect(await verdict()).toBe("Plan the move first");
  });

  test("back in the form nothing is lost and nothing written", async () => {
    await frame.getByRole("button", { name: CONFLICT.back }).click();
    expect(await question("gap").getByLabel("No", { exact: true }).isChecked()).toBe(true);
    expect(await values("Sheet1!G2:I2")).toEqual([["measured", "undecided", "yes"]]);
  });
});

test("a what-if shows another verdict and writes nothing", async () => {
  await open();
  const cells = await values("Sheet1!A1:Z4");
  await frame.click("#try-it");
  expect(await verdict()).toBe("Certify now");
  await says("main", "Nothing of this is written.");
  expect(await question("tested").textContent()).toContain(FORM.tried);
  expect(await frame.locator("#save-person").getAttribute("aria-disabled")).toBe("true");
  await frame.click("#leave-what-if");
  expect([await verdict(), await values("Sheet1!A1:Z4")]).toEqual(["Try AI at work first", cells]);
});

test("an answer without a column is not dropped: the column is offered, then it is saved", async () => {
  await open();
  await choose("systemDesign", "Yes");
  await frame.click("#save-person");
  await frame.click("#add-columns");
  await says("#question-systemDesign", FORM.edited);
  await frame.waitForFunction(
    (words) => document.getElementById("question-systemDesign")?.textContent?.includes(words) === false,
    FORM.noColumn,
  );
  await frame.click("#save-person");
  await says("main", "1 cell saved.");
  expect(await values("Sheet1!K1:K2")).toEqual([[HEADINGS.systemDesign], ["yes"]]);
});

test("a formula is replaced only when that is wanted", async () => {
  await open();
  await type("Sheet1!M1", [["tried"]]);
  await type("Sheet1!G2", [["=M1"]]);
  await says("#question-tested", FORM.formula);
  await pick("tested", "Never");
  await frame.click("#save-person");
  await says('[role="alertdialog"]', "G2 holds a formula");
  await frame.click("#replace-formulas");
  await says("main", "1 cell saved");
  expect(await values("Sheet1!G2")).toEqual([["never"]]);
});

test("a new person gets a row of their own", async () => {
  await open();
  await frame.click("#new-person");
  await says("#person-title", FORM.newPerson);
  await frame.fill("#person-name", "Dee Fox");
  await frame.fill("#person-id", "2");
  await frame.fill("#role", "Lead");
  await pick("tested", "Never");
  await frame.click("#save-person");
  await says("main", "The ID “2” is taken: row 3 has it.");
  await frame.fill("#person-id", "");
  await frame.click("#save-person");
  await says("#person-title", "Row 5 · 4 · Dee Fox");
  expect(await values("Sheet1!A5:J5")).toEqual([[4, "Dee Fox", "Lead", "", "", "", "never", "", "", ""]]);
  expect(await excel.inExcel(({ people }) => people["Ana"]!.session.selection.row)).toBe(4);
});

test("without a roster the form works for one person, and says what saving needs", async () => {
  excel = await openExcelInBrowser({ width: 320 });
  frame = await excel.open();
  await says("main", SAVING.needsRoster);
  expect(await frame.locator("#person-title").textContent()).toBe(FORM.onePerson);
  await choose("exposure", "Low");
  expect(await verdict()).toBe("Answer needed");
  await pick("reason", "React to alarming news");
  await choose("industry", "Compressing");
  expect([await verdict(), await frame.locator("#save-person").count()]).toEqual(["Plan the move first", 0]);
  expect(await fits(frame)).toBe(true);
});

test("by keyboard alone: asked only what matters, each question in its turn, to a firm verdict that is saved", async () => {
  await open(3, "Ben Roy");
  const { keyboard } = excel.page;
  const focused = (): Promise<string> =>
    frame.evaluate(
      () => document.activeElement?.closest("[data-question]")?.getAttribute("data-question") ?? "",
    );
  const toGo: string[] = [];
  await frame.locator("#tab-person").focus();
  for (let presses = 0; presses < 60; presses++) {
    if ((await frame.evaluate(() => document.activeElement?.id)) === "only-what-matters") break;
    await keyboard.press("Tab");
  }
  await keyboard.press("Space");
  const asked: string[] = [];
  for (let count = 0; count < 20; count++) {
    toGo.push((await frame.locator("#to-go").textContent())!);
    const shown = await frame.locator("[data-question]").first().getAttribute("data-question");
    if ((await frame.locator("#ask-skip, #ask-next").count()) === 0) break;
    asked.push(shown!);
    for (let presses = 0; presses < 20 && (await focused()) !== shown; presses++) await keyboard.press("Tab");
    // The first radio button; or the first answer of a list.
    const isList = (await frame.locator(`#question-${shown!} [role="combobox"]`).count()) > 0;
    if (isList) {
      await keyboard.press("Enter");
      await keyboard.press("Home");
      await keyboard.press("Enter");
    } else {
      await keyboard.press("ArrowRight");
    }
    for (let presses = 0; presses < 20; presses++) {
      if ((await frame.evaluate(() => document.activeElement?.id)) === "ask-next") break;
      await keyboard.press("Tab");
    }
    await keyboard.press("Enter");
    await frame.waitForTimeout(50);
  }
  expect(asked).toEqual(["direction", "ownership", "industry"]);
  expect([toGo[0], toGo.at(-1), await verdict()]).toEqual([
    expect.stringMatching(/^At most \d+ questions to go$/),
    ASKING.firm,
    "No case now",
  ]);
  await says("#asking-done", ASKING.done);
  const press = async (id: string): Promise<void> => {
    await frame.locator(`#${id}`).focus();
    await keyboard.press("Enter");
  };
  await press("save-person");
  await says("main", "The roster has no column for “Industry”.");
  await press("add-columns");
  await frame.waitForFunction(
    () =>
      document.getElementById("save-person")?.ariaDisabled !== "true" &&
      document.getElementById("add-columns") === null,
  );
  await press("save-person");
  await says("main", "3 cells saved");
  expect(await values("Sheet1!A3:K3")).toEqual([
    [2, "Ben Roy", "Lead", "high", "both", "panic", "tried", "grow here", "", "expands", "stable"],
  ]);
});

test("help and statements are there to be pressed", async () => {
  await open();
  const { help } = QUESTION_WORDS.tested;
  await question("tested").getByRole("button").first().click();
  await says("body", help);
  await excel.page.keyboard.press("Escape");
  await frame.locator('[data-reason="UNTESTED"] button').click();
  await says("body", "E53");
});

test("the worked examples, person by person, show what the core says", async () => {
  excel = await openExcelInBrowser();
  frame = await excel.open();
  await type("Sheet1!A1", CORPUS as Cells);
  await select("Sheet1!A2");
  const shown: (readonly (string | null)[])[] = [];
  for (let row = 2; row <= CORPUS.length; row++) {
    await says("#person-title", `Row ${String(row)} ·`);
    shown.push([await verdict(), ...(await frame.locator("#verdict ~ *").allTextContents())]);
    if (row < CORPUS.length) await frame.click("#next-person");
  }
  const expected = EXPECTED.map(([words, , , strength, firm]) => [
    words,
    ...(strength === "" ? [] : [strength]),
    firm === "yes" ? "firm" : "open",
  ]);
  expect(shown).toEqual(expected);
});
