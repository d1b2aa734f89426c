// The rival in a spreadsheet: judgements in helper columns, the rules in one IFS a row, recalculated by LibreOffice.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { columnLetters } from "../../src/roster/headings";
import { fileHeadings, writeWorkbook } from "../rosterFiles";
import type { DrawnRoster } from "../rosters";
import type { Judged } from "./peer";

/** Helper columns; [Name] is the cell of this row in the column with this heading. */
const HELPERS = {
  exit: `AND(OR([Direction]="named role";[Direction]="named industry");[Target asks for credential]="yes";[Target is sound]="yes")`,
  structural: `OR([Ownership effect]="fewer";AND([AI exposure]<>"low";[Exposure cause]="design");AND([Ownership effect]<>"expands";OR([Reporting-heavy]="yes";[Coordination-heavy]="yes")))`,
  recognition: `AND(OR([Main reason]="signal";ISNUMBER(SEARCH("signal";[Other reasons])));OR([Promotion panels want credentials]="yes";[Leaders value AI literacy]="yes";[Formal programmes rewarded]="yes";[Market asks for certificates]="yes"))`,
  transition: `AND([Direction]="named role";[Target asks for credential]="yes")`,
  shift: `AND([Direction]="named industry";[Target asks for credential]="yes";[Target is sound]="yes")`,
} as const;

const BACKED = "OR([recognition];[transition];[shift])";

/** In this order; the first that holds wins. */
const RULES: readonly (readonly [condition: string, verdict: string, code: string])[] = [
  ["AND([structural];NOT([exit]))", "PLAN_MOVE", "STRUCTURAL"],
  [`AND([Industry]="compressing";NOT([exit]))`, "PLAN_MOVE", "INDUSTRY"],
  [`AND([Main reason]="industry worry";NOT([exit]))`, "PLAN_MOVE", "INDUSTRY-WORRY"],
  [`[Main reason]="unclear position"`, "DEFINE_TARGET", "UNCLEAR-POSITION"],
  [`[Main reason]="activity"`, "NO_CASE", "ACTIVITY"],
  [`[Main reason]="reassurance"`, "NO_CASE", "REASSURANCE"],
  [`[Main reason]="headlines"`, "NO_CASE", "HEADLINES"],
  [`[Main reason]="panic"`, "NO_CASE", "PANIC"],
  [`[AI tried at work]="never"`, "TEST_AI", "UNTESTED"],
  [`[AI tried at work]="blocked"`, "TEST_AI", "BLOCKED"],
  [`[Direction]="undecided"`, "PLAN_MOVE", "STAY-OR-GO"],
  [`[Direction]="none"`, "DEFINE_TARGET", "NO-DIRECTION"],
  [
    `AND(OR([Direction]="named role";[Direction]="named industry");[Target asks for credential]="no";[Capability gap named]="no";NOT([recognition]))`,
    "DEFINE_TARGET",
    "NO-MATCH",
  ],
  [`AND([Capability gap named]="no";NOT(${BACKED});[AI tried at work]="measured")`, "DEPLOY", "NO-REASON"],
  [`AND([Capability gap named]="no";NOT(${BACKED});[AI exposure]="low")`, "NO_CASE", "NO-REASON"],
  [`AND([Capability gap named]="no";NOT(${BACKED}))`, "APPLY_PROJECT", "NO-REASON"],
  [
    `AND([Ownership effect]<>"expands";NOT(${BACKED});[AI tried at work]="measured")`,
    "DEPLOY",
    "NO-LEVERAGE",
  ],
  [`AND([Ownership effect]<>"expands";NOT(${BACKED}))`, "APPLY_PROJECT", "NO-LEVERAGE"],
  [
    `AND([AI adoption phase]="normalisation";[AI tried at work]="tried";NOT(${BACKED}))`,
    "APPLY_PROJECT",
    "TOO-EARLY",
  ],
  [`AND([AI adoption phase]="redesign";NOT(${BACKED}))`, "PLAN_MOVE", "REDESIGN"],
  [
    `AND([Main reason]="gap";[Capability gap named]="yes";OR([Ownership effect]="expands";[transition];[shift]))`,
    "CERTIFY",
    "GAP",
  ],
  [
    `AND([Main reason]="signal";[recognition];OR([transition];[shift];AND([Capability gap named]="yes";[Ownership effect]="expands")))`,
    "CERTIFY",
    "RECOGNITION",
  ],
  ["[transition]", "CERTIFY", "TRANSITION"],
  ["[shift]", "CERTIFY", "INDUSTRY-SHIFT"],
  [`AND([Capability gap named]="yes";[Ownership effect]="expands")`, "CERTIFY", "GAP"],
  ["TRUE()", "CERTIFY_SIGNAL", "RECOGNITION"],
];

/** Verdict and code, out of the one text that the rules give: a second IFS would look at everything again. */
const RESULTS = {
  verdict: `LEFT([outcome];FIND(" ";[outcome])-1)`,
  code: `MID([outcome];FIND(" ";[outcome])+1;99)`,
} as const;

