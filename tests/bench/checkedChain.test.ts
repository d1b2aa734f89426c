// The if-chain that checks every cell: the verdicts of the other one, and none where a cell holds a wrong value.
import { judgeTexts } from "../../bench/judgeTexts";
import { judgeWithCheckedChain } from "../../bench/peers/checkedChain";
import { judgeWithIfChain } from "../../bench/peers/ifChain";
import { drawRoster, matrixOf } from "../../bench/rosters";
import { loadPolicy } from "../../src/policy/policy";
import { QUESTIONS } from "../../src/policy/questions";

const policy = loadPolicy();
const { settings } = policy;

/** Headings and one complete row, with one cell replaced. */
function rowWith(heading: string, text: string): [headings: string[], row: string[]] {
  const [headings, row] = matrixOf(drawRoster(1, 0), "shared", true) as [string[], string[]];
  row[headings.indexOf(heading)] = text;
  return [headings, row];
}

test("complete rows get the verdicts and codes of the chain that trusts every text", () => {
  const [headings, ...rows] = matrixOf(drawRoster(2000, 0), "fresh", true);
  expect(judgeWithCheckedChain(rows, headings!, settings)).toEqual(
    judgeWithIfChain(rows, headings!, settings),
  );
});

test.each(QUESTIONS.map(({ heading }) => heading))(
  "a wrong value under %s gets no verdict, as ours",
  (heading) => {
    const [headings, row] = rowWith(heading, "perhaps");
    const none = { verdicts: [null], codes: [null] };
    expect(judgeWithCheckedChain([row], headings, settings)).toEqual(none);
    expect(judgeTexts([headings, row], policy, { judging: 0, texts: 0 })).toEqual(none);
  },
);

test.each([
  ["", true],
  ["signal", true],
  ["signal, gap", true],
  ["activity; headlines", true],
  ["signal\ngap", true],
  ["signal, perhaps", false],
  ["signal gap", false],
])("other reasons %j are right: %j", (text, right) => {
  const [headings, row] = rowWith("Other reasons", text);
  const { verdicts } = judgeWithCheckedChain([row], headings, settings);
  expect(verdicts[0] !== null).toBe(right);
});

test("a column that is missing is named", () => {
  const [headings, row] = rowWith("Positioning", "offensive");
  const fewer = headings.map((heading) => (heading === "Positioning" ? "Something else" : heading));
  expect(() => judgeWithCheckedChain([row], fewer, settings)).toThrow('"Positioning" is missing');
});
