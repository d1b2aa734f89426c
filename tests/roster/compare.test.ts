// The same people judged under two set-ups: how many verdicts differ, from what to what, and whose.
import { compareJudged, compareRosters } from "../../src/roster/compare";
import { judgeNow } from "../../src/roster/bulk";
import type { Matrix, Sheets } from "../support/rosters";
import { judgedOf, rosterOf, SOUND_HEADINGS, soundCells } from "../support/rosters";

const people: Matrix = [
  [...SOUND_HEADINGS],
  soundCells("Ann"),
  soundCells("Ben", { direction: "named role", asksForIt: "yes", targetSound: "yes", cause: "design" }),
  soundCells("Cid", { exposure: "hig" }),
  SOUND_HEADINGS.map(() => null),
  soundCells("Dee", { direction: "named role", asksForIt: "yes", targetSound: "yes", cause: "design" }),
];
const strict: Sheets = { organisation: [["Strict", "yes"]] };

test("a setting: who is judged otherwise", async () => {
  const before = judgedOf(people);
  expect(await compareRosters(before, rosterOf(people, strict))).toEqual({
    rows: 4,
    changed: 2,
    moves: [{ from: "CERTIFY", to: "PLAN_MOVE", rows: 2 }],
    first: [
      { row: 3, label: "Ben", from: "CERTIFY", to: "PLAN_MOVE" },
      { row: 6, label: "Dee", from: "CERTIFY", to: "PLAN_MOVE" },
    ],
  });
});

test("nothing is different under the same set-up", async () => {
  const before = judgedOf(people);
  expect(await compareRosters(before, before.roster)).toEqual({ rows: 4, changed: 0, moves: [], first: [] });
});

test("an answer of the organisation that is none makes problems of rows", () => {
  const headings = ["Person", "AI exposure"];
  const rows: Matrix = [headings, ["Ann", "low"], ["Ben", "high"]];
  const wrong = judgedOf(rows, { organisation: [["Industry", "booming"]] });
  expect(compareJudged(judgedOf(rows), wrong).moves.map(({ to, rows: count }) => [to, count])).toEqual([
    ["problem", 1],
    ["problem", 1],
  ]);
});

test("ten rows are named, all are counted, the most frequent move first", () => {
  const many: Matrix = [
    people[0]!,
    soundCells("first", {
      tested: "never",
      industry: "compressing",
      cause: "design",
      direction: "named role",
      asksForIt: "yes",
      targetSound: "yes",
    }),
    ...Array.from({ length: 30 }, () => people[2]!),
  ];
  const { changed, moves, first } = compareJudged(judgedOf(many), judgeNow(rosterOf(many, strict)));
  expect([changed, moves.map(({ from, rows }) => [from, rows]), first.length]).toEqual([
    31,
    [
      ["CERTIFY", 30],
      ["TEST_AI", 1],
    ],
    10,
  ]);
});

test("can be stopped", async () => {
  const stop = new AbortController();
  stop.abort(new Error("enough"));
  await expect(
    compareRosters(judgedOf(people), rosterOf(people, strict), { signal: stop.signal }),
  ).rejects.toThrow("enough");
});
