// The if-chain over records gives the verdicts of the one over cells, under all settings, and names what is missing.
import { judgeWithIfChain } from "../../bench/peers/ifChain";
import { judgeWithRecordChain } from "../../bench/peers/recordChain";
import { drawRoster, matrixOf } from "../../bench/rosters";

const [headings, ...rows] = matrixOf(drawRoster(2000, 0), "fresh", true) as [string[], ...string[][]];

test.each([
  { strict: false, redesignRule: true },
  { strict: true, redesignRule: true },
  { strict: false, redesignRule: false },
])("complete rows get the verdicts and codes of the chain over cells: %j", (settings) => {
  expect(judgeWithRecordChain(rows, headings, settings)).toEqual(judgeWithIfChain(rows, headings, settings));
});

test("a column that is missing is named", () => {
  const fewer = headings.map((heading) => (heading === "Positioning" ? "Something else" : heading));
  expect(() => judgeWithRecordChain(rows, fewer, { strict: false, redesignRule: true })).toThrow(
    '"Positioning" is missing',
  );
});
