// The commands as people give them, by button and by key, in the built pane with the real Office.js.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ACTION_IDS } from "../../src/commands/actionIds";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import type { OpenPane } from "../support/pane";
import { openPane } from "../support/pane";
import { until } from "../support/excel";

const manifest = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");
const rows = [[...SOUND_HEADINGS], soundCells("Ann"), soundCells("Bob")];

let pane: OpenPane;
beforeEach(async () => {
  pane = await openPane();
  pane.session.type("A1", rows as string[][]);
  pane.addIn.pane = "Hidden";
});
afterEach(() => {
  expect(pane.page.errors).toEqual([]);
  expect(pane.addIn.unknown).toEqual([]);
  pane.close();
});

const verdicts = (): unknown[] => pane.session.values("S1:S3").flat();

/** What each action does, and what the pane says in the end. */
const DOES: Readonly<Record<string, [says: string, check: () => void]>> = {
  EvaluateRoster: [
    "Done: Evaluate roster",
    () => {
      expect(verdicts()).toEqual(["Verdict", "Certify now", "Certify now"]);
    },
  ],
  EvaluateSelectedRows: [
    "Done: Evaluate selected rows",
    () => {
      expect(verdicts()).toEqual(["Verdict", "", "Certify now"]);
    },
  ],
  CreateRoster: [
    "Done: Create roster",
    () => {
      expect(pane.workbook.state.sheets.map(({ name }) => name)).toContain("Roster");
    },
  ],
};

test("every action of the ribbon and the context menu is among the ids", () => {
  const named = [...manifest.matchAll(/<FunctionName>([^<]+)</g)].map(([, name]) => name!);
  expect([...new Set(named)].filter((name) => !(ACTION_IDS as readonly string[]).includes(name))).toEqual([]);
  expect(Object.keys(DOES).sort()).toEqual([...new Set(named)].sort());
});

describe.each(Object.entries(DOES))("%s", (action, [says, check]) => {
  beforeEach(() => {
    pane.session.select("B3");
  });

  test("by its button: the pane opens, the work is done, the event is completed", async () => {
    let completed: unknown;
    const lines = await pane.ended(async () => (completed = await pane.addIn.runCommand(action)));
    expect(lines[0]).toBe(says);
    check();
    expect(completed).toMatchObject({ status: 0 });
    expect(pane.addIn.pane).toBe("Visible");
  });

  test("by its keys: the same, without an event", async () => {
    const lines = await pane.ended(() => pane.addIn.pressShortcut(action));
    expect(lines[0]).toBe(says);
    check();
    await until(() => pane.addIn.pane === "Visible");
    expect(pane.addIn.pane).toBe("Visible");
  });

  test("by its button in the pane", async () => {
    const lines = await pane.ended(() => {
      pane.button(action).click();
    });
    expect(lines[0]).toBe(says);
    check();
  });
});

test.each([
  ["button", () => pane.addIn.runCommand("ShowTaskpane")],
  ["keys", () => pane.addIn.pressShortcut("ShowTaskpane")],
])("ShowTaskpane by its %s opens the pane and starts nothing", async (_, press) => {
  await press();
  await until(() => pane.addIn.pane === "Visible");
  expect(pane.status()).toEqual([]);
  expect(pane.page.requests.filter((address) => address.endsWith("evaluation.js"))).toEqual([]);
});

test("what cannot be done is said, and the event is completed all the same", async () => {
  pane.session.erase("A1:R3");
  let completed: unknown;
  const lines = await pane.ended(async () => (completed = await pane.addIn.runCommand("EvaluateRoster")));
  expect(lines).toEqual(["Not done: Evaluate roster", expect.stringMatching(/^No roster was found/)]);
  expect(completed).toMatchObject({ status: 0 });
});

test("a second press while one is under way says so, and only one is carried out", async () => {
  let go: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => (go = resolve));
  pane.addIn.faults.beforeBatch = () => wait;
  const ended = pane.ended(() => pane.addIn.runCommand("EvaluateRoster"));
  await until(() => pane.status().length > 0);
  expect(await pane.addIn.runCommand("CreateRoster")).toMatchObject({ status: 0 });
  expect(pane.status()).toEqual([
    "Evaluate roster: Looking for the roster …",
    "“Create roster” was asked for as well, but one thing is done at a time. Ask again when this is finished.",
  ]);
  go();
  expect((await ended)[0]).toBe("Done: Evaluate roster");
  expect(pane.workbook.state.sheets).toHaveLength(1);
});

test("a second run on the same answers writes nothing", async () => {
  await pane.ended(() => pane.addIn.runCommand("EvaluateRoster"));
  const before = pane.session.values("A1:AJ4");
  const lines = await pane.ended(() => pane.addIn.runCommand("EvaluateRoster"));
  expect(lines).toContain("Every result stood there already, so nothing was written.");
  expect(pane.session.values("A1:AJ4")).toEqual(before);
});
