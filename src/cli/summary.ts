// The closing summary of a run: bars by verdict, first rows, row problems, the questions that block most rows.
import type { AskedQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { Verdict } from "../policy/verdicts";
import { VERDICTS } from "../policy/verdicts";
import { countAssessed } from "../roster/assessments";
import { blockingQuestion } from "../roster/blocking";
import type { JudgedRows } from "../roster/bulk";
import { EMPTY_ROW, PROBLEM_ROW } from "../roster/bulk";
import { labelColumns, labelOf } from "../roster/labels";
import { createProblemList } from "../roster/problemList";
import type { ResultColumn } from "../roster/results";
import { unusedNotes } from "../roster/unused";
import { SUMMARY } from "../words/commandLine";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import { createRoleNotes } from "./notes";
import { problemLines } from "./problemLines";
import type { Setup } from "./setupOptions";
import { clip, printable } from "./terminal";

const FIRST_ROWS = 8;
const FIRST_PROBLEMS = 10;
const FIRST_QUESTIONS = 5;
const BAR_WIDTH = 30;

/** What is shown of one of the first rows. */
interface ShownRow {
  readonly row: number;
  readonly who: string;
  readonly verdict: string;
  readonly because: string;
}

/** Adds up block after block. */
export interface Summary {
  add(judged: JudgedRows, results: readonly ResultColumn[], start: number): void;
  readonly rows: number;
  readonly problems: number;
  /** The summary as lines of text; its table is at most `width` characters wide. */
  lines(width: number): string[];
}

const rowsWord = SUMMARY.blocked;

/** Makes an empty summary for a run. */
export function createSummary(setup: Setup): Summary {
  const { layout, policy } = setup;
  const labels = labelColumns(layout);
  const counts = new Map<Verdict, number>();
  const blocking = new Map<AskedQuestionId, number>();
  const shown: ShownRow[] = [];
  const problems = createProblemList(FIRST_PROBLEMS);
  const roleNotes = createRoleNotes(setup);
  let rows = 0;
  let emptyRows = 0;

  function show(judged: JudgedRows, results: readonly ResultColumn[], start: number, row: number): void {
    const { table } = judged.roster;
    const text = (heading: string): string => {
      const column = results.find((one) => one.heading === heading);
      return column?.values[column.codes[row]!] ?? "";
    };
    shown.push({
      row: start + row + 1,
      who: printable(labelOf(table, labels, row)),
      verdict: text("Verdict"),
      because: printable(text("Why")),
    });
  }

  return {
    get rows() {
      return rows;
    },
    get problems() {
      return problems.rows;
    },
    add(judged, results, start) {
      const { outcomes } = judged;
      rows += outcomes.length;
      for (let row = 0; row < outcomes.length; row++) {
        const index = outcomes[row]!;
        if (index === EMPTY_ROW) emptyRows += 1;
        else if (index !== PROBLEM_ROW) {
          const outcome = policy.outcomes[index]!;
          counts.set(outcome.verdict, (counts.get(outcome.verdict) ?? 0) + 1);
          const blocks = blockingQuestion(judged, row);
          if (blocks !== undefined) blocking.set(blocks, (blocking.get(blocks) ?? 0) + 1);
        }
        if (index !== EMPTY_ROW && results.length > 0 && shown.length < FIRST_ROWS)
          show(judged, results, start, row);
      }
      problems.add(judged);
      roleNotes.add(judged);
    },
    lines(width) {
      const lines = [SUMMARY.title(rows, policy.hash)];
      const settings = SUMMARY.settings(policy.settings.strict, policy.settings.redesignRule);
      if (settings !== "") lines[0] += ` (${settings})`;
      lines.push("", ...bars(counts, problems.rows));
      if (emptyRows > 0) lines.push(`  ${SUMMARY.empty(emptyRows)}`);
      if (shown.length > 0) lines.push("", SUMMARY.firstRows, ...firstRows(shown, width));
      const asked = [...blocking].sort(([, a], [, b]) => b - a).slice(0, FIRST_QUESTIONS);
      if (asked.length > 0) {
        lines.push("", SUMMARY.questions);
        for (const [id, count] of asked) {
          const { heading, levels } = questionById(id);
          lines.push(`  ${heading} (${levels[0]!}): ${rowsWord(count)}`);
        }
      }
      if (problems.rows > 0)
        lines.push("", SUMMARY.problems(problems.rows), ...problemLines(problems).map((text) => `  ${text}`));
      const assessed = countAssessed(setup.roles);
      if (assessed > 0) lines.push("", SUMMARY.assessed(assessed, setup.roles!.assessed!.table.sheet!));
      const notes = [...unusedNotes(setup), ...roleNotes.lines()];
      if (notes.length > 0) lines.push("", ...notes);
      return lines;
    },
  };
}

function bars(counts: ReadonlyMap<Verdict, number>, problemRows: number): string[] {
  const entries: [string, number][] = VERDICTS.flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0;
    return count === 0 ? [] : [[VERDICT_WORDS[verdict], count] as [string, number]];
  });
  if (problemRows > 0) entries.push([CHECK_ROW, problemRows]);
  const most = Math.max(1, ...entries.map(([, count]) => count));
  const wide = Math.max(...entries.map(([words]) => words.length), 0);
  const digits = Math.max(...entries.map(([, count]) => count.toLocaleString("en-GB").length), 1);
  return entries.map(([words, count]) => {
    const bar = "█".repeat(Math.max(1, Math.round((count / most) * BAR_WIDTH)));
    return `  ${words.padEnd(wide)}  ${count.toLocaleString("en-GB").padStart(digits)}  ${bar}`;
  });
}

function firstRows(shown: readonly ShownRow[], width: number): string[] {
  const [rowTitle, whoTitle, verdictTitle, becauseTitle] = SUMMARY.columns;
  const column = (title: string, texts: readonly string[], most: number): number =>
    Math.min(most, Math.max(title.length, ...texts.map((text) => text.length)));
  const rowWidth = column(
    rowTitle,
    shown.map(({ row }) => String(row)),
    9,
  );
  const who = column(
    whoTitle,
    shown.map((one) => one.who),
    24,
  );
  const verdict = column(
    verdictTitle,
    shown.map((one) => one.verdict),
    24,
  );
  const because = Math.max(20, width - rowWidth - who - verdict - 8);
  const line = (a: string, b: string, c: string, d: string): string =>
    `  ${a.padStart(rowWidth)}  ${clip(b, who).padEnd(who)}  ${clip(c, verdict).padEnd(verdict)}  ${clip(d, because)}`;
  return [
    line(rowTitle, whoTitle, verdictTitle, becauseTitle),
    ...shown.map((one) => line(String(one.row), one.who, one.verdict, one.because)),
  ];
}
