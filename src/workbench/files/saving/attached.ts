// Parts beside the sheets that name cells: drawings, comments, charts and pivot tables follow insertions and deletions.
import type { TextEdit, XmlElement } from "../../../files/xlsx/xmlTree";
import { childNamed } from "../../../files/xlsx/xmlTree";
import { FileError } from "../../../files/fileError";
import {
  boxAddress,
  cellBox,
  MAX_COLUMNS,
  MAX_ROWS,
  parseBox,
  quotedSheetName,
  splitAddress,
} from "../../../host/workbook/address";
import type { Sheet } from "../../../host/workbook/sheet";
import { isVertical, type Shift } from "../../../host/workbook/shift";
import type { WorkbookState } from "../../../host/workbook/workbook";
import type { PackageSource } from "../source";
import { shiftedBy } from "./before";
import { fileAddress } from "./boxLists";
import type { PackageEdit } from "./packageEdit";
import type { ReferenceChanges } from "./references";
import { UnsavableError } from "./unsavable";
import { escapeXml, type XmlDocument } from "./xmlDocument";

interface Attached {
  readonly parts: PackageEdit;
  readonly sheet: Sheet;
  readonly shifts: readonly Shift[];
}

/** Lets all parts that are not the host's follow what has happened to the sheets. @throws UnsavableError */
export async function followAttached(
  parts: PackageEdit,
  source: PackageSource,
  now: WorkbookState,
  references: ReferenceChanges,
): Promise<void> {
  if (references.isEmpty) return;
  for (const [sheet, { part }] of source.sheets) {
    if (sheet.shifts.length === 0 || !now.sheets.includes(sheet)) continue;
    const attached = { parts, sheet, shifts: sheet.shifts };
    for (const link of await parts.links(part)) await followOne(attached, link.kind, link.part);
  }
  for (const [part, kind] of await parts.reachable()) await followFormulas(parts, kind, part, references);
}

async function followOne(attached: Attached, kind: string, part: string): Promise<void> {
  const { sheet } = attached;
  switch (kind) {
    case "drawing":
      return change(attached, part, moveDrawing);
    case "comments":
      return change(attached, part, (document) => moveNotes(document, attached.shifts, "comment"));
    case "threadedComment":
      return change(attached, part, (document) => moveNotes(document, attached.shifts, "threadedComment"));
    case "vmlDrawing":
      return moveShapes(attached, part);
    case "pivotTable":
      return change(attached, part, movePivotTable);
    case "tableSingleCells":
      throw new UnsavableError({ kind: "attached", sheet: sheet.name, part });
    default:
      return;
  }
}

async function change(
  attached: Attached,
  part: string,
  edits: (document: XmlDocument, attached: Attached) => TextEdit[],
): Promise<void> {
  if (!attached.parts.has(part)) return;
  const document = await attached.parts.document(part);
  document.edit(edits(document, attached));
  attached.parts.setText(part, document.text);
}

/** Where a row or column is now that was at `index`; deleted ones are where the next one has come. */
function movedIndex(
  shifts: readonly Shift[],
  index: number,
  vertical: boolean,
): { readonly at: number; readonly isGone: boolean } {
  let at = index;
  let isGone = false;
  for (const shift of shifts) {
    const { box } = shift;
    const isWhole = vertical ? box.columns === MAX_COLUMNS : box.rows === MAX_ROWS;
    if (isVertical(shift) !== vertical || !isWhole) continue;
    const after = shiftedBy([shift], vertical ? cellBox(at, 0) : cellBox(0, at));
    if (after === null) {
      isGone = true;
      at = vertical ? box.row : box.column;
    } else at = vertical ? after.row : after.column;
  }
  return { at, isGone };
}

/** Drawn things stand on cells: they move with whole rows and columns. */
function moveDrawing(document: XmlDocument, { shifts }: Attached): TextEdit[] {
  return document.root.children.flatMap((anchor) => {
    const fixed = anchor.attributes.get("editAs");
    const [from, to] = [childNamed(anchor, "from"), childNamed(anchor, "to")];
    if (fixed === "absolute" || from === undefined) return [];
    return [
      ...markerEdits(document, from, shifts, from, to, fixed === "oneCell"),
      ...(to === undefined ? [] : markerEdits(document, to, shifts, from, to, fixed === "oneCell")),
    ];
  });
}

function markerEdits(
  document: XmlDocument,
  marker: XmlElement,
  shifts: readonly Shift[],
  from: XmlElement,
  to: XmlElement | undefined,
  keepsSize: boolean,
): TextEdit[] {
  return (["row", "col"] as const).flatMap((name): TextEdit[] => {
    const vertical = name === "row";
    const value = (one: XmlElement): number => Number(textOf(document, childNamed(one, name)));
    const own = childNamed(marker, name);
    if (own === undefined) return [];
    const start = movedIndex(shifts, value(from), vertical);
    const now =
      keepsSize && marker === to
        ? { at: value(marker) + start.at - value(from), isGone: false }
        : movedIndex(shifts, value(marker), vertical);
    const offset = childNamed(marker, `${name}Off`);
    return [
      ...(now.at === value(marker) ? [] : [document.contentEdit(own, String(now.at))]),
      ...(now.isGone && offset !== undefined ? [document.contentEdit(offset, "0")] : []),
    ];
  });
}

