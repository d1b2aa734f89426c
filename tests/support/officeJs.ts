// Microsoft's Office.js under the address that the add-in's pages load it from, answered from the installed package.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder on Microsoft's server that Office.js loads its parts from. */
export const OFFICE_JS_FOLDER = "https://appsforoffice.microsoft.com/lib/1/hosted/";
/** What a page of the add-in loads. */
export const OFFICE_JS = `${OFFICE_JS_FOLDER}office.js`;

/** What an add-in of Excel on the web loads: Office.js, its part for Excel, and its texts in one language. */
const PARTS = /^(office\.js|excel-web-16\.00\.js|[a-z-]+\/office_strings\.js)$/;
const folder = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** The file at an address of Microsoft's server; null where Excel on the web would not load it. */
export function officeJsFile(url: string): Buffer | null {
  if (!url.startsWith(OFFICE_JS_FOLDER)) return null;
  // The server takes any case, the package has its names in small letters.
  const part = url.slice(OFFICE_JS_FOLDER.length).toLowerCase();
  return PARTS.test(part) ? readFileSync(join(folder, part)) : null;
}
