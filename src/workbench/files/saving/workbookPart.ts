// The workbook part: its list of sheets, which of them is in front, and its names.
import { decodeEscapes, encodeEscapes } from "../../../files/xlsx/names";
import type { TextEdit, XmlElement } from "../../../files/xlsx/xmlTree";
import { childNamed } from "../../../files/xlsx/xmlTree";
import type { Sheet } from "../../../host/workbook/sheet";
import type { NamedItem, WorkbookState } from "../../../host/workbook/workbook";
import type { ReferenceChanges } from "./references";
import { element, escapeXml, type XmlDocument } from "./xmlDocument";

const ORDER = (
  "fileVersion fileSharing workbookPr alternateContent workbookProtection bookViews sheets functionGroups externalReferences " +
  "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr " +
  "webPublishObjects extLst"
).split(" ");

/** What writing the workbook part takes. */
export interface WorkbookJob {
  readonly document: XmlDocument;
  /** The lists as they were opened, and the places of the sheets in the file's list. */
  readonly then: WorkbookState;
  readonly places: readonly number[];
  readonly now: WorkbookState;
  /** The names and visibilities that sheets had in the file. */
  readonly sheetThen: (sheet: Sheet) => { readonly name: string; readonly visibility: string } | undefined;
  /** The relationship of a new sheet. */
  readonly relationshipOf: (sheet: Sheet) => string;
  readonly relationshipsNamespace: string;
  readonly references: ReferenceChanges;
  readonly fileFormula: (formula: string) => string;
}

const STATES: Readonly<Record<string, string>> = { Hidden: "hidden", VeryHidden: "veryHidden" };

export function writeWorkbook(job: WorkbookJob): void {
  const { document } = job;
  const list = document.child("sheets")!;
  const before = list.children.filter(({ name }) => name === "sheet");
  const order = orderOf(job, before);
  const places = order.map((one) => (typeof one === "number" ? one : -1));
  const isSame = order.length === before.length && places.every((place, index) => place === index);
  writeNames(
    job,
    (place) => places.indexOf(place),
    (sheet) => order.indexOf(placeOf(job, sheet) ?? sheet),
  );
  writeSheets(job, order, isSame);
  if (!isSame || isFrontHidden(job, before)) writeFront(job, order, before);
}

/** Lets programs calculate all formulas when they open the file. */
export function calculateOnLoad(document: XmlDocument): void {
  const calculation = document.child("calcPr");
  if (calculation !== undefined) document.set(calculation, { fullCalcOnLoad: 1 });
  else
    document.insert(
      document.root,
      ORDER,
      element(document.root.prefix, "calcPr", { fullCalcOnLoad: 1 }),
      "calcPr",
    );
}

/** The place of a sheet in the file's list. */
function placeOf({ then, places }: WorkbookJob, sheet: Sheet): number | undefined {
  return places[then.sheets.indexOf(sheet)];
}

/** Places of the file's list in their new order, and new sheets. Sheets that the host has not follow the one before them. */
function orderOf(job: WorkbookJob, before: readonly XmlElement[]): (number | Sheet)[] {
  const order: (number | Sheet)[] = job.now.sheets.map((sheet) => placeOf(job, sheet) ?? sheet);
  const own = new Set(job.places);
  before.forEach((_, place) => {
    if (own.has(place)) return;
    let previous = place - 1;
    while (previous >= 0 && !order.includes(previous)) previous--;
    order.splice(order.indexOf(previous) + 1, 0, place);
  });
  return order;
}

function writeSheets(job: WorkbookJob, order: readonly (number | Sheet)[], isSame: boolean): void {
  const { document, now, relationshipsNamespace } = job;
  const sheets = (): XmlElement[] =>
    document.child("sheets")!.children.filter(({ name }) => name === "sheet");
  const edits = now.sheets.flatMap((sheet): TextEdit[] => {
    const then = job.sheetThen(sheet);
    const place = placeOf(job, sheet);
    if (then === undefined || place === undefined) return [];
    const { visibility } = sheet.state;
    return document.attributeEdits(sheets()[place]!, {
      name: then.name === sheet.name ? undefined : encodeEscapes(sheet.name),
      state: then.visibility === visibility ? undefined : (STATES[visibility] ?? null),
    });
  });
  document.edit(edits);
  if (isSame) return;
  const old = sheets();
  let id = Math.max(0, ...old.map(({ attributes }) => Number(attributes.get("sheetId") ?? 0)));
  const texts = order.map((one) => {
    if (typeof one === "number") return document.source(old[one]!);
    return element(document.root.prefix, "sheet", {
      name: encodeEscapes(one.name),
      sheetId: ++id,
      state: STATES[one.state.visibility],
      "xmlns:r": relationshipsNamespace,
      "r:id": job.relationshipOf(one),
    });
  });
  document.setContent(document.child("sheets")!, texts.join(""));
}

