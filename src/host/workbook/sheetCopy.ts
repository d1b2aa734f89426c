// A copy of a worksheet, beside the one that it was made of.
import { copyCells } from "./copying";
import type { Sheet } from "./sheet";
import { addTable } from "./tableEdits";
import { faultInSheetName } from "./sheet";

const LONGEST_NAME = 31;

/**
 * Copies a worksheet with its cells, formats and tables, whose copies get names of their own. Formulas stay as they are written.
 * @returns the copy, right behind the other sheet
 */
export function copySheet(source: Sheet): Sheet {
  const { workbook } = source;
  const copy = workbook.addSheet(copyName(source));
  const others = workbook.state.sheets.filter((sheet) => sheet !== copy);
  workbook.update({ sheets: others.toSpliced(others.indexOf(source) + 1, 0, copy) });
  const used = source.usedBox(true);
  if (used !== null)
    copyCells(
      { sheet: source, box: used },
      { sheet: copy, box: used },
      { what: "Formulas", skipBlanks: false, transpose: false },
    );
  for (const { sheet, state } of workbook.state.tables) {
    if (sheet !== source || !state.hasHeaders) continue;
    const table = addTable(copy, state.box, true);
    const { columns, hasTotals, style, options } = state;
    table.update({ columns, hasTotals, style, options });
  }
  const { tabColor, showGridlines, showHeadings, formats, validations, conditionalFormats, merged, frozen } =
    source.state;
  copy.update({
    tabColor,
    showGridlines,
    showHeadings,
    formats,
    validations,
    conditionalFormats: conditionalFormats.map((format) => ({ ...format, id: workbook.newId() })),
    merged,
    frozen,
  });
  return copy;
}

/** As Excel names copies: “Roster (2)”, cut short where that would be too long. */
function copyName({ name, workbook }: Sheet): string {
  const stem = name.replace(/ \(\d+\)$/, "");
  for (let count = 2; ; count++) {
    const suffix = ` (${String(count)})`;
    const candidate = stem.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (workbook.findSheet(candidate) === undefined && faultInSheetName(candidate) === undefined)
      return candidate;
  }
}
