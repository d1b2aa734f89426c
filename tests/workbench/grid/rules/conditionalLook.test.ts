// Which cells conditional formats colour, and how.
import { Session } from "../../../../src/host/session";
import type { Box } from "../../../../src/host/workbook/address";
import { parseBox } from "../../../../src/host/workbook/address";
import type { ConditionalFormat } from "../../../../src/host/workbook/sheet";
import type { CellValue } from "../../../../src/host/workbook/values";
import { Workbook } from "../../../../src/host/workbook/workbook";
import { ConditionalLook } from "../../../../src/workbench/grid/rules/conditionalLook";
import { daysOf, serialOfDay } from "../../../../src/workbench/grid/rules/timePeriods";

type Settings = ConditionalFormat["settings"];

const RED = "#FF0000";
const GREEN = "#00FF00";
/** A Monday. */
const TODAY = serialOfDay(new Date(2026, 0, 5));

/** One column of cells from A1 with formats, each for all of them unless it says where. */
function lookOf(
  cells: readonly CellValue[],
  formats: readonly { readonly type: string; readonly settings: Settings; readonly at?: string }[],
): ConditionalLook {
  const workbook = new Workbook();
  const session = new Session(workbook);
  session.type(
    "A1",
    cells.map((cell) => [cell as string | number | boolean | null]),
  );
  const all: Box = { row: 0, column: 0, rows: cells.length, columns: 1 };
  session.activeSheet.update({
    conditionalFormats: formats.map(({ type, settings, at }, index) => ({
      id: String(index),
      type,
      boxes: at === undefined ? [all] : at.split(" ").map((box) => parseBox(box)!),
      settings,
    })),
  });
  return new ConditionalLook(session.activeSheet, () => TODAY);
}

/** The rows, counted from 1, that a format colours. */
function coloured(cells: readonly CellValue[], type: string, settings: Settings): number[] {
  const look = lookOf(cells, [{ type, settings: { ...settings, "fill.color": RED } }]);
  return cells.flatMap((_, row) => (look.at(row, 0)?.["fill.color"] === RED ? [row + 1] : []));
}

const text = (operator: string, wanted: string): Settings => ({ rule: { operator, text: wanted } });
const value = (operator: string, formula1: unknown, formula2?: unknown): Settings => ({
  rule: { operator, formula1, formula2 },
});

describe("texts", () => {
  const cells = ["Certify now", "certify later", "Not now", 2026, null, "=1/0"];
  // The last cell has no engine to calculate it: it is an error.
  test.each([
    ["Contains", "NOW", [1, 3]],
    ["Contains", "02", [4]],
    ["NotContains", "now", [2, 4, 5, 6]],
    ["BeginsWith", "certify", [1, 2]],
    ["EndsWith", "now", [1, 3]],
    ["SoundsLike", "now", []],
  ])("%s %s", (operator, wanted, rows) => {
    expect(coloured(cells, "ContainsText", text(operator, wanted))).toEqual(rows);
  });
});

describe("values", () => {
  const cells = ["Check row", "check row", "Other", 3, 5, true, null];
  test.each([
    ["EqualTo", '="Check row"', undefined, [1, 2]],
    ["EqualTo", "Check row", undefined, [1, 2]],
    ["NotEqualTo", '="Check row"', undefined, [3, 4, 5, 6, 7]],
    ["EqualTo", "=5", undefined, [5]],
    ["EqualTo", 0, undefined, [7]],
    ["GreaterThan", "3", undefined, [1, 2, 3, 5, 6]],
    ["GreaterThanOrEqual", 3, undefined, [1, 2, 3, 4, 5, 6]],
    ["LessThan", 4, undefined, [4, 7]],
    ["LessThanOrEqual", 5, undefined, [4, 5, 7]],
    ["Between", 3, 5, [4, 5]],
    ["Between", 5, 3, [4, 5]],
    ["NotBetween", 3, 5, [1, 2, 3, 6, 7]],
    ["EqualTo", "", undefined, []],
    ["EqualTo", "=A4", undefined, [1]],
  ])("%s %s %s", (operator, first, second, rows) => {
    // "=A4" is written for the first cell; it moves along, so that the first row is compared with the fourth.
    const shown = first === "=A4" ? ["x", "b", "c", "X", "d", "e", "f"] : cells;
    expect(coloured(shown, "CellValue", value(operator, first, second))).toEqual(rows);
  });
});

