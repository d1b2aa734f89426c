// Excel.WorksheetFreezePanes: rows and columns that stay in view.
import type { Session } from "../session";
import type { Box } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/address";
import { itemNotFound } from "../workbook/errors";
import type { Sheet } from "../workbook/sheet";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType } from "./objectType";
import { rangeOf } from "./range";
import { boxGiven } from "./rangeTarget";

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

function freeze(sheet: Sheet, frozen: { readonly rows?: number; readonly columns?: number }): void {
  sheet.update({ frozen: { rows: 0, columns: 0, ...frozen } });
}

export const freezePanesOf: TypeOf<Sheet> = apiType<Sheet>("WorksheetFreezePanes", {
  methods: {
    freezeRows: (sheet, args) => {
      freeze(sheet, { rows: args.has(0) ? args.count(0, "count") : 1 });
    },
    freezeColumns: (sheet, args) => {
      freeze(sheet, { columns: args.has(0) ? args.count(0, "count") : 1 });
    },
    freezeAt: (sheet, args) => {
      if (!args.has(0)) {
        freeze(sheet, {});
        return;
      }
      const { row, column, rows, columns } = boxGiven(args, 0, "frozenRange", sheet);
      freeze(sheet, {
        rows: rows === MAX_ROWS ? 0 : row + rows,
        columns: columns === MAX_COLUMNS ? 0 : column + columns,
      });
    },
    unfreeze: (sheet) => {
      freeze(sheet, {});
    },
    getLocation: (sheet, _, session: Session): ApiObject => {
      const box = frozenBox(sheet);
      if (box === null) throw itemNotFound("frozen pane");
      return rangeOf(session, sheet, box);
    },
    getLocationOrNullObject: (sheet, _, session: Session): ApiObject | null => {
      const box = frozenBox(sheet);
      return box && rangeOf(session, sheet, box);
    },
  },
});