/** The formulas of the first data row, those of `RESULTS` as the last ones. */
function formulasBelow(headings: readonly string[]): string[] {
  const columns = [...headings, ...Object.keys(HELPERS), "outcome"];
  const placed = (formula: string): string =>
    formula.replace(/\[([^\]]+)\]/g, (_, name: string) => {
      const column = columns.indexOf(name);
      if (column < 0)
        throw new Error(`A sheet formula reads the column "${name}", which the roster has not.`);
      return `$${columnLetters(column)}2`;
    });
  const rules = RULES.map(([condition, verdict, code]) => `${condition};"${verdict} ${code}"`);
  const formulas = [...Object.values(HELPERS), `IFS(${rules.join(";")})`, ...Object.values(RESULTS)];
  return formulas.map((formula) => `=${placed(formula)}`);
}

/** A text within a program in Basic that stands in XML. */
const quoted = (text: string): string =>
  `"${text.replaceAll('"', '""').replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}"`;

interface Files {
  readonly workbook: string;
  readonly results: string;
  readonly times: string;
}

/** A macro that opens the workbook, fills the formulas down, recalculates everything, and writes times and results. */
function macro(roster: DrawnRoster, { workbook, results, times }: Files, rounds: number): string {
  const headings = fileHeadings(roster);
  const formulas = formulasBelow(headings);
  const last = String(roster.rowCount + 1);
  const letters = formulas.map((_, index) => columnLetters(headings.length + index));
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Bench" script:language="StarBasic">Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(${quoted(pathToFileURL(workbook).href)}, "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
${formulas.map((formula, index) => `  sheet.getCellRangeByName("${letters[index]!}2").setFormula(${quoted(formula)})`).join("\n")}
  sheet.getCellRangeByName("${letters[0]!}2:${letters.at(-1)!}${last}").fillAuto(com.sun.star.sheet.FillDirection.TO_BOTTOM, 1)
  file = FreeFile
  Open ${quoted(times)} For Output As #file
  For round = 0 To ${String(rounds)}
    start = GetSystemTicks()
    book.calculateAll()
    Print #file, GetSystemTicks() - start
  Next
  Close #file
  cells = sheet.getCellRangeByName("${letters.at(-2)!}2:${letters.at(-1)!}${last}").getDataArray()
  file = FreeFile
  Open ${quoted(results)} For Output As #file
  For row = 0 To UBound(cells)
    Print #file, cells(row)(0) &amp; " " &amp; cells(row)(1)
  Next
  Close #file
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>`;
}

const LIBRARY = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Bench"/>
</library:library>`;

/** As the checks with an office suite find it. */
export const office = process.env["CERTVERDICT_OFFICE_SUITE"] ?? "soffice";

/** What LibreOffice calls itself, such as "LibreOffice 7.4.7.2"; null where it is not installed. */
export function officeVersion(): string | null {
  const { stdout, status } = spawnSync(office, ["--version"], { encoding: "utf8" });
  return status === 0 ? (/^\S+ \S+/.exec(stdout.trim())?.[0] ?? null) : null;
}

/** How one recalculation of the sheet went. */
export interface Recalculation {
  /** Milliseconds of each hard recalculation, the first, which does not count, left out. */
  readonly times: readonly number[];
  readonly judged: Judged;
}

/**
 * Fills the formulas beside a roster of complete rows and has LibreOffice recalculate the whole sheet several times.
 *
 * @param folder where it may write files
 * @throws Error with LibreOffice's messages when it writes no results
 */
export function recalculate(roster: DrawnRoster, folder: string, rounds: number): Recalculation {
  const profile = path.join(folder, "office");
  rmSync(profile, { recursive: true, force: true });
  const at = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const run = (argument: string): string =>
    spawnSync(office, [at, "--headless", "--norestore", argument], { encoding: "utf8" }).stderr;
  const files = {
    workbook: path.join(folder, "formulas.xlsx"),
    results: path.join(folder, "formulas.results"),
    times: path.join(folder, "formulas.times"),
  };
  for (const file of Object.values(files)) rmSync(file, { force: true });
  writeWorkbook(files.workbook, path.join(folder, "formulas.sheet"), roster);
  // A new profile gets its macros from a template at the first start, so that ours can only be added after it.
  run("--terminate_after_init");
  const library = path.join(profile, "user", "basic", "Standard");
  mkdirSync(library, { recursive: true });
  writeFileSync(path.join(library, "script.xlb"), LIBRARY);
  writeFileSync(path.join(library, "Bench.xba"), macro(roster, files, rounds));
  const messages = run("macro:///Standard.Bench.Main");
  const linesOf = (file: string): string[] => {
    try {
      return readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
    } catch {
      throw new Error(`LibreOffice has not recalculated the sheet. Its messages:\n${messages}`);
    }
  };
  const outcomes = linesOf(files.results).map((line) => line.split(" "));
  return {
    times: linesOf(files.times).slice(1).map(Number),
    judged: {
      verdicts: outcomes.map(([verdict]) => verdict!),
      codes: outcomes.map(([, code]) => code ?? "none"),
    },
  };
}
