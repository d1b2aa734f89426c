// Which cells under headings of ours an earlier run has written, and which not.
import type { Cell } from "../../src/roster/cells";
import { foreignResults } from "../../src/roster/ownResults";
import { rosterOf } from "../support/rosters";

/** The foreign cells of a roster as “column,row text”; “=” for a formula. */
function foreignIn(
  rows: readonly (readonly Cell[])[],
  formulaAt?: readonly [row: number, column: number],
): string[] {
  const { table, layout } = rosterOf(rows);
  const hasFormula =
    formulaAt && ((row: number, column: number) => row === formulaAt[0] && column === formulaAt[1]);
  return [...foreignResults({ table, layout, hasFormula })].map(
    ({ heading, row, column, text }) => `${heading} ${String(column)},${String(row)} ${text ?? "="}`,
  );
}

const HEADINGS = ["Direction", "Why", "Verdict", "Policy", "Decision"];

test.each<[string, Cell[], string[]]>([
  ["empty cells are nobody's", ["", "", "", "", ""], []],
  ["a verdict of ours makes its row ours", ["", "because", "No case now", "", ""], []],
  ["so does a row to check", ["", "because", "Check row", "", ""], []],
  ["so does a policy hash of ours", ["", "because", "own words", "p0123abcd", ""], []],
  [
    "a hash of another form does not",
    ["", "because", "", "p0123ABCD", ""],
    ["Why 1,0 because", "Policy 3,0 p0123ABCD"],
  ],
  ["other words for a verdict do not", ["", "", "Yes!", "", ""], ["Verdict 2,0 Yes!"]],
  [
    "numbers and errors count as texts",
    ["", 7, { error: "#N/A" }, "", ""],
    ["Verdict 2,0 #N/A", "Why 1,0 7"],
  ],
  ["decisions are for people", ["", "", "", "", "approved"], []],
])("%s", (_, row, expected) => {
  expect(foreignIn([HEADINGS, row])).toEqual(expected);
});

test("a formula is never ours, whatever it shows", () => {
  const rows = [HEADINGS, ["", "because", "No case now", "", ""]];
  expect(foreignIn(rows, [0, 2])).toEqual(["Verdict 2,0 ="]);
});

test("each row stands for itself", () => {
  const rows = [HEADINGS, ["", "a", "No case now", "", ""], ["", "b", "", "", ""], ["", "c", "", "", ""]];
  expect(foreignIn(rows)).toEqual(["Why 1,1 b", "Why 1,2 c"]);
});
