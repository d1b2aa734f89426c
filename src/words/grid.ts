// What the grid of the workbench says: of errors in cells, and of what it completes in formulas.

const REASONS: Readonly<Record<string, string>> = {
  "#NULL!": "The ranges of this formula have no cell in common.",
  "#DIV/0!": "Something is divided by zero or by an empty cell.",
  "#VALUE!": "An argument is of a kind that cannot be used here.",
  "#REF!": "Cells that the formula refers to are gone.",
  "#NAME?": "The formula has a name that is not known here.",
  "#NUM!": "A number is too large, too small, or not allowed here.",
  "#N/A": "There is no value here.",
  "#SPILL!": "The result needs cells that are not empty. Empty the cells below and to the right.",
  "#CALC!": "The result is an empty array.",
  "#BUSY!": "The result is still being calculated.",
};

/** What an error says of itself, else what its kind means. */
export function errorReason(error: string, message: string | undefined): string {
  return message ?? REASONS[error] ?? error;
}

export const COMPLETION = {
  table: "Table in this workbook",
  column: (table: string): string => `Column of the table ${table}`,
} as const;

/** Entries of the menu of cells. */
export const FILTER_ENTRY = "Filter: arrows on or off";
export const CLEAR_FILTER_ENTRY = "Clear filter";

/** What can be done to the selected cells, as the page's menu has it. */
export const CELL_COMMANDS = {
  insertRows: "Insert rows above",
  insertColumns: "Insert columns to the left",
  deleteRows: "Delete rows",
  deleteColumns: "Delete columns",
  sortUp: "Sort A to Z",
  sortDown: "Sort Z to A",
  freeze: "Freeze rows above and columns to the left",
  unfreeze: "Unfreeze",
} as const;
