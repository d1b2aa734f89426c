// Which cells are written, and in what portions.
import type { Cell } from "../../src/roster/cells";
import { EMPTY } from "../../src/roster/cells";
import { matchHeadings } from "../../src/roster/headings";
import type { ResultHeading } from "../../src/roster/resultHeadings";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import type { ResultColumn } from "../../src/roster/results";
import { tableOf } from "../../src/roster/table";
import { planOf } from "../../src/workbook/plan";
import { sound } from "../support/rosters";

/** Results with these texts in some columns, and nothing in the others. */
function results(rows: number, texts: { readonly [H in ResultHeading]?: readonly string[] }): ResultColumn[] {
  return RESULT_HEADINGS.map((heading) => {
    const values = texts[heading] ?? [];
    const codes = Int32Array.from({ length: rows }, (_, row) => (values[row] ? row : EMPTY));
    return { heading, codes, values };
  });
}

/** The plan for a roster with these cells. */
function planFor(cells: readonly (readonly Cell[])[], texts: Parameters<typeof results>[1]) {
  const table = tableOf(cells);
  return planOf(table, sound(matchHeadings(table.headings)), results(table.rowCount, texts));
}

test("cells that differ are written, the others stay, rows without a difference are left out", () => {
  const cells = [
    ["Verdict", "Direction", "Why"],
    ["same", "", "same"],
    ["old", "", "same"],
    ["same", "", ""],
    ["gone", "", "same"],
    ["same", "", "same"],
  ];
  const plan = planFor(cells, {
    Verdict: ["same", "new", "same", "", "same"],
    Why: ["same", "same", "new", "same", "same"],
  });
  // Twelve result columns that the roster does not have follow, empty.
  expect(plan.runs.map(({ first, count }) => [first, count])).toEqual([
    [0, 1],
    [2, 13],
  ]);
  const portion = plan.portion(0, 100)!;
  const others = Array<null>(12).fill(null);
  expect(portion).toEqual({
    from: 1,
    to: 4,
    rows: 3,
    cells: [
      [["new"], [null], [""]],
      [
        [null, ...others],
        ["new", ...others],
        [null, ...others],
      ],
    ],
  });
  expect(plan.portion(4, 100)).toBeUndefined();
});

test.each([
  [
    "few rows",
    2,
    [
      [0, 2],
      [2, 4],
      [4, 5],
    ],
  ],
  ["all rows", 100, [[0, 5]]],
])("portions take at most so many rows: %s", (_, most, expected) => {
  const plan = planFor([["Direction"], ...Array.from({ length: 5 }, () => [""])], {
    Verdict: ["a", "b", "c", "d", "e"],
  });
  const found: number[][] = [];
  for (let portion = plan.portion(0, most); portion; portion = plan.portion(portion.to, most))
    found.push([portion.from, portion.to]);
  expect(found).toEqual(expected);
});

test("portions take no more text than Excel takes at once; letters beyond ASCII count three times", () => {
  const rows = 200;
  const plan = (letter: string) =>
    planFor([["Direction"], ...Array.from({ length: rows }, () => [""])], {
      Why: Array.from({ length: rows }, () => letter.repeat(30_000)),
    });
  expect(plan("x").portion(0, rows)!.to).toBe(66);
  expect(plan("“").portion(0, rows)!.to).toBe(22);
});

test.each([
  ["Certify now", "Certify now"],
  ["“AI exposure”: wrong", "“AI exposure”: wrong"],
  ["=Team, row 3", "'=Team, row 3"],
  ["-Team", "'-Team"],
  ["+1", "'+1"],
  ["2026, row 3", "'2026, row 3"],
  ["'quoted", "''quoted"],
])("“%s” is written as “%s”, so that it stays a text", (text, expected) => {
  const plan = planFor(
    [
      ["Why", "Direction"],
      ["", ""],
    ],
    { Why: [text] },
  );
  expect(plan.portion(0, 9)!.cells[0]![0]![0]).toBe(expected);
});
