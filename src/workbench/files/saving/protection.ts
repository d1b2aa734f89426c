// The protection of a sheet as files hold it.
import type { Protection } from "../../../host/workbook/sheet";
import type { Attributes } from "./xmlDocument";

/** What a file says of each thing that may be allowed: "0" allows it. */
const ALLOWED: Readonly<Record<string, string>> = {
  allowAutoFilter: "autoFilter",
  allowDeleteColumns: "deleteColumns",
  allowDeleteRows: "deleteRows",
  allowFormatCells: "formatCells",
  allowFormatColumns: "formatColumns",
  allowFormatRows: "formatRows",
  allowInsertColumns: "insertColumns",
  allowInsertHyperlinks: "insertHyperlinks",
  allowInsertRows: "insertRows",
  allowPivotTables: "pivotTables",
  allowSort: "sort",
};

/** The attributes of a sheet's protection. */
export function protectionAttributes({ options, password }: Protection): Attributes {
  const mode = options.selectionMode;
  const allowed = Object.entries(ALLOWED).map(([option, name]) => [
    name,
    options[option] === true ? 0 : null,
  ]);
  return {
    password: password === null ? null : passwordHash(password),
    sheet: 1,
    objects: options.allowEditObjects === true ? null : 1,
    scenarios: options.allowEditScenarios === true ? null : 1,
    ...(Object.fromEntries(allowed) as Attributes),
    selectLockedCells: mode === "Unlocked" || mode === "None" ? 1 : null,
    selectUnlockedCells: mode === "None" ? 1 : null,
  };
}

/** The hash of a password that every program knows: 16 bits, no secret. */
export function passwordHash(password: string): string {
  let hash = 0;
  for (let index = password.length - 1; index >= 0; index--) {
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
    hash ^= password.charCodeAt(index) & 0xff;
  }
  hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  hash ^= password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, "0");
}
