// Protection: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheets#data-protection,
// @types/office-js: Excel.WorksheetProtection. The codes are guesses: the pages say that calls fail.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

/** Protects the sheet, in which only B2:B9 is unlocked. */
function protect(options?: Excel.WorksheetProtectionOptions, password?: string): Promise<void> {
  return excel.on((sheet) => {
    sheet.getRange("B2:B9").format.protection.locked = false;
    sheet.protection.protect(options, password);
  });
}

it("is off at first, and keeps its options", async () => {
  const read = () =>
    excel.on(async (sheet, context) => {
      const { protection } = sheet;
      protection.load("protected,options");
      await context.sync();
      return [protection.protected, protection.options.allowSort, protection.options.allowFormatCells];
    });
  expect(await read()).toEqual([false, false, false]);
  await protect({ allowSort: true });
  expect(await read()).toEqual([true, true, false]);
});

it.each<[string, (sheet: Excel.Worksheet) => void]>([
  [
    "values",
    (sheet) => {
      sheet.getRange("A1").values = [["x"]];
    },
  ],
  [
    "values partly unlocked",
    (sheet) => {
      sheet.getRange("B9:B10").values = [["x"], ["y"]];
    },
  ],
  ["contents cleared", (sheet) => sheet.getRange("A1").clear("Contents")],
  ["rows inserted", (sheet) => sheet.getRange("2:2").insert("Down")],
  ["rows deleted", (sheet) => sheet.getRange("2:2").delete("Up")],
  ["cells copied there", (sheet) => sheet.getRange("A1").copyFrom("B2")],
  ["cells merged", (sheet) => sheet.getRange("A1:A2").merge()],
  ["a table", (sheet) => sheet.tables.add("D1:E2", true)],
  [
    "fills",
    (sheet) => {
      sheet.getRange("B2").format.fill.color = "#FF0000";
    },
  ],
  [
    "number formats",
    (sheet) => {
      sheet.getRange("B2").numberFormat = "0%" as never;
    },
  ],
  [
    "column widths",
    (sheet) => {
      sheet.getRange("B2").format.columnWidth = 90;
    },
  ],
  ["filters", (sheet) => sheet.autoFilter.apply("A1:B9")],
  [
    "hidden rows",
    (sheet) => {
      sheet.getRange("2:2").rowHidden = true;
    },
  ],
])("refuses %s", async (_, act) => {
  await protect();
  expect(await codeOf(excel.on(act))).toBe("AccessDenied");
  expect(excel.values("A1:B2")).toEqual([
    ["", ""],
    ["", ""],
  ]);
});

it("lets unlocked cells be written", async () => {
  await protect();
  await excel.fill("B2:B3", [["x"], ["y"]]);
  expect(excel.values("B2:B3")).toEqual([["x"], ["y"]]);
});

it.each<[keyof Excel.WorksheetProtectionOptions, (sheet: Excel.Worksheet) => void]>([
  [
    "allowFormatCells",
    (sheet) => {
      sheet.getRange("A1").format.fill.color = "#FF0000";
    },
  ],
  [
    "allowFormatColumns",
    (sheet) => {
      sheet.getRange("A1").format.columnWidth = 90;
    },
  ],
  [
    "allowFormatRows",
    (sheet) => {
      sheet.getRange("2:2").rowHidden = true;
    },
  ],
])("%s lets that be done", async (option, act) => {
  await protect({ [option]: true });
  const formats = () => Object.keys(excel.open.workbook.state.sheets[0]!.state.formats).length;
  const before = formats();
  await excel.on(act);
  expect(formats()).toBe(before + 1);
});

// "Fails if the worksheet has already been protected."
it.each<[string, (sheet: Excel.Worksheet) => void, string | null]>([
  ["twice", (sheet) => sheet.protection.protect(), "InvalidOperation"],
  ["taken off with another password", (sheet) => sheet.protection.unprotect("other"), "InvalidArgument"],
  ["taken off with no password", (sheet) => sheet.protection.unprotect(), "InvalidArgument"],
  [
    "taken off with its password",
    (sheet) => {
      sheet.protection.unprotect("secret");
      sheet.getRange("A1").values = [["x"]];
    },
    null,
  ],
])("%s", async (_, act, code) => {
  await protect({}, "secret");
  const batch = excel.on(act);
  expect(await (code === null ? batch.then(() => null) : codeOf(batch))).toBe(code);
});

it("has no option that Excel does not have", async () => {
  expect(await codeOf(protect({ allowEverything: true } as never))).toBe("InvalidArgument");
});

// https://learn.microsoft.com/javascript/api/office/office.document#office-office-document-mode-member
it("a workbook that is open for reading takes nothing", async () => {
  excel.open.workbook.readOnly = true;
  expect(await codeOf(excel.fill("A1", [["x"]]))).toBe("AccessDenied");
});
