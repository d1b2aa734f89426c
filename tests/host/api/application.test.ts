// The application: @types/office-js: Excel.Application, Excel.Workbook,
// https://learn.microsoft.com/office/dev/add-ins/excel/performance.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();
let calculations: number;

beforeEach(() => {
  calculations = 0;
  excel.open.workbook.calculation.engine = { evaluate: () => [[++calculations]] } as never;
});

it("tells about itself", async () => {
  const told = await excel.on(async (_, context) => {
    const { application } = context.workbook;
    application.load("calculationMode,calculationState,calculationEngineVersion");
    context.workbook.load("name,readOnly");
    await context.sync();
    return [
      application.calculationMode,
      application.calculationState,
      context.workbook.name,
      context.workbook.readOnly,
    ];
  });
  expect(told).toEqual(["Automatic", "Done", "Book1.xlsx", false]);
});

// @types/office-js: Excel.CalculationMode
it.each<[Excel.CalculationMode, number]>([
  ["Automatic" as Excel.CalculationMode, 2],
  ["Manual" as Excel.CalculationMode, 1],
])("%s: what depends on a changed cell has been calculated %d times", async (mode, count) => {
  await excel.fill("A1:B1", [[1, "=A1*2"]]);
  await excel.on((sheet, context) => {
    context.workbook.application.calculationMode = mode;
    sheet.getRange("A1").values = [[2]];
  });
  expect(calculations).toBe(count);
  await excel.on((_, context) => {
    context.workbook.application.calculate("Full");
  });
  expect(calculations).toBe(count + 1);
});

// "Suspends calculation until the next context.sync() is called."
it("suspends calculation until the next sync", async () => {
  const seen = await excel.on(async (sheet, context) => {
    context.workbook.application.suspendApiCalculationUntilNextSync();
    const range = sheet.getRange("A1");
    range.formulas = [["=NOW()"]];
    range.formulas = [["=NOW()+1"]];
    await context.sync();
    const after = calculations;
    range.formulas = [["=NOW()+2"]];
    await context.sync();
    return [after, calculations];
  });
  expect(seen).toEqual([1, 2]);
});

it("takes suspended screen updates", async () => {
  await excel.on((sheet, context) => {
    context.workbook.application.suspendScreenUpdatingUntilNextSync();
    sheet.getRange("A1").values = [["x"]];
  });
  expect(excel.values("A1")).toEqual([["x"]]);
});

it("has no other calculation modes", async () => {
  const batch = excel.on((_, context) => {
    context.workbook.application.calculationMode = "Sometimes" as never;
  });
  expect(await codeOf(batch)).toBe("InvalidArgument");
});
