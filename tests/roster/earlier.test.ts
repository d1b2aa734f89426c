// What the results of an earlier run are worth by now.
import { earlierResultsOf } from "../../src/roster/earlier";
import { resultColumns } from "../../src/roster/results";
import type { Cell } from "../../src/roster/cells";
import type { Matrix, Sheets } from "../support/rosters";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";

/** A roster with the results of a run; `change` gets its cells before it is judged once more. */
async function again(
  rows: Matrix,
  change: (cells: Cell[][]) => void = () => undefined,
  sheets: Sheets = {},
  without: readonly string[] = [],
) {
  const columns = (await resultColumns(judgedOf(rows, {}), "2026-01-05")).filter(
    ({ heading }) => !without.includes(heading),
  );
  const texts = columns.map(textsOf);
  const cells = rows.map((row, index) => [
    ...row,
    ...columns.map(({ heading }, column) => (index === 0 ? heading : texts[column]![index - 1]!)),
  ]);
  change(cells);
  const judged = judgedOf(cells, sheets);
  const earlier = earlierResultsOf(judged);
  return [...judged.outcomes.keys()].map((row) => {
    const { isEmpty, hasNoVerdict, isChanged, isOtherPolicy } = earlier(row);
    const flags = { isEmpty, hasNoVerdict, isChanged, isOtherPolicy };
    return Object.keys(flags).filter((name) => flags[name as keyof typeof flags]);
  });
}

const rows = [
  [...SOUND_HEADINGS],
  soundCells("Ann"),
  soundCells("Bob", { reason: "nonsense" }),
  SOUND_HEADINGS.map(() => ""),
];
const at = (heading: string): number => SOUND_HEADINGS.indexOf(heading);
const VERDICT = SOUND_HEADINGS.length;

test.each<[string, string[][], ((cells: Cell[][]) => void) | undefined, Sheets]>([
  ["nothing is different", [[], [], ["isEmpty"]], undefined, {}],
  [
    "an answer is different",
    [["isChanged"], [], ["isEmpty"]],
    (cells) => (cells[1]![at("Main reason")] = "signal"),
    {},
  ],
  ["a name is different", [[], [], ["isEmpty"]], (cells) => (cells[1]![0] = "Anna"), {}],
  [
    "a wrong value is another one",
    [[], ["isChanged"], ["isEmpty"]],
    (cells) => (cells[2]![at("Main reason")] = "rubbish"),
    {},
  ],
  [
    "a wrong value has been mended",
    [[], ["isChanged"], ["isEmpty"]],
    (cells) => (cells[2]![at("Main reason")] = "gap"),
    {},
  ],
  [
    "a verdict was deleted",
    [["hasNoVerdict", "isChanged"], [], ["isEmpty"]],
    (cells) => (cells[1]![VERDICT] = ""),
    {},
  ],
  ["somebody was added", [[], [], ["hasNoVerdict", "isChanged"]], (cells) => (cells[3]![0] = "Cy"), {}],
  [
    "results stand in a row that is empty",
    [[], [], ["isEmpty", "isChanged"]],
    (cells) => (cells[3]![VERDICT] = "Certify now"),
    {},
  ],
  [
    "the rules are others",
    [["isOtherPolicy"], ["isOtherPolicy"], ["isEmpty"]],
    undefined,
    { organisation: [["Strict", "yes"]] },
  ],
])("%s", async (_, expected, change, sheets) => {
  expect(await again(rows, change, sheets)).toEqual(expected);
});

test("without a column for problems Why tells", async () => {
  expect(await again(rows, undefined, {}, ["Row problem"])).toEqual([[], [], ["isEmpty"]]);
});

test("without results every row is changed and has no verdict", () => {
  const earlier = earlierResultsOf(judgedOf(rows));
  expect([earlier(0), earlier(2)]).toMatchObject([
    { hasNoVerdict: true, isChanged: true },
    { isEmpty: true, hasNoVerdict: false, isChanged: false },
  ]);
});
