// The formulas that the workbench is measured with, right of the roster.
import { columnLetters } from "../src/roster/headings";
import type { WorkbookRoster } from "./workbenchRoster";

/** Formulas one below the other. */
export interface Formulas {
  /** The first of them; counted from 0. */
  readonly at: readonly [row: number, column: number];
  readonly formulas: readonly string[];
}

export interface FormulaKind {
  readonly what: string;
  readonly formulas: Formulas;
  /** What the formulas read, entered before them and not counted; calculated again with them. */
  readonly before?: Formulas;
  /** Does Univer calculate them too? What takes it minutes is not asked of it, nor are the add-in's functions. */
  readonly besideUniver: boolean;
  /** Are the others measured by it? */
  readonly isMeasure: boolean;
}

export function formulasFor(roster: WorkbookRoster): FormulaKind[] {
  const { rowCount, sheets } = roster;
  const [, roles, people] = sheets as [unknown, { rows: readonly (readonly string[])[] }, (typeof sheets)[0]];
  const width = people.rows[0]!.length;
  const last = columnLetters(width - 1);
  const end = String(rowCount + 1);
  const column = (heading: string): string => roster.columns.get(heading)!;
  const each = (formula: (row: string) => string): string[] =>
    Array.from({ length: rowCount }, (_, index) => formula(String(index + 2)));
  // Out of the tables, which would grow.
  const at = [1, width + 1] as const;
  const further = [1, width + 3] as const;
  const organisation = `Organisation!$A$1:$B$${String(sheets[0]!.rows.length)}`;
  const roleTable = `Roles!$A$1:$${columnLetters(roles.rows[0]!.length - 1)}$${String(roles.rows.length)}`;
  const roleColumn = (letter: string): string => `Roles!$${letter}$2:$${letter}$${String(roles.rows.length)}`;
  const industry = roster.answerCell("Industry");
  const rules = each((row) => rulesOf((heading) => `${column(heading)}${row}`, industry));
  const results = columnLetters(at[1]);
  const beside = { besideUniver: true, isMeasure: false };
  const ours = { besideUniver: false, isMeasure: false };
  const number = rowCount.toLocaleString("en-GB");
  return [
    {
      what: `${number} IFS over a row`,
      formulas: { at, formulas: rules },
      besideUniver: true,
      isMeasure: true,
    },
    {
      what: `${number} XLOOKUP in the sheet Roles`,
      formulas: {
        at,
        formulas: each((row) => `=XLOOKUP($C${row},${roleColumn("A")},${roleColumn("F")})&" "&${industry}`),
      },
      ...beside,
    },
    {
      what: `${number} XLOOKUP in the results of as many IFS, which are calculated again with them`,
      formulas: {
        at: further,
        formulas: each((row) => `=XLOOKUP($A${row},$A$2:$A$${end},$${results}$2:$${results}$${end})`),
      },
      before: { at, formulas: rules },
      ...ours,
    },
    {
      what: "CERTVERDICT, one call of all rows, which spills",
      formulas: {
        at,
        formulas: [`=CERTVERDICT(A2:${last}${end},A1:${last}1,${organisation},${roleTable})`],
      },
      ...ours,
    },
    {
      what: `CERTVERDICT, ${number} calls of one row`,
      formulas: {
        at,
        formulas: each(
          (row) => `=CERTVERDICT(A${row}:${last}${row},$A$1:$${last}$1,${organisation},${roleTable})`,
        ),
      },
      ...ours,
    },
  ];
}

/** What the first rules ask, until one holds. */
function rulesOf(cell: (heading: string) => string, industry: string): string {
  const reason = cell("Main reason");
  const ownership = cell("Ownership effect");
  const tested = cell("AI tried at work");
  const direction = cell("Direction");
  const rules: [condition: string, code: string][] = [
    [`${ownership}="fewer"`, "STRUCTURAL"],
    [`AND(${cell("AI exposure")}<>"low",${cell("Exposure cause")}="design")`, "STRUCTURAL"],
    [
      `AND(${ownership}<>"expands",OR(${cell("Reporting-heavy")}="yes",${cell("Coordination-heavy")}="yes"))`,
      "STRUCTURAL",
    ],
    [`${industry}="compressing"`, "INDUSTRY"],
    ...["industry worry", "unclear position", "activity", "reassurance", "headlines", "panic"].map(
      (text): [string, string] => [`${reason}="${text}"`, text.toUpperCase()],
    ),
    [`${tested}="never"`, "UNTESTED"],
    [`${tested}="blocked"`, "BLOCKED"],
    [`${direction}="undecided"`, "STAY-OR-GO"],
    [`${direction}="none"`, "NO-DIRECTION"],
    ["TRUE", "OPEN"],
  ];
  return `=IFS(${rules.map(([condition, code]) => `${condition},"${code}"`).join(",")})`;
}
