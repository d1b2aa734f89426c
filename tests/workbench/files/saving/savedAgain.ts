// Opens files, changes them as a person would, and saves them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Session } from "../../../../src/host/session";
import type { Workbook } from "../../../../src/host/workbook/workbook";
import { openFile } from "../../../../src/workbench/files/openFile";
import { saveWorkbook } from "../../../../src/workbench/files/saveFile";

const folder = join(__dirname, "../../../files/xlsx/fixtures");

export const FIXTURES = ["openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx", "xlsxwriter-inline.xlsx"];

export function fixture(name: string): Uint8Array {
  return new Uint8Array(
    readFileSync(
      name.startsWith("roster") ? join(__dirname, "../../../../samples", name) : join(folder, name),
    ),
  );
}

export interface Opened {
  readonly bytes: Uint8Array;
  readonly workbook: Workbook;
  readonly person: Session;
  save(): Promise<Uint8Array>;
}

export async function open(name: string, bytes = fixture(name)): Promise<Opened> {
  const { workbook } = await openFile(name, bytes);
  // No engine takes part here: formulas of functions keep the values that the file has.
  workbook.calculationMode = "Manual";
  return { bytes, workbook, person: new Session(workbook), save: () => saveWorkbook(workbook) };
}

/** Opens a file that was just saved. */
export async function reopened(bytes: Uint8Array, name = "again.xlsx"): Promise<Workbook> {
  const { workbook } = await openFile(name, bytes);
  workbook.calculationMode = "Manual";
  return workbook;
}
