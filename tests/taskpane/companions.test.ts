// “Help me answer” in a browser: each assessment under its questions, its answers used for a person, a role, or everyone.
import type { Frame } from "playwright-core";
import { COMPANIONS } from "../../src/policy/companions/companions";
import { DEFAULT_THRESHOLDS } from "../../src/policy/companions/share";
import { WRONG } from "../../src/roster/answers";
import { readInput } from "../../src/roster/companionInputs";
import { HELP, STAYS, undoneWords, USE } from "../../src/words/companionForm";
import { FORM } from "../../src/words/personForm";
import { CHECK_ROW } from "../../src/words/verdicts";
import { violations } from "../support/axe";
import type { CompanionCase } from "../support/companionCases";
import { COMPANION_CASES } from "../support/companionCases";
import type { ExcelInBrowser, PaneLook } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";

jest.setTimeout(180_000);

type Cells = (string | number | boolean | null)[][];
type Sheets = Readonly<Record<string, Cells>>;

const HEAD = ["ID", "Name", "Role", "Main reason", "AI tried at work", "Target is sound"];
const TEAM: Cells = [
  HEAD,
  [1, "Ana Silva", "Clerk", "gap", "tried", ""],
  [2, "Ben Roy", "Clerk", "gap", "never", ""],
  [3, "Cem Ak", "Lead", "gap", "tried", ""],
  [4, "Dora Lind", "", "gap", "tried", ""],
];
const ROLES: Cells = [
  ["Role", "AI exposure", "Exposure cause", "Reporting-heavy"],
  ["Clerk", "low", "", "no"],
];

let excel: ExcelInBrowser;
let frame: Frame;
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

const values = (address: string): Promise<unknown[][]> =>
  excel.inExcel(({ people }, where) => people["Ana"]!.session.values(where), address);
const type = (address: string, cells: Cells): Promise<void> =>
  excel.inExcel(
    ({ people }, [where, what]) => {
      people["Ana"]!.session.type(where, what);
    },
    [address, cells] as const,
  );

/** Waits until an element says something. */
const says = (selector: string, text: string): Promise<unknown> =>
  frame.waitForFunction(
    ([where, what]) => document.querySelector(where)?.textContent?.includes(what) === true,
    [selector, text] as const,
  );
/** Waits until the keyboard is on an element, or on one within it. */
const isOn = (selector: string): Promise<unknown> =>
  frame.waitForFunction((one) => document.activeElement?.closest(one) != null, selector);
const verdict = (): Promise<string | null> => frame.locator("#verdict").textContent();

async function select(address: string, name: string): Promise<void> {
  await excel.inExcel(({ people }, where) => {
    people["Ana"]!.session.select(where);
  }, address);
  await says("#person-title", name);
}

/** Opens a team on Sheet1, other sheets, and the pane; the first person is shown. */
async function open(team: Cells = TEAM, sheets: Sheets = {}, look: PaneLook = {}): Promise<void> {
  excel = await openExcelInBrowser(look);
  frame = await excel.open();
  await excel.inExcel(
    ({ workbook, people }, [rows, others]) => {
      const { session } = people["Ana"]!;
      for (const [name, cells] of Object.entries(others)) {
        workbook.addSheet(name);
        session.type(`${name}!A1`, cells);
      }
      session.type("Sheet1!A1", rows);
    },
    [team, sheets] as const,
  );
  await select("Sheet1!A2", "Ana Silva");
}

/** By keyboard: goes to a control and presses a key. */
async function press(selector: string, key = "Enter"): Promise<void> {
  await frame.locator(selector).focus();
  await excel.page.keyboard.press(key);
}
/** By keyboard alone: Tab to each question in turn, then these keys. Tab comes to the first answer. */
async function answerByKeys(
  answers: readonly (readonly [input: string, ...keys: string[]])[],
): Promise<void> {
  const { keyboard } = excel.page;
  await isOn("[data-assessment]");
  for (const [input, ...keys] of answers) {
    const isThere = () =>
      frame.evaluate((id) => document.activeElement?.closest(`[data-input="${id}"]`) != null, input);
    for (let presses = 0; presses < 20 && !(await isThere()); presses++) await keyboard.press("Tab");
    for (const key of keys) await keyboard.press(key);
  }
}
const choose = (input: string, answer: string): Promise<void> =>
  frame.locator(`[data-input="${input}"] input[value="${answer}"]`).check();