const textOf = (document: XmlDocument, one: XmlElement | undefined): string =>
  one === undefined ? "" : document.textOf(one);

/** Comments go with their cells. */
function moveNotes(document: XmlDocument, shifts: readonly Shift[], name: string): TextEdit[] {
  const notes = (parent: XmlElement): XmlElement[] =>
    parent.children.flatMap((child) => (child.name === name ? [child] : notes(child)));
  return notes(document.root).flatMap((note): TextEdit[] => {
    const box = parseBox(note.attributes.get("ref") ?? "");
    if (box === null) return [];
    const after = shiftedBy(shifts, box);
    if (after === null) return [{ start: note.start, end: note.end, text: "" }];
    return document.attributeEdits(note, { ref: boxAddress(after) });
  });
}

/** The boxes of comments, and controls, in the drawing format of old. */
async function moveShapes(attached: Attached, part: string): Promise<void> {
  const { parts, sheet, shifts } = attached;
  let document: XmlDocument;
  try {
    document = await parts.document(part);
  } catch (error) {
    // Programs write it without care: what is not well formed cannot be changed safely.
    if (error instanceof FileError) throw new UnsavableError({ kind: "attached", sheet: sheet.name, part });
    throw error;
  }
  const edits = document.root.children.flatMap((shape): TextEdit[] => {
    const data = shape.children.find(({ name }) => name === "ClientData");
    if (data === undefined) return [];
    const child = (name: string): XmlElement | undefined => data.children.find((one) => one.name === name);
    const [row, column, anchor] = [child("Row"), child("Column"), child("Anchor")];
    const found: TextEdit[] = [];
    if (row !== undefined && column !== undefined) {
      const after = shiftedBy(
        shifts,
        cellBox(Number(textOf(document, row)), Number(textOf(document, column))),
      );
      if (after === null) return [{ start: shape.start, end: shape.end, text: "" }];
      found.push(
        document.contentEdit(row, String(after.row)),
        document.contentEdit(column, String(after.column)),
      );
    }
    if (anchor === undefined) return found;
    // Left column, offset, top row, offset, right column, offset, bottom row, offset.
    const numbers = textOf(document, anchor).split(",").map(Number);
    if (numbers.length !== 8 || numbers.some(Number.isNaN)) return found;
    const moved = numbers.map((value, index) =>
      index % 2 === 1 ? value : movedIndex(shifts, value, index % 4 === 2).at,
    );
    return [...found, document.contentEdit(anchor, moved.join(", "))];
  });
  document.edit(edits);
  parts.setText(part, document.text);
}

function movePivotTable(document: XmlDocument, { sheet, shifts }: Attached): TextEdit[] {
  const location = childNamed(document.root, "location");
  const box = parseBox(location?.attributes.get("ref") ?? "");
  if (location === undefined || box === null) return [];
  const after = shiftedBy(shifts, box);
  if (after?.rows !== box.rows || after.columns !== box.columns)
    throw new UnsavableError({ kind: "pivotTable", sheet: sheet.name, cells: boxAddress(box) });
  return document.attributeEdits(location, { ref: fileAddress(after) });
}

/** Formulas in charts and controls, and the cells that pivot tables take their data from. */
async function followFormulas(
  parts: PackageEdit,
  kind: string,
  part: string,
  references: ReferenceChanges,
): Promise<void> {
  if (kind === "chart" || kind === "chartEx") {
    const document = await parts.document(part);
    const formulas = (parent: XmlElement): XmlElement[] =>
      parent.children.flatMap((child) =>
        child.name === "f" && child.children.length === 0 ? [child] : formulas(child),
      );
    document.edit(
      formulas(document.root).flatMap((one) => {
        const before = document.textOf(one);
        const now = references.formula(before, "");
        return now === before ? [] : [document.contentEdit(one, escapeXml(now))];
      }),
    );
    parts.setText(part, document.text);
  } else if (kind === "pivotCacheDefinition") {
    const document = await parts.document(part);
    const cache = childNamed(document.root, "cacheSource");
    const cells = cache && childNamed(cache, "worksheetSource");
    const [ref, sheet] = [cells?.attributes.get("ref"), cells?.attributes.get("sheet")];
    if (cells === undefined || ref === undefined || sheet === undefined) return;
    const now = splitAddress(references.formula(`${quotedSheetName(sheet)}!${ref}`, sheet));
    const box = parseBox(now.reference);
    if (box === null || now.sheet === null)
      throw new UnsavableError({ kind: "pivotTable", sheet, cells: ref });
    document.set(cells, { ref: fileAddress(box), sheet: now.sheet });
    parts.setText(part, document.text);
  } else if (kind === "ctrlProp") {
    const document = await parts.document(part);
    const changed = ["fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup"].flatMap((name): [string, string][] => {
      const before = document.root.attributes.get(name);
      return before === undefined ? [] : [[name, references.formula(before, "")]];
    });
    document.set(document.root, Object.fromEntries(changed));
    parts.setText(part, document.text);
  }
}
