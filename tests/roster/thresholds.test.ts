// The thresholds of the exposure assessment on the Organisation sheet: how they are written, and what is refused.
import { DEFAULT_THRESHOLDS } from "../../src/policy/companions/share";
import type { Cell } from "../../src/roster/cells";
import { editLines, LINE } from "../../src/roster/organisationLines";
import { repairsOf } from "../../src/roster/repairs";
import { nearestLine, NO_ORGANISATION, surveyOrganisation } from "../../src/roster/setup";

const LOW = "Exposure share low below";
const HIGH = "Exposure share high from";

const read = (...lines: Cell[][]) => surveyOrganisation(lines, { sheet: "Organisation", firstRow: 2 });
const messages = (...lines: Cell[][]): string[] => read(...lines).faults.map(({ message }) => message);

test.each<[Cell, Cell, number, number]>([
  [null, null, 30, 60],
  [0, "", 30, 60],
  [25, 70, 25, 70],
  ["25 %", "70%", 25, 70],
  [0.25, 0.7, 25, 70],
  ["0 %", 1, 0, 100],
  ["32,5 %", "?", 32.5, 60],
  [50, 50, 50, 50],
])("low below %p and high from %p", (low, high, lowBelow, highFrom) => {
  const { organisation, faults } = read([LOW, low], [HIGH, high]);
  expect(faults).toEqual([]);
  expect(organisation.thresholds).toEqual({ lowBelow, highFrom });
});

test("without lines they are the usual ones, and the settings of the policy do not know them", () => {
  expect(NO_ORGANISATION.thresholds).toBe(DEFAULT_THRESHOLDS);
  const { organisation } = read(["Strict", "yes"], [HIGH, 80]);
  expect(organisation.settings).toEqual({ strict: true, redesignRule: true });
  expect(organisation.ignored).toEqual([]);
});

test.each<[string, Cell[][], string]>([
  [
    "a text",
    [[LOW, "a third"]],
    "Organisation, row 2, “Exposure share low below”: “a third” is no share of work. Allowed: 0 % to 100 %, such as 60 %, or blank.",
  ],
  [
    "more than all",
    [[HIGH, 120]],
    "Organisation, row 2, “Exposure share high from”: “120” is no share of work. Allowed: 0 % to 100 %, such as 60 %, or blank.",
  ],
  [
    "more than all in a percentage cell",
    [[HIGH, 1.15]],
    "Organisation, row 2, “Exposure share high from”: “1.15” is no share of work. Allowed: 0 % to 100 %, such as 60 %, or blank. It could be 1.15 % or 115 %: write the per cent sign.",
  ],
  [
    "high below low",
    [
      [LOW, 50],
      [HIGH, "40 %"],
    ],
    "Organisation, row 3, “Exposure share high from”: “Exposure share low below” is 50 % and “Exposure share high from” is 40 %. Allowed: 0 % ≤ “Exposure share low below” ≤ “Exposure share high from” ≤ 100 %.",
  ],
  [
    "low above the usual high",
    [[LOW, 0.8]],
    "Organisation, row 2, “Exposure share low below”: “Exposure share low below” is 80 % and “Exposure share high from” is 60 %. Allowed: 0 % ≤ “Exposure share low below” ≤ “Exposure share high from” ≤ 100 %.",
  ],
  [
    "twice",
    [
      [LOW, 20],
      ["exposure share: low below", 25],
    ],
    "Organisation: Row 2 and row 3 are both lines for “Exposure share low below”. Keep one of them.",
  ],
])("%s is a fault, and the usual one stays", (_name, lines, message) => {
  expect(messages(...lines)).toEqual([message]);
  const { highFrom } = read(...lines).organisation.thresholds;
  expect(highFrom).toBe(60);
});

test("a fault can be put right by emptying the answer", () => {
  const [fault] = read([LOW, "a third"]).faults;
  expect(repairsOf(fault!)).toMatchObject([{ kind: "clear", row: 2 }]);
});

test("a line that is nearly one is told", () => {
  expect(nearestLine("Exposure share high form")).toBe(HIGH);
});

test("they are changed like other lines, and what means the same is left as it is written", () => {
  const cells = [[LOW, 0.3]];
  expect(
    editLines({ firstRow: 2, cells }, [{ line: LINE.threshold("lowBelow"), answer: "30 %" }]).writes,
  ).toEqual([]);
  const { writes } = editLines({ firstRow: 2, cells }, [
    { line: LINE.threshold("lowBelow"), answer: "25 %" },
    { line: LINE.threshold("highFrom"), answer: "70 %", seen: "" },
  ]);
  expect(writes.map(({ row, heading, answer }) => [row, heading, answer])).toEqual([
    [2, LOW, "25 %"],
    [null, HIGH, "70 %"],
  ]);
});