/** The answers of a role that supplies and repeats: exposure high, and by design. */
async function assessRole(): Promise<void> {
  await press("#help-exposure");
  await frame.locator('[data-input="repeatable"] input').fill("70 %");
  await choose("distance", "far");
  await choose("decides", "supplies");
}

const FILLED = COMPANIONS.flatMap(({ id, outputs }) =>
  outputs.map(({ question }) => [id, question] as const),
);

test("by keyboard alone: each assessment opens under the questions that it fills, and Esc or Close leads back", async () => {
  await open();
  const seen: (readonly (string | null)[])[] = [];
  for (const [, question] of FILLED) {
    await press(`#help-${question}`);
    await isOn("[data-assessment]");
    const opened = await frame
      .locator("[data-assessment]")
      .evaluateAll((all) =>
        all.map((one) => [
          one.getAttribute("data-assessment"),
          one.closest("[data-question]")!.getAttribute("data-question"),
        ]),
      );
    seen.push(...opened);
    await excel.page.keyboard.press("Escape");
    await isOn(`#help-${question}`);
  }
  expect(seen).toEqual(FILLED);
  // Another one takes the place of the one that is open.
  await press("#help-tested");
  await press("#help-direction");
  expect(await frame.locator("[data-assessment]").count()).toBe(1);
  await press("[data-close-assessment]");
  await isOn("#help-direction");
  expect(await frame.locator("[data-assessment]").count()).toBe(0);
  const name = await frame.locator("#help-tested").getAttribute("aria-label");
  expect(name).toBe(HELP.openFor("Has AI been tried at work?"));
});

/** A case as it is entered in the form; null where the form does not offer such an answer. */
function entered({ companion: id, cells }: CompanionCase): Record<string, string> | null {
  const companion = COMPANIONS.find((one) => one.id === id)!;
  const texts: Record<string, string> = {};
  for (const input of companion.inputs) {
    const cell = cells[input.id] ?? null;
    const code = readInput(companion, input, cell, DEFAULT_THRESHOLDS);
    if (input.isShare !== true) {
      if (code === WRONG) return null;
      texts[input.id] = input.answers[code - 1] ?? "";
    } else if (typeof cell === "number") {
      texts[input.id] = cell === 0 ? "" : cell > 0 && cell <= 1 ? `${String(cell * 100)} %` : String(cell);
    } else if (typeof cell === "string" || cell === null) texts[input.id] = cell ?? "";
    else return null;
  }
  return texts;
}

/** Enters a case and gives back what the assessment says once it says what is expected, or after some seconds. */
const shownFor = (texts: Record<string, string>, expected: Readonly<Record<string, string>>) =>
  frame.evaluate(
    async ([inputs, wanted, wrongInput, checkRow]) => {
      for (const [id, text] of Object.entries(inputs)) {
        const field = document.querySelector(`[data-input="${id}"]`);
        // It is not asked where it cannot matter.
        if (field === null) continue;
        const value = text === "" ? "blank" : text;
        const radio = field.querySelector<HTMLInputElement>(`input[type="radio"][value="${value}"]`);
        if (radio !== null) radio.click();
        else {
          const input = field.querySelector("input")!;
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, text);
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }
        await new Promise((resume) => setTimeout(resume));
      }
      const shown = (): Record<string, string> =>
        Object.fromEntries(
          [...document.querySelectorAll("[data-assessed]")].map((one) => [
            one.getAttribute("data-assessed")!,
            one.textContent!.includes(wrongInput) ? checkRow : one.getAttribute("data-answer")!,
          ]),
        );
      const isAsWanted = (): boolean => {
        const now = shown();
        return Object.entries(wanted).every(([id, answer]) => now[id] === answer);
      };
      for (let tries = 0; tries < 200 && !isAsWanted(); tries++)
        await new Promise((resume) => setTimeout(resume, 20));
      return shown();
    },
    [texts, expected, HELP.wrongInput, CHECK_ROW] as const,
  );

