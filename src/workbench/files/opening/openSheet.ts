// Opening one worksheet: its part and its tables into a sheet of the host.
import { readRelationships } from "../../../files/xlsx/relationships";
import { decodeXml, toUtf8 } from "../../../files/xlsx/xmlEncoding";
import { parseXml } from "../../../files/xlsx/xmlTree";
import type { ZipPackage } from "../../../files/xlsx/zipPackage";
import { loadCells } from "../../../host/workbook/loading";
import type { Sheet, SheetFilter } from "../../../host/workbook/sheet";
import { cellKey } from "../../../host/workbook/sheet";
import { Table } from "../../../host/workbook/table";
import type { SheetSource, TableSource } from "../source";
import type { NotShown } from "../workbookFile";
import { openedFormulas } from "./formulas";
import { notShownOnSheet } from "./notShown";
import { conditionalFormatsOf, validationsOf } from "./rules";
import { readSheetData } from "./sheetData";
import { columnStylesOf, filterOf, settingsOf, sizesOf } from "./sheetSettings";
import { coatsOf } from "./styleCoats";
import type { Styles } from "./styles";
import { tableStateOf } from "./tables";
import { readPart } from "./xmlValues";

/** What all sheets of a workbook share. */
export interface SheetSurroundings {
  readonly archive: ZipPackage;
  readonly styles: Styles;
  readonly strings: readonly string[];
  /** Does this number, which a cell names as its metadata, mark a dynamic array? */
  readonly isDynamic: (metadata: number) => boolean;
  /** Days that are added to dates: 0, or those between the two date systems. */
  readonly dateShift: number;
}

export interface OpenedSheet {
  readonly source: SheetSource;
  readonly tables: ReadonlyMap<Table, TableSource>;
  readonly notShown: readonly NotShown[];
}

/** Fills a sheet from its part. Its tables are made, the workbook's list of tables is the caller's. Throws FileError. */
export async function openSheet(sheet: Sheet, part: string, around: SheetSurroundings): Promise<OpenedSheet> {
  const { archive, styles, strings, dateShift } = around;
  const { utf8 } = toUtf8(await archive.read(part), part);
  const data = readSheetData(utf8, part, { sheet: sheet.name, strings, dates: styles.dates, dateShift });
  const text = decodeXml(data.rest, part);
  const rest = { text, root: parseXml(text, part) };
  const relationships = await readRelationships(archive, part);

  const formulas = openedFormulas(data.formulas, around.isDynamic);
  loadCells(sheet, { rows: data.rows, formulas: formulas.loaded });
  const tables = new Map<Table, TableSource>();
  const filters: SheetFilter[] = [];
  const own = filterOf(rest.root);
  if (own !== null) filters.push({ table: null, box: own.box, criteria: own.criteria });
  for (const { kind, part: tablePart } of relationships) {
    const read = kind === "table" ? await readPart(archive, tablePart) : undefined;
    if (read === undefined) continue;
    const state = tableStateOf(read.root, tablePart);
    const table = new Table(sheet, sheet.workbook.newId(), state);
    tables.set(table, { part: tablePart, state });
    const filter = filterOf(read.root);
    if (filter?.isSet === true) filters.push({ table: table.id, box: filter.box, criteria: filter.criteria });
  }
  const styledRows = data.rowProperties.flatMap(({ row, style }) =>
    style === undefined ? [] : [{ row, style }],
  );
  sheet.update({
    ...settingsOf(rest.root, styles.colours),
    formats: {
      ...coatsOf(styles.cells, {
        columns: columnStylesOf(rest.root),
        rows: styledRows,
        cells: data.cellStyles,
      }),
      ...sizesOf(rest.root, data.rowProperties),
    },
    validations: validationsOf(rest),
    conditionalFormats: conditionalFormatsOf(rest, styles, () => sheet.workbook.newId()),
    filters,
  });
  return {
    source: {
      part,
      state: sheet.state,
      rows: data.rows.map((cells) => cells?.slice()),
      formulas: new Map(formulas.baselines.map((one) => [cellKey(one.row, one.column), one])),
    },
    tables,
    notShown: await notShownOnSheet(archive, sheet.name, relationships, rest),
  };
}
