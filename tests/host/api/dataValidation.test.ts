// Data validation: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-data-validation,
// @types/office-js: Excel.DataValidation.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const LIST = { list: { inCellDropDown: true, source: "Yes,No" } };

/** Gives the cells a rule. */
function setRule(address: string, rule: unknown): Promise<void> {
  return excel.on((sheet) => {
    sheet.getRange(address).dataValidation.rule = rule as Excel.DataValidationRule;
  });
}

async function read<K extends keyof Excel.DataValidation>(
  address: string,
  ...names: K[]
): Promise<Excel.DataValidation[K][]> {
  return excel.on(async (sheet, context) => {
    const { dataValidation } = sheet.getRange(address);
    dataValidation.load(names as string[]);
    await context.sync();
    return names.map((name) => dataValidation[name]);
  });
}

it("is none at first", async () => {
  expect(await read("A1", "type", "rule", "ignoreBlanks")).toEqual(["None", {}, true]);
});

it.each<[string, unknown]>([
  ["List", LIST],
  ["List", { list: { inCellDropDown: true, source: "=Names!$A$1:$A$3" } }],
  ["WholeNumber", { wholeNumber: { formula1: 0, operator: "GreaterThan" } }],
  ["Decimal", { decimal: { formula1: 0, formula2: 100, operator: "Between" } }],
  ["TextLength", { textLength: { formula1: 80, operator: "LessThan" } }],
  ["Date", { date: { formula1: "2025-04-01", operator: "GreaterThan" } }],
  ["Time", { time: { formula1: "08:00", operator: "GreaterThan" } }],
  ["Custom", { custom: { formula: "=LEN(A1)>2" } }],
])("keeps a rule of the type %s", async (type, rule) => {
  await setRule("B2:C5", rule);
  expect(await read("B2:C5", "type", "rule")).toEqual([type, rule]);
});

it("keeps prompt and alert", async () => {
  const prompt = { message: "Yes or No", showPrompt: true, title: "Answer" };
  const errorAlert = {
    message: "Yes or No, please",
    showAlert: true,
    style: "Warning" as const,
    title: "Answer",
  };
  await excel.on((sheet) => {
    const { dataValidation } = sheet.getRange("A1:A9");
    dataValidation.rule = LIST;
    dataValidation.prompt = prompt;
    dataValidation.errorAlert = errorAlert;
    dataValidation.ignoreBlanks = false;
  });
  expect(await read("A9", "rule", "prompt", "errorAlert", "ignoreBlanks")).toEqual([
    LIST,
    prompt,
    errorAlert,
    false,
  ]);
});

it("is inconsistent where cells differ", async () => {
  await setRule("A1", LIST);
  expect(await read("A1:A2", "type")).toEqual(["Inconsistent"]);
});

// "If the two ranges aren't an exact match, only overlapping cells are cleared."
it("is cleared where the ranges overlap", async () => {
  await setRule("A1:A5", LIST);
  await excel.on((sheet) => {
    sheet.getRange("A4:B9").dataValidation.clear();
  });
  expect([await read("A3", "type"), await read("A4", "type")]).toEqual([["List"], ["None"]]);
});

it("moves with its cells", async () => {
  await setRule("A2", LIST);
  await excel.on((sheet) => {
    sheet.getRange("1:1").insert("Down");
  });
  expect([await read("A3", "type"), await read("A2", "type")]).toEqual([["List"], ["None"]]);
});

// "data validation is triggered only if the user directly enters a value into a cell"
it("does not hold an add-in back", async () => {
  await setRule("A1", LIST);
  await excel.fill("A1", [["Perhaps"]]);
  expect(excel.values("A1")).toEqual([["Perhaps"]]);
});

// "No more than one of these properties may be present in any DataValidationRule object." Excel keeps a list that is
// written out in 255 characters: https://support.microsoft.com/office/7693307a-59ef-400a-b769-c5402dce407b. The code is a guess.
it.each<[string, unknown, string | null]>([
  ["two rules at once", { ...LIST, custom: { formula: "=TRUE" } }, "InvalidArgument"],
  ["a rule of no known type", { colour: { source: "red" } }, "InvalidArgument"],
  ["a list of 255 characters", { list: { inCellDropDown: true, source: "x".repeat(255) } }, null],
  [
    "a list of 256 characters",
    { list: { inCellDropDown: true, source: "x".repeat(256) } },
    "InvalidArgument",
  ],
  ["a long formula", { list: { inCellDropDown: true, source: `=A1${"+A1".repeat(100)}` } }, null],
])("%s", async (_, rule, code) => {
  const batch = setRule("A1", rule);
  expect(await (code === null ? batch.then(() => null) : codeOf(batch))).toBe(code);
});
