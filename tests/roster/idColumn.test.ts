// Which column identifies people, so that rows are found again.
import { matchHeadings } from "../../src/roster/headings";
import { idColumn, rowsById } from "../../src/roster/idColumn";
import { tableOf } from "../../src/roster/table";
import type { Matrix } from "../support/rosters";
import { sound } from "../support/rosters";

const columnOf = (rows: Matrix, counts?: (row: number) => boolean): number | null => {
  const table = tableOf(rows);
  return idColumn(sound(matchHeadings(table.headings)), table, counts);
};
const under = (heading: string, ...ids: unknown[]): Matrix => [
  ["Direction", heading],
  ...ids.map((id) => ["none", id as string]),
];

test.each<[string, Matrix, number | null]>([
  ["ID", under("ID", 1, 2), 1],
  ["a synonym in other letters", under("employee-no", "a7", "a8"), 1],
  ["staff numbers", under("Staff number", "7", "8"), 1],
  ["a name is none", under("Name", "Ann", "Bob"), null],
  ["no such heading", under("Team", "x", "y"), null],
  ["an id twice", under("ID", 1, 1), null],
  ["the same id as number and as text", under("ID", 1, "1"), null],
  ["a row without id", under("ID", 1, ""), null],
  ["a zero counts as blank", under("ID", 1, 0), null],
  ["an error", under("ID", 1, { error: "#N/A" }), null],
  ["a protected fact is none", under("Birth number", 1, 2), null],
  [
    "where ID is not filled, another column may do",
    [
      ["Direction", "ID", "Person ID"],
      ["none", "", "a"],
      ["none", "", "b"],
    ],
    2,
  ],
])("%s", (_, rows, expected) => {
  expect(columnOf(rows)).toBe(expected);
});

test("only rows that count must have an id of their own", () => {
  expect(columnOf(under("ID", 1, 2, ""), (row) => row < 2)).toBe(1);
  expect(columnOf(under("ID", 1, 2, 2), (row) => row < 2)).toBe(null);
});

test("rows by id leave out blanks and name no row for ids that stand twice", () => {
  const table = tableOf(under("ID", "a", "b", "", "b"));
  expect([...rowsById(table, 1)]).toEqual([
    ["a", 0],
    ["b", null],
  ]);
});
