// What a newcomer does in the workbench, on the page that npm start serves, one thing after the other.
import { readFileSync } from "node:fs";
import { readXlsx } from "hucre/xlsx";
import type { WorkbenchInBrowser } from "./workbenchInBrowser";
import { openWorkbench, startServing, stopServing } from "./workbenchInBrowser";

let workbench: WorkbenchInBrowser;

beforeAll(async () => {
  await startServing();
  workbench = await openWorkbench();
}, 300_000);
afterAll(stopServing);

const RULES = "Roster!V1";

it("reads the verdict of the first person beside the roster", async () => {
  const pane = await workbench.pane();
  await pane.waitForSelector("text=Row 2 · W-1001 · Amara Okafor");
  expect(await workbench.inWorkbench((desk) => desk.opened!.session.activeSheet.name)).toBe("Roster");
  expect(await pane.textContent("body")).toContain("Certify now");
});

it("types a formula, which spills, and changes an answer, which it follows", async () => {
  await workbench.select(RULES);
  await workbench.type("=CERTVERDICT(Roster[#All],,OrganisationTable[#All],RolesTable[#All])");
  const verdicts = await workbench.values("Roster!V1:V46");
  expect(verdicts.slice(0, 3).flat()).toEqual(["Verdict", "Certify now", expect.any(String)]);
  expect(verdicts.slice(1).flat()).toContain("Check row");
  const [headings] = await workbench.values("Roster!A1:R1");
  const column = String.fromCharCode(65 + headings!.indexOf("AI tools at work?"));
  await workbench.select(`Roster!${column}2`);
  await workbench.type("not yet");
  await workbench.page.waitForTimeout(100);
  const [[changed]] = (await workbench.values("Roster!V2")) as [[string]];
  expect(changed).toBe("Try AI at work first");
});

it("uses the spreadsheet's own functions over the results", async () => {
  await workbench.select("Roster!X1");
  await workbench.type('=COUNTIF(V1#,"Check row")');
  await workbench.select("Roster!X2");
  await workbench.type('=LET(v,V2:V46,ROWS(FILTER(v,v="Check row")))');
  await workbench.select("Roster!X3");
  await workbench.type('=XLOOKUP("W-1001",Roster[ID],V2:V46)');
  const [[counted], [filtered], [found]] = (await workbench.values("Roster!X1:X3")) as [
    [number],
    [number],
    [string],
  ];
  expect(counted).toBeGreaterThan(0);
  expect(filtered).toBe(counted);
  expect(found).toBe("Try AI at work first");
});

it("takes all of it back with Undo", async () => {
  const undo = workbench.page.getByRole("button", { name: /^Undo/ });
  while (await undo.isEnabled()) await undo.click();
  expect((await workbench.values("Roster!V1:X3")).flat().every((value) => value === "")).toBe(true);
  expect((await workbench.values("Roster!A2")).flat()).toEqual(["W-1001"]);
});

it("fills the form for a row and saves it into the sheet", async () => {
  await workbench.select("Roster!A3");
  const pane = await workbench.pane();
  await pane.waitForSelector("text=W-1002");
  await pane.getByLabel("Name", { exact: true }).fill("Tomasz W.");
  await pane.getByRole("button", { name: "Save", exact: true }).click();
  await workbench.page.waitForFunction(
    () =>
      (
        window as never as { workbench: { opened: { session: { values(cells: string): unknown[][] } } } }
      ).workbench.opened.session.values("Roster!B3")[0]![0] === "Tomasz W.",
  );
  expect(await workbench.values("Roster!B3")).toEqual([["Tomasz W."]]);
});

it("judges the team with the header's button", async () => {
  await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
  await workbench.page.waitForFunction(
    () =>
      (
        window as never as { workbench: { opened: { session: { values(cells: string): unknown[][] } } } }
      ).workbench.opened.session.values("Roster!S2")[0]![0] !== "",
  );
  const [headings] = await workbench.values("Roster!S1:AI1");
  expect(headings).toEqual(expect.arrayContaining(["Verdict", "Why", "Next step", "Decision"]));
  expect((await workbench.values("Roster!S2")).flat()).toEqual(["Certify now"]);
});

it("saves, and another program reads what was saved", async () => {
  const { name, path } = await workbench.save();
  expect(name).toBe("roster.xlsx");
  const { sheets } = await readXlsx(readFileSync(path));
  const roster = sheets.find((sheet) => sheet.name === "Roster")!;
  const headings = roster.rows[0]!.map(String);
  expect(headings).toEqual(expect.arrayContaining(["ID", "Name", "Verdict", "Why"]));
  expect(roster.rows[1]![headings.indexOf("Verdict")]).toBe("Certify now");
  expect(roster.rows[2]![headings.indexOf("Name")]).toBe("Tomasz W.");
  expect(await workbench.page.title()).not.toContain("•");
});

it("asked nothing of any other machine, and nothing went wrong", () => {
  expect(
    workbench.asked.filter((url) => !url.startsWith(workbench.origin) && !/^(data|blob):/.test(url)),
  ).toEqual([]);
  expect(workbench.faults).toEqual([]);
});
