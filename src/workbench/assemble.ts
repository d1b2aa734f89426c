// The workbench put together: files, the engine, the grid and the page around them.
import { Workbook } from "../host/workbook/workbook";
import { NEW_BOOK } from "../words/workbench";
import { UniverEngine } from "./engine/formulaEngine";
import { openFile } from "./files/openFile";
import { withSaving } from "./files/saveFile";
import type { WorkbookFile } from "./files/workbookFile";
import { openGrid } from "./grid/openGrid";
import type { Desk } from "./page/desk";
import { mountPage } from "./page/mountPage";
import { shownText } from "./shownText";

/** Opens a file; its workbook calculates what the spreadsheet's own functions are in. */
async function open(name: string, bytes: Uint8Array): Promise<WorkbookFile> {
  const file = withSaving(await openFile(name, bytes));
  file.workbook.calculation.engine = new UniverEngine();
  return file;
}

/** An empty workbook that came from no file. */
async function startNew(): Promise<WorkbookFile> {
  const workbook = new Workbook(NEW_BOOK);
  workbook.shownText = shownText;
  workbook.calculation.engine = new UniverEngine();
  return Promise.resolve(
    withSaving({ name: NEW_BOOK, workbook, notShown: [], front: workbook.sheet("Sheet1") }),
  );
}

/** Shows the workbench, with the sample on it, in an element. @throws Error where the add-in's own files cannot be read */
export async function assemble(root: HTMLElement): Promise<Desk> {
  return mountPage({
    root,
    tools: { openFile: open, newFile: startNew, openGrid },
    addInFolder: "../",
    sample: "samples/roster.xlsx",
    sampleSheet: "Roster",
  });
}
