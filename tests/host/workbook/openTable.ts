// A small table to change, for the tests of what becomes of it.
import { boxAddress } from "../../../src/host/workbook/address";
import type { ApiError } from "../../../src/host/workbook/errors";
import type { Table } from "../../../src/host/workbook/table";
import { dataBox } from "../../../src/host/workbook/table";
import { openSheet } from "../calculation/sheet";

/** The table T in B2:C4 with the columns a and b, and cells around it. */
export function openTable() {
  const sheet = openSheet();
  sheet.workbook.tablesGrow = false;
  sheet.type("B2", [
    ["a", "b"],
    [1, 2],
    [3, 4],
  ]);
  sheet.type("B7", "below");
  sheet.type("E2", "beside");
  const table = sheet.table("B2:C4", "T");
  sheet.workbook.tablesGrow = true;
  const does = (work: () => void) => {
    sheet.session.act("Change", work);
    sheet.runtime.answer();
  };
  return { ...sheet, cells: sheet.session.values.bind(sheet.session), grid: table, does };
}

export type Open = ReturnType<typeof openTable>;

/** Where a table is, where its data are, and what its columns are called. */
export function shape({ state }: Table): [all: string, data: string, columns: string] {
  return [boxAddress(state.box), boxAddress(dataBox(state)), state.columns.map(({ name }) => name).join()];
}

/** The code of the error that something fails with; empty where it does not. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as ApiError).code;
  }
  return "";
}
