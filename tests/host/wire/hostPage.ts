// The script of a host's page in a browser: frames with add-ins, each with a stub behind it.
import { frameAddIn, type FramedAddIn } from "../../../src/host/wire/frame";
import { HostRefusal } from "../../../src/host/wire/services";
import { stubServices, type Stub } from "./stubServices";

/** What a test finds as globals of the page. */
export interface HostPage {
  /** The add-ins on the page, by the person whose Excel it is. */
  readonly addIns: Record<string, { readonly services: Stub; readonly framed: FramedAddIn }>;
  /** Shows the add-in at `url` in the Excel of `person`. */
  show(person: string, url: string): void;
  /** From now on, batches of the workbook are refused with this code; 0: answered. */
  refuse(person: string, code: number): void;
}

const addIns: HostPage["addIns"] = {};

const hostPage: HostPage = {
  addIns,
  show(person, url) {
    const services = stubServices(person);
    const framed = frameAddIn({ container: document.body, url, title: `Add-in of ${person}`, services });
    addIns[person] = { services, framed };
  },
  refuse(person, code) {
    addIns[person]!.services.answerBy = (request) =>
      code !== 0 && JSON.stringify(request).includes("GetSelectedRange")
        ? Promise.reject(new HostRefusal(code, "refused"))
        : undefined;
  },
};

Object.assign(window, hostPage);