describe("other kinds", () => {
  const numbers = [1, 2, 3, 4, 10, "text", null, ""];
  test.each<[string, Settings, readonly CellValue[], number[]]>([
    ["TopBottom", { rule: { type: "TopItems", rank: 2 } }, numbers, [4, 5]],
    ["TopBottom", { rule: { type: "BottomPercent", rank: 40 } }, numbers, [1, 2]],
    ["TopBottom", { rule: { type: "TopPercent", rank: 1 } }, numbers, [5]],
    ["PresetCriteria", { rule: { criterion: "AboveAverage" } }, numbers, [5]],
    ["PresetCriteria", { rule: { criterion: "EqualOrBelowAverage" } }, numbers, [1, 2, 3, 4]],
    ["PresetCriteria", { rule: { criterion: "Blanks" } }, ["a", null, "  "], [2, 3]],
    ["PresetCriteria", { rule: { criterion: "NonBlanks" } }, ["a", null, 0], [1, 3]],
    [
      "PresetCriteria",
      { rule: { criterion: "DuplicateValues" } },
      ["Ann", "ann", "Bo", 1, "'1", null, null],
      [1, 2],
    ],
    ["PresetCriteria", { rule: { criterion: "UniqueValues" } }, ["Ann", "ann", "Bo", null], [3]],
    ["PresetCriteria", { rule: { criterion: "Errors" } }, ["#N/A", 1], [1]],
    ["PresetCriteria", { rule: { criterion: "NonErrors" } }, ["#N/A", 1], [2]],
    ["PresetCriteria", { rule: { criterion: "Today" } }, [TODAY - 1, TODAY, TODAY + 0.5, TODAY + 1], [2, 3]],
    [
      "PresetCriteria",
      { rule: { criterion: "ThisWeek" } },
      [TODAY - 2, TODAY - 1, TODAY + 5, TODAY + 6],
      [2, 3],
    ],
    ["PresetCriteria", { rule: { criterion: "Unheard" } }, [1], []],
    ["DataBar", {}, numbers, []],
    ["Custom", { formula: "=A1" }, [true, false, 1, 0, "TRUE", null], [1, 3, 5]],
    ["Custom", { formula: "A1" }, [true, false], [1]],
    ["Custom", { formula: "=$A$2" }, [false, true, false], [1, 2, 3]],
    ["Custom", { formula: "" }, [true], []],
  ])("%s %j", (type, settings, cells, rows) => {
    expect(coloured(cells, type, settings)).toEqual(rows);
  });

  test.each([
    ["LastMonth", "2025-12-01", "2026-01-01"],
    ["NextMonth", "2026-02-01", "2026-03-01"],
    ["LastWeek", "2025-12-28", "2026-01-04"],
    ["Last7Days", "2025-12-30", "2026-01-06"],
  ])("%s of the fifth of January", (criterion, first, after) => {
    const day = (text: string): number => serialOfDay(new Date(`${text}T00:00:00`));
    expect(daysOf(criterion, TODAY)).toEqual([day(first), day(after)]);
  });

  test("a scale of three colours", () => {
    const look = lookOf(
      [0, 50, 75, 100, "text"],
      [
        {
          type: "ColorScale",
          settings: {
            criteria: {
              minimum: { type: "LowestValue", formula: null, color: "#FF0000" },
              midpoint: { type: "Percentile", formula: "50", color: "#FFFFFF" },
              maximum: { type: "HighestValue", formula: null, color: "#0000FF" },
            },
          },
        },
      ],
    );
    expect([0, 1, 2, 3, 4].map((row) => look.at(row, 0)?.["fill.color"])).toEqual([
      "#FF0000",
      "#FFCCCC",
      "#AAAAFF",
      "#0000FF",
      undefined,
    ]);
  });
});

describe("several formats", () => {
  const first = { type: "CellValue", settings: { ...value("GreaterThan", 1), "fill.color": RED } };
  const second = {
    type: "CellValue",
    settings: { ...value("GreaterThan", 0), "fill.color": GREEN, "font.color": GREEN, "font.bold": true },
  };

  test("the first one counts, the next adds what it leaves open", () => {
    const look = lookOf([2, 1], [first, second]);
    expect(look.at(0, 0)).toEqual({ "fill.color": RED, "font.color": GREEN, "font.bold": true });
    expect(look.at(1, 0)).toEqual({ "fill.color": GREEN, "font.color": GREEN, "font.bold": true });
  });

  test("one that stops lets none follow where it applies", () => {
    const look = lookOf([2, 1], [{ ...first, settings: { ...first.settings, stopIfTrue: true } }, second]);
    expect(look.at(0, 0)).toEqual({ "fill.color": RED });
    expect(look.at(1, 0)?.["fill.color"]).toBe(GREEN);
  });

  test("formulas are written for the corner of all areas", () => {
    const look = lookOf(
      [true, false, true],
      [{ type: "Custom", settings: { formula: "=$A1", "fill.color": RED }, at: "C3:D3 B1:C2" }],
    );
    expect(
      [look.at(0, 1), look.at(1, 1), look.at(2, 2), look.at(0, 3)].map((formats) => formats?.["fill.color"]),
    ).toEqual([RED, undefined, RED, undefined]);
  });
});
