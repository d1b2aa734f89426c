// A table of people, for the tests of tables and their names.
import { boxAddress } from "../../../src/host/workbook/address";
import { dataBox, headerBox, type Table, totalsBox } from "../../../src/host/workbook/table";
import { openSheet } from "../calculation/sheet";

export const PEOPLE = [
  ["Name", "Points"],
  ["Ana", 1],
  ["Ben", 2],
];

/** The table People in B2:C4, with a formula beside it. */
export function openPeople() {
  const sheet = openSheet();
  sheet.type("B2", PEOPLE);
  const table = sheet.table("B2:C4", "People");
  const { session } = sheet;
  const box = (address: string) => session.find(address).box;
  const does = (work: () => void) => {
    session.act("Change", work);
    sheet.runtime.answer();
  };
  return { ...sheet, table, addTable: sheet.table, box, does };
}

/** The parts of a table by their addresses, and its columns. */
export function shape({ state }: Table) {
  const address = (box: ReturnType<typeof headerBox>) => box && boxAddress(box);
  return {
    all: boxAddress(state.box),
    header: address(headerBox(state)),
    data: boxAddress(dataBox(state)),
    totals: address(totalsBox(state)),
    columns: state.columns.map(({ name }) => name),
  };
}
