// What an earlier run left in a row, held against the answers of now: is there a verdict, does it still fit, whose rules.
import { hashText } from "../policy/hash";
import { CHECK_ROW } from "../words/verdicts";
import type { JudgedRows } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW } from "./bulk";
import { cellAt } from "./cells";
import type { ResultHeading } from "./resultHeadings";
import { RESULT_HEADINGS } from "./resultHeadings";
import { answersHash, problemText } from "./results";
import { headingText } from "./table";

/** What is known of a row's earlier result. */
export interface EarlierResult {
  /** Is the row empty? Then it gets no results. */
  readonly isEmpty: boolean;
  /** Is it without a verdict, though somebody stands there? */
  readonly hasNoVerdict: boolean;
  /** Have its answers changed since, or is there no result of them? */
  readonly isChanged: boolean;
  /** Was it judged by another policy than the one of now? */
  readonly isOtherPolicy: boolean;
}

/** Tells of each row of a judged roster, counted from 0, what its earlier result is worth. */
export function earlierResultsOf(judged: JudgedRows): (row: number) => EarlierResult {
  const { table, layout, policy } = judged.roster;
  const text = (heading: ResultHeading, row: number): string => {
    const index = layout.results.get(heading);
    return index === undefined ? "" : headingText(cellAt(table.columns[index], row));
  };
  const isFilled = (row: number): boolean => RESULT_HEADINGS.some((heading) => text(heading, row) !== "");
  const problem: ResultHeading = layout.results.has("Row problem") ? "Row problem" : "Why";

  return (row) => {
    const outcome = judged.outcomes[row]!;
    if (outcome === EMPTY_ROW)
      return { isEmpty: true, hasNoVerdict: false, isChanged: isFilled(row), isOtherPolicy: false };
    const verdict = text("Verdict", row);
    const byPolicy = text("Policy", row);
    const isSame =
      outcome === PROBLEM_ROW
        ? verdict === CHECK_ROW && text(problem, row) === problemText(judged, row)
        : verdict !== "" && text("Answers", row) === hashText("a", answersHash(judged, row));
    return {
      isEmpty: false,
      hasNoVerdict: verdict === "",
      isChanged: !isSame,
      isOtherPolicy: byPolicy !== "" && byPolicy !== policy.hash,
    };
  };
}
