// What CERTEXPLAIN gives: its columns, and the same words as an evaluation.
import { certExplain, certVerdict, EXPLAINED } from "../../src/functions/verdicts";
import type { Cell } from "../../src/roster/cells";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import { readExamples } from "../support/examples";
import { cellsOf, HEADINGS, QUESTIONS, randomPerson, withBlanks } from "../support/people";
import { pick, seeded } from "../support/random";
import type { Matrix } from "../support/rosters";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { rows, verdicts, ann } from "./calls";

describe("CERTEXPLAIN", () => {
  const answers = [SOUND_HEADINGS, ann, soundCells("Bob", { tested: "sometimes", gap: 1 })];

  test("gives eight columns, which are the first ones of an evaluation", () => {
    expect(EXPLAINED).toEqual(RESULT_HEADINGS.slice(0, 8));
    const [first, ...others] = rows(certExplain({ answers }, undefined));
    expect(first).toEqual([...EXPLAINED]);
    expect(others.map((row) => row.length)).toEqual([8, 8]);
  });

  test.each([
    ["Why", 1],
    ["why", 1],
    [" NEXT STEP ", 2],
    ["question-to-answer", 3],
    [[["Firm"]], 7],
  ])("gives the column named %j alone", (column, index) => {
    const all = rows(certExplain({ answers }, null));
    expect(rows(certExplain({ answers }, column))).toEqual(all.map((row) => [row[index]]));
  });

  test.each([[null], [undefined], [""], [0], [[[null]]]])("takes %j for all columns", (column) => {
    expect(rows(certExplain({ answers }, column))[0]).toHaveLength(8);
  });

  test("a wrong value: column, value and allowed answers, and nothing but that", () => {
    expect(rows(certExplain({ answers }, null))[2]).toEqual([
      "Check row",
      "“Capability gap named”: “1” is none of the allowed answers (yes, no, or blank). A 1 is not read as yes: write yes or no.\n" +
        "“AI tried at work”: “sometimes” is none of the allowed answers (measured, regular, tried, never, blocked, or blank).",
      ...["", "", "", "", "", ""],
    ]);
  });

  test.each([
    [{ code: "#N/A" }, "“Role”: the cell holds the error #N/A. Mend its formula, or leave it blank."],
    ["Trainer", "“Role”: the role “Trainer” stands twice on roles, in rows 2 and 3. Keep one of them."],
    [
      "Clerk",
      "roles, row 4, “AI exposure”: “hig” is none of the allowed answers (low, moderate, high, or blank). Did you mean “high”?",
    ],
  ])("says where it is when the trouble is with a role: %j", (role, why) => {
    const roles = [
      ["Role", "AI exposure"],
      ["Trainer", "low"],
      ["trainer", "high"],
      ["Clerk", "hig"],
    ];
    const call = { answers: [[role, "gap"]], headings: [["Role", "Main reason"]], roles };
    expect(rows(certExplain(call, "Why"))).toEqual([[why]]);
  });
});

describe("one corpus, every front", () => {
  test.each(readExamples())("$name", ({ cells, expected }) => {
    const [headings, answers] = [Object.keys(cells), Object.values(cells)];
    const [row] = rows(certExplain({ answers: [answers], headings: [headings] }, null));
    expect(row![0]).toBe(rows(certVerdict({ answers: [answers], headings: [headings] }))[0]![0]);
    expect([row![3], row![6], row![7]]).toEqual([
      expected.ask === null ? "" : HEADINGS[expected.ask as (typeof QUESTIONS)[number]],
      expected.strength,
      expected.firm ? "yes" : "no",
    ]);
  });

  test.each([[1], [2], [3], [4]])("random rosters say what an evaluation says (%d)", async (seed) => {
    const random = seeded(seed);
    const blanks: readonly Cell[] = [null, "", 0, "?"];
    const wrong: readonly Cell[] = [1, "perhaps", true, 45_292];
    const headings = ["Person", "Role", ...QUESTIONS.map((id) => HEADINGS[id])];
    const people = Array.from({ length: 300 }, (_, index): Cell[] => {
      const person = withBlanks(random, randomPerson(random), pick(random, [0, 0.1, 0.5, 1]));
      const texts = cellsOf(person).map((text): Cell => (text === "" ? pick(random, blanks) : text));
      if (random() < 0.1) texts[Math.floor(random() * texts.length)] = pick(random, wrong);
      return [random() < 0.8 ? `P${String(index)}` : null, pick(random, ["A", "B", "C", null]), ...texts];
    });
    const organisation: Matrix = [
      ["Industry", pick(random, ["stable", "shifting"])],
      ["Strict", seed % 2 === 0],
    ];
    const roles: Matrix = [
      ["Role", "AI exposure", "Exposure cause"],
      ["A", "high", "skills"],
      ["B", "low", null],
    ];
    const judged = judgedOf([headings, ...people], { organisation, roles });
    const columns = (await resultColumns(judged, "2026-05-04")).slice(0, 8).map(textsOf);
    // A message names the sheet and its row where they are known; a formula knows neither.
    const expected = people.map((_, row) =>
      columns.map((texts) => texts[row]!.replaceAll(/^Roster, row \d+, /gm, "")),
    );
    const setup = { organisation, roles };
    expect(rows(certExplain({ answers: people, headings: [headings], ...setup }, null))).toEqual(expected);
    // A row alone says what it says among others.
    const alone = (row: Cell[]) =>
      rows(certExplain({ answers: [row], headings: [headings], ...setup }, null));
    expect(people.flatMap(alone)).toEqual(expected);
    const all = { answers: [headings, ...people], ...setup };
    expect(rows(certExplain(all, null)).slice(1)).toEqual(expected);
    expect(verdicts(all).slice(1)).toEqual(expected.map(([verdict]) => verdict));
    EXPLAINED.forEach((heading, index) => {
      expect(rows(certExplain(all, heading)).slice(1)).toEqual(expected.map((row) => [row[index]]));
    });
  });
});
