// The pane: what it shows and says while a run goes on, and where it is no pane.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { ACTION_IDS } from "../../src/commands/actionIds";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import type { OpenPane } from "../support/pane";
import { openPane } from "../support/pane";
import { until } from "../support/excel";

const page = readFileSync(join(__dirname, "../../dist/taskpane.html"), "utf8");
const rosterOf = (count: number): Cell[][] => [
  [...SOUND_HEADINGS],
  ...Array.from({ length: count }, (_, row) => soundCells(`Person ${String(row)}`)),
];

describe("in Excel", () => {
  let pane: OpenPane;
  beforeEach(async () => {
    pane = await openPane();
  });
  afterEach(() => {
    expect(pane.page.errors).toEqual([]);
    pane.close();
  });
  const fill = (rows: Cell[][]): void => {
    pane.session.type("A1", rows as (string | number | boolean | null)[][]);
  };

  test("it is ready, its buttons work, and nothing is going on", () => {
    expect(pane.element("place").textContent).toMatch(/^Ready\./);
    expect(ACTION_IDS.slice(1).map((task) => pane.button(task).disabled)).toEqual([false, false, false]);
    expect([pane.element("run").hidden, pane.status()]).toEqual([true, []]);
  });

  test("no element is named like an action: Excel would call it", () => {
    const names = ACTION_IDS.flatMap((id) => (id in pane.window ? [id] : []));
    expect(names).toEqual([]);
  });

  test("the result is said in the live region, line by line", async () => {
    fill([
      ...rosterOf(1),
      soundCells("Bob", { exposure: "hig" }),
      SOUND_HEADINGS.map(() => ""),
      soundCells("Cy"),
    ]);
    const lines = await pane.ended(() => {
      pane.button("EvaluateRoster").click();
    });
    expect(lines.slice(0, 6)).toEqual([
      "Done: Evaluate roster",
      expect.stringMatching(/^3 rows judged in sheet “Sheet1”, by policy p[0-9a-f]{8}\.$/),
      "Certify now: 2",
      "Check row: 1",
      "Empty rows: 1",
      expect.stringMatching(/^\d+ cells written\.$/),
    ]);
    expect(pane.element("status").getAttribute("role")).toBe("status");
    expect(lines.at(-1)).toBe("Columns not read: “Person” is not a question");
  });

  test("roles and headings that are not used are named", async () => {
    const rows = [
      ["Role", "Mian reason", ...SOUND_HEADINGS.slice(1)],
      ["Clerk", "x", ...soundCells("").slice(1)],
    ];
    pane.workbook.addSheet("Roles");
    pane.session.type("Roles!A1", [
      ["Role", "AI exposure"],
      ["Lead", "low"],
    ]);
    fill(rows);
    const lines = await pane.ended(() => {
      pane.button("EvaluateRoster").click();
    });
    expect(lines.slice(-2)).toEqual([
      "Columns not read: “Mian reason” is not a question; did you mean “Main reason”?",
      "Not on Roles, so their role questions stay blank: “Clerk”",
    ]);
  });

  test("while it goes on there is progress, and Cancel stops it between whole rows", async () => {
    fill(rosterOf(4500));
    const bar = pane.element<HTMLProgressElement>("bar");
    const seen: string[] = [];
    const observer = new pane.window.MutationObserver(() => {
      seen.push(`${pane.element("count").textContent} [${String(bar.value)} of ${String(bar.max)}]`);
      if (seen.at(-1)!.startsWith("Writing results: 1")) pane.element("cancel").click();
    });
    observer.observe(pane.element("count"), { childList: true, characterData: true, subtree: true });
    pane.element("cancel").focus();
    const lines = await pane.ended(() => {
      pane.button("EvaluateRoster").click();
    });
    expect(seen[0]).toBe("Looking for the roster [0 of 1]");
    expect(seen).toContain("Reading rows: 4,500 of 4,500 [4500 of 4500]");
    expect(seen).toContain("Judging rows: 0 of 4,500 [0 of 4500]");
    expect(lines).toEqual([
      "Stopped: Evaluate roster",
      expect.stringMatching(
        /^3,\d{3} rows have new results, each of them whole; the other rows are as they were\.$/,
      ),
    ]);
    expect(pane.element("run").hidden).toBe(true);
  });

  test("the keyboard's place is not lost when Cancel goes away", async () => {
    fill(rosterOf(3));
    let go: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => (go = resolve));
    pane.addIn.faults.beforeBatch = () => wait;
    pane.session.select("A2");
    const ended = pane.ended(() => {
      pane.button("EvaluateSelectedRows").click();
    });
    await until(() => !pane.element("run").hidden);
    pane.element("cancel").focus();
    pane.element("cancel").click();
    expect(pane.status()).toEqual(["Evaluate selected rows: Stopping after the rows at hand …"]);
    go();
    expect((await ended)[0]).toBe("Stopped: Evaluate selected rows");
    expect(pane.window.document.activeElement).toBe(pane.button("EvaluateSelectedRows"));
  });

  test("a run of a colleague is not shown here", async () => {
    fill(rosterOf(3));
    const other = await openPane(pane.workbook, "Ben");
    await other.ended(() => {
      other.button("EvaluateRoster").click();
    });
    expect([pane.status(), pane.session.values("S2")]).toEqual([[], [["Certify now"]]]);
    other.close();
  });
});

describe("where it is no pane", () => {
  test("every button is off and says what it is for, before anything is loaded", () => {
    const { document } = new JSDOM(page).window;
    const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[data-task]")];
    expect(buttons.map((button) => [button.disabled, button.dataset["task"]])).toEqual(
      ACTION_IDS.slice(1).map((id) => [true, id]),
    );
    for (const button of buttons)
      expect(document.getElementById(button.getAttribute("aria-describedby")!)?.textContent).toMatch(
        /\w\.\s*$/,
      );
  });

  test("the page loads its own files and Office.js only, and allows no others", () => {
    const { document } = new JSDOM(page).window;
    const addresses = [...document.querySelectorAll("[src], link[href]")].map(
      (element) => element.getAttribute("src") ?? element.getAttribute("href")!,
    );
    expect(addresses.filter((address) => /^\w+:/.test(address))).toEqual([
      "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    ]);
    const policy = document
      .querySelector("meta[http-equiv='Content-Security-Policy']")!
      .getAttribute("content");
    expect(policy).toBe(
      "default-src 'self'; script-src 'self' https://appsforoffice.microsoft.com; object-src 'none'; base-uri 'none'; form-action 'none'",
    );
  });
});
