// An Excel for tests: a workbook of src/host with one person or two, each with the real Office.js in a window of their own.
import { AddIn } from "../../src/host/addIn";
import type { AddInOptions } from "../../src/host/addIn";
import type { Faults } from "../../src/host/faults";
import { Session } from "../../src/host/session";
import { Workbook } from "../../src/host/workbook/workbook";
import type { OpenAddIn } from "./addInWindow";
import { openAddInWindow } from "./addInWindow";

/** What to open. */
export interface ExcelToOpen extends AddInOptions {
  /** The page as HTML; without it a page that holds Office.js and the scripts. */
  readonly html?: string;
  /** Names of files of the add-in that the page runs after Office.js. */
  readonly scripts?: readonly string[];
  /** A workbook that somebody else has open already. */
  readonly workbook?: Workbook;
  readonly person?: string;
}

/** One person's Excel with their add-in. */
export interface OpenExcel {
  readonly workbook: Workbook;
  /** The person: types, selects, undoes. */
  readonly session: Session;
  /** Their add-in as Excel knows it. */
  readonly addIn: AddIn;
  /** Their add-in's window, with Office.js. */
  readonly window: OpenAddIn["window"];
  readonly page: OpenAddIn;
  /** What goes wrong in this person's Excel. */
  readonly faults: Faults;
  /** Runs a batch as an add-in does. */
  run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
  /** Waits until nothing is left to calculate. */
  calculated(): Promise<void>;
  close(): void;
}

/** Opens a workbook, or joins somebody who has one open. */
export async function openExcel(toOpen: ExcelToOpen = {}): Promise<OpenExcel> {
  const { workbook = new Workbook(), html, scripts = [], person = "Ana" } = toOpen;
  const session = new Session(workbook, person);
  const addIn = new AddIn(session, toOpen);
  const page = await openAddInWindow({
    services: addIn,
    ...(html === undefined ? {} : { html }),
    scripts,
    onConnected: (end) => {
      addIn.attach(end);
    },
  });
  const { window } = page;
  if (toOpen.requirementSets !== undefined) checkRequirementSets(window);
  return {
    workbook,
    session,
    addIn,
    window,
    page,
    faults: session.faults,
    run: (batch) => window.Excel.run(batch),
    calculated: () => until(() => !workbook.calculation.isBusy),
    close() {
      addIn.detach();
      session.close();
      page.close();
    },
  };
}

/**
 * Has Office.js itself refuse members of requirement sets that this Excel lacks, as an older Excel does: with ApiNotFound. It has
 * the check, and the lists for it, but asks a switch that it never sets.
 */
function checkRequirementSets({ OfficeExtension }: OpenAddIn["window"]): void {
  const internals = OfficeExtension as unknown as { readonly CommonUtility: Record<string, unknown> };
  internals.CommonUtility["_doApiNotSupportedCheck"] = true;
}

/** Waits until something holds. */
export async function until(holds: () => boolean, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`This did not come to hold: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
