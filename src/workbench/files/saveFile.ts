// Saving a workbook of the host into the file that it came from, or into a new one.
import { missingInWindows1252 } from "../../files/csv/windows1252";
import type { Sheet } from "../../host/workbook/sheet";
import type { Workbook } from "../../host/workbook/workbook";
import type { View } from "../../host/workbook/workbookEvents";
import { lostInTextWords } from "../../words/workbookSaving";
import type { OpenedFile } from "./opening/opened";
import { savePackage } from "./saving/savePackage";
import { saveText } from "./saving/saveText";
import { UnsavableError } from "./saving/unsavable";
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
  return saveAtOnce(workbook, async () => savePackage(workbook, source ?? (await newSource())));
}

/** The workbook as an .xlsx file, also where it came from a text file. */
export async function saveAsWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const source = sourceOf(workbook);
  return saveAtOnce(workbook, async () =>
    savePackage(workbook, source?.kind === "package" ? source : await newSource()),
  );
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
  const missing = source.dialect.encoding === "windows-1252" ? missingInWindows1252(textsOf(sheet)) : [];
  const hasRules = state.validations.length > 0 || state.conditionalFormats.length > 0;
  return [
    ...(others.length > 0 ? [words.sheets(others)] : []),
    ...(sheets.includes(sheet) ? [] : [words.firstSheet]),
    ...(sheet.formulas.size > 0 ? [words.formulas(sheet.formulas.size)] : []),
    ...(isFormatted ? [words.formats] : []),
    ...(tables.length > 0 ? [words.tables(tables.map((table) => table.state.name))] : []),
    ...(hasRules ? [words.rules] : []),
    ...(names.length > 0 ? [words.names(names.map(({ name }) => name))] : []),
    ...(missing.length > 0 ? [words.characters(missing)] : []),
    ...(state.charts.length > 0 ? [words.charts] : []),
    ...(state.merged.length > 0 ? [words.merged] : []),
  ];
}

/** The texts of a sheet one after the other. */
function textsOf({ grid }: Sheet): string {
  return grid.rows.map((row) => row?.filter((value) => typeof value === "string").join("") ?? "").join("");
}

/** How often saving begins anew where the workbook is changed meanwhile. */
const MOST_TRIES = 5;

/** Saves until nothing was changed meanwhile: parts of different moments would not fit together. @throws UnsavableError */
async function saveAtOnce(workbook: Workbook, save: () => Promise<Uint8Array>): Promise<Uint8Array> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    let isSame = true;
    const view: View = {
      cellsChanged: () => undefined,
      stateChanged: () => {
        isSame = false;
      },
    };
    workbook.views.add(view);
    const stop = workbook.listen(({ kind }) => {
      // New results of formulas change no part's shape.
      if (kind !== "calculated") isSame = false;
    });
    try {
      const bytes = await save();
      if (isSame) return bytes;
    } catch (error) {
      if (isSame) throw error;
    } finally {
      stop();
      workbook.views.delete(view);
    }
  }
  throw new UnsavableError({ kind: "changing" });
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
