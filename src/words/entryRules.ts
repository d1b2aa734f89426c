// What is said in the grid about rules for what may be typed into cells.

export const ENTRY_RULES = {
  /** Where a rule brings no message of its own. */
  notAllowed: "This value does not match the restrictions that are set for this cell.",
  showChoices: "Show the choices for this cell (Alt+Down)",
  choices: "Choices for this cell",
};

/** What the rule of a cell says of an entry, in one line. */
export function entryNotice(title: string, message: string): string {
  return title === "" ? message : `${title}: ${message}`;
}
