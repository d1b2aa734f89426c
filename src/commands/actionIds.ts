// The names of the add-in's actions, as the manifest and the keyboard shortcuts call them.

/**
 * Every action that Excel may ask for by name. `manifest.xml` (ribbon buttons, context menu) and `shortcuts.json`
 * use these names, and each is associated with a function when the add-in starts. A name stays once it is published:
 * workbooks' users have chosen key combinations for it.
 */
export const ACTION_IDS = ["ShowTaskpane", "EvaluateRoster", "EvaluateSelectedRows", "CreateRoster"] as const;

export type ActionId = (typeof ACTION_IDS)[number];
