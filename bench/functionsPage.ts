// The script of the page that is Excel while functions are measured: one workbook, one person, the add-in in a frame.
import { AddIn } from "../src/host/addIn";
import type { FunctionsFile } from "../src/host/formulas/customFunctions";
import { Session } from "../src/host/session";
import { frameAddIn } from "../src/host/wire/frame";
import { Workbook } from "../src/host/workbook/workbook";

/** What the measuring program finds as globals of the page. */
export interface FunctionsPage {
  open(url: string, functions: FunctionsFile): void;
  isReady(): boolean;
  /** Puts these rows on the first sheet, from A1. */
  fill(rows: readonly (readonly string[])[]): void;
  /** Has a person enter these formulas, one below the other from that cell; resolves with milliseconds until all results are there. */
  enter(address: string, formulas: readonly string[]): Promise<number>;
  /** What the cells show. */
  values(address: string): unknown[][];
  /** Empties cells. */
  erase(address: string): void;
}

const workbook = new Workbook();
const session = new Session(workbook);
let addIn: AddIn | undefined;

const page: FunctionsPage = {
  open(url, functions) {
    addIn = new AddIn(session, { functions });
    addIn.attach(frameAddIn({ container: document.body, url, title: "CertVerdict", services: addIn }));
  },
  isReady: () => addIn?.runsFunctions === true,
  fill(rows) {
    session.type("A1", rows);
  },
  async enter(address, formulas) {
    const start = performance.now();
    session.type(
      address,
      formulas.map((formula) => [formula]),
    );
    await new Promise<void>((resolve) => {
      const stop = workbook.listen(({ kind }) => {
        if (kind !== "calculated" || workbook.calculation.isBusy) return;
        stop();
        resolve();
      });
    });
    return performance.now() - start;
  },
  values: (address) => session.values(address),
  erase(address) {
    session.erase(address);
  },
};

Object.assign(window, page);
