// Changes to the lines of an Organisation sheet, and the repairs offered for each fault.
import type { OrganisationEdit } from "../../src/roster/organisationLines";
import { editLines, LINE } from "../../src/roster/organisationLines";
import { answerFaults, repairsOf } from "../../src/roster/repairs";
import { surveyOrganisation } from "../../src/roster/setup";
import type { SetupFault } from "../../src/roster/setupFault";
import type { Matrix } from "../support/rosters";

const at = (cells: Matrix, firstRow = 1) => ({ cells, firstRow });

function faultsOf(cells: Matrix): SetupFault[] {
  const { organisation, faults } = surveyOrganisation(cells, { sheet: "Organisation" });
  return [...faults, ...answerFaults(organisation)];
}

describe("edits", () => {
  test.each<[string, Matrix, OrganisationEdit, Matrix, number]>([
    [
      "an answer",
      [["Industry", "stable"]],
      { line: LINE.answer("industry"), answer: "shifting" },
      [["Industry", "shifting"]],
      1,
    ],
    [
      "a synonym of it stays",
      [["Strict", "ja"]],
      { line: LINE.setting("strict"), answer: "yes" },
      [["Strict", "ja"]],
      0,
    ],
    [
      "a blank word stays blank",
      [["Industry", "n/a"]],
      { line: LINE.answer("industry"), answer: "" },
      [["Industry", "n/a"]],
      0,
    ],
    [
      "a new line",
      [["Notes", "x"]],
      { line: LINE.column("AI level"), answer: "AI exposure" },
      [
        ["Notes", "x"],
        ["Column: AI level", "AI exposure"],
      ],
      1,
    ],
    [
      "no new line for a blank",
      [["Notes", "x"]],
      { line: LINE.setting("strict"), answer: "" },
      [["Notes", "x"]],
      0,
    ],
    [
      "a mapping however it is written",
      [["COLUMN:ai-level", "Direction"]],
      { line: LINE.column("AI level"), answer: "AI exposure" },
      [["COLUMN:ai-level", "AI exposure"]],
      1,
    ],
    [
      "a line removed",
      [
        ["Strict", "no"],
        ["Industry", "stable"],
      ],
      { line: { row: 1, heading: "Strict", value: "no" }, answer: null },
      [
        ["", ""],
        ["Industry", "stable"],
      ],
      1,
    ],
  ])("%s", (_, cells, edit, after, count) => {
    const { cells: edited, writes, conflicts } = editLines(at(cells), [edit]);
    expect([edited, writes.length, conflicts]).toEqual([after, count, []]);
  });

  test.each<[string, OrganisationEdit, object]>([
    [
      "an answer that is another by now",
      { line: LINE.setting("strict"), answer: "yes", seen: "no" },
      { row: 7, seen: "no", now: "maybe" },
    ],
    [
      "a line that is gone",
      { line: LINE.answer("industry"), answer: "stable", seen: "shifting" },
      { row: null, seen: "shifting", now: null },
    ],
    [
      "a faulty line that is gone",
      { line: { row: 7, heading: "Strict", value: "very" }, answer: "no" },
      { row: null, seen: "very", now: null },
    ],
  ])("%s is a conflict", (_, edit, conflict) => {
    const { conflicts, writes } = editLines(at([["Strict", "maybe"]], 7), [edit]);
    expect(writes).toEqual([]);
    expect(conflicts).toMatchObject([conflict]);
  });

  test("of two equal lines neither is taken for one that has moved", () => {
    const cells = [
      [null, null],
      ["Strict", "no"],
      ["Strict", "no"],
    ];
    const { conflicts } = editLines(at(cells), [
      { line: { row: 1, heading: "Strict", value: "no" }, answer: null },
    ]);
    expect(conflicts).toHaveLength(1);
  });
});

describe("repairs", () => {
  test.each<[string, Matrix, readonly (readonly [kind: string, answer: string, row: number])[]]>([
    [
      "a wrong setting",
      [["Strict", "very"]],
      [
        ["choose", "yes", 1],
        ["choose", "no", 1],
        ["clear", "", 1],
      ],
    ],
    [
      "a misspelt answer: the one that was meant first",
      [["Industry", "stabel"]],
      [
        ["choose", "stable", 1],
        ["choose", "shifting", 1],
        ["choose", "compressing", 1],
        ["clear", "", 1],
      ],
    ],
    [
      "the same twice: either line",
      [
        ["Strict", "yes"],
        ["Strict", "no"],
      ],
      [
        ["remove", "no", 2],
        ["remove", "yes", 1],
      ],
    ],
    ["a fact that is never read", [["Column: Age", "Direction"]], [["remove", "Direction", 1]]],
    ["what only the person may say", [["Main reason", "gap"]], [["clear", "", 1]]],
  ])("%s", (_, cells, repairs) => {
    const [fault] = faultsOf(cells);
    expect(repairsOf(fault!).map(({ kind, answer, row }) => [kind, answer, row])).toEqual(repairs);
  });

  test("a mapping to no question: the nearest of all headings first", () => {
    const repairs = repairsOf(faultsOf([["Column: AI level", "AI exposre"]])[0]!);
    expect([repairs[0]!.answer, repairs.length]).toEqual(["AI exposure", 24]);
  });

  test("every repair of every fault leaves one fault less", () => {
    const cells: Matrix = [
      ["Strict", "very"],
      ["Industry", "boming"],
      ["Column: AI level", "AI exposre"],
      ["Main reason", "gap"],
      ["Column: Age", "Direction"],
      ["Industry", "stable"],
      ["Industry", "stable"],
    ];
    const faults = faultsOf(cells);
    expect(faults).toHaveLength(7);
    for (const { edit } of faults.flatMap(repairsOf)) {
      const { cells: after, writes } = editLines(at(cells), [edit]);
      expect([writes.length, faultsOf(after).length]).toEqual([1, expect.any(Number)]);
      expect(faultsOf(after).length).toBeLessThan(7);
    }
  });

  test("there is none for the Roles sheet", () => {
    const fault = { kind: "roles", sheet: "Roles", line: undefined, allowed: [], message: "" } as const;
    expect(repairsOf(fault)).toEqual([]);
  });
});
