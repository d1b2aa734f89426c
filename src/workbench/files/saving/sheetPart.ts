// One sheet saved into its part.
import { decodeXml, toUtf8 } from "../../../files/xlsx/xmlEncoding";
import { rangeName } from "../../../files/xlsx/names";
import { joinBytes } from "../../../files/xlsx/codec";
import { shiftPainted } from "../../../host/workbook/painted";
import { type ConditionalFormat, type Sheet, type SheetState } from "../../../host/workbook/sheet";
import { shiftedBox } from "../../../host/workbook/shift";
import { boxesText, fileAddress } from "./boxLists";
import { CellStyles } from "./cellStyles";
import { columnsOf, columnStyle, writeColumns } from "./columns";
import { writeConditionalFormats } from "./conditionalFormats";
import { filterText, keptColumn } from "./filterText";
import type { Metadata } from "./metadata";
import type { PackageEdit } from "./packageEdit";
import { protectionAttributes } from "./protection";
import type { ReferenceChanges } from "./references";
import { type Before, cellsAreSame, partsBy, shiftedBy } from "./before";
import { indexSheet } from "./sheetIndex";
import { SHEET_ORDER } from "./sheetOrder";
import { followInSheet } from "./sheetReferences";
import { writeRows } from "./sheetRows";
import { writeView } from "./sheetView";
import type { StyleSheet } from "./styleSheet";
import { writeValidations } from "./validations";
import { element, XmlDocument } from "./xmlDocument";

/** What saving a sheet takes. */
export interface SheetJob {
  readonly sheet: Sheet;
  readonly part: string;
  /** The sheet's state in the file. */
  readonly opened: SheetState;
  readonly before: Before;
  readonly parts: PackageEdit;
  readonly styles: StyleSheet;
  readonly metadata: Metadata;
  readonly references: ReferenceChanges;
  readonly isCustom: (name: string) => boolean;
  readonly isDate1904: ((numberFormat: string) => boolean) | null;
  /** A formula beginning with "=" as files have it. */
  readonly fileFormula: (formula: string) => string;
  /** Further changes of the part, such as its list of tables; undefined for none. */
  readonly further: ((document: XmlDocument) => void) | undefined;
}

/** What the rest of the workbook has to follow. */
export interface SheetOutcome {
  /** Are the cells with formulas others than in the file? */
  readonly formulasMoved: boolean;
  /** Was a formula written whose value is not known here? */
  readonly isUncalculated: boolean;
}

const NOTHING_DONE: SheetOutcome = { formulasMoved: false, isUncalculated: false };

/** Saves a sheet. @throws FileError, UnsavableError */
export async function writeSheetPart(job: SheetJob): Promise<SheetOutcome> {
  const { sheet, part, opened, before, parts, references, further } = job;
  const isUntouched =
    sheet.state === opened && cellsAreSame(sheet, before) && references.isEmpty && further === undefined;
  if (isUntouched) return NOTHING_DONE;
  const { utf8, encoding } = parts.archive.has(part)
    ? toUtf8(await parts.archive.read(part), part)
    : { utf8: new TextEncoder().encode(await parts.text(part)), encoding: "utf-8" as const };
  const index = indexSheet(utf8, part);
  const [head, tail] = [utf8.subarray(0, index.start), utf8.subarray(index.end)];
  const placeholder = `<${index.prefix}sheetData/>`;
  const frame = decodeXml(head, part) + placeholder + decodeXml(tail, part);
  const document = new XmlDocument(frame, part);
  if (!references.isEmpty) followInSheet(document, { shifts: before.shifts, name: opened.name }, references);
  const columns = columnsOf(document, before.shifts);
  const styles = new CellStyles(sheet, before, job.styles);
  writeColumns(document, columns, sheet, before, styles);
  writeState(document, job);
  further?.(document);
  const rows = writeRows({
    sheet,
    before,
    index,
    styles,
    columnStyle: (column) => columnStyle(columns, column),
    dynamic: () => job.metadata.dynamic,
    isCustom: job.isCustom,
    isDate1904: job.isDate1904,
  });
  if (rows.utf8 !== null) writeDimension(document, rows.lastRow, rows.lastColumn);
  if (document.text === frame && rows.utf8 === null) return NOTHING_DONE;
  const data = document.child("sheetData")!;
  const encoder = new TextEncoder();
  const whole = joinBytes([
    encoder.encode(document.text.slice(0, data.start)),
    rows.utf8 ?? utf8.subarray(index.start, index.end),
    encoder.encode(document.text.slice(data.end)),
  ]);
  await parts.setBytes(part, whole, encoding);
  return rows;
}

