// Filters, hidden rows and what is left to be seen: @types/office-js: Excel.AutoFilter, Excel.Filter, Excel.RangeView,
// Excel.Range.rowHidden, getSpecialCells; https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-special-cells.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const ROSTER = [
  ["Name", "Verdict", "Score"],
  ["Ana", "Certify", 9],
  ["Bo", "Wait", 4],
  ["Cy", "Certify", 5],
  ["Di", "", 7],
];
const VISIBLE = ["Ana", "Bo", "Cy", "Di"];

beforeEach(async () => {
  await excel.fill("B2:D6", ROSTER);
});

/** The names in rows that can be seen. */
async function visible(): Promise<unknown[]> {
  return excel.on(async (sheet, context) => {
    const view = sheet.getRange("B3:B6").getVisibleView().load("values");
    await context.sync();
    return view.values.flat();
  });
}

const addTable = (sheet: Excel.Worksheet): Excel.Table => {
  const table = sheet.tables.add("B2:D6", true);
  table.name = "Roster";
  return table;
};

describe("AutoFilter of a worksheet", () => {
  it.each<[string, number, Excel.FilterCriteria, string[]]>([
    ["values", 1, { filterOn: "Values", values: ["certify"] }, ["Ana", "Cy"]],
    ["blank values", 1, { filterOn: "Values", values: [""] }, ["Di"]],
    ["numbers as they are shown", 2, { filterOn: "Values", values: ["9", "4"] }, ["Ana", "Bo"]],
    ["a comparison", 2, { filterOn: "Custom", criterion1: ">=5" }, ["Ana", "Cy", "Di"]],
    [
      "two of them",
      2,
      { filterOn: "Custom", criterion1: ">4", criterion2: "<9", operator: "And" },
      ["Cy", "Di"],
    ],
    [
      "one or the other",
      2,
      { filterOn: "Custom", criterion1: "<5", criterion2: "=9", operator: "Or" },
      ["Ana", "Bo"],
    ],
    ["a pattern", 1, { filterOn: "Custom", criterion1: "=c*y" }, ["Ana", "Cy"]],
    ["all but one", 1, { filterOn: "Custom", criterion1: "<>Wait" }, ["Ana", "Cy", "Di"]],
  ])("on %s hides the other rows", async (_, column, criteria, names) => {
    await excel.on((sheet) => sheet.autoFilter.apply("B2:D6", column, criteria));
    expect(await visible()).toEqual(names);
  });

  it("tells what it does, and stops doing it", async () => {
    const tell = () =>
      excel.on(async (sheet, context) => {
        const { autoFilter } = sheet;
        autoFilter.load("enabled,isDataFiltered");
        const range = autoFilter.getRangeOrNullObject().load("address");
        await context.sync();
        return [autoFilter.enabled, autoFilter.isDataFiltered, range.isNullObject ? null : range.address];
      });
    expect(await tell()).toEqual([false, false, null]);
    await excel.on((sheet) => {
      sheet.autoFilter.apply("B2:D6", 1, { filterOn: "Values", values: ["Wait"] });
      sheet.autoFilter.apply("B2:D6", 2, { filterOn: "Custom", criterion1: ">4" });
    });
    expect([await tell(), await visible()]).toEqual([[true, true, "Sheet1!B2:D6"], []]);
    await excel.on((sheet) => sheet.autoFilter.clearColumnCriteria(2));
    expect([await tell(), await visible()]).toEqual([[true, true, "Sheet1!B2:D6"], ["Bo"]]);
    await excel.on((sheet) => sheet.autoFilter.clearCriteria());
    expect([await tell(), await visible()]).toEqual([[true, false, "Sheet1!B2:D6"], VISIBLE]);
    await excel.on((sheet) => sheet.autoFilter.remove());
    expect(await tell()).toEqual([false, false, null]);
  });

  it("looks at cells anew when it is reapplied", async () => {
    await excel.on((sheet) => {
      sheet.autoFilter.apply("B2:D6", 1, { filterOn: "Values", values: ["Wait"] });
      sheet.getRange("C3").values = [["Wait"]];
    });
    expect(await visible()).toEqual(["Bo"]);
    await excel.on((sheet) => sheet.autoFilter.reapply());
    expect(await visible()).toEqual(["Ana", "Bo"]);
  });

  it("moves with its cells", async () => {
    const address = await excel.on(async (sheet, context) => {
      sheet.autoFilter.apply("B2:D6", 1, { filterOn: "Values", values: ["Wait"] });
      sheet.getRange("1:1").insert("Down");
      const range = sheet.autoFilter.getRange().load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Sheet1!B3:D7");
    await excel.on((sheet) => sheet.getRange("1:1").delete("Up"));
    expect(await visible()).toEqual(["Bo"]);
  });

  it.each<[string, (sheet: Excel.Worksheet) => void, string]>([
    // "if the value is greater than the number of available columns in the range … an InvalidArgument error will be thrown"
    [
      "no such column to clear",
      (sheet) => {
        sheet.autoFilter.apply("B2:D6");
        sheet.autoFilter.clearColumnCriteria(3);
      },
      "InvalidArgument",
    ],
    [
      "no such column to filter",
      (sheet) => sheet.autoFilter.apply("B2:D6", 3, { filterOn: "Values", values: [] }),
      "InvalidArgument",
    ],
    [
      "a kind that this host does not have",
      (sheet) => sheet.autoFilter.apply("B2:D6", 1, { filterOn: "TopItems", criterion1: "3" }),
      "NotImplemented",
    ],
    ["no range", (sheet) => sheet.autoFilter.getRange().select(), "ItemNotFound"],
  ])("fails: %s", async (_, act, code) => {
    expect(await codeOf(excel.on(act))).toBe(code);
  });
});

describe("filters of a table", () => {
  it.each<[string, (table: Excel.Table) => void, string[]]>([
    [
      "a column's values",
      (table) => table.columns.getItem("Verdict").filter.applyValuesFilter(["Wait"]),
      ["Bo"],
    ],
    [
      "a column's criteria",
      (table) => table.columns.getItem("Score").filter.apply({ filterOn: "Custom", criterion1: ">6" }),
      ["Ana", "Di"],
    ],
    ["a comparison", (table) => table.columns.getItem("Score").filter.applyCustomFilter("<5"), ["Bo"]],
    [
      "its AutoFilter",
      (table) => table.autoFilter.apply(table.getRange(), 1, { filterOn: "Values", values: ["Wait"] }),
      ["Bo"],
    ],
    [
      "two columns",
      (table) => {
        table.columns.getItem("Verdict").filter.applyValuesFilter(["Certify"]);
        table.columns.getItem("Score").filter.applyCustomFilter(">5");
      },
      ["Ana"],
    ],
    [
      "a column cleared",
      (table) => {
        const { filter } = table.columns.getItem("Verdict");
        filter.applyValuesFilter(["Wait"]);
        filter.clear();
      },
      VISIBLE,
    ],
    [
      "all cleared",
      (table) => {
        table.columns.getItem("Verdict").filter.applyValuesFilter(["Wait"]);
        table.clearFilters();
      },
      VISIBLE,
    ],
    [
      "criteria cleared",
      (table) => {
        table.columns.getItem("Verdict").filter.applyValuesFilter(["Wait"]);
        table.autoFilter.clearCriteria();
      },
      VISIBLE,
    ],
  ])("%s", async (_, act, names) => {
    await excel.on((sheet) => {
      act(addTable(sheet));
    });
    expect(await visible()).toEqual(names);
  });

  it("tell whether they hide rows", async () => {
    const told = await excel.on(async (sheet, context) => {
      const table = addTable(sheet);
      const before = table.autoFilter.load("enabled,isDataFiltered");
      await context.sync();
      const first = [before.enabled, before.isDataFiltered];
      table.columns.getItemAt(1).filter.applyValuesFilter(["Wait"]);
      before.load("enabled,isDataFiltered");
      const { filter } = table.columns.getItemAt(1);
      filter.load("criteria");
      await context.sync();
      return [first, [before.enabled, before.isDataFiltered], filter.criteria];
    });
    expect(told).toEqual([[true, false], [true, true], { filterOn: "Values", values: ["Wait"] }]);
  });

  it("leave the totals row in view", async () => {
    const hidden = await excel.on(async (sheet, context) => {
      const table = addTable(sheet);
      table.showTotals = true;
      table.columns.getItem("Verdict").filter.applyValuesFilter(["Nobody"]);
      const [body, totals] = [
        table.getDataBodyRange().load("rowHidden"),
        table.getTotalRowRange().load("rowHidden"),
      ];
      await context.sync();
      return [body.rowHidden, totals.rowHidden];
    });
    expect(hidden).toEqual([true, false]);
  });
});

describe("hidden rows and columns", () => {
  it.each<["rowHidden" | "columnHidden", string, string, (boolean | null)[]]>([
    ["rowHidden", "A3:A4", "A5", [true, null, false]],
    ["columnHidden", "C1:D1", "F1", [true, null, false]],
  ])("%s is true, false, or null for some", async (name, address, other, expected) => {
    const got = await excel.on(async (sheet, context) => {
      sheet.getRange(address)[name] = true;
      const ranges = [address, "A1:F9", other].map((one) => sheet.getRange(one).load(`${name},hidden`));
      await context.sync();
      return [ranges.map((range) => range[name]), ranges.map(({ hidden }) => hidden)];
    });
    expect(got).toEqual([expected, expected]);
  });

  it("can be shown again", async () => {
    await excel.on((sheet) => {
      sheet.getRange("3:5").rowHidden = true;
      sheet.getRange("B4").rowHidden = false;
    });
    expect(await visible()).toEqual(["Bo", "Di"]);
  });

  it("are none of the visible cells", async () => {
    const got = await excel.on(async (sheet, context) => {
      sheet.getRange("4:4").rowHidden = true;
      sheet.getRange("C:C").columnHidden = true;
      const areas = sheet.getRange("B3:D6").getSpecialCells("Visible").load("address,cellCount");
      await context.sync();
      return [areas.address, areas.cellCount];
    });
    expect(got).toEqual(["Sheet1!B3, Sheet1!D3, Sheet1!B5:B6, Sheet1!D5:D6", 6]);
  });

  it.each<[string, (range: Excel.Range) => void, string]>([
    // "If no special cells are found, an ItemNotFound error will be thrown."
    ["no visible cells", (range) => range.getSpecialCells("Visible").clear(), "ItemNotFound"],
    ["cells of another kind", (range) => range.getSpecialCells("Blanks").clear(), "NotImplemented"],
  ])("fails: %s", async (_, act, code) => {
    const batch = excel.on((sheet) => {
      sheet.getRange("3:3").rowHidden = true;
      act(sheet.getRange("B3:D3"));
    });
    expect(await codeOf(batch)).toBe(code);
  });

  it("or a null object", async () => {
    const isNull = await excel.on(async (sheet, context) => {
      sheet.getRange("3:3").rowHidden = true;
      const areas = sheet.getRange("B3").getSpecialCellsOrNullObject("Visible");
      await context.sync();
      return areas.isNullObject;
    });
    expect(isNull).toBe(true);
  });

  it("leave a view of the rest, row by row", async () => {
    const got = await excel.on(async (sheet, context) => {
      sheet.getRange("4:5").rowHidden = true;
      sheet.getRange("C:C").columnHidden = true;
      const view = sheet.getRange("B3:D6").getVisibleView();
      view.load("rowCount,columnCount,values,formulas,text,valueTypes,numberFormat,cellAddresses");
      view.rows.load("items/values,items/index");
      const range = view.getRange().load("address");
      await context.sync();
      return {
        size: [view.rowCount, view.columnCount],
        values: view.values,
        types: view.valueTypes,
        addresses: view.cellAddresses,
        rows: view.rows.items.map(({ index, values }) => [index, values]),
        range: range.address,
      };
    });
    expect(got).toEqual({
      size: [2, 2],
      values: [
        ["Ana", 9],
        ["Di", 7],
      ],
      types: [
        ["String", "Double"],
        ["String", "Double"],
      ],
      addresses: [
        ["Sheet1!B3", "Sheet1!D3"],
        ["Sheet1!B6", "Sheet1!D6"],
      ],
      rows: [
        [0, [["Ana", 9]]],
        [1, [["Di", 7]]],
      ],
      range: "Sheet1!B3:D6",
    });
  });
});
