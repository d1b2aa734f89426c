// What tables do of themselves: they take in what is typed beside them, and fill columns with formulas.
import { addColumn, addRows, showTotals } from "../../../src/host/workbook/tableEdits";
import { type Open, openTable, shape } from "./openTable";

// support.microsoft.com/office/resize-a-table-by-adding-or-removing-rows-and-columns-e65ae4bb-e44b-43f4-ad8b-7d68784f1165
describe("what is typed beside a table", () => {
  it.each<[string, string, unknown, string, string]>([
    ["right below", "B5", 5, "B2:C5", "a,b"],
    ["below the last column", "C5", 5, "B2:C5", "a,b"],
    ["several rows below", "B5:C6", 5, "B2:C6", "a,b"],
    ["beside the header row", "D2", "c", "B2:D4", "a,b,c"],
    ["beside a data row", "D4", 5, "B2:D4", "a,b,Column1"],
    ["several columns beside", "D2:E2", "c", "B2:C4", "a,b"],
  ])("is taken in: %s", (_, address, entry, all, columns) => {
    const { grid, type } = openTable();
    type(address, entry as number);
    const [shown, , names] = shape(grid);
    expect([shown, names]).toEqual([all, columns]);
  });

  const asItIs = (): void => undefined;
  it.each<[string, string, unknown, (open: Open) => void]>([
    ["a row further below", "B6", 5, asItIs],
    ["a column further on", "F3", 5, asItIs],
    ["above", "B1", 5, asItIs],
    ["across its corner", "B5:D5", 5, asItIs],
    ["nothing", "B5", "", asItIs],
    // guess: as a heading it could be no formula
    ["a formula beside the header row", "D2", "=ADD(1,1)", asItIs],
    [
      "below the totals row",
      "B6",
      5,
      ({ grid, does }) => {
        does(() => showTotals(grid, true));
      },
    ],
    [
      "where other cells of the row are taken",
      "B5",
      5,
      ({ type, workbook }) => {
        workbook.tablesGrow = false;
        type("C5", "x");
        workbook.tablesGrow = true;
      },
    ],
    [
      "where another table is",
      "B5",
      5,
      ({ table, workbook }) => {
        workbook.tablesGrow = false;
        table("C5:C6");
        workbook.tablesGrow = true;
      },
    ],
    [
      "when the person does not want it",
      "B5",
      5,
      ({ workbook }) => {
        workbook.tablesGrow = false;
      },
    ],
  ])("is not taken in: %s", (_, address, entry, prepare) => {
    const open = openTable();
    prepare(open);
    const before = shape(open.grid);
    open.type(address, entry as number);
    expect(shape(open.grid)).toEqual(before);
    expect(open.cells(address)[0]![0]).toBe(entry === "=ADD(1,1)" ? 2 : entry);
  });
});

// support.microsoft.com/office/use-calculated-columns-in-an-excel-table-873fbac6-7110-4300-8f6f-aafa2ea11ce8
describe("calculated columns", () => {
  function openCalculated() {
    const open = openTable();
    open.does(() => addColumn(open.grid, null, "c"));
    open.type("D3", "=ADD(T[@a],B3)");
    return open;
  }

  it("one formula fills an empty column, above and below", () => {
    const { type, session, cells, grid, does } = openTable();
    does(() => addColumn(grid, null, "c"));
    type("D4", "=ADD(T[@a],B4)");
    expect(session.formulas("D3:D4")).toEqual([["=ADD(T[@a],B3)"], ["=ADD(T[@a],B4)"]]);
    expect(cells("D3:D4")).toEqual([[2], [6]]);
  });

  it("not one that holds something", () => {
    const { type, session, grid, does } = openTable();
    does(() => addColumn(grid, null, "c"));
    type("D4", "x");
    type("D3", "=ADD(1,1)");
    expect(session.formulas("D3:D4")).toEqual([["=ADD(1,1)"], ["x"]]);
  });

  it("not by formulas that differ", () => {
    const { type, session, grid, does } = openTable();
    does(() => addColumn(grid, null, "c"));
    does(() => addRows(grid, null, [[5, 6, null]]));
    type("D3:D4", [["=ADD(1,1)"], ["=ADD(2,2)"]]);
    expect(session.formulas("D3:D5")).toEqual([["=ADD(1,1)"], ["=ADD(2,2)"], [""]]);
  });

  it.each<[string, (open: Open) => void, string]>([
    [
      "added at the end",
      ({ grid, does }) => {
        does(() => addRows(grid, null, [[5, 6, null]]));
      },
      "D5",
    ],
    [
      "added between",
      ({ grid, does }) => {
        does(() => addRows(grid, 1, [[5, 6, null]]));
      },
      "D4",
    ],
    [
      "added at the beginning",
      ({ grid, does }) => {
        does(() => addRows(grid, 0, [[5, 6, null]]));
      },
      "D3",
    ],
    [
      "typed below",
      ({ type }) => {
        type("B5", 5);
      },
      "D5",
    ],
    [
      "inserted as rows of the sheet",
      ({ session }) => {
        session.insert("4:4", "down");
      },
      "D4",
    ],
    [
      "inserted before the totals row",
      ({ grid, does, session }) => {
        does(() => showTotals(grid, true));
        session.insert("5:5", "down");
      },
      "D5",
    ],
  ])("rows that are %s get the formula", (_, change, address) => {
    const open = openCalculated();
    change(open);
    expect(open.session.formulas(address)).toEqual([[`=ADD(T[@a],B${address.slice(1)})`]]);
  });

  // "the same thing happens when you change a formula; the change will also expand to the rest of the calculated column"
  it("one that is changed changes all", () => {
    const { type, session } = openCalculated();
    type("D4", "=ADD(B4,100)");
    expect(session.formulas("D3:D4")).toEqual([["=ADD(B3,100)"], ["=ADD(B4,100)"]]);
  });

  it("a value is an exception, beside which changes stay alone", () => {
    const { type, session, grid, does } = openCalculated();
    does(() => addRows(grid, null, [[5, 6, null]]));
    type("D3", "x");
    type("D4", "=ADD(B4,100)");
    expect(session.formulas("D3:D5")).toEqual([["x"], ["=ADD(B4,100)"], ["=ADD(T[@a],B5)"]]);
  });
});