/** The sheet's extent begins at its first cell and is a hint only: it must not be too small. */
function writeDimension(document: XmlDocument, lastRow: number, lastColumn: number): void {
  const old = document.child("dimension");
  const ref = rangeName({
    firstRow: 0,
    firstColumn: 0,
    lastRow: Math.max(0, lastRow),
    lastColumn: Math.max(0, lastColumn),
  });
  if (old !== undefined) document.set(old, { ref });
}

function writeState(document: XmlDocument, job: SheetJob): void {
  const { sheet, opened, before, styles, fileFormula } = job;
  const { state } = sheet;
  if (state === opened && before.shifts.length === 0) return;
  const { shifts } = before;
  writeView(document, opened, state);
  if (state.protection !== opened.protection) writeProtection(document, state);
  writeFilter(document, job);
  writeMerged(
    document,
    state,
    opened.merged.flatMap((box) => shiftedBy(shifts, box) ?? []),
  );
  const shifted = (list: readonly ConditionalFormat[]): ConditionalFormat[] =>
    list.flatMap((format) => {
      const boxes = format.boxes.flatMap((box) => partsBy(shifts, box));
      return boxes.length === 0 ? [] : [{ ...format, boxes }];
    });
  if (state.conditionalFormats !== opened.conditionalFormats) {
    const then = shifted(opened.conditionalFormats);
    writeConditionalFormats(
      document,
      opened.conditionalFormats,
      then,
      state.conditionalFormats,
      styles,
      fileFormula,
    );
  }
  let validations = opened.validations;
  for (const shift of shifts) validations = shiftPainted(validations, shift);
  writeValidations(document, validations, state.validations, fileFormula);
}

function writeMerged(document: XmlDocument, { merged }: SheetState, then: SheetState["merged"]): void {
  const textOf = (boxes: SheetState["merged"]): string =>
    boxesText(boxes.toSorted((a, b) => a.row - b.row || a.column - b.column));
  if (textOf(merged) === textOf(then)) return;
  const { prefix } = document.root;
  const cells = merged.map((box) => element(prefix, "mergeCell", { ref: fileAddress(box) }));
  const text = cells.length === 0 ? "" : element(prefix, "mergeCells", { count: cells.length }, ...cells);
  const old = document.child("mergeCells");
  if (old !== undefined) document.replace(old, text);
  else if (text !== "") document.insert(document.root, SHEET_ORDER, text, "mergeCells");
}

function writeProtection(document: XmlDocument, { protection }: SheetState): void {
  const old = document.child("sheetProtection");
  const { prefix } = document.root;
  const text =
    protection === null ? "" : element(prefix, "sheetProtection", protectionAttributes(protection));
  if (old !== undefined) document.replace(old, text);
  else if (text !== "") document.insert(document.root, SHEET_ORDER, text, "sheetProtection");
}

/** The sheet's own filter; those of tables stand in the tables' parts. */
function writeFilter(document: XmlDocument, { sheet, opened, before }: SheetJob): void {
  const own = (filters: SheetState["filters"]) => filters.find(({ table }) => table === null);
  const [now, then] = [own(sheet.state.filters), own(opened.filters)];
  let box = then?.box ?? null;
  for (const shift of before.shifts) box = box && shiftedBox(box, shift);
  const key = (where: typeof box, criteria: unknown): string =>
    where === null ? "" : fileAddress(where) + JSON.stringify(criteria);
  if (key(now?.box ?? null, now?.criteria) === key(box, then?.criteria)) return;
  const old = document.child("autoFilter");
  const text =
    now === undefined
      ? ""
      : filterText(document.root.prefix, now.box, now.criteria, (index) => {
          const isSame =
            JSON.stringify(now.criteria[index] ?? null) === JSON.stringify(then?.criteria[index] ?? null);
          return old === undefined || !isSame ? undefined : keptColumn(document, old, index, index);
        });
  if (old !== undefined) document.replace(old, text);
  else if (text !== "") document.insert(document.root, SHEET_ORDER, text, "autoFilter");
}
