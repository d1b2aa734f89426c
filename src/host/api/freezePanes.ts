// Excel.WorksheetFreezePanes: rows and columns that stay in view.
import type { Session } from "../session";
import type { Box } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/address";
import type { Sheet } from "../workbook/sheet";
import type { Arguments } from "./arguments";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType } from "./objectType";
import { boxOf, rangeOf, rangeType, resolveAddress } from "./range";

/** The cells that stay in view; null where none do. */
function frozenBox({ state }: Sheet): Box | null {
  const { rows, columns } = state.frozen;
  if (rows === 0 && columns === 0) return null;
  return {
    row: 0,
    column: 0,
    rows: rows === 0 ? MAX_ROWS : rows,
    columns: columns === 0 ? MAX_COLUMNS : columns,
  };
}

function given(sheet: Sheet, args: Arguments): Box {
  const range = args.object(0, rangeType);
  return range === undefined ? resolveAddress(sheet, args.text(0, "frozenRange")) : boxOf(range);
}

export const freezePanesOf: TypeOf<Sheet> = apiType<Sheet>("WorksheetFreezePanes", {
  methods: {
    freezeRows: (sheet, args) => {
      sheet.update({ frozen: { rows: args.optionalInteger(0, "count") ?? 1, columns: 0 } });
    },
    freezeColumns: (sheet, args) => {
      sheet.update({ frozen: { rows: 0, columns: args.optionalInteger(0, "count") ?? 1 } });
    },
    freezeAt: (sheet, args) => {
      const { row, column, rows, columns } = given(sheet, args);
      sheet.update({ frozen: { rows: row + rows, columns: column + columns } });
    },
    unfreeze: (sheet) => {
      sheet.update({ frozen: { rows: 0, columns: 0 } });
    },
    getLocationOrNullObject: (sheet, _args, session: Session): ApiObject | null => {
      const box = frozenBox(sheet);
      return box && rangeOf(session, sheet, box);
    },
  },
});
