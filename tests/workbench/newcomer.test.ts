// What a newcomer does in the workbench, on the page that npm start serves, one thing after the other.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import type { WorkbenchInBrowser } from "./workbenchInBrowser";
import { openWorkbench, startServing, stopServing } from "./workbenchInBrowser";

let workbench: WorkbenchInBrowser;

beforeAll(async () => {
  await startServing();
  workbench = await openWorkbench();
}, 300_000);
afterAll(stopServing);

/** The letter of the roster's column with this heading. */
async function columnOf(heading: string): Promise<string> {
  const [headings] = await workbench.values("Roster!A1:R1");
  return String.fromCharCode(65 + headings!.indexOf(heading));
}

it("reads the verdict of the first person beside the roster", async () => {
  const pane = await workbench.pane();
  await pane.waitForSelector("text=Row 2 · W-1001 · Amara Okafor");
  expect(await workbench.inWorkbench((desk) => desk.opened!.session.activeSheet.name)).toBe("Roster");
  expect(await pane.textContent("body")).toContain("Certify now");
});

it("types a formula, which spills, and changes an answer, which it follows", async () => {
  await workbench.select("Roster!V1");
  await workbench.type("=CERTVERDICT(Roster[#All],,OrganisationTable[#All],RolesTable[#All])");
  const verdicts = await workbench.values("Roster!V1:V46");
  expect(verdicts.slice(0, 3).flat()).toEqual(["Verdict", "Certify now", expect.any(String)]);
  expect(verdicts.slice(1).flat()).toContain("Check row");
  await workbench.select(`Roster!${await columnOf("AI tools at work?")}2`);
  await workbench.type("never");
  await workbench.shows("Roster!V2", "Try AI at work first");
  expect((await workbench.values("Roster!V3")).flat()).toEqual(verdicts[2]);
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

it("inserts a row and sorts with the keyboard alone, from the header's menu of cells", async () => {
  const { page } = workbench;
  await workbench.select("Roster!B4");
  const [before] = await workbench.values("Roster!A4:R4");
  const press = async (label: string): Promise<void> => {
    await page.getByRole("button", { name: "Selected cells" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: label }).focus();
    await page.keyboard.press("Enter");
  };
  await press("Insert rows above");
  await workbench.shows("Roster!A5", before![0]);
  expect((await workbench.values("Roster!A4")).flat()).toEqual([""]);
  await workbench.select("Roster!B4");
  await press("Delete rows");
  await workbench.shows("Roster!A4", before![0]);
  await workbench.select("Roster!B2");
  await press("Sort Z to A");
  await workbench.shows("Roster!B2", "Zanele Dlamini");
  expect((await workbench.values("Roster!B1")).flat()).toEqual(["Name"]);
  for (let step = 0; step < 3; step++) await page.getByRole("button", { name: /^Undo/ }).click();
  await workbench.shows("Roster!A2", "W-1001");
});

it("fills the form for a row and saves it into the sheet", async () => {
  await workbench.select("Roster!A3");
  const pane = await workbench.pane();
  await pane.waitForSelector("text=W-1002");
  await pane.locator("#question-gap").getByLabel("Yes", { exact: true }).check();
  await pane.locator("#save-person").click();
  await workbench.shows(`Roster!${await columnOf("Capability gap named")}3`, "yes");
  expect((await workbench.values("Roster!A3")).flat()).toEqual(["W-1002"]);
});

it("finds what was typed when the form is saved while a cell is being edited", async () => {
  await workbench.select("Roster!B4");
  await workbench.page.keyboard.type("Lucia");
  await workbench.page.getByRole("button", { name: /^Undo/ }).click();
  // The typing was taken first, and then undone.
  expect((await workbench.values("Roster!B4")).flat()).toEqual(["Lucía Fernández Ortega"]);
});

it("judges the team with the header's button", async () => {
  await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
  await workbench.shows("Roster!S2", "Certify now");
  const [headings] = await workbench.values("Roster!S1:AI1");
  expect(headings).toEqual(expect.arrayContaining(["Verdict", "Why", "Next step", "Decision"]));
  expect((await workbench.values("Roster!S8")).flat()).toEqual(["Check row"]);
});

it("saves, and another program reads what was saved", async () => {
  const { name, path } = await workbench.save();
  expect(name).toBe("roster.xlsx");
  const { sheets } = await readXlsx(readFileSync(path));
  const roster = sheets.find((sheet) => sheet.name === "Roster")!;
  const headings = roster.rows[0]!.map(String);
  expect(headings).toEqual(expect.arrayContaining(["ID", "Name", "Verdict", "Why"]));
  expect(roster.rows[1]![headings.indexOf("Verdict")]).toBe("Certify now");
  expect(roster.rows[2]![headings.indexOf("Capability gap named")]).toBe("yes");
  expect(await workbench.page.title()).not.toContain("•");
});

it("cancels a run in its middle", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `${String(row)},Ana,low,automation,gap`);
  const text = ["ID,Name,AI exposure,Cause,Main reason", ...rows].join("\n");
  await drop("large.csv", Buffer.from(text));
  await workbench.page.waitForFunction(() => document.title.startsWith("large.csv"));
  const pane = await workbench.pane();
  await workbench.page.getByRole("button", { name: "Evaluate roster" }).click();
  // At once: a run may end while the button is still moving into place.
  await pane.locator("#cancel").evaluate((button: HTMLElement) => {
    button.click();
  });
  await pane.waitForSelector('body:not([data-run="running"])');
  expect(await pane.textContent("#status")).toContain("Stopped: Evaluate roster");
  expect((await workbench.values("large!F60001")).flat()).toEqual([""]);
});

