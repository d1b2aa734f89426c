// The script of a page that is an Excel: one workbook, and people with the add-in in frames of their own.
import type { AddInOptions } from "../../src/host/addIn";
import { AddIn } from "../../src/host/addIn";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import { Session } from "../../src/host/session";
import type { FramedAddIn } from "../../src/host/wire/frame";
import { frameAddIn } from "../../src/host/wire/frame";
import { Workbook } from "../../src/host/workbook/workbook";

/** One person at the workbook. */
export interface Person {
  readonly session: Session;
  readonly addIn: AddIn;
  readonly framed: FramedAddIn;
}

/** What a test finds as globals of the page. */
export interface ExcelPage {
  readonly workbook: Workbook;
  readonly people: Record<string, Person>;
  /** Opens the workbook as this person, with the add-in at this address. */
  open(person: string, url: string, functions: FunctionsFile, options?: AddInOptions): void;
  /** Is nothing left to calculate? */
  isCalculated(): boolean;
}

const workbook = new Workbook();
const people: ExcelPage["people"] = {};

const excelPage: ExcelPage = {
  workbook,
  people,
  open(person, url, functions, options) {
    const session = new Session(workbook, person);
    const addIn = new AddIn(session, { ...options, functions });
    const framed = frameAddIn({
      container: document.body,
      url,
      title: `CertVerdict of ${person}`,
      services: addIn,
    });
    addIn.attach(framed);
    people[person] = { session, addIn, framed };
  },
  isCalculated: () => !workbook.calculation.isBusy,
};

Object.assign(window, excelPage);
