// The same people judged twice: whose verdict would be another under other settings, answers or mappings.
import type { Verdict } from "../policy/verdicts";
import { VERDICTS } from "../policy/verdicts";
import type { JudgedRows, Roster } from "./bulk";
import { EMPTY_ROW, judgeRoster, PROBLEM_ROW } from "./bulk";
import { labelColumns, labelOf } from "./labels";
import type { WorkOptions } from "./slices";
import { sheetRow } from "./table";

/** What a row shows: a verdict, a problem, or nothing. */
export type Shown = Verdict | "problem" | "empty";

/** How many rows go from one thing to another. */
export interface Move {
  readonly from: Shown;
  readonly to: Shown;
  readonly rows: number;
}

/** One row that shows something else. */
export interface MovedRow {
  /** The sheet row, from 1. */
  readonly row: number;
  /** Whom it is about, as its cells say. */
  readonly label: string;
  readonly from: Shown;
  readonly to: Shown;
}

/** What is different. */
export interface Comparison {
  /** Rows that were judged, empty ones left out. */
  readonly rows: number;
  /** Rows that show something else. */
  readonly changed: number;
  /** The most frequent moves first. */
  readonly moves: readonly Move[];
  /** The first rows that show something else. */
  readonly first: readonly MovedRow[];
}

const SHOWN: readonly Shown[] = [...VERDICTS, "problem", "empty"];
/** How many rows are named. */
const MOST_NAMED = 10;

/** Where in SHOWN each outcome of a judged roster stands. */
function shownBy({ roster }: JudgedRows): (outcome: number) => number {
  const places = roster.policy.outcomes.map(({ verdict }) => SHOWN.indexOf(verdict));
  const [problem, empty] = [SHOWN.indexOf("problem"), SHOWN.indexOf("empty")];
  return (outcome) => (outcome === EMPTY_ROW ? empty : outcome === PROBLEM_ROW ? problem : places[outcome]!);
}

/** Compares two judgements of the same rows. */
export function compareJudged(before: JudgedRows, after: JudgedRows): Comparison {
  const { table, layout } = before.roster;
  const [was, is] = [shownBy(before), shownBy(after)];
  const counts = new Uint32Array(SHOWN.length * SHOWN.length);
  const labels = labelColumns(layout);
  const first: MovedRow[] = [];
  const empty = SHOWN.indexOf("empty");
  let rows = 0;
  let changed = 0;
  for (let row = 0; row < before.outcomes.length; row++) {
    const [from, to] = [was(before.outcomes[row]!), is(after.outcomes[row]!)];
    if (from !== empty || to !== empty) rows += 1;
    if (from === to) continue;
    changed += 1;
    counts[from * SHOWN.length + to]! += 1;
    if (first.length < MOST_NAMED)
      first.push({
        row: sheetRow(table, row),
        label: labelOf(table, labels, row),
        from: SHOWN[from]!,
        to: SHOWN[to]!,
      });
  }
  const moves = [...counts]
    .map((count, at): Move => ({
      from: SHOWN[Math.floor(at / SHOWN.length)]!,
      to: SHOWN[at % SHOWN.length]!,
      rows: count,
    }))
    .filter((move) => move.rows > 0)
    .sort((a, b) => b.rows - a.rows);
  return { rows, changed, moves, first };
}

/** Judges the rows of a judged roster again, under another set-up, and compares. Progress counts the rows judged again. */
export async function compareRosters(
  before: JudgedRows,
  other: Omit<Roster, "table">,
  options?: WorkOptions,
): Promise<Comparison> {
  const after = await judgeRoster({ ...other, table: before.roster.table }, options);
  return compareJudged(before, after);
}
