// Saving a workbook of the host into the file that it came from, or into a new one.
import type { Sheet } from "../../host/workbook/sheet";
import type { Workbook } from "../../host/workbook/workbook";
import { lostInTextWords } from "../../words/workbookSaving";
import type { OpenedFile } from "./opening/opened";
import { savePackage } from "./saving/savePackage";
import { saveText } from "./saving/saveText";
import { skeleton, SKELETON_WORKBOOK } from "./saving/skeleton";
import { type PackageSource, sourceOf } from "./source";
import type { WorkbookFile } from "./workbookFile";
import { readRelationships } from "../../files/xlsx/relationships";

/**
 * The workbook's file with what has changed since it was opened; a new workbook becomes an .xlsx file.
 * @throws UnsavableError before anything is written, where the file would be damaged; FileError for a damaged part of it
 */
export async function saveWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const source = sourceOf(workbook);
  if (source?.kind === "text") return saveText(source);
  return savePackage(workbook, source ?? (await newSource()));
}

/** The workbook as an .xlsx file, also where it came from a text file. */
export async function saveAsWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const source = sourceOf(workbook);
  return source?.kind === "package"
    ? savePackage(workbook, source)
    : savePackage(workbook, await newSource());
}

/** An opened file that can be saved. */
export function withSaving<T extends OpenedFile>(opened: T): T & WorkbookFile {
  const { workbook } = opened;
  const file: T & WorkbookFile = {
    ...opened,
    save: () => saveWorkbook(workbook),
    lost: () => lostInText(workbook),
    asWorkbook: () =>
      sourceOf(workbook)?.kind === "text"
        ? {
            ...opened,
            name: nameAsWorkbook(opened.name),
            save: () => saveAsWorkbook(workbook),
            lost: () => [],
            asWorkbook() {
              return this;
            },
          }
        : file,
  };
  return file;
}

/** The name of a text file's workbook as an .xlsx file. */
export function nameAsWorkbook(name: string): string {
  return `${name.replace(/\.[^./\\]*$/, "")}.xlsx`;
}

/**
 * What a text file cannot hold of the workbook that was opened from one: a sentence for each kind of thing. None where nothing
 * would be lost, or where the file is a workbook.
 */
export function lostInText(workbook: Workbook): string[] {
  const source = sourceOf(workbook);
  if (source?.kind !== "text") return [];
  const { sheet } = source;
  const { sheets, tables, names } = workbook.state;
  const { state } = sheet;
  const then = source.sheetState;
  const words = lostInTextWords;
  const others = sheets.filter((one) => one !== sheet).map(({ name }) => name);
  const isFormatted = state.formats !== then.formats;
  const hasRules = state.validations.length > 0 || state.conditionalFormats.length > 0;
  return [
    ...(others.length > 0 ? [words.sheets(others)] : []),
    ...(sheets.includes(sheet) ? [] : [words.firstSheet]),
    ...(sheet.formulas.size > 0 ? [words.formulas(sheet.formulas.size)] : []),
    ...(isFormatted ? [words.formats] : []),
    ...(tables.length > 0 ? [words.tables(tables.map((table) => table.state.name))] : []),
    ...(hasRules ? [words.rules] : []),
    ...(names.length > 0 ? [words.names(names.map(({ name }) => name))] : []),
    ...(state.charts.length > 0 ? [words.charts] : []),
    ...(state.merged.length > 0 ? [words.merged] : []),
  ];
}

/** What a workbook is saved from that came from no file. */
async function newSource(): Promise<PackageSource> {
  const archive = await skeleton();
  return {
    kind: "package",
    archive,
    workbookPart: SKELETON_WORKBOOK,
    relationships: await readRelationships(archive, SKELETON_WORKBOOK),
    state: { sheets: [], tables: [], names: [] },
    places: [],
    sheets: new Map<Sheet, never>(),
    tables: new Map(),
    date1904: false,
  };
}
