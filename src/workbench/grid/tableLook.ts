// How a table looks by its style, beneath what is painted on its cells.
import type { Box } from "../../host/workbook/address";
import { intersect } from "../../host/workbook/address";
import type { Sheet } from "../../host/workbook/sheet";
import type { Table, TableState } from "../../host/workbook/table";
import { headerBox, totalsBox } from "../../host/workbook/table";
import type { CellFormats } from "./cellStyles";

/** Formats for an area. */
export interface Look {
  readonly box: Box;
  readonly formats: CellFormats;
}

/** Colours of Excel's families of table styles in the standard theme, by the number of the style modulo seven. */
const ACCENTS = ["#ED7D31", "#000000", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5"] as const;
const BANDS = ["#E2EFDA", "#D9D9D9", "#D9E1F2", "#FCE4D6", "#EDEDED", "#FFF2CC", "#DDEBF7"] as const;
const GREEN = "#70AD47";

export function tablesOn(sheet: Sheet): Table[] {
  return sheet.workbook.state.tables.filter((table) => table.sheet === sheet);
}

/** What a table's style paints within a box. */
export function tableLook(state: TableState, within: Box): Look[] {
  const style = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(state.style);
  if (style === null) return [];
  const kind = style[1]!;
  const number = Number(style[2]) % 7;
  const accent = number === 0 ? GREEN : ACCENTS[number]!;
  const band = BANDS[number]!;
  const looks: Look[] = [];
  const add = (box: Box | null, formats: CellFormats): void => {
    const shared = box && intersect(box, within);
    if (shared !== null) looks.push({ box: shared, formats });
  };
  const header = headerBox(state);
  const totals = totalsBox(state);
  if (state.options.showBandedRows) {
    const first = state.box.row + (header === null ? 0 : 1);
    const end = state.box.row + state.box.rows - (totals === null ? 0 : 1);
    const start = Math.max(first, within.row - ((within.row - first) & 1));
    for (let row = start; row < Math.min(end, within.row + within.rows); row += 2)
      add({ ...state.box, row, rows: 1 }, { "fill.color": band });
  }
  add(
    header,
    kind === "Light"
      ? { "font.bold": true, "border.bottom.style": "Continuous", "border.bottom.color": accent }
      : { "font.bold": true, "font.color": "#FFFFFF", "fill.color": accent },
  );
  add(totals, { "font.bold": true, "border.top.style": "Double", "border.top.color": accent });
  return looks;
}
