// What a custom function gets for its arguments.
import type { Declared } from "./sheet";
import { openSheet } from "./sheet";

const SCALAR = (type: string): Declared => ({
  parameters: [{ name: "value", type, optional: true }],
  run: () => 0,
});

const DECLARED: Readonly<Record<string, Declared>> = {
  NUMBER: SCALAR("number"),
  TEXT: SCALAR("string"),
  LOGICAL: SCALAR("boolean"),
  ANY: SCALAR("any"),
  CELLS: { parameters: [{ name: "cells", dimensionality: "matrix" }], run: () => 0 },
  THREE: {
    parameters: ["a", "b", "c"].map((name) => ({ name, optional: true })),
    run: () => 0,
  },
  EACH: { parameters: [{ name: "first" }, { name: "rest", repeating: true }], run: () => 0 },
  RANGES: {
    parameters: [{ name: "ranges", dimensionality: "matrix", repeating: true }],
    run: () => 0,
  },
  WHERE: {
    parameters: [{ name: "cells", dimensionality: "matrix" }],
    options: { requiresAddress: true },
    run: () => 0,
  },
};

/** A sheet with values of every kind, the table Roster below them, and a formula in J1. */
function argumentsOf(formula: string, file = {}): readonly unknown[] | string | number | boolean {
  const sheet = openSheet(DECLARED, file);
  sheet.type("A1:B3", [
    [1, "x"],
    [true, ""],
    ["#N/A", "'3"],
  ]);
  sheet.type("D1", [["Name", "Grade", "Team"]]);
  sheet.type("D2", [
    ["Ana", 1, "red"],
    ["Ben", 2, ""],
  ]);
  sheet.table("D1:F3", "Roster");
  sheet.workbook.update({
    names: [
      { name: "Rate", scope: null, formula: "=0.5", comment: "", visible: true },
      { name: "Block", scope: null, formula: "=Sheet1!$A$1:$B$1", comment: "", visible: true },
      { name: "Other", scope: null, formula: "=Block", comment: "", visible: true },
    ],
  });
  sheet.type("J1", formula);
  return sheet.runtime.calls.at(-1)?.args ?? sheet.value("J1");
}

// learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options
describe("arguments", () => {
  it.each<[string, unknown]>([
    // literals
    ["=ANY(1.5)", [1.5]],
    ['=ANY("a ""b""")', ['a "b"']],
    ["=ANY(TRUE)", [true]],
    [
      "=CELLS({1,2;3,4})",
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    ['=CELLS({"a",TRUE,-1})', [[["a", true, -1]]]],
    // "Excel will pass a range of cell data as a two-dimensional array."
    [
      "=CELLS(A1:B2)",
      [
        [
          [1, "x"],
          [true, null],
        ],
      ],
    ],
    ["=CELLS(A1)", [[[1]]]],
    ["=CELLS($A$1:B$1)", [[[1, "x"]]]],
    ["=CELLS(Sheet1!A1:B1)", [[[1, "x"]]]],
    // a single cell for a single value
    ["=ANY(A1)", [1]],
    ["=ANY(B1)", ["x"]],
    ["=ANY(C9)", [null]],
    // "When no value is specified for an optional parameter, Excel assigns it the value null."
    ["=THREE()", [null, null, null]],
    ["=THREE(1)", [1, null, null]],
    ["=THREE(,2)", [null, 2, null]],
    ["=THREE(1,,3)", [1, null, 3]],
    // "When the function is called, the values are provided in an array for the parameter."
    ["=EACH(1)", [1, []]],
    ["=EACH(1,2,A1,B1)", [1, [2, 1, "x"]]],
    ["=RANGES(A1:B1,5)", [[[[1, "x"]], [[5]]]]],
    // names
    ["=ANY(Rate)", [0.5]],
    ["=CELLS(Block)", [[[1, "x"]]]],
    ["=CELLS(Other)", [[[1, "x"]]]],
    [
      "=CELLS(Roster)",
      [
        [
          ["Ana", 1, "red"],
          ["Ben", 2, null],
        ],
      ],
    ],
  ])("%s", (formula, expected) => {
    expect(argumentsOf(formula)).toEqual(expected);
  });

  // support.microsoft.com/office/using-structured-references-with-excel-tables-f5ed2452-2337-4f71-bed3-c8ae6d2b276e
  it.each<[string, string, unknown]>([
    [
      "I9",
      "=CELLS(Roster[#All])",
      [
        [
          ["Name", "Grade", "Team"],
          ["Ana", 1, "red"],
          ["Ben", 2, null],
        ],
      ],
    ],
    ["I9", "=CELLS(Roster[#Headers])", [[["Name", "Grade", "Team"]]]],
    ["I9", "=CELLS(Roster[Grade])", [[[1], [2]]]],
    [
      "I9",
      "=CELLS(Roster[[Grade]:[Team]])",
      [
        [
          [1, "red"],
          [2, null],
        ],
      ],
    ],
    ["I9", "=CELLS(Roster[[#Headers],[Grade]:[Team]])", [[["Grade", "Team"]]]],
    ["I9", "=CELLS(Roster[[#All],[Name]])", [[["Name"], ["Ana"], ["Ben"]]]],
    ["I2", "=CELLS(Roster[@])", [[["Ana", 1, "red"]]]],
    ["I3", "=CELLS(Roster[@[Name]:[Grade]])", [[["Ben", 2]]]],
    ["I3", "=ANY(Roster[@Name])", ["Ben"]],
    ["I3", "=CELLS(Roster[[#This Row],[Name]:[Grade]])", [[["Ben", 2]]]],
  ])("in %s %s", (address, formula, expected) => {
    const sheet = openSheet(DECLARED);
    sheet.type("D1", [["Name", "Grade", "Team"]]);
    sheet.type("D2", [
      ["Ana", 1, "red"],
      ["Ben", 2, ""],
    ]);
    sheet.table("D1:F3", "Roster");
    sheet.type(address, formula);
    expect(sheet.runtime.calls.at(-1)?.args).toEqual(expected);
  });

  // guess: no page says how values are fitted to the declared type; this is what Excel does for functions of its own.
  it.each<[string, unknown]>([
    ["=NUMBER(TRUE)", [1]],
    ['=NUMBER("12")', [12]],
    ["=NUMBER(C9)", [0]],
    ["=TEXT(1.5)", ["1.5"]],
    ["=TEXT(TRUE)", ["TRUE"]],
    ["=TEXT(C9)", [""]],
    ["=LOGICAL(2)", [true]],
    ["=LOGICAL(C9)", [false]],
    ['=LOGICAL("false")', [false]],
    ['=NUMBER("x")', "#VALUE!"],
    ['=NUMBER("")', "#VALUE!"],
    ['=LOGICAL("x")', "#VALUE!"],
    ["=ANY(A1:B2)", "#VALUE!"],
    ["=NUMBER({1,2})", "#VALUE!"],
  ])("fitted to the declared type: %s", (formula, expected) => {
    expect(argumentsOf(formula)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["=EACH()", "#VALUE!"],
    ["=NUMBER(1,2)", "#VALUE!"],
    ["=CELLS(Nowhere!A1)", "#REF!"],
    ["=CELLS(Nobody[A])", "#REF!"],
    ["=CELLS(Unheard)", "#NAME?"],
    ["=UNHEARD(1)", "#NAME?"],
    ["=ANY(A1+1)", "#NAME?"],
  ])("none is called by %s", (formula, expected) => {
    expect(argumentsOf(formula)).toBe(expected);
  });

  // @types/custom-functions-runtime: Invocation.address
  it("the address of the formula, where the function asks for it", () => {
    const sheet = openSheet(DECLARED);
    sheet.workbook.renameSheet(sheet.workbook.sheet("Sheet1"), "My sheet");
    sheet.type("C4", "=WHERE(A1)");
    expect(sheet.runtime.calls.at(-1)?.address).toBe("'My sheet'!C4");
  });

  // guess: the web gives null, the desktop 0; neither is documented.
  it.each([[null], [0], [""]] as const)("empty cells as %j, where the host is told so", (blank) => {
    const sheet = openSheet(DECLARED);
    sheet.functions.blank = blank;
    sheet.type("A1", "=CELLS(B1:C1)");
    expect(sheet.runtime.calls.at(-1)?.args).toEqual([[[blank, blank]]]);
  });
});

// learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json: allowErrorForDataTypeAny
describe("errors as arguments", () => {
  const NOT_AVAILABLE = { type: "CustomFunctionError", code: "#N/A" };

  it.each<[string, unknown]>([
    ["=ANY(A3)", [NOT_AVAILABLE]],
    ["=ANY(#N/A)", [NOT_AVAILABLE]],
    ["=CELLS(A3:B3)", [[[NOT_AVAILABLE, "3"]]]],
    ["=NUMBER(A3)", "#N/A"],
  ])("are handed over when the file allows it: %s", (formula, expected) => {
    const sheet = openSheet(DECLARED, { allowErrorForDataTypeAny: true });
    sheet.type("A3", [["#N/A", "'3"]]);
    sheet.type("J1", formula);
    expect(sheet.runtime.calls.at(-1)?.args ?? sheet.value("J1")).toEqual(expected);
  });

  it.each(["=ANY(A3)", "=CELLS(A1:B3)", "=NUMBER(A3)", "=THREE(1,#N/A)"])(
    "else are the result: %s",
    (formula) => {
      expect(argumentsOf(formula)).toBe("#N/A");
    },
  );
});
