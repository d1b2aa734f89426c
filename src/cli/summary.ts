// The closing summary of a run: bars by verdict, first rows, row problems, the questions that block most rows.
import type { JudgedRows } from "../roster/bulk";
import { EMPTY_ROW, PROBLEM_ROW } from "../roster/bulk";
import type { IgnoredColumn, Layout } from "../roster/headings";
import type { ResultColumn } from "../roster/results";
import { rowCodes, rowProblems, unknownRoleNames } from "../roster/rows";
import { cellAt } from "../roster/cells";
import { headingText } from "../roster/table";
import { matchKey } from "../roster/text";
import { openQuestions } from "../policy/policy";
import type { AskedQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { Verdict } from "../policy/verdicts";
import { VERDICTS } from "../policy/verdicts";
import { SUMMARY } from "../words/commandLine";
import { ignoredColumn, unknownRoles } from "../words/problems";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import type { Setup } from "./setupOptions";

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
  /** The summary as lines of text, at most `width` characters wide where texts can be shortened. */
  lines(width: number): string[];
}

/** The column that says who a row is about: an identifier if there is one, else a name. It is shown, never used. */
function labelColumns(layout: Layout): number[] {
  const find = (...keys: string[]): number | undefined =>
    layout.ignored.find(({ heading }) => keys.includes(matchKey(heading)))?.index;
  const columns = [
    find("id", "personid", "employeeid", "staffid", "number", "no"),
    find("name", "fullname", "person", "employee", "case"),
  ].filter((index) => index !== undefined);
  return columns.length > 0 ? columns : layout.ignored.slice(0, 1).map(({ index }) => index);
}

const clip = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(1, width - 1))}…` : text;

const rowsWord = SUMMARY.blocked;

/** Makes an empty summary for a run. */
export function createSummary(setup: Setup): Summary {
  const { layout, policy, organisation } = setup;
  const labels = labelColumns(layout);
  const counts = new Map<Verdict, number>();
  const blocking = new Map<AskedQuestionId, number>();
  const shown: ShownRow[] = [];
  const problems: string[] = [];
  const missingRoles = new Set<string>();
  let rows = 0;
  let problemRows = 0;
  let emptyRows = 0;

  function show(judged: JudgedRows, results: readonly ResultColumn[], start: number, row: number): void {
    const { table } = judged.roster;
    const text = (heading: string): string => {
      const column = results.find((one) => one.heading === heading);
      return column?.values[column.codes[row]!] ?? "";
    };
    const who = labels
      .map((index) => headingText(cellAt(table.columns[index], row)))
      .filter((part) => part !== "");
    const why = text("Why");
    shown.push({
      row: start + row + 1,
      who: who.join(" · "),
      verdict: text("Verdict"),
      because: why,
    });
  }

  return {
    get rows() {
      return rows;
    },
    get problems() {
      return problemRows;
    },
    add(judged, results, start) {
      const { outcomes } = judged;
      rows += outcomes.length;
      for (let row = 0; row < outcomes.length; row++) {
        const index = outcomes[row]!;
        if (index === EMPTY_ROW) emptyRows += 1;
        else if (index === PROBLEM_ROW) {
          problemRows += 1;
          if (problems.length < FIRST_PROBLEMS)
            problems.push(...rowProblems(judged, row).map((one) => one.message));
        } else {
          const outcome = policy.outcomes[index]!;
          counts.set(outcome.verdict, (counts.get(outcome.verdict) ?? 0) + 1);
          const blocks =
            outcome.ask ??
            (outcome.verdict === "ASSESS_EXPOSURE"
              ? openQuestions(policy, rowCodes(judged, row), outcome)[0]
              : undefined);
          if (blocks !== undefined) blocking.set(blocks, (blocking.get(blocks) ?? 0) + 1);
        }
        if (index !== EMPTY_ROW && shown.length < FIRST_ROWS) show(judged, results, start, row);
      }
      for (const role of unknownRoleNames(judged)) missingRoles.add(role);
    },
    lines(width) {
      const lines = [SUMMARY.title(rows, policy.hash)];
      const settings = SUMMARY.settings(policy.settings.strict, policy.settings.redesignRule);
      if (settings !== "") lines[0] += ` (${settings})`;
      lines.push("", ...bars(counts, problemRows));
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
      if (problemRows > 0) {
        lines.push(
          "",
          SUMMARY.problems(problemRows),
          ...problems.slice(0, FIRST_PROBLEMS).map((text) => `  ${text}`),
        );
        if (problemRows > FIRST_PROBLEMS) lines.push(`  ${SUMMARY.more(problemRows - FIRST_PROBLEMS)}`);
      }
      const notes = notesOf(layout.ignored, organisation.ignored, [...missingRoles], setup);
      if (notes.length > 0) lines.push("", ...notes.map((note) => clip(note, Math.max(width, 200))));
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
    `  ${a.padStart(rowWidth)}  ${clip(b, who).padEnd(who)}  ${clip(c, verdict).padEnd(verdict)}  ${clip(d.replaceAll("\n", " "), because)}`;
  return [
    line(rowTitle, whoTitle, verdictTitle, becauseTitle),
    ...shown.map((one) => line(String(one.row), one.who, one.verdict, one.because)),
  ];
}

function notesOf(
  ignored: readonly IgnoredColumn[],
  lines: readonly string[],
  roles: readonly string[],
  { roles: rolesTable }: Setup,
): string[] {
  const notes: string[] = [];
  if (ignored.length > 0) {
    const words = ignored.map(({ heading, nearest, isProtected }) =>
      ignoredColumn(heading, nearest, isProtected === true),
    );
    notes.push(`${SUMMARY.ignored}: ${words.join("; ")}`);
  }
  if (lines.length > 0) notes.push(`${SUMMARY.ignoredLines}: ${lines.map((text) => `“${text}”`).join(", ")}`);
  if (roles.length > 0 && rolesTable !== null)
    notes.push(unknownRoles(roles, rolesTable.table.sheet ?? "Roles"));
  return notes;
}
