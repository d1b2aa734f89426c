// Keys: what the add-in's shortcuts file says, and whether somebody has pressed them.
import { SHORTCUT_FAULTS } from "../../words/workbench";

/** The keys of one action of the add-in. */
export interface Shortcut {
  readonly action: string;
  /** What the action does. */
  readonly name: string;
  /** Such as "Ctrl+Alt+Shift+R"; on a Mac with "Command" or "Control". */
  readonly keys: string;
}

/** What a key press tells; a KeyboardEvent does. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey">;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function list(file: unknown, name: string): readonly Record<string, unknown>[] {
  const value = isRecord(file) ? file[name] : undefined;
  if (Array.isArray(value) && value.every(isRecord)) return value;
  throw new Error(SHORTCUT_FAULTS.list(name));
}

function text(entry: Record<string, unknown>, name: string, place: string): string {
  const value = entry[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(SHORTCUT_FAULTS.text(`${place}.${name}`));
}

/**
 * Reads a shortcuts file.
 *
 * @throws Error which names the place in the file
 */
export function readShortcuts(file: unknown, onMac: boolean): Shortcut[] {
  const names = new Map(
    list(file, "actions").map((entry, index) => {
      const place = `actions[${String(index)}]`;
      return [text(entry, "id", place), text(entry, "name", place)];
    }),
  );
  return list(file, "shortcuts").map((entry, index) => {
    const place = `shortcuts[${String(index)}]`;
    const action = text(entry, "action", place);
    const name = names.get(action);
    if (name === undefined) throw new Error(SHORTCUT_FAULTS.action(place, action));
    const { key } = entry;
    if (!isRecord(key)) throw new Error(SHORTCUT_FAULTS.text(`${place}.key`));
    const keys = onMac && key["mac"] !== undefined ? "mac" : "default";
    return { action, name, keys: text(key, keys, `${place}.key`) };
  });
}

/** Were exactly these keys pressed? Letters count by what is written on the key, also where Alt makes another sign of them. */
export function isPressed(keys: string, press: Press): boolean {
  const parts = keys.toLowerCase().split("+");
  const wanted = parts.pop() ?? "";
  const held = (...names: readonly string[]): boolean => names.some((name) => parts.includes(name));
  if (press.ctrlKey !== held("ctrl", "control")) return false;
  if (press.altKey !== held("alt", "option")) return false;
  if (press.shiftKey !== held("shift")) return false;
  if (press.metaKey !== held("command", "cmd")) return false;
  return press.key.toLowerCase() === wanted || press.code.toLowerCase() === `key${wanted}`;
}

/** Is this a Mac, where Command does what Ctrl does elsewhere? */
export function isMac(platform: string): boolean {
  return /^(mac|iphone|ipad)/i.test(platform);
}
