// Everything in a sheet part that names cells, apart from the cells themselves, after insertions and deletions.
import type { TextEdit, XmlElement } from "../../../files/xlsx/xmlTree";
import { type Box, cellBox, parseBox } from "../../../host/workbook/address";
import { isVertical, type Shift } from "../../../host/workbook/shift";
import { partsBy, shiftedBy } from "./before";
import { boxesText, fileAddress, parseBoxes } from "./boxLists";
import type { ReferenceChanges } from "./references";
import { UnsavableError } from "./unsavable";
import { escapeXml, type XmlDocument } from "./xmlDocument";

/** Elements of lists that go when their cells are gone. */
const GO_WITH_CELLS = new Set([
  "mergeCell",
  "hyperlink",
  "conditionalFormatting",
  "dataValidation",
  "protectedRange",
  "ignoredError",
  "cellWatch",
  "sortState",
  "sortCondition",
  "inputCells",
  "sparkline",
  "autoFilter",
]);
/** Lists that must not be empty. */
const LISTS = new Set([
  "mergeCells",
  "hyperlinks",
  "dataValidations",
  "protectedRanges",
  "ignoredErrors",
  "cellWatches",
  "sparklines",
  "conditionalFormattings",
]);
const FORMULAS = new Set(["formula", "formula1", "formula2", "f"]);

/** Where one stands: whether cells of this sheet moved, and what its name was in the file. */
export interface SheetPlace {
  readonly shifts: readonly Shift[];
  readonly name: string;
}

/** Lets everything in the part follow. `document` is the part with empty `<sheetData>`. @throws UnsavableError */
export function followInSheet(document: XmlDocument, place: SheetPlace, references: ReferenceChanges): void {
  document.edit(editsIn(document, document.root, place, references));
  removeEmptyLists(document);
}

function editsIn(
  document: XmlDocument,
  parent: XmlElement,
  place: SheetPlace,
  references: ReferenceChanges,
): TextEdit[] {
  return parent.children.flatMap((one): TextEdit[] => {
    const { name } = one;
    if (name === "dimension" || name === "sheetData" || name === "cols" || name === "tableParts") return [];
    if (isGone(document, one, place.shifts)) return [{ start: one.start, end: one.end, text: "" }];
    return [...ownEdits(document, one, place, references), ...editsIn(document, one, place, references)];
  });
}

/** The cells that an element is about; undefined where it names none. */
function cellsOf(document: XmlDocument, one: XmlElement): Box[] | undefined {
  const list = one.children.find(({ name }) => name === "sqref");
  const text = list ? document.textOf(list) : (one.attributes.get("sqref") ?? one.attributes.get("ref"));
  if (text !== undefined) return parseBoxes(text);
  return one.name === "cellWatch" || one.name === "inputCells"
    ? parseBoxes(one.attributes.get("r") ?? "")
    : undefined;
}

function isGone(document: XmlDocument, one: XmlElement, shifts: readonly Shift[]): boolean {
  if (shifts.length === 0 || !GO_WITH_CELLS.has(one.name)) return false;
  const cells = cellsOf(document, one);
  return (
    cells !== undefined &&
    cells.length > 0 &&
    cells.every((box) => shiftedBy(shifts, box) === null && partsBy(shifts, box).length === 0)
  );
}

function ownEdits(
  document: XmlDocument,
  one: XmlElement,
  { shifts, name: sheet }: SheetPlace,
  references: ReferenceChanges,
): TextEdit[] {
  const { name, attributes } = one;
  const edits: TextEdit[] = [];
  if (FORMULAS.has(name) && one.children.length === 0) {
    const before = document.textOf(one);
    const now = references.formula(before, sheet);
    if (now !== before) edits.push(document.contentEdit(one, escapeXml(now)));
  }
  if (name === "hyperlink" && attributes.has("location"))
    edits.push(
      ...document.attributeEdits(one, { location: references.formula(attributes.get("location")!, sheet) }),
    );
  if (shifts.length === 0) return edits;
  if (name === "sqref" && one.children.length === 0) {
    const text = movedList(shifts, document.textOf(one));
    return [...edits, document.contentEdit(one, text)];
  }
  const changed: Record<string, string> = {};
  const sqref = attributes.get("sqref");
  if (sqref !== undefined) changed.sqref = movedList(shifts, sqref) || "A1";
  for (const key of ["ref", "activeCell", "topLeftCell"]) {
    const before = attributes.get(key);
    const box = before === undefined ? null : parseBox(before);
    if (box === null) continue;
    const after = shiftedBy(shifts, box);
    if (after !== null) changed[key] = fileAddress(after);
    else if (key === "activeCell") changed[key] = "A1";
  }
  if (name === "cellWatch" || name === "inputCells") {
    const box = parseBox(attributes.get("r") ?? "");
    const after = box && shiftedBy(shifts, box);
    if (after) changed.r = fileAddress(after);
  }
  if (name === "brk") {
    const vertical = document.root.children.some(
      (list) => list.name === "rowBreaks" && list.children.includes(one),
    );
    changed.id = String(movedEdge(shifts, Number(attributes.get("id") ?? 0), vertical));
  }
  if (name === "autoFilter") checkFilter(document, one, shifts);
  return [...edits, ...document.attributeEdits(one, changed)];
}

function movedList(shifts: readonly Shift[], text: string): string {
  return boxesText(parseBoxes(text).flatMap((box) => partsBy(shifts, box)));
}

/** The number of a row or column, as page breaks have it: counted from 1, the last one before the break. */
function movedEdge(shifts: readonly Shift[], number: number, vertical: boolean): number {
  const whole = shifts.filter((shift) => isVertical(shift) === vertical);
  const cell = vertical ? cellBox(number, 0) : cellBox(0, number);
  const after = shiftedBy(whole, cell);
  if (after === null) return number;
  return vertical ? after.row : after.column;
}

/** The columns of a filter are counted from its first one: when there are others between them, the count is wrong. */
function checkFilter(document: XmlDocument, filter: XmlElement, shifts: readonly Shift[]): void {
  const box = parseBox(filter.attributes.get("ref") ?? "");
  const after = box && shiftedBy(shifts, box);
  if (box === null || after === null) return;
  if (filter.children.length > 0 && after.columns !== box.columns)
    throw new UnsavableError({ kind: "filterColumns", part: document.part });
}

function isEmptied({ name, children }: XmlElement): boolean {
  if (name === "sparklineGroup")
    return !children.some((child) => child.name === "sparklines" && child.children.length > 0);
  return LISTS.has(name) && children.length === 0;
}

function removeEmptyLists(document: XmlDocument): void {
  const emptied = (parent: XmlElement): XmlElement[] =>
    parent.children.flatMap((one) => (isEmptied(one) ? [one] : emptied(one)));
  document.edit(emptied(document.root).map(({ start, end }) => ({ start, end, text: "" })));
  const counted = (parent: XmlElement): XmlElement[] =>
    parent.children.flatMap((one) => [
      ...(LISTS.has(one.name) && one.attributes.has("count") ? [one] : []),
      ...counted(one),
    ]);
  document.edit(
    counted(document.root).flatMap((list) => document.attributeEdits(list, { count: list.children.length })),
  );
}
