// The add-in's shortcuts file, and which presses are its keys.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMac, isPressed, readShortcuts } from "../../../src/workbench/page/shortcuts";
import { SHORTCUT_FAULTS } from "../../../src/words/workbench";

const file: unknown = JSON.parse(
  readFileSync(join(__dirname, "../../../src/commands/shortcuts.json"), "utf8"),
);

test.each([
  [false, "Ctrl+Alt+Shift+R"],
  [true, "Command+Alt+Shift+R"],
])("the shortcuts of CertVerdict; on a Mac: %s", (onMac, keys) => {
  const shortcuts = readShortcuts(file, onMac);
  expect(shortcuts.map(({ action }) => action)).toEqual([
    "ShowTaskpane",
    "EvaluateRoster",
    "EvaluateSelectedRows",
    "CreateRoster",
  ]);
  expect(shortcuts[1]).toEqual({ action: "EvaluateRoster", name: "Evaluate the whole roster", keys });
});

const actions = [{ id: "Run", name: "Run it" }];
test.each<[string, unknown, string]>([
  ["no object", [], SHORTCUT_FAULTS.list("actions")],
  ["no list of shortcuts", { actions }, SHORTCUT_FAULTS.list("shortcuts")],
  ["a text for an action", { actions: ["Run"], shortcuts: [] }, SHORTCUT_FAULTS.list("actions")],
  ["an action without a name", { actions: [{ id: "Run" }] }, SHORTCUT_FAULTS.text("actions[0].name")],
  [
    "a shortcut of no action",
    { actions, shortcuts: [{ action: "Walk", key: { default: "Ctrl+W" } }] },
    SHORTCUT_FAULTS.action("shortcuts[0]", "Walk"),
  ],
  [
    "a shortcut without keys",
    { actions, shortcuts: [{ action: "Run", key: {} }] },
    SHORTCUT_FAULTS.text("shortcuts[0].key.default"),
  ],
])("a file with %s says so", (_, content, message) => {
  expect(() => readShortcuts(content, false)).toThrow(new Error(message));
});

const NO_KEYS = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const CTRL_ALT_SHIFT = { ...NO_KEYS, ctrlKey: true, altKey: true, shiftKey: true };
test.each([
  ["Ctrl+Alt+Shift+R", { ...CTRL_ALT_SHIFT, key: "R", code: "KeyR" }, true],
  ["Ctrl+Alt+Shift+R", { ...CTRL_ALT_SHIFT, key: "‰", code: "KeyR" }, true],
  ["Ctrl+Alt+Shift+R", { ...CTRL_ALT_SHIFT, altKey: false, key: "R", code: "KeyR" }, false],
  ["Ctrl+S", { ...NO_KEYS, ctrlKey: true, key: "s", code: "KeyS" }, true],
  ["Ctrl+S", { ...CTRL_ALT_SHIFT, key: "s", code: "KeyS" }, false],
  ["Ctrl+S", { ...NO_KEYS, metaKey: true, key: "s", code: "KeyS" }, false],
  ["Command+S", { ...NO_KEYS, metaKey: true, key: "s", code: "KeyS" }, true],
  ["F6", { ...NO_KEYS, key: "F6", code: "F6" }, true],
  ["F6", { ...NO_KEYS, shiftKey: true, key: "F6", code: "F6" }, false],
  ["Shift+F6", { ...NO_KEYS, shiftKey: true, key: "F6", code: "F6" }, true],
])("%s and a press of %j: %s", (keys, press, expected) => {
  expect(isPressed(keys, press)).toBe(expected);
});

test.each([
  ["MacIntel", true],
  ["Win32", false],
  ["Linux x86_64", false],
])("%s is a Mac: %s", (platform, expected) => {
  expect(isMac(platform)).toBe(expected);
});
