// What a summary needs to know of a roster's results beside its formulas: departments, who should get a certificate.
import type { AskedQuestionId } from "../policy/questions";
import { ASKING_ORDER, questionById } from "../policy/questions";
import type { Strength } from "../policy/verdicts";
import { certifies, VERDICTS } from "../policy/verdicts";
import type { AnyColumn, Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { departmentColumn, labelColumns, labelOf } from "../roster/labels";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import { headingText } from "../roster/table";
import { noResults } from "../words/report";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import type { ColumnRun } from "./blocks";
import { readCells } from "./blocks";
import type { CurrentRoster } from "./currentRoster";
import { bodyOf, runsOf } from "./places";
import { plainColumn, tableColumn } from "./countFormulas";
import type { StandingResults } from "./standingResults";
import { standingResults } from "./standingResults";
import { WorkbookError } from "./workbookError";

/** The words that can stand in a verdict cell, in the order of summaries. */
export const VERDICT_TEXTS: readonly string[] = [
  ...VERDICTS.map((verdict) => VERDICT_WORDS[verdict]),
  CHECK_ROW,
];

/** Somebody who should get a certificate. */
export interface Certified {
  readonly who: string;
  /** The sheet row, from 1. */
  readonly row: number;
  readonly verdict: string;
  readonly strength: string;
  readonly department: string;
}

/** What stands in the results of a roster. */
export interface SummaryData {
  /** The columns as they are written in formulas; undefined where the roster has none. */
  readonly verdicts: string;
  readonly questions: string | undefined;
  readonly departments: string | undefined;
  /** The heading of the column of departments. */
  readonly departmentHeading: string;
  /** Its texts, most rows first, as they are written first; empty for rows without one. */
  readonly departmentNames: readonly string[];
  /** Questions to answer, most rows first, then in the order of asking. */
  readonly questionOrder: readonly AskedQuestionId[];
  /** The strongest first, then row by row. */
  readonly certified: readonly Certified[];
  /** The policies that gave the verdicts. */
  readonly policies: readonly string[];
}

const STRENGTHS: readonly (Strength | "")[] = ["strong", "solid", "thin", ""];
const CERTIFYING = new Set<string>(VERDICTS.filter(certifies).map((verdict) => VERDICT_WORDS[verdict]));
/** COUNTIFS takes criteria of 255 characters; longer texts are no names of departments. */
const LONGEST_NAME = 250;

/** The columns as they are written in formulas, found by their places. */
async function references(
  context: Excel.RequestContext,
  { current: { place }, isLive }: StandingResults,
): Promise<(index: number) => string> {
  // Ranges that are counted together must be of one size, which those of a table and of a live formula are not.
  if (place.table === undefined || isLive) return (index) => plainColumn(place, index);
  const { name, id } = place.table;
  const columns = context.workbook.tables.getItem(id).columns.load("items/name");
  await context.sync();
  return (index) => tableColumn(name, columns.items[index]!.name);
}

/** Reads some columns of a roster; the others are empty. */
async function readColumns(
  context: Excel.RequestContext,
  { current: { place } }: StandingResults,
  wanted: readonly number[],
  options: WorkOptions,
): Promise<Table> {
  const { sheet, headings, headingRow, rowCount } = place;
  const runs: ColumnRun[] = runsOf([...new Set(wanted)].sort((a, b) => a - b));
  const range = await bodyOf(context, place);
  const reading = { range, rows: [0, rowCount] as const, runs, sheet, firstRow: headingRow + 2 };
  const cells = await readCells(context, reading, options);
  const width = Math.max(headings.length, ...wanted.map((index) => index + 1));
  const columns = Array.from({ length: width }, (): AnyColumn => ({ rows: [], index: 0 }));
  runs.forEach(({ first, count }, run) => {
    for (let index = 0; index < count; index++) columns[first + index] = { rows: cells[run]!, index };
  });
  return { sheet, headings, columns, rowCount, firstRow: headingRow + 2 };
}

/** Counts texts, whatever their case; each keeps its first spelling. */
function textCounts() {
  const byKey = new Map<string, { readonly text: string; rows: number }>();
  return {
    add(text: string): void {
      const key = text.toLowerCase();
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { text, rows: 1 });
      else known.rows += 1;
    },
    get texts(): string[] {
      return [...byKey.values()].sort((a, b) => b.rows - a.rows).map(({ text }) => text);
    },
    rowsOf: (text: string): number => byKey.get(text.toLowerCase())?.rows ?? 0,
  };
}

/**
 * Reads the results of a roster.
 *
 * @throws WorkbookError NO_RESULTS without a verdict; the signal's reason; errors of Excel
 */
export async function summaryData(
  context: Excel.RequestContext,
  found: CurrentRoster,
  options: WorkOptions,
): Promise<SummaryData> {
  const standing = await standingResults(context, found);
  const { place, layout } = standing.current;
  const none = (): WorkbookError =>
    new WorkbookError("NO_RESULTS", noResults(place.sheet, place.table?.name));
  const { columnOf } = standing;
  const verdict = columnOf("Verdict");
  if (verdict === undefined) throw none();
  const [question, strength, policy] = [
    columnOf("Question to answer"),
    columnOf("Strength"),
    columnOf("Policy"),
  ];
  const department = departmentColumn(layout);
  const labels = labelColumns(layout);
  const wanted = [verdict, question, strength, policy, department, ...labels];
  const table = await readColumns(
    context,
    standing,
    wanted.filter((index) => index !== undefined),
    options,
  );

  const names = textCounts();
  const asked = textCounts();
  const policies = textCounts();
  const certified: Certified[] = [];
  const textAt = (index: number | undefined, row: number): string =>
    index === undefined ? "" : headingText(cellAt(table.columns[index], row));
  let isNamed = department !== undefined;
  let judged = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const words = textAt(verdict, row);
    if (!VERDICT_TEXTS.includes(words)) continue;
    judged += 1;
    // As it stands, spaces included: COUNTIFS compares them.
    const name = department === undefined ? "" : rawText(cellAt(table.columns[department], row));
    if (name.length > LONGEST_NAME) isNamed = false;
    names.add(name);
    asked.add(textAt(question, row));
    if (textAt(policy, row) !== "") policies.add(textAt(policy, row));
    if (!CERTIFYING.has(words)) continue;
    certified.push({
      who: labelOf(table, labels, row),
      row: table.firstRow + row,
      verdict: words,
      strength: textAt(strength, row),
      department: name,
    });
  }
  if (judged === 0) throw none();
  const reference = await references(context, standing);
  const rank = ({ strength }: Certified): number => {
    const at = (STRENGTHS as readonly string[]).indexOf(strength);
    return at < 0 ? STRENGTHS.length : at;
  };
  const rowsOf = (id: AskedQuestionId): number => asked.rowsOf(questionById(id).heading);
  return {
    verdicts: reference(verdict),
    questions: question === undefined ? undefined : reference(question),
    departments: isNamed ? reference(department!) : undefined,
    departmentHeading: isNamed ? place.headings[department!]! : "",
    departmentNames: isNamed ? names.texts : [],
    questionOrder: [...ASKING_ORDER].sort((a, b) => rowsOf(b) - rowsOf(a)),
    certified: certified.sort((a, b) => rank(a) - rank(b)),
    policies: policies.texts,
  };
}

/** What a cell holds as COUNTIFS sees it. */
function rawText(cell: Cell): string {
  return typeof cell === "string" ? cell : headingText(cell);
}
