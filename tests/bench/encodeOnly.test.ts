// The limit of judging is honest only if every text gets its own number, those that share a place in the table too.
import { encodeOnly } from "../../bench/peers/encodeOnly";
import { drawRoster, matrixOf } from "../../bench/rosters";

/** The same by the plainest means. */
function encodedPlainly(rows: readonly (readonly string[])[], width: number): number[] {
  const known = Array.from({ length: width }, () => [] as string[]);
  return rows.flatMap((row) =>
    row.map((text, column) => {
      const texts = known[column]!;
      if (!texts.includes(text)) texts.push(text);
      return texts.indexOf(text);
    }),
  );
}

test.each([
  ["an empty matrix", [[], []]],
  ["texts of equal length and first letter", [["same"], ["some"], ["same"], ["seem"], ["some"]]],
  ["an empty text first, and later", [[""], ["yes"], [""]]],
  ["an empty text that is not the first", [["yes"], [""], ["yes"]]],
  ["more rows than a block", matrixOf(drawRoster(700, 0.1), "fresh", false).slice(1)],
] as [name: string, rows: string[][]][])("%s", (_, rows) => {
  const width = rows[0]!.length;
  expect([...encodeOnly(rows, width)]).toEqual(encodedPlainly(rows, width));
});

test("columns that are skipped stay 0", () => {
  expect([
    ...encodeOnly(
      [
        ["P1", "yes"],
        ["P2", "no"],
      ],
      2,
      1,
    ),
  ]).toEqual([0, 0, 0, 1]);
});
