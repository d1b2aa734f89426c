// All that can be seen of a workbook, to compare it before and after.
import type { openSheet } from "../calculation/sheet";

/** All that can be seen of a workbook. */
export function seen({ workbook, session }: ReturnType<typeof openSheet>): unknown {
  return {
    sheets: workbook.state.sheets.map((sheet) => {
      const { formats, ...state } = sheet.state;
      const painted = Object.entries(formats).filter(([, coats]) => coats.length > 0);
      return [
        state,
        Object.fromEntries(painted),
        session.formulas(`'${sheet.name}'!A1:J14`),
        session.values(`'${sheet.name}'!A1:J14`),
      ];
    }),
    tables: workbook.state.tables.map(({ id, state }) => [id, state]),
    names: workbook.state.names,
  };
}