test("the worked cases, entered one after the other, give what the core gives", async () => {
  excel = await openExcelInBrowser();
  frame = await excel.open();
  const told: string[] = [];
  const expected: string[] = [];
  for (const { id, outputs } of COMPANIONS) {
    await press(`#help-${outputs[0]!.question}`);
    await frame.waitForSelector(`[data-assessment="${id}"]`);
    for (const one of COMPANION_CASES.filter(({ companion }) => companion === id)) {
      const texts = entered(one);
      if (texts === null) continue;
      const line = `${id}, ${one.name}:`;
      expected.push(`${line} ${JSON.stringify(one.answers)}`);
      told.push(`${line} ${JSON.stringify(await shownFor(texts, one.answers))}`);
    }
  }
  expect(told).toEqual(expected);
  expect(told.length).toBeGreaterThan(100);
});

test("from “Assess exposure first” to every row of the role, by keyboard, and back by Undo", async () => {
  await open();
  expect(await verdict()).toBe("Assess exposure first");
  await press("#help-next-step");
  await answerByKeys([
    ["repeatable", ..."70 %"],
    ["benchmarked", "ArrowRight"],
    ["distance", "ArrowRight", "ArrowRight"],
    ["decides", "ArrowRight", "ArrowRight"],
    ["reporting", "ArrowRight"],
    ["coordination", "ArrowRight"],
  ]);
  await says('[data-assessed="exposure"]', "AI exposure: High");
  await says('[data-assessed="cause"]', "Exposure cause: The design of the role");
  expect(await frame.locator("#use-answers").textContent()).toBe(USE.forRole("Clerk"));
  await press("#use-answers");
  await says('[data-used="exposure"]', "It reaches 2 rows of the roster.");
  await isOn("#help-exposure");
  const [head, clerk] = await values("Roles!A1:Z2");
  const row = Object.fromEntries(head!.map((heading, index) => [heading, clerk![index]]));
  expect(row).toMatchObject({
    Role: "Clerk",
    "AI exposure": "high",
    "Exposure cause": "design",
    "Reporting-heavy": "no",
  });
  await says("#question-exposure", "From the role “Clerk” (Roles, row 2)");
  const shown: (string | null)[] = [await verdict()];
  await select("Sheet1!A3", "Ben Roy");
  shown.push(await verdict());
  await select("Sheet1!A4", "Cem Ak");
  shown.push(await verdict());
  expect(shown).toEqual(["Plan the move first", "Plan the move first", "Assess exposure first"]);

  await select("Sheet1!A2", "Ana Silva");
  await assessRole();
  await choose("decides", "decides");
  await press("#use-answers");
  await press('[data-undo="exposure"]');
  await says('[data-used="exposure"]', undoneWords("Roles", []));
  await says("#question-cause", "As the role: The design of the role");
});

/** Holds the next thing that the pane asks of Excel back, while somebody else types. */
async function meanwhile(
  act: () => Promise<void>,
  cell: string,
  cells: Cells,
  held?: () => Promise<void>,
): Promise<void> {
  await excel.inExcel(({ people }) => {
    const { faults } = people["Ana"]!.session;
    faults.beforeBatch = () =>
      new Promise<void>((resume) => {
        faults.beforeBatch = null;
        Object.assign(window, { goOn: resume });
      });
  });
  await act();
  await excel.page.waitForFunction(() => "goOn" in window);
  if (held !== undefined) await held();
  await type(cell, cells);
  await excel.page.evaluate(() => {
    (window as unknown as { goOn: () => void }).goOn();
  });
}

test("what others wrote meanwhile is shown and stays, until one’s own is to be written all the same", async () => {
  await open(TEAM, { Roles: ROLES });
  await says("#question-exposure", "As the role: Low");
  await assessRole();
  // What the role says already is taken over.
  await says('[data-known="reporting"]', "From the role “Clerk” (Roles, row 2)");
  await meanwhile(() => press("#use-answers"), "Roles!B2", [["moderate"]]);
  await says("[data-use]", "it showed “low”, and shows “moderate” now; you chose “high”");
  expect(await values("Roles!B2:C2")).toEqual([["moderate", ""]]);
  await press("#keep-theirs");
  await isOn("#use-answers");
  await says("#question-exposure", "As the role: Moderate");
  await meanwhile(() => press("#use-answers"), "Roles!B2", [["low"]]);
  await press("#write-mine");
  await says('[data-used="exposure"]', "It reaches 2 rows");
  // Not heavy on reporting, but it supplies what repeats.
  expect(await values("Roles!B2:C2")).toEqual([["high", "design"]]);
});

