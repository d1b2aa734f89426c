import { openExcel, until, type OpenExcel } from "../../support/excel";

jest.setTimeout(40000);
describe("smoke", () => {
  let excel: OpenExcel;
  beforeAll(async () => {
    excel = await openExcel({ functions: { functions: [{ id: "ADD", name: "ADD", parameters: [{ name: "a", type: "number" }, { name: "b", type: "number" }] },
      { id: "GRID", name: "GRID", parameters: [{ name: "m", type: "any", dimensionality: "matrix" }] }] } });
  });
  afterAll(() => {
    excel.close();
  });

  it("reads and writes", async () => {
    const got = await excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A1:B2");
      range.values = [[1, "x"], ["=A1", "2.5"]];
      range.load("values,address,formulas");
      sheet.load("name");
      await context.sync();
      return [range.values, range.address, range.formulas, sheet.name];
    });
    expect(got).toEqual([[[1, "x"], [1, 2.5]], "Sheet1!A1:B2", [[1, "x"], ["=A1", 2.5]], "Sheet1"]);
  });
  it("functions", async () => {
    excel.window.CustomFunctions.associate("ADD", (a: number, b: number) => a + b);
    excel.window.CustomFunctions.associate("GRID", (m: unknown[][]) => m);
    excel.session.type("D1", "=ADD(A1,41)");
    excel.session.type("D2", "=ADD(D1,1)");
    excel.session.type("F1", "=GRID(A1:B2)");
    await excel.calculated();
    expect(excel.session.values("D1:D2")).toEqual([[42], [43]]);
    expect(excel.session.values("F1:G2")).toEqual([[1, "x"], [1, 2.5]]);
    excel.session.type("A1", 9);
    await excel.calculated();
    expect(excel.session.values("D1:D2")).toEqual([[50], [51]]);
  });
  it("tables", async () => {
    const got = await excel.run(async (context) => {
      const s = context.workbook.worksheets.add("My Data");
      s.getRange("C3:D5").values = [["id", "name"], [1, "a"], [2, "b"]];
      const t = s.tables.add("C3:D5", true);
      t.name = "Items";
      t.rows.add(undefined, [[3, "c"]]);
      t.rows.add(0, [[0, "z"]]);
      t.columns.add(undefined, [["flag"], [1], [2], [3], [4]]);
      const body = t.getDataBodyRange().load("values,address");
      t.columns.load("items/name,items/id");
      t.rows.load("count");
      t.load("id,name,style");
      await context.sync();
      return [body.values, body.address, t.columns.items.map((c) => [c.id, c.name]), t.rows.count, t.name];
    });
    expect(got).toEqual([[[0, "z", 1], [1, "a", 2], [2, "b", 3], [3, "c", 4]], "'My Data'!C4:E7", [[1, "id"], [2, "name"], [3, "flag"]], 4, "Items"]);
  });
  it("events", async () => {
    const seen: unknown[] = [];
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").onChanged.add(async (event) => { seen.push([event.address, event.source, event.details?.valueAfter]); });
      await context.sync();
    });
    excel.session.type("Sheet1!B9", "hello");
    await until(() => seen.length > 0);
    expect(seen).toEqual([["B9", "Local", "hello"]]);
  });
});
