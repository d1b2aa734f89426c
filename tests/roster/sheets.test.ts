// What the sheets of a workbook are for, as files and Excel both see it.
import type { Cell } from "../../src/roster/cells";
import {
  hasOrganisationLines,
  isNamed,
  likelyRosters,
  mappingOf,
  organisationCells,
} from "../../src/roster/sheets";
import { ORGANISATION_SHEETS, ROLES_SHEETS } from "../../src/roster/synonyms";
import { columnsOf } from "../../src/roster/table";

test.each<[string, readonly string[], boolean]>([
  ["Organisation", ORGANISATION_SHEETS, true],
  ["ORGANIZATION", ORGANISATION_SHEETS, true],
  [" roles ", ROLES_SHEETS, true],
  ["Roles 2", ROLES_SHEETS, false],
  ["Roster", ORGANISATION_SHEETS, false],
])("a sheet “%s” is one of %p: %s", (name, names, expected) => {
  expect(isNamed({ name }, names)).toBe(expected);
});

test.each<[string, string[][], number[]]>([
  [
    "the ones with known headings",
    [["AI exposure", "Main reason"], ["Item"], ["Industry", "Direction"]],
    [0, 2],
  ],
  ["a single known heading, where there is nothing better", [["Item"], ["Direction", "Force"]], [1]],
  ["not a single known heading beside two", [["Direction"], ["Direction", "AI exposure"]], [1]],
  ["none", [["Item"], []], []],
])("of blocks of cells a roster may be %s", (_, blocks, expected) => {
  const likely = likelyRosters(blocks, (headings) => headings, {});
  expect(likely.map((block) => blocks.indexOf(block))).toEqual(expected);
});

const linesOf = (rows: readonly (readonly Cell[])[]) => {
  const columns = columnsOf(rows, 4);
  return organisationCells("Organisation", {
    rowCount: rows.length,
    columnCount: 3,
    column: (index) => columns[index]!,
  });
};

test.each<[string, readonly (readonly Cell[])[], readonly (readonly Cell[])[]]>([
  ["first", [["Industry", "stable", ""]], [["Industry", "stable"]]],
  [
    "second, after numbers",
    [
      ["1", "Industry", "stable"],
      ["2", "Strict", "no"],
    ],
    [
      ["Industry", "stable"],
      ["Strict", "no"],
    ],
  ],
  ["last", [["", "", "Industry"]], [["Industry", null]]],
  ["with any text, where no heading is known", [["", "Team", "A"]], [["Team", "A"]]],
])(
  "the headings of an Organisation sheet stand in the column that holds most of them: %s",
  (_, rows, cells) => {
    expect(linesOf(rows)).toMatchObject({ sheet: "Organisation", firstRow: 1, cells });
  },
);

test("lines are ours where a heading, a setting or a mapping starts one", () => {
  const isOurs = (text: string): boolean => hasOrganisationLines(linesOf([[text, "x"]]));
  expect(["Industry", "Strict", "Column: AI level", "Team"].map(isOurs)).toEqual([true, true, true, false]);
});

test("mapped headings are known before the roster is read; none where the lines have errors", () => {
  const mapped = [["Column: AI level", "AI exposure"]];
  expect([...mappingOf(linesOf(mapped))]).toEqual([["ailevel", "exposure"]]);
  expect([...mappingOf(linesOf([...mapped, ["Strict", "maybe"]]))]).toEqual([]);
  expect([...mappingOf(undefined)]).toEqual([]);
});
