// The built commands: small, each action associated once, and nothing of the evaluation loaded before it is needed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { ACTION_IDS } from "../../src/commands/actionIds";
import { CHECK_ROW } from "../../src/words/verdicts";

const dist = (name: string): string => readFileSync(join(__dirname, "../../dist", name), "utf8");

/** Runs the script as a page does, with these globals. */
function load(globals: Record<string, unknown>): void {
  const document = { currentScript: { tagName: "SCRIPT", src: "https://localhost:3000/commands.js" } };
  const page: Record<string, unknown> = { document, ...globals };
  page["self"] = page;
  runInNewContext(dist("commands.js"), page);
}

test("the ids associated when the add-in starts are those of the manifest, each once", () => {
  const associated: string[] = [];
  load({ Office: { actions: { associate: (id: string) => associated.push(id) } } });
  expect(associated).toEqual([...ACTION_IDS]);
});

test("without Office.js the script does nothing", () => {
  expect(() => {
    load({});
  }).not.toThrow();
});

const size = (name: string): number => gzipSync(dist(name), { level: 9 }).length;

test("at most 5 kB are loaded for commands, compressed; what judges is a file of its own", () => {
  expect(size("commands.js")).toBeLessThanOrEqual(5000);
  expect([dist("commands.js").includes(CHECK_ROW), dist("rosters.js").includes(CHECK_ROW)]).toEqual([
    false,
    true,
  ]);
});

test("the pane and its libraries are loaded only when it is opened", () => {
  const ofReact = "react.element";
  expect(
    ["functions.js", "commands.js", "taskpane.js"].filter((name) => dist(name).includes(ofReact)),
  ).toEqual([]);
  expect(dist("toolkit.js")).toContain("createRoot");
  expect(size("taskpane.js")).toBeLessThanOrEqual(1500);
  expect(
    ["toolkit.js", "pane.js", "rosters.js"].reduce((sum, name) => sum + size(name), 0),
  ).toBeLessThanOrEqual(330_000);
});

test("no script needs what the page's security policy forbids", () => {
  const scripts = ["commands.js", "taskpane.js", "evaluation.js", "rosters.js", "pane.js", "toolkit.js"];
  for (const name of scripts) expect(dist(name)).not.toMatch(/\beval\(|new Function\(|Function\("return/);
});
