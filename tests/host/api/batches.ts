// An Excel for each test, batches on its first sheet, and the errors that batches end with.
import { openExcel, type ExcelToOpen, type OpenExcel } from "../../support/excel";

/** The Excel of the present test, its batches, and its first sheet, which is active. */
export interface TestedExcel {
  readonly open: OpenExcel;
  /** Runs a batch with the sheet, syncs, and gives what the batch gives. */
  on<T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>): Promise<T>;
  /** Has the add-in put values into the sheet. */
  fill(address: string, values: unknown[][]): Promise<void>;
  /** What the cells of the sheet hold, as the person sees them. */
  values(address: string): unknown[][];
}

/** Opens an Excel before each test of the file and closes it afterwards. */
export function excelForEachTest(toOpen: ExcelToOpen = {}): TestedExcel {
  let excel: OpenExcel;
  beforeEach(async () => {
    excel = await openExcel(toOpen);
  });
  afterEach(() => {
    excel.close();
  });
  const on: TestedExcel["on"] = (batch) =>
    excel.run(async (context) => {
      const result = await batch(context.workbook.worksheets.getFirst(), context);
      await context.sync();
      return result;
    });
  return {
    get open() {
      return excel;
    },
    on,
    async fill(address, values) {
      await on((sheet) => {
        sheet.getRange(address).values = values;
      });
    },
    values: (address) => excel.session.values(`Sheet1!${address}`),
  };
}

/** How a batch failed. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly location: string | undefined;
}

/** The error that a batch ends with. @throws Error when it ends well */
export async function failureOf(batch: Promise<unknown>): Promise<Failure> {
  try {
    await batch;
  } catch (error) {
    const { code, message, debugInfo } = error as OfficeExtension.Error;
    return { code, message, location: debugInfo?.errorLocation };
  }
  throw new Error("The batch did not fail.");
}

/** The code of the error that a batch ends with. @throws Error when it ends well */
export async function codeOf(batch: Promise<unknown>): Promise<string> {
  return (await failureOf(batch)).code;
}
