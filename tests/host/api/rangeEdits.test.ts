// Inserting, deleting and clearing cells. Each group names its page.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const GRID = [
  ["a1", "b1", "c1"],
  ["a2", "b2", "c2"],
  ["a3", "b3", "c3"],
];
const fillGrid = () => excel.fill("A1:C3", GRID);

/** Does something with a range of the sheet. */
function act(address: string, edit: (range: Excel.Range) => void): Promise<void> {
  return excel.on((sheet) => {
    edit(sheet.getRange(address));
  });
}

// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-insert
describe("insert", () => {
  it.each<[string, string, "Down" | "Right", unknown[][]]>([
    [
      "cells, others go down",
      "B2",
      "Down",
      [
        ["a1", "b1", "c1", ""],
        ["a2", "", "c2", ""],
        ["a3", "b2", "c3", ""],
        ["", "b3", "", ""],
      ],
    ],
    [
      "cells, others go right",
      "B2",
      "Right",
      [
        ["a1", "b1", "c1", ""],
        ["a2", "", "b2", "c2"],
        ["a3", "b3", "c3", ""],
        ["", "", "", ""],
      ],
    ],
    [
      "rows",
      "2:2",
      "Down",
      [
        ["a1", "b1", "c1", ""],
        ["", "", "", ""],
        ["a2", "b2", "c2", ""],
        ["a3", "b3", "c3", ""],
      ],
    ],
    [
      "columns",
      "B:B",
      "Right",
      [
        ["a1", "", "b1", "c1"],
        ["a2", "", "b2", "c2"],
        ["a3", "", "b3", "c3"],
        ["", "", "", ""],
      ],
    ],
  ])("%s", async (_, address, shift, expected) => {
    await fillGrid();
    await act(address, (range) => range.insert(shift));
    expect(excel.values("A1:D4")).toEqual(expected);
  });

  it("gives the cells that are now blank", async () => {
    await fillGrid();
    const address = await excel.on(async (sheet, context) => {
      const blank = sheet.getRange("B2:C2").insert("Down");
      blank.values = [["new", "er"]];
      blank.load("address");
      await context.sync();
      return blank.address;
    });
    expect(address).toBe("Sheet1!B2:C2");
    expect(excel.values("B2:C3")).toEqual([
      ["new", "er"],
      ["b2", "c2"],
    ]);
  });

  // https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
  it.each<[string, string, "Down" | "Right"]>([
    ["below the last row", "A1048576", "Down"],
    ["beyond the last column", "XFD1", "Right"],
  ])("does not push filled cells %s", async (_, last, shift) => {
    await excel.fill(last, [["x"]]);
    expect(await codeOf(act("A1:A1", (range) => range.insert(shift)))).toBe("NonBlankCellOffSheet");
  });
});

// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-clear-delete#delete-a-range-of-cells
describe("delete", () => {
  it.each<[string, string, "Up" | "Left", unknown[][]]>([
    [
      "cells, others come up",
      "B1",
      "Up",
      [
        ["a1", "b2", "c1"],
        ["a2", "b3", "c2"],
        ["a3", "", "c3"],
      ],
    ],
    [
      "cells, others come from the right",
      "B1:B2",
      "Left",
      [
        ["a1", "c1", ""],
        ["a2", "c2", ""],
        ["a3", "b3", "c3"],
      ],
    ],
    [
      "rows",
      "1:2",
      "Up",
      [
        ["a3", "b3", "c3"],
        ["", "", ""],
        ["", "", ""],
      ],
    ],
    [
      "columns",
      "A:B",
      "Left",
      [
        ["c1", "", ""],
        ["c2", "", ""],
        ["c3", "", ""],
      ],
    ],
  ])("%s", async (_, address, shift, expected) => {
    await fillGrid();
    await act(address, (range) => range.delete(shift));
    expect(excel.values("A1:C3")).toEqual(expected);
  });

  it("leaves #REF! in formulas of deleted cells and moves the others along", async () => {
    await excel.fill("E1:E3", [["=A1"], ["=A3"], ["=SUM(A1:A3)"]]);
    await act("1:1", (range) => range.delete("Up"));
    expect(excel.open.session.formulas("Sheet1!E1:E2")).toEqual([["=A2"], ["=SUM(A1:A2)"]]);
    await act("A2", (range) => range.delete("Up"));
    expect(excel.open.session.formulas("Sheet1!E1")).toEqual([["=#REF!"]]);
  });

  it.each([["Sideways"], [undefined]])("refuses the direction %s", async (shift) => {
    expect(await codeOf(act("A1", (range) => range.delete(shift as never)))).toBe("InvalidArgument");
  });
});

// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-clear-delete#clear-a-range-of-cells
describe("clear", () => {
  /** Whether a value, a fill, a validation, a conditional format and a merged area are left at B2. */
  async function left(): Promise<boolean[]> {
    return excel.on(async (sheet, context) => {
      const range = sheet.getRange("B2").load("values");
      const format = range.format.fill.load("color");
      const validation = range.dataValidation.load("type");
      const conditional = range.conditionalFormats.getCount();
      const merged = range.getMergedAreasOrNullObject();
      await context.sync();
      return [
        range.values[0]![0] !== "",
        format.color !== "#FFFFFF",
        validation.type !== "None",
        conditional.value > 0,
        !merged.isNullObject,
      ];
    });
  }

  it.each<[Parameters<Excel.Range["clear"]>[0], boolean[]]>([
    [undefined, [false, false, false, false, false]],
    ["All", [false, false, false, false, false]],
    ["Contents", [false, true, true, true, true]],
    // guess: validations stay, as they do with Excel's own command
    ["Formats", [true, false, true, false, false]],
    ["Hyperlinks", [true, true, true, true, true]],
  ])("%s takes away what it names", async (applyTo, expected) => {
    await act("B2:C2", (range) => {
      range.merge();
      range.values = [["x", null]];
      range.format.fill.color = "#FF0000";
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "x,y" } };
      const conditional = range.conditionalFormats.add("ContainsText");
      conditional.textComparison.rule = { operator: "Contains", text: "x" };
    });
    expect(await left()).toEqual([true, true, true, true, true]);
    await act("A1:D4", (range) => range.clear(applyTo));
    expect(await left()).toEqual(expected);
  });

  it("leaves other cells where they are", async () => {
    await fillGrid();
    await act("B1:B2", (range) => range.clear());
    expect(excel.values("A1:C3")).toEqual([
      ["a1", "", "c1"],
      ["a2", "", "c2"],
      ["a3", "b3", "c3"],
    ]);
  });

  it("of whole columns is quick and takes all of them", async () => {
    await fillGrid();
    await act("A:B", (range) => range.clear("Contents"));
    expect(excel.values("A1:C2")).toEqual([
      ["", "", "c1"],
      ["", "", "c2"],
    ]);
  });

  it("refuses what it does not know", async () => {
    expect(await codeOf(act("A1", (range) => range.clear("Everything" as never)))).toBe("InvalidArgument");
  });
});
