// From a bare roster to a further verdict: an assessment is filled in once for a role, in the pane or on the Assessments sheet,
// and every row of the role follows.
import type { WorkbenchInBrowser } from "./workbenchInBrowser";
import { openWorkbench, startServing, stopServing } from "./workbenchInBrowser";

let workbench: WorkbenchInBrowser;

beforeAll(startServing, 300_000);
afterAll(stopServing);

const BARE = "ID,Name,Role,Main reason\n1,Ana,Analyst,\n2,Ben,Clerk,\n3,Cy,Analyst,\n";

/** The verdicts of the three people. */
async function verdicts(): Promise<unknown[]> {
  const [headings] = await workbench.values("team!A1:Z1");
  const column = String.fromCharCode(65 + headings!.indexOf("Verdict"));
  return (await workbench.values(`team!${column}2:${column}4`)).flat();
}

/** Drops the bare roster onto a fresh page and evaluates it: nothing is known of anybody's exposure. */
async function openBare(): Promise<void> {
  workbench = await openWorkbench();
  const files = await workbench.page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "team.csv"));
    return transfer;
  }, BARE);
  for (const type of ["dragenter", "dragover", "drop"])
    await workbench.page.dispatchEvent("#workbench", type, { dataTransfer: files });
  await workbench.page.waitForFunction(() => document.title.startsWith("team.csv"));
  await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
  await workbench.shows("team!E1", "Verdict");
  expect(await verdicts()).toEqual(Array(3).fill("Assess exposure first"));
}

it("in the pane: from the verdict's next step to the answers of a role, and on to every row of it", async () => {
  await openBare();
  const pane = await workbench.pane();
  await pane.click("#tab-person");
  await workbench.select("team!A2");
  await pane.waitForSelector('#person-title:has-text("Ana")');
  await pane.click("#help-next-step");
  const choose = (input: string, answer: string): Promise<void> =>
    pane.locator(`[data-input="${input}"] input[value="${answer}"]`).check();
  await pane.locator('[data-input="repeatable"] input').fill("40 %");
  await choose("benchmarked", "no");
  await choose("distance", "near");
  await choose("decides", "decides");
  await pane.waitForSelector('[data-assessed="cause"][data-answer="skills"]');
  await pane.click("#use-answers");
  await pane.waitForSelector('[data-used="exposure"]:has-text("It reaches 2 rows of the roster.")');
  await workbench.shows("Roles!A2", "Analyst");
  const [headings, analyst] = await workbench.values("Roles!A1:Z2");
  expect(Object.fromEntries(headings!.map((heading, index) => [heading, analyst![index]]))).toMatchObject({
    "AI exposure": "moderate",
    "Exposure cause": "skills",
  });
  await workbench.select("team!A2");
  await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
  await workbench.shows("team!E4", "Answer needed");
  expect(await verdicts()).toEqual(["Answer needed", "Assess exposure first", "Answer needed"]);
  expect(workbench.faults).toEqual([]);
  await workbench.close();
});

describe("on the Assessments sheet", () => {
  beforeAll(openBare);

  it("adds the Assessments sheet with a line for each role, whose answers Roles takes over", async () => {
    const pane = await workbench.pane();
    await pane.click("#tab-team");
    await pane.locator('button[data-task="AddAssessments"]').click();
    await pane.waitForSelector('#status:has-text("Sheet added: “Assessments”")', { state: "attached" });
    await workbench.shows("Assessments!A3", "Clerk");
    await workbench.shows("Roles!A2", "Analyst");
    await workbench.shows("Assessments!M2", "");
    const [formulas] = await workbench.inWorkbench((desk) => desk.opened!.session.formulas("Roles!B2"));
    expect(formulas).toEqual([expect.stringMatching(/^=IFERROR\(INDEX\('Assessments'!/)]);
    expect((await workbench.values("Roles!B2:C3")).flat()).toEqual(["", "", "", ""]);
  });

  it("has nothing to take over from blank inputs", async () => {
    const pane = await workbench.pane();
    await workbench.select("team!A2");
    await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
    const nothing = '#status:has-text("Every result stood there already")';
    await pane.waitForSelector(nothing, { state: "attached" });
    expect(await verdicts()).toEqual(Array(3).fill("Assess exposure first"));
  });

  it("gives every row of a role a further verdict once the assessment is filled in, and no other row", async () => {
    for (const [cell, input] of [
      ["B2", "40%"],
      ["C2", "no"],
      ["D2", "near"],
      ["E2", "decides"],
      ["F2", "yes"],
      ["G2", "no"],
      ["H2", "no"],
      ["I2", "no"],
    ] as const) {
      await workbench.select(`Assessments!${cell}`);
      await workbench.type(input);
    }
    await workbench.shows("Assessments!J2", "moderate");
    await workbench.shows("Assessments!K2", "skills");
    await workbench.shows("Assessments!L2", "expands");
    await workbench.shows("Assessments!M2", "enhanced");
    await workbench.shows("Roles!B2", "moderate");
    expect((await workbench.values("Roles!B3")).flat()).toEqual([""]);
    await workbench.select("team!A2");
    await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
    await workbench.shows("team!E4", "Answer needed");
    expect(await verdicts()).toEqual(["Answer needed", "Assess exposure first", "Answer needed"]);
  });

  it("went without a fault", () => {
    expect(workbench.faults).toEqual([]);
  });
});
