// What a workbook holds and the workbench does not show, counted by sheet.
import { readRelationships, type Relationship } from "../../../files/xlsx/relationships";
import type { ZipPackage } from "../../../files/xlsx/zipPackage";
import type { NotShown } from "../workbookFile";
import type { XmlPart } from "./xmlValues";
import { allNamed, readPart } from "./xmlValues";

type Kind = NotShown["kind"];

/** Relationships of the workbook that name something which is not shown. */
const OF_WORKBOOK: Readonly<Record<string, Kind>> = {
  vbaProject: "macro",
  externalLink: "externalLink",
  connections: "query",
};
/** Relationships of a sheet, or of a table on it. */
const OF_SHEET: Readonly<Record<string, Kind>> = {
  pivotTable: "pivotTable",
  slicer: "slicer",
  timeline: "slicer",
  queryTable: "query",
  oleObject: "other",
  package: "other",
  ctrlProp: "other",
  image: "picture",
};
/** Elements of a drawing; charts are counted by the parts that they have. */
const OF_DRAWING: Readonly<Record<string, Kind>> = {
  pic: "picture",
  sp: "drawing",
  cxnSp: "drawing",
};

/** Counts kinds. */
type Count = (kind: Kind, count?: number) => void;

function counting(sheet: string | undefined): { readonly count: Count; readonly found: () => NotShown[] } {
  const counts = new Map<Kind, number>();
  return {
    count: (kind, count = 1) => {
      if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
    },
    found: () =>
      [...counts].map(([kind, count]) => (sheet === undefined ? { kind, count } : { kind, sheet, count })),
  };
}

/** What belongs to the workbook as a whole. */
export function notShownOfWorkbook(relationships: readonly Relationship[]): NotShown[] {
  const { count, found } = counting(undefined);
  for (const { kind } of relationships) {
    const known = OF_WORKBOOK[kind];
    if (known !== undefined) count(known);
  }
  return found();
}

/** What is on one worksheet. `part` is the sheet's part without its cells. */
export async function notShownOnSheet(
  archive: ZipPackage,
  sheet: string,
  relationships: readonly Relationship[],
  part: XmlPart,
): Promise<NotShown[]> {
  const { count, found } = counting(sheet);
  // A comment with replies is stored twice: as a thread, and as a plain one for old programs.
  const threads = relationships.filter(({ kind }) => kind === "threadedComment");
  const comments = threads.length > 0 ? threads : relationships.filter(({ kind }) => kind === "comments");
  for (const { part: name } of comments) {
    const read = await readPart(archive, name);
    if (read !== undefined)
      count("comment", allNamed(read.root, threads.length > 0 ? "threadedComment" : "comment").length);
  }
  for (const { kind, part: name } of relationships) {
    if (kind === "drawing") await countDrawing(archive, name, count);
    else if (kind === "table")
      for (const inner of await readRelationships(archive, name))
        if (inner.kind === "queryTable") count("query");
    if (kind in OF_SHEET) count(OF_SHEET[kind]!);
  }
  count("sparkline", allNamed(part.root, "sparkline").length);
  return found();
}

async function countDrawing(archive: ZipPackage, name: string, count: Count): Promise<void> {
  const drawing = await readPart(archive, name);
  if (drawing === undefined) return;
  const targets = await readRelationships(archive, name);
  const charts = targets.filter(({ kind }) => kind === "chart" || kind === "chartEx").length;
  count("chart", charts);
  for (const [element, kind] of Object.entries(OF_DRAWING))
    count(kind, allNamed(drawing.root, element).length);
}
