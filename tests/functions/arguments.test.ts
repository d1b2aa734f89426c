// What Excel hands over: values, blanks, errors and data types, ranges and single cells.
import { isLeftOut, rangeOf } from "../../src/functions/arguments";

/** An error as Excel's runtime makes one for the cell of an argument. */
class RuntimeError extends Error {
  readonly type = "Error";
  readonly basicType = "Error";
  readonly basicValue: string;
  constructor(readonly code: string) {
    super("");
    this.basicValue = code;
  }
}

test.each([
  ["a text", "yes", "yes"],
  ["a number", 45_000.5, 45_000.5],
  ["a boolean", false, false],
  ["an error of the runtime", new RuntimeError("#N/A"), { error: "#N/A" }],
  ["an error with nothing but its code", { code: "#REF!" }, { error: "#REF!" }],
  [
    "an error as a data type",
    { type: "Error", basicType: "Error", basicValue: "#DIV/0!" },
    { error: "#DIV/0!" },
  ],
  ["a formatted number", { type: "FormattedNumber", basicType: "Double", basicValue: 45_000 }, 45_000],
  ["a text as a data type", { type: "String", basicType: "String", basicValue: "yes" }, "yes"],
  ["a boolean as a data type", { type: "Boolean", basicType: "Boolean", basicValue: false }, false],
  [
    "an entity, by what its cell shows",
    { type: "Entity", text: "Analyst", basicType: "Error", basicValue: "#VALUE!" },
    "Analyst",
  ],
  [
    "an entity without a text",
    { type: "Entity", basicType: "Error", basicValue: "#VALUE!" },
    { error: "#VALUE!" },
  ],
  ["something else", { elements: [] }, { error: "#VALUE!" }],
])("reads %s", (_, given, expected) => {
  expect(rangeOf([["above"], [given]]).cells).toEqual([["above"], [expected]]);
});

test.each([
  ["nulls", null],
  ["empty texts", ""],
  ["zeros", 0],
  ["nothing", undefined],
])("leaves rows of %s at the end out, and counts them", (_, blank) => {
  const rows = [
    ["a", "b"],
    [blank, blank],
    [blank, "c"],
    [blank, blank],
    [blank, blank],
  ];
  expect(rangeOf(rows)).toEqual({ cells: rows.slice(0, 3), rowCount: 5, columnCount: 2 });
});

test("keeps rows that end in a false, a sign for blank or an error", () => {
  const rows = [[false], ["?"], [{ error: "#N/A" }]];
  expect(rangeOf(rows.slice(0, 1)).cells).toHaveLength(1);
  expect(rangeOf(rows.slice(0, 2)).cells).toHaveLength(2);
  expect(rangeOf(rows).cells).toHaveLength(3);
});

test("hands the rows on as they are where there is nothing to convert", () => {
  const row = ["a", 1, null];
  expect(rangeOf([row]).cells[0]).toBe(row);
});

test.each([
  ["a single cell without brackets", "a", [["a"]], 1],
  ["a single cell", [["a"]], [["a"]], 1],
  ["nothing", null, [], 1],
])("reads %s as a range", (_, given, cells, rowCount) => {
  expect(rangeOf(given)).toEqual({ cells, rowCount, columnCount: 1 });
});

test.each([
  [null, true],
  [undefined, true],
  ["", true],
  [0, true],
  [[[null]], true],
  [[[0]], true],
  [[[""]], true],
  ["Why", false],
  [[["Industry"]], false],
  [[[null, null]], false],
  [[[null], [null]], false],
  [[[{ code: "#N/A" }]], false],
  [[], false],
])("%j is left out: %j", (given, expected) => {
  expect(isLeftOut(given)).toBe(expected);
});