function frontOf({ document }: WorkbookJob): XmlElement | undefined {
  const views = document.child("bookViews");
  return views && childNamed(views, "workbookView");
}

function isFrontHidden(job: WorkbookJob, before: readonly XmlElement[]): boolean {
  const place = Number(frontOf(job)?.attributes.get("activeTab") ?? 0);
  return isHidden(job, place, before);
}

function isHidden(job: WorkbookJob, place: number, before: readonly XmlElement[]): boolean {
  const sheet = job.then.sheets[job.places.indexOf(place)];
  if (sheet !== undefined) return !job.now.sheets.includes(sheet) || sheet.state.visibility !== "Visible";
  return (before[place]?.attributes.get("state") ?? "visible") !== "visible";
}

/** The same sheet is in front as before, or the first that can be seen. */
function writeFront(
  job: WorkbookJob,
  order: readonly (number | Sheet)[],
  before: readonly XmlElement[],
): void {
  const view = frontOf(job);
  if (view === undefined) return;
  const place = Number(view.attributes.get("activeTab") ?? 0);
  const isSeen = (one: number | Sheet): boolean =>
    typeof one === "number" ? !isHidden(job, one, before) : one.state.visibility === "Visible";
  const at = order.indexOf(place);
  const front = at >= 0 && isSeen(place) ? at : Math.max(0, order.findIndex(isSeen));
  job.document.set(view, { activeTab: front === 0 ? null : front, firstSheet: null });
}

/** The file's names in their places, changed or gone, and new ones behind them. */
function writeNames(
  job: WorkbookJob,
  newPlace: (place: number) => number,
  placeOfSheet: (sheet: Sheet) => number,
): void {
  const { document, then, now, references } = job;
  const { prefix } = document.root;
  const list = document.child("definedNames");
  const scopeOf = (one: XmlElement): number | undefined => {
    const place = one.attributes.get("localSheetId");
    return place === undefined ? undefined : Number(place);
  };
  const find = (
    names: readonly NamedItem[],
    name: string,
    place: number | undefined,
  ): NamedItem | undefined =>
    names.find(
      (item) =>
        item.name.toLowerCase() === name.toLowerCase() &&
        (item.scope === null ? undefined : job.places[then.sheets.indexOf(item.scope)]) === place,
    );
  const taken = new Set<NamedItem>();
  const edits = (list?.children ?? []).flatMap((one): TextEdit[] => {
    const name = decodeEscapes(one.attributes.get("name") ?? "");
    const place = scopeOf(one);
    const gone = { start: one.start, end: one.end, text: "" };
    const after = place === undefined ? undefined : newPlace(place);
    if (after !== undefined && after < 0) return [gone];
    const local = after === undefined ? [] : document.attributeEdits(one, { localSheetId: after });
    const before = find(then.names, name, place);
    const item = find(now.names, name, place);
    if (item !== undefined) taken.add(item);
    if (before === undefined && item === undefined) {
      // A name that Excel keeps for itself.
      const sheet = then.sheets[job.places.indexOf(place ?? -1)];
      const text = document.textOf(one);
      const moved = references.formula(text, (sheet && job.sheetThen(sheet)?.name) ?? "");
      return moved === text ? local : [...local, document.contentEdit(one, escapeXml(moved))];
    }
    if (item === undefined) return [gone];
    const attributes = document.attributeEdits(one, {
      comment: item.comment === before?.comment ? undefined : item.comment || null,
      hidden: item.visible === before?.visible ? undefined : item.visible ? null : 1,
    });
    const text =
      item.formula === before?.formula
        ? []
        : [document.contentEdit(one, escapeXml(job.fileFormula(item.formula)))];
    return [...local, ...attributes, ...text];
  });
  document.edit(edits);
  const added = now.names
    .filter((item) => !taken.has(item))
    .map((item) =>
      element(
        prefix,
        "definedName",
        {
          name: encodeEscapes(item.name),
          comment: item.comment || null,
          localSheetId: item.scope === null ? null : placeOfSheet(item.scope),
          hidden: item.visible ? null : 1,
        },
        escapeXml(job.fileFormula(item.formula)),
      ),
    );
  const left = document.child("definedNames");
  if (added.length > 0 && left !== undefined)
    document.setContent(left, document.content(left) + added.join(""));
  else if (added.length > 0)
    document.insert(document.root, ORDER, element(prefix, "definedNames", {}, ...added), "definedNames");
  else if (left !== undefined && left.children.length === 0) document.replace(left, "");
}