test("a formula is replaced only when that is said, and a hidden sheet is not written to", async () => {
  await open(TEAM, { Roles: ROLES });
  await type("Roles!B2", [['="low"']]);
  await says("#question-exposure", "As the role: Low");
  await assessRole();
  await press("#use-answers");
  await says("[data-use]", 'holds the formula ="low"');
  await press("#keep-formulas");
  await press("#use-answers");
  await press("#replace-role-formulas");
  await says('[data-used="exposure"]', "It reaches 2 rows");
  expect(await frame.locator('[data-undo="exposure"]').count()).toBe(0);
  expect(await values("Roles!B2:C2")).toEqual([["high", "design"]]);
  await frame.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Roles").visibility = "Hidden";
      await context.sync();
    }),
  );
  await assessRole();
  await choose("decides", "decides");
  await press("#use-answers");
  await says("[data-use]", "The sheet “Roles” is hidden");
});

test("Undo names what stays, and leaves a formula that was entered meanwhile alone", async () => {
  await open(TEAM, { Roles: [["Role", "AI exposure"]] });
  await assessRole();
  await press("#use-answers");
  await press('[data-undo="exposure"]');
  const added = [STAYS.role("Clerk"), STAYS.column("Exposure cause")];
  await says('[data-used="exposure"]', undoneWords("Roles", added));
  expect(await values("Roles!A1:C2")).toEqual([
    ["Role", "AI exposure", "Exposure cause"],
    ["Clerk", "", ""],
  ]);
  await says("#question-exposure", HELP.open);
  await assessRole();
  await press("#use-answers");
  await says('[data-used="exposure"]', "Written to sheet “Roles”");
  await type("Roles!B2", [['="high"']]);
  await press('[data-undo="exposure"]');
  await says('[data-used="exposure"]', USE.notUndone);
  await says('[data-used="exposure"]', 'holds the formula ="high"');
  expect(await values("Roles!B2:C2")).toEqual([["high", "design"]]);
});

test("an answer of the person’s own stays, and is said", async () => {
  const team = TEAM.map((row, index) => [...row, ["AI exposure", "moderate", "", "", ""][index]!]);
  await open(team, { Roles: ROLES });
  await assessRole();
  await press("#use-answers");
  await says(
    '[data-used="exposure"]',
    "It reaches 2 rows of the roster. 1 row with an answer of its own keeps it.",
  );
  await says('[data-used="exposure"]', "This person’s own answer stays: AI exposure: Moderate.");
  await says("#question-exposure", "Own answerThe role says “High” (Roles, row 2)");
});

test("answers about the organisation are written for everyone; one that is the person’s goes into the form", async () => {
  await open();
  await press("#help-industry");
  await choose("falling", "no");
  await choose("changing", "yes");
  expect(await frame.locator("#use-answers").textContent()).toBe(USE.forAll);
  await choose("lasting", "yes");
  await choose("heavy", "no");
  expect(await frame.locator("#use-answers").textContent()).toBe(USE.several);
  await says("[data-assessment]", USE.mixed.organisation("Industry"));
  await press("#use-answers");
  await says('[data-used="industry"]', USE.inForm(["Target is sound: Yes"]));
  await says('[data-used="industry"]', "It reaches 4 rows of the roster.");
  await says("#question-targetSound", FORM.edited);
  await says("#question-industry", "As the organisation: Shifting");
  const lines = await values("Organisation!A1:B30");
  expect(lines).toContainEqual(["Industry", "shifting"]);
  await press("#save-person");
  await says("main", "1 cell saved.");
  expect(await values("Sheet1!F2:F2")).toEqual([["yes"]]);
});

test("the form is changed once the organisation’s answers are written, and nothing can be said while they are", async () => {
  await open(TEAM, {
    Organisation: [
      ["Question", "Answer"],
      ["Industry", "stable"],
    ],
  });
  await press("#help-industry");
  await choose("falling", "no");
  await choose("changing", "yes");
  await choose("lasting", "yes");
  await choose("heavy", "no");
  const isHeld = async (): Promise<void> => {
    expect(await frame.locator('[data-input="changing"] input').first().isDisabled()).toBe(true);
    expect(await frame.locator("#use-answers").getAttribute("aria-disabled")).toBe("true");
  };
  await meanwhile(() => press("#use-answers"), "Organisation!B2", [["compressing"]], isHeld);
  await says("[data-use]", "shows “compressing” now");
  expect(await frame.locator("#question-targetSound").textContent()).not.toContain(FORM.edited);
  await press("#write-mine");
  await says("#question-targetSound", FORM.edited);
  expect(await values("Organisation!B2")).toEqual([["shifting"]]);
});