it("drops a workbook made elsewhere, changes a cell, and gets the rest back whole, charts and all", async () => {
  await workbench.select("large!A2");
  await workbench.type("not saved");
  const original = readFileSync(join(__dirname, "../files/xlsx/fixtures/libreoffice.xlsx"));
  await drop("libreoffice.xlsx", original);
  await workbench.page.getByRole("button", { name: "Discard changes" }).click();
  await workbench.page.waitForFunction(() => document.title.startsWith("libreoffice.xlsx"));
  await workbench.page.getByText("Kept in the file, not shown").click();
  await workbench.page
    .getByRole("listitem")
    .getByText(/1 chart on .+ is kept in the file/)
    .waitFor();
  await workbench.page.keyboard.press("Escape");
  const { sheet } = await workbench.inWorkbench((desk) => ({
    sheet: desk.opened!.session.workbook.state.sheets[0]!.name,
  }));
  await workbench.select(`'${sheet}'!AZ5`);
  await workbench.type("changed here");
  const { path } = await workbench.save();
  const [before, after] = [unzipSync(original), unzipSync(readFileSync(path))];
  const changed = Object.keys(before).filter(
    (name) => !Buffer.from(before[name]!).equals(Buffer.from(after[name] ?? [])),
  );
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
  expect(Object.keys(before).some((name) => name.startsWith("xl/charts/"))).toBe(true);
});

/** Drops a file on the page, as from a folder of the machine. */
async function drop(name: string, content: Buffer): Promise<void> {
  const files = await workbench.page.evaluateHandle(
    ([fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName!));
      return transfer;
    },
    [name, content.toString("base64")],
  );
  for (const type of ["dragenter", "dragover", "drop"])
    await workbench.page.dispatchEvent("#workbench", type, { dataTransfer: files });
}

it("asked nothing of any other machine, and nothing went wrong", () => {
  expect(
    workbench.asked.filter((url) => !url.startsWith(workbench.origin) && !/^(data|blob):/.test(url)),
  ).toEqual([]);
  expect(workbench.faults).toEqual([]);
});
