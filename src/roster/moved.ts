// What a run changed: rows whose verdict is another than before, why, and decisions that were made on the former verdict.
import { hashText } from "../policy/hash";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import type { JudgedRows } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW } from "./bulk";
import { cellAt } from "./cells";
import { labelColumns, labelOf } from "./labels";
import { answersHash } from "./results";
import { headingText, sheetRow } from "./table";

/** A row as it is shown. */
export interface ReportedRow {
  /** The sheet row, from 1. */
  readonly row: number;
  /** Whom it is about, as its cells say; may be empty. */
  readonly label: string;
}

/**
 * Why a verdict is another one: its answers have changed, the rules have, or both. Unknown where the row's stamps are
 * missing, or say that neither has, as after a change of the cell by hand.
 */
export type WhyMoved = "answers" | "rules" | "both" | "unknown";

/** Rows that went from one verdict to another for one reason. */
export interface Move {
  /** The words in the cell before. */
  readonly from: string;
  /** The words now; empty for a row that has become empty. */
  readonly to: string;
  readonly why: WhyMoved;
  readonly rows: number;
  /** The first of them. */
  readonly first: readonly ReportedRow[];
}

/** A decision that was made when the verdict was another one. */
export interface DecisionToReview extends ReportedRow {
  readonly decision: string;
  /** Empty where nobody is named. */
  readonly decidedBy: string;
  readonly from: string;
  readonly to: string;
}

/** What changed since the last run. */
export interface Changes {
  /** Rows that had a verdict before. */
  readonly compared: number;
  /** Those whose verdict is another one now. */
  readonly rows: number;
  /** Most rows first. */
  readonly moves: readonly Move[];
  readonly decisionCount: number;
  readonly decisions: readonly DecisionToReview[];
}

/** How many rows of each kind are kept. */
export interface MostKept {
  readonly rowsAMove: number;
  readonly decisions: number;
}

const OUR_VERDICTS = new Set<string>([...Object.values(VERDICT_WORDS), CHECK_ROW]);

/** The words in the verdict cell of a row after a run. */
export function verdictWords({ outcomes, roster }: JudgedRows, row: number): string {
  const index = outcomes[row]!;
  if (index === EMPTY_ROW) return "";
  return index === PROBLEM_ROW ? CHECK_ROW : VERDICT_WORDS[roster.policy.outcomes[index]!.verdict];
}

/** The text of a result or decision cell before a run; undefined where there is no such column. */
function formerCells({ roster }: JudgedRows) {
  const { table, layout } = roster;
  const text = (heading: string) => {
    const index = layout.results.get(heading);
    const column = index === undefined ? undefined : table.columns[index];
    return (row: number): string | undefined =>
      column === undefined ? undefined : headingText(cellAt(column, row));
  };
  const [verdict, policy, answers, decision, decidedBy] = [
    text("Verdict"),
    text("Policy"),
    text("Answers"),
    text("Decision"),
    text("Decided by"),
  ];
  return { verdict, policy, answers, decision, decidedBy };
}

/**
 * Compares the verdicts with those that stood in the table when it was read. A decision is found out of date in the run
 * that changes its verdict, and in that run only: cells do not say which verdict a decision was made on, and its text
 * cannot be compared with a verdict.
 */
export function changesOf(judged: JudgedRows, { rowsAMove, decisions: mostDecisions }: MostKept): Changes {
  const { outcomes, roster } = judged;
  const { table, layout, policy } = roster;
  const before = formerCells(judged);
  const labels = labelColumns(layout);
  const moves = new Map<
    string,
    { from: string; to: string; why: WhyMoved; rows: number; first: ReportedRow[] }
  >();
  const decisions: DecisionToReview[] = [];
  let compared = 0;
  let rows = 0;
  let decisionCount = 0;

  const whyOf = (row: number): WhyMoved => {
    const [formerAnswers, formerPolicy] = [before.answers(row), before.policy(row)];
    const outcome = outcomes[row]!;
    const isJudged = outcome !== EMPTY_ROW && outcome !== PROBLEM_ROW;
    const now = isJudged ? hashText("a", answersHash(judged, row)) : "";
    const answers = formerAnswers !== undefined && formerAnswers !== now;
    // Stamps are written together: without the one of the policy the row says nothing of its rules.
    const rules = formerPolicy !== undefined && formerPolicy !== "" && formerPolicy !== policy.hash;
    return answers ? (rules ? "both" : "answers") : rules ? "rules" : "unknown";
  };

  for (let row = 0; row < outcomes.length; row++) {
    const from = before.verdict(row);
    if (from === undefined) break;
    if (!OUR_VERDICTS.has(from)) continue;
    compared += 1;
    const to = verdictWords(judged, row);
    if (from === to) continue;
    rows += 1;
    const why = whyOf(row);
    const key = [from, to, why].join("\n");
    let move = moves.get(key);
    if (move === undefined) moves.set(key, (move = { from, to, why, rows: 0, first: [] }));
    move.rows += 1;
    const shown = (): ReportedRow => ({ row: sheetRow(table, row), label: labelOf(table, labels, row) });
    if (move.first.length < rowsAMove) move.first.push(shown());
    const decision = before.decision(row) ?? "";
    if (decision === "") continue;
    decisionCount += 1;
    if (decisions.length < mostDecisions)
      decisions.push({ ...shown(), decision, decidedBy: before.decidedBy(row) ?? "", from, to });
  }
  const sorted = [...moves.values()].sort((a, b) => b.rows - a.rows);
  return { compared, rows, moves: sorted, decisionCount, decisions };
}
