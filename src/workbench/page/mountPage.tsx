// Puts the page in the place of “Loading”, and opens the sample on it.
import { createRoot } from "react-dom/client";
import { FAILURE } from "../../words/workbench";
import { loadAddInFiles } from "./addInFiles";
import { Desk } from "./desk";
import type { Tools } from "./deskState";
import { fetchBytes } from "./fetched";
import { Page } from "./Page";
import { isMac } from "./shortcuts";
import { NARROW } from "./theme";

export interface ToMount {
  /** Holds what is shown until the page is there. */
  readonly root: HTMLElement;
  readonly tools: Tools;
  /** The folder of the add-in's pages, relative to this page, such as "../". */
  readonly addInFolder: string;
  /** The file to open at first, relative to this page. */
  readonly sample: string;
  /** The sheet of it to show; without it, the one that was in front when it was saved. */
  readonly sampleSheet?: string;
}

function place(): HTMLElement {
  const element = document.createElement("div");
  element.className = "fill";
  return element;
}

/**
 * Shows the page. Resolves when the sample is open; where that fails the person is told, and an empty workbook is opened.
 *
 * @throws Error where the add-in's own files cannot be read
 */
export async function mountPage({ root, tools, addInFolder, sample, sampleSheet }: ToMount): Promise<Desk> {
  const onMac = isMac(navigator.platform);
  const addIn = await loadAddInFiles(new URL(addInFolder, document.baseURI).href, onMac);
  const desk = new Desk({
    addIn,
    tools,
    places: { grid: place(), pane: place() },
    // Where the pane would cover the sheet, the sheet comes first.
    isPaneShown: !window.matchMedia(NARROW).matches,
    modifier: onMac ? "Command" : "Ctrl",
  });
  createRoot(root).render(<Page desk={desk} />);
  const url = new URL(sample, document.baseURI);
  const name = url.pathname.split("/").at(-1)!;
  const isOpen = await desk.openBytes(name, FAILURE.sample, () => fetchBytes(url.href));
  if (!isOpen) await desk.openNew();
  else if (sampleSheet !== undefined && desk.opened !== null) {
    const { session } = desk.opened;
    const sheet = session.workbook.findSheet(sampleSheet);
    // The first person, so that there is something to read at once.
    if (sheet !== undefined) session.selectBox(sheet, { row: 1, column: 0, rows: 1, columns: 1 });
  }
  return desk;
}
