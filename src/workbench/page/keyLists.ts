// The keys of the page, of the sheet and of the add-in, to be read.
import { KEY_NAMES, KEYS } from "../../words/workbench";
import type { Desk } from "./desk";

export interface KeyList {
  readonly title: string;
  /** The keys, and what they do. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** All lists. The add-in's keys are those of this moment: it may change them. */
export function keyLists({ modifier, addIn, opened }: Desk): KeyList[] {
  const present = opened?.addIn.shortcuts;
  const ofAddIn = addIn.shortcuts.map(({ action, name, keys }) => {
    const now = present === undefined ? keys : present[action];
    return [now ?? KEYS.none, name] as const;
  });
  return [
    {
      title: KEYS.page,
      keys: [
        [KEY_NAMES.nextPart, KEYS.nextPart],
        [KEY_NAMES.previousPart, KEYS.previousPart],
        [`${modifier}+O`, KEYS.open],
        [`${modifier}+S`, KEYS.save],
        [`${modifier}+Z`, KEYS.undo],
        [`${modifier}+Y`, KEYS.redo],
        [KEY_NAMES.arrows, KEYS.alongCommands],
        [KEY_NAMES.arrows, KEYS.paneWidth],
      ],
    },
    {
      title: KEYS.cells,
      keys: [
        [KEY_NAMES.arrows, KEYS.move],
        [KEY_NAMES.edit, KEYS.edit],
        [KEY_NAMES.endEdit, KEYS.endEdit],
        [KEY_NAMES.leaveEdit, KEYS.leaveEdit],
        [KEY_NAMES.erase, KEYS.erase],
      ],
    },
    { title: addIn.manifest.name, keys: ofAddIn },
  ];
}
