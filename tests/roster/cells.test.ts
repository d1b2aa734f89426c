// Columns of cells in their two forms.
import type { AnyColumn, Cell } from "../../src/roster/cells";
import { cellAt, EMPTY, isCellError, NO_STORED_VALUE } from "../../src/roster/cells";

const ERROR: Cell = { error: "#N/A" };

const FORMS: readonly [name: string, column: AnyColumn][] = [
  [
    "rows of a matrix",
    { rows: [["x", "yes"], ["x", 0], ["x"], ["x", ERROR], ["x", "yes"], ["x", "yet"]], index: 1 },
  ],
  [
    "numbers into a list, in which a value may stand twice",
    { codes: Int32Array.of(0, 1, EMPTY, 3, 2, 4), values: ["yes", 0, "yes", ERROR, "yet"] },
  ],
];
const CELLS: readonly Cell[] = ["yes", 0, null, ERROR, "yes", "yet"];

describe.each(FORMS)("%s", (_name, column) => {
  test("give back their cells, and nothing beyond the end", () => {
    expect(CELLS.map((_, row) => cellAt(column, row))).toEqual(CELLS);
    expect(cellAt(column, CELLS.length)).toBeNull();
  });
});

test("a column that is not there is empty", () => expect(cellAt(undefined, 0)).toBeNull());

test.each<[Cell | undefined, boolean]>([
  [ERROR, true],
  [{ error: NO_STORED_VALUE }, true],
  ["#N/A", false],
  [null, false],
  [undefined, false],
  [true, false],
])("is %j an error: %s", (cell, expected) => expect(isCellError(cell)).toBe(expected));
