// Results into a workbook: only the sheet's part, its table and the calculation chain change, all else is copied.
import { noSuchTable } from "../../words/files";
import { cellsOutOfOrder } from "../../words/workbooks";
import { FileError } from "../fileError";
import { byteSink, packPart } from "./byteSink";
import { joinBytes } from "./codec";
import { shortenChain } from "./calculationChain";
import { planPatch, type PatchPlan } from "./patchPlan";
import { readText, relationshipsPart } from "./relationships";
import type { SheetPatch } from "./resultColumns";
import type { SheetScan } from "./sheetLayout";
import { textsToShare, withSharedTexts } from "./sharedTexts";
import { writeSheet, type SheetEdit } from "./sheetPatch";
import { tableWithColumns, type TableInfo } from "./tables";
import type { SheetInfo, Workbook, WorkbookInside } from "./workbook";
import { fromUtf8, toUtf8 } from "./xmlEncoding";
import { applyEdits, parseXml } from "./xmlTree";
import type { PackedPart } from "./zipPackage";
import type { ReadOptions } from "./sheetReader";

const CONTENT_TYPES = "[Content_Types].xml";

/**
 * Writes results into a sheet and gives the whole workbook anew. Cells whose value is the same already stay exactly as
 * they are; when nothing changes at all, the result is the bytes that were opened. Existing cells keep their style.
 * New columns go to the right end of the table (which grows), or to the right of everything in the roster's rows.
 *
 * Formulas elsewhere that refer to result columns keep their stored values until Excel calculates again.
 *
 * Throws FileError when something stands in the way, RangeError when the patch contradicts itself; rejects with the
 * signal's reason when it is aborted.
 */
export async function patchWorkbook(
  workbook: Workbook,
  patch: SheetPatch,
  options: ReadOptions = {},
): Promise<Uint8Array> {
  const { inside } = workbook;
  const sheet = inside.worksheet(patch.sheet);
  const table = patch.table === undefined ? undefined : findTable(sheet, patch.table);
  const scan = await inside.scan(sheet, options);
  if (!scan.ordered) throw new FileError("UNSUPPORTED", cellsOutOfOrder(sheet.name));
  const plan = planPatch(scan, inside.values, patch, table, sheet.tables);
  if (!plan.anything) return inside.archive.bytes;
  const changes = new Map<string, PackedPart | null>();
  const shared = await shareTexts(inside, changes, plan);
  changes.set(sheet.part, await packSheet(inside, sheet, patch, scan, plan, { ...options, shared }));
  // The sheet's XML is by far the largest thing in memory, and the new workbook needs room.
  inside.forgetXml();
  if (table && plan.headings.length > 0) {
    await changeText(inside, changes, table.part, (text) => tableWithColumns(text, table, plan.headings));
  }
  await changeChain(inside, changes, sheet, patch, plan);
  return inside.archive.rewrite(changes);
}

function findTable(sheet: SheetInfo, name: string): TableInfo {
  const table = sheet.tables.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (table) return table;
  const names = sheet.tables.map((candidate) => candidate.name);
  throw new FileError("NO_SUCH_TABLE", noSuchTable(name, names, sheet.name));
}

/** Puts texts that many cells hold behind the shared strings, where that makes the workbook much smaller. Gives their numbers. */
async function shareTexts(
  { archive, relationships, sharedStrings }: WorkbookInside,
  changes: Map<string, PackedPart | null>,
  plan: PatchPlan,
): Promise<SheetEdit["shared"]> {
  const part = relationships.find(({ kind }) => kind === "sharedStrings")?.part;
  const shared = part !== undefined && archive.has(part) ? textsToShare(plan) : null;
  if (part === undefined || shared === null) return undefined;
  const { utf8, encoding } = toUtf8(await archive.read(part), part);
  const after = withSharedTexts(utf8, part, shared);
  if (after === null) return undefined;
  changes.set(part, await packPart(archive.codec, fromUtf8(after, part, encoding)));
  return new Map(shared.texts.map((text, index) => [text, sharedStrings + index]));
}

async function packSheet(
  inside: WorkbookInside,
  sheet: SheetInfo,
  patch: SheetPatch,
  scan: SheetScan,
  plan: PatchPlan,
  options: ReadOptions & Pick<SheetEdit, "shared">,
): Promise<PackedPart> {
  const { codec } = inside.archive;
  const { utf8, encoding } = await inside.sheetXml(sheet);
  const { headingRow, firstRow, rowCount } = patch;
  const edit = { utf8, part: sheet.part, scan, plan, headingRow, firstRow, rowCount, ...options };
  if (encoding === "utf-8") {
    const sink = byteSink(codec);
    await writeSheet(edit, sink);
    return sink.finish();
  }
  // A part that came in UTF-16 goes back to it: it is written as a whole, then encoded.
  const pieces: Uint8Array[] = [];
  const push = (piece: Uint8Array): void => void pieces.push(piece.slice());
  const sink = byteSink({ ...codec, deflater: () => ({ push, finish: () => [] }) });
  await writeSheet(edit, sink);
  await sink.finish();
  return packPart(codec, fromUtf8(joinBytes(pieces), sheet.part, encoding));
}

async function changeText(
  inside: WorkbookInside,
  changes: Map<string, PackedPart | null>,
  part: string,
  change: (text: string) => string,
): Promise<void> {
  const { encoding } = toUtf8(await inside.archive.read(part), part);
  const before = await readText(inside.archive, part);
  const after = change(before);
  if (after === before) return;
  const bytes = fromUtf8(new TextEncoder().encode(after), part, encoding);
  changes.set(part, await packPart(inside.archive.codec, bytes));
}

async function changeChain(
  inside: WorkbookInside,
  changes: Map<string, PackedPart | null>,
  sheet: SheetInfo,
  patch: SheetPatch,
  plan: PatchPlan,
): Promise<void> {
  const { archive, relationships, workbookPart } = inside;
  const relationship = relationships.find(({ kind }) => kind === "calcChain");
  if (!relationship || !archive.has(relationship.part)) return;
  const part = relationship.part;
  const { utf8, encoding } = toUtf8(await archive.read(part), part);
  const byColumn = new Map(plan.columns.map(({ column, changed }) => [column, changed]));
  const chain = shortenChain(
    utf8,
    part,
    sheet.sheetId,
    (row, column) => byColumn.get(column)?.[row - patch.firstRow] === 1,
  );
  if (chain.removed === 0) return;
  if (chain.left > 0) {
    changes.set(part, await packPart(archive.codec, fromUtf8(chain.utf8, part, encoding)));
    return;
  }
  // A chain without cells is not allowed: the part goes, with everything that names it.
  changes.set(part, null);
  const list = relationshipsPart(workbookPart);
  await changeText(inside, changes, list, (text) => {
    const { start, end } = relationship.element;
    return applyEdits(text, [{ start, end, text: "" }]);
  });
  await changeText(inside, changes, CONTENT_TYPES, (text) => withoutContentType(text, part));
}

function withoutContentType(text: string, part: string): string {
  const named = parseXml(text, CONTENT_TYPES).children.filter(
    ({ attributes }) => attributes.get("PartName")?.toLowerCase() === `/${part.toLowerCase()}`,
  );
  return applyEdits(
    text,
    named.map(({ start, end }) => ({ start, end, text: "" })),
  );
}
