// Keys that hold on the whole page: going round its parts, files, undo, and the add-in's shortcuts.
import type { Desk } from "./desk";
import { isPressed } from "./shortcuts";

/** The parts in the order in which F6 goes round them. */
const PARTS = ["header", "grid", "pane", "status"] as const;
type PartName = (typeof PARTS)[number];

const partElement = (name: PartName): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-part="${name}"]`);

/** Can the keyboard go there? */
function isOpen(name: PartName, desk: Desk): boolean {
  if (name === "pane") return desk.opened !== null && desk.getState().isPaneShown;
  if (name === "grid") return desk.opened !== null && partElement("grid")?.inert === false;
  return true;
}

function enter(name: PartName, desk: Desk): void {
  if (name === "grid") desk.opened?.focusGrid();
  else if (name === "pane") desk.opened?.focusPane();
  else if (name === "status") partElement("status")?.focus();
  else partElement("header")?.querySelector<HTMLElement>("[data-command]")?.focus();
}

/** Goes to the next part, or to the one before, from where the keyboard is. */
export function goRound(desk: Desk, step: 1 | -1): void {
  const open = PARTS.filter((name) => isOpen(name, desk));
  // The grid has editors that stand elsewhere on the page.
  const inGrid = desk.opened?.isGridFocused === true;
  const here = open.findIndex((name) =>
    inGrid ? name === "grid" : partElement(name)?.contains(document.activeElement),
  );
  const from = here < 0 && step < 0 ? 0 : here;
  enter(open[(from + step + open.length) % open.length]!, desk);
}

/** Is something typed there, where undo is the field's own? */
function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** What a key press asks for; undefined where it is none of the page's. */
function taskOf(event: KeyboardEvent, desk: Desk, isInPane: boolean): (() => void) | undefined {
  const pressed = (keys: string): boolean => isPressed(`${desk.modifier}+${keys}`, event);
  if (isPressed("F6", event)) return () => goRound(desk, 1);
  if (isPressed("Shift+F6", event)) return () => goRound(desk, -1);
  if (pressed("S")) return () => void desk.save();
  if (pressed("O")) return () => void desk.pick();
  const action = Object.entries(desk.opened?.addIn.shortcuts ?? {}).find(
    ([, keys]) => keys !== null && isPressed(keys, event),
  )?.[0];
  if (action !== undefined) return () => void desk.pressShortcut(action);
  const isElsewhere =
    isInPane || isTextField(event.target) || partElement("grid")?.contains(document.activeElement);
  if (isElsewhere === true) return undefined;
  if (pressed("Z")) return () => void desk.undo();
  if (pressed("Y") || pressed("Shift+Z")) return () => void desk.redo();
  return undefined;
}

/** Follows the keys of page and pane; call what is returned to stop. */
export function followKeys(desk: Desk): () => void {
  const press = (event: KeyboardEvent, isInPane: boolean): void => {
    // A dialogue is answered first.
    if (desk.getState().question !== null) return;
    const task = taskOf(event, desk, isInPane);
    if (task === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    task();
  };
  const onPage = (event: KeyboardEvent): void => {
    press(event, false);
  };
  desk.inPane.pressedInPane = (event) => {
    press(event, true);
  };
  // Before the grid, which has meanings of its own for many keys.
  window.addEventListener("keydown", onPage, { capture: true });
  return () => {
    window.removeEventListener("keydown", onPage, { capture: true });
  };
}
