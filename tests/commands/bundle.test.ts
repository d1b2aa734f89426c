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

test("at most 5 kB are loaded for commands, compressed; what judges is a file of its own", () => {
  expect(gzipSync(dist("commands.js"), { level: 9 }).length).toBeLessThanOrEqual(5000);
  expect([dist("commands.js").includes(CHECK_ROW), dist("evaluation.js").includes(CHECK_ROW)]).toEqual([
    false,
    true,
  ]);
});

test("no script needs what the page's security policy forbids", () => {
  for (const name of ["commands.js", "taskpane.js", "evaluation.js"])
    expect(dist(name)).not.toMatch(/\beval\(|new Function\(|Function\("return/);
});