test("an answer about the person is an edit like any other, and the ladder names the next rung", async () => {
  await open();
  const rung = () => frame.locator("[data-ladder] [aria-current]").first().textContent();
  expect(await rung()).toBe("Tried, present rung");
  await press("#help-tested");
  // The keyboard is on what stands for no answer: an arrow to the right comes to the first answer.
  await answerByKeys([
    ["used", "ArrowRight"],
    ["regular", "Space"],
    ["measured", "ArrowRight"],
    ["allowed", "Space"],
  ]);
  await says('[data-assessed="tested"]', "AI tried at work: Yes, regularly");
  await press("#use-answers");
  await isOn("#help-tested");
  await says("#question-tested", FORM.edited);
  await says("[data-ladder]", "Measured, next rung");
  expect(await rung()).toBe("Regular, present rung");
  await press("#save-person");
  await says("main", "1 cell saved.");
  expect(await values("Sheet1!E2:E2")).toEqual([["regular"]]);
});

test("without a role it asks for one first, and keeps what was said; a roster without roles takes it for the person", async () => {
  await open();
  await select("Sheet1!A5", "Dora Lind");
  await assessRole();
  await says("[data-assessment]", USE.roleWanted);
  expect(await frame.locator("#use-answers, #use-only-here").count()).toBe(0);
  await press("#go-to-role");
  await isOn("#role");
  await excel.page.keyboard.type("Clerk");
  await excel.page.keyboard.press("Enter");
  await press("#use-answers");
  // The role of the row is not saved yet.
  await says('[data-used="exposure"]', "It reaches 2 rows of the roster.");
  await says("#question-exposure", "As the role: High");
  await excel.close();

  await open(TEAM.map((row) => row.filter((_, index) => index !== 2)));
  await assessRole();
  await says("[data-assessment]", USE.roleUnknown);
  expect(await frame.locator("#use-answers").textContent()).toBe(USE.several);
  await press("#use-answers");
  await says("#question-cause", FORM.edited);
  await press("#save-person");
  await says("main", "The roster has no column for “AI exposure”, “Exposure cause”");
});

test("an assessment belongs to the person: another one begins anew", async () => {
  await open();
  await assessRole();
  await select("Sheet1!A4", "Cem Ak");
  expect(await frame.locator("[data-assessment]").count()).toBe(0);
  await press("#only-what-matters", "Space");
  await press("#help-next-step");
  await isOn('[data-input="repeatable"]');
  expect(await frame.locator('[data-input="repeatable"] input').inputValue()).toBe("");
  await frame.locator('[data-input="repeatable"] input').fill("0.6");
  await says('[data-input="repeatable"]', "“0.6” is no share of work");
});

test.each([
  ["light", { browser: { colorScheme: "light" } }],
  ["dark", { browser: { colorScheme: "dark" } }],
  ["with forced colours", { browser: { forcedColors: "active" } }],
  ["at 200 % zoom", { width: 175, height: 450 }],
] as const)("gates, ladder and assessment for everybody: %s", async (_, look) => {
  await open(TEAM, { Roles: [...ROLES, ["Lead", "high", "design", "no"]] }, { width: 320, ...look });
  await select("Sheet1!A4", "Cem Ak");
  await says("#gates", "Stopped at 2 of 9: structure");
  const steps = await frame
    .locator("#gates li")
    .evaluateAll((all) =>
      all.map((one) => [one.lastElementChild!.textContent, one.getAttribute("aria-current")]),
    );
  expect(steps.slice(0, 3)).toEqual([
    ["exposure, passed", null],
    ["structure, stopped here", "step"],
    ["industry, not reached", null],
  ]);
  expect(steps).toHaveLength(9);
  await assessRole();
  expect([await violations(frame), await fits(frame)]).toEqual([[], true]);
  // The pane scrolls within itself, not the page around it.
  expect(await frame.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
});
