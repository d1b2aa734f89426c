// Charts, which are recorded: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-charts, @types/office-js: Excel.Chart.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

function addChart(sheet: Excel.Worksheet): Excel.Chart {
  return sheet.charts.add("BarClustered", sheet.getRange("A1:B5"), "Columns");
}

it("keeps what it is made of, for whoever looks at the workbook", async () => {
  await excel.on((sheet, context) => {
    const chart = addChart(sheet);
    chart.name = "Verdicts";
    chart.title.text = "People by verdict";
    chart.legend.visible = false;
    chart.set({ top: 10, left: 20, width: 300, height: 150 });
    chart.setPosition("D2", sheet.getRange("H12"));
    context.workbook.getActiveChartOrNullObject();
  });
  const [sheet] = excel.open.workbook.state.sheets;
  expect(sheet!.state.charts).toEqual([
    {
      id: expect.stringMatching(/^\{.{36}\}$/) as string,
      name: "Verdicts",
      type: "BarClustered",
      source: { sheet, box: { row: 0, column: 0, rows: 5, columns: 2 } },
      seriesBy: "Columns",
      settings: {
        "title.text": "People by verdict",
        "legend.visible": false,
        top: 10,
        left: 20,
        width: 300,
        height: 150,
        from: "D2",
        to: "H12",
      },
    },
  ]);
});

it("gives back what it was set to", async () => {
  const got = await excel.on(async (sheet, context) => {
    const chart = addChart(sheet);
    chart.title.set({ text: "People", overlay: true });
    chart.legend.position = "Bottom";
    chart.chartType = "Pie";
    chart.load("name,chartType,width,title/text,title/visible,title/overlay,legend/position");
    await context.sync();
    const { title, legend } = chart;
    return [
      chart.name,
      chart.chartType,
      chart.width,
      title.text,
      title.visible,
      title.overlay,
      legend.position,
    ];
  });
  expect(got).toEqual(["Chart 1", "Pie", 360, "People", true, true, "Bottom"]);
});

it("is found by name and place, and moves with its data", async () => {
  const got = await excel.on(async (sheet, context) => {
    addChart(sheet).name = "First";
    const second = addChart(sheet);
    second.name = "Second";
    second.setData(sheet.getRange("A3:B9"));
    sheet.getRange("1:1").insert("Down");
    sheet.charts.load("count,items/name");
    const [byName, byPlace] = [sheet.charts.getItem("second"), sheet.charts.getItemAt(0)];
    const missing = sheet.charts.getItemOrNullObject("Third");
    byName.load("name");
    byPlace.load("name");
    await context.sync();
    return [
      sheet.charts.count,
      sheet.charts.items.map(({ name }) => name),
      byName.name,
      byPlace.name,
      missing.isNullObject,
    ];
  });
  expect(got).toEqual([2, ["First", "Second"], "Second", "First", true]);
  const boxes = excel.open.workbook.state.sheets[0]!.state.charts.map(({ source }) => source!.box);
  expect(boxes.map(({ row, rows }) => [row, rows])).toEqual([
    [1, 5],
    [3, 7],
  ]);
});

it("goes when it is deleted", async () => {
  const count = await excel.on(async (sheet, context) => {
    addChart(sheet);
    sheet.charts.getItemAt(0).delete();
    const left = sheet.charts.getCount();
    await context.sync();
    return left.value;
  });
  expect(count).toBe(0);
});

it.each<[string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void, string]>([
  ["no such chart", (sheet) => sheet.charts.getItem("None").delete(), "ItemNotFound"],
  // @types/office-js: Excel.Workbook.getActiveChart: "If there is no active chart, an ItemNotFound exception is thrown"
  ["no active chart", (_, context) => context.workbook.getActiveChart().delete(), "ItemNotFound"],
  [
    "a part that is not recorded",
    (sheet) => {
      addChart(sheet).axes.valueAxis.minimum = 0;
    },
    "ApiNotFound",
  ],
])("fails: %s", async (_, act, code) => {
  expect(await codeOf(excel.on(act))).toBe(code);
});

it("is never active", async () => {
  const isNull = await excel.on(async (_, context) => {
    const chart = context.workbook.getActiveChartOrNullObject();
    await context.sync();
    return chart.isNullObject;
  });
  expect(isNull).toBe(true);
});
