// The pane: what it shows and says while a run goes on, and where it is no pane.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { ACTION_IDS } from "../../src/commands/actionIds";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { TAB_WORDS } from "../../src/words/taskpane";
import type { OpenPane } from "../support/pane";
import { openPane } from "../support/pane";
import { until } from "../support/excel";

/** What browsers want to see for a style element without text. */
const EMPTY = `sha256-${createHash("sha256").update("").digest("base64")}`;
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

  test("it has its tabs, and nothing is going on", () => {
    const tabs = [...pane.window.document.querySelectorAll('[role="tab"]')];
    expect(tabs.map(({ id }) => id)).toEqual(Object.keys(TAB_WORDS).map((name) => `tab-${name}`));
    expect([pane.element("bar"), pane.status()]).toEqual([null, []]);
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
    fill(rosterOf(12_000));
    const seen: string[] = [];
    const observer = new pane.window.MutationObserver(() => {
      const [bar, count] = [pane.element("bar"), pane.element("count")];
      if (bar === null || seen.at(-1)?.startsWith(`${count.textContent} [`) === true) return;
      const [now, most] = ["aria-valuenow", "aria-valuemax"].map((name) => bar.getAttribute(name));
      seen.push(`${count.textContent} [${String(now)} of ${String(most)}]`);
      if (/^Writing results: [1-9]/.test(seen.at(-1)!)) pane.element("cancel").click();
    });
    observer.observe(pane.window.document.body, { childList: true, characterData: true, subtree: true });
    const lines = await pane.ended(() => {
      pane.button("EvaluateRoster").click();
    });
    expect(seen[0]).toBe("Looking for the roster [null of null]");
    expect(seen.at(-1)).toMatch(/^Writing results: \d{1,2},\d{3} of 12,000 \[\d{4,5} of 12000\]$/);
    expect(lines).toEqual([
      "Stopped: Evaluate roster",
      expect.stringMatching(
        /^\d{1,2},\d{3} rows have new results, each of them whole; the other rows are as they were\.$/,
      ),
    ]);
    expect(pane.element("bar")).toBeNull();
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
    await until(() => pane.element("cancel") !== null);
    pane.element("cancel").focus();
    pane.element("cancel").click();
    await until(() => pane.status()[0] === "Evaluate selected rows: Stopping after the rows at hand …");
    go();
    expect((await ended)[0]).toBe("Stopped: Evaluate selected rows");
    expect(pane.window.document.activeElement).toBe(pane.element("status"));
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
      `default-src 'self'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self' '${EMPTY}'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'`,
    );
  });
});
