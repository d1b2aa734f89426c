// The result columns of a judged roster: what an evaluation writes beside the answers.
import { hash32, hashText } from "../policy/hash";
import { cautionBits, strengthFor } from "../policy/policy";
import { questionById, QUESTIONS } from "../policy/questions";
import { VARIABLE_IDS } from "../policy/variables";
import { CHECK_ROW, roleNotFound } from "../words/verdicts";
import { isBlank } from "./answers";
import type { JudgedRows } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW, ROW_WIDTH } from "./bulk";
import { cellAt, EMPTY } from "./cells";
import { dateText } from "./dates";
import type { ResultHeading } from "./resultHeadings";
import { RESULT_HEADINGS } from "./resultHeadings";
import { resultTexts } from "./resultTexts";
import { rowProblems } from "./rows";
import type { WorkOptions } from "./slices";
import { finish, runSlices } from "./slices";
import { headingText } from "./table";

/** One column of results. Row r holds `values[codes[r]]`, or nothing where the code is EMPTY. */
export interface ResultColumn {
  readonly heading: ResultHeading;
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** A column under construction. */
function builder(heading: ResultHeading, rowCount: number) {
  const codes = new Int32Array(rowCount).fill(EMPTY);
  const values: string[] = [];
  const byText = new Map<string, number>();
  const byKey: (number | undefined)[] = [];
  let last = "";
  let lastCode = EMPTY;
  const codeOf = (text: string): number => {
    let code = text === "" ? EMPTY : byText.get(text);
    if (code === undefined) byText.set(text, (code = values.push(text) - 1));
    return code;
  };
  return {
    column: { heading, codes, values } satisfies ResultColumn,
    /** Sets a row to a text that others may share. An empty text leaves the cell empty. */
    set(row: number, text: string): void {
      if (text !== last) {
        last = text;
        lastCode = codeOf(text);
      }
      codes[row] = lastCode;
    },
    /** The same where a small whole number stands for the text: faster. */
    setKeyed(row: number, key: number, text: string): void {
      codes[row] = byKey[key] ??= codeOf(text);
    },
    /** Sets a row to a text of its own. */
    add(row: number, text: string): void {
      codes[row] = values.push(text) - 1;
    },
  };
}

// One number for each answer of each question: a row's hash mixes those of its answers in effect, blanks left out, so
// that a question added later does not change the hash of rows that do not answer it.
const ANSWER_SEEDS = VARIABLE_IDS.map((id) => {
  const answers = questionById(id).answers.map((answer) => hash32(`${id}=${answer}`));
  return Int32Array.from([0, ...answers]);
});
const REASON_SEEDS = QUESTIONS.find(({ id }) => id === "otherReasons")!.answers.map((answer) =>
  hash32(`otherReasons=${answer}`),
);
const OTHER_REASONS = VARIABLE_IDS.indexOf("otherReasons");

/** The hash of the answers in effect for a row, an unsigned 32-bit number. Which level an answer came from is no part. */
export function answersHash(judged: JudgedRows, row: number): number {
  const { codes, otherReasons } = judged;
  const base = row * ROW_WIDTH;
  let hash = 0x811c9dc5;
  for (let variable = 0; variable < ROW_WIDTH; variable++) {
    const code = codes[base + variable]!;
    if (code !== 0 && variable !== OTHER_REASONS)
      hash = Math.imul(hash ^ ANSWER_SEEDS[variable]![code]!, 0x01000193) ^ (hash >>> 15);
  }
  const mask = otherReasons?.[row] ?? 0;
  if (mask !== 0)
    REASON_SEEDS.forEach((seed, index) => {
      if ((mask & (1 << index)) !== 0) hash = Math.imul(hash ^ seed, 0x01000193) ^ (hash >>> 15);
    });
  return hash >>> 0;
}

/** What a row held before, where an earlier run left results. */
function earlierResults(judged: JudgedRows) {
  const { table, layout } = judged.roster;
  const column = (heading: ResultHeading) => {
    const index = layout.results.get(heading);
    return index === undefined ? undefined : table.columns[index];
  };
  const [verdict, policy, answers, date] = [
    column("Verdict"),
    column("Policy"),
    column("Answers"),
    column("Evaluated on"),
  ];
  const text = (of: typeof verdict, row: number): string => headingText(cellAt(of, row));
  if (date === undefined) return () => undefined;
  return (
    row: number,
    now: readonly [verdict: string, policy: string, answers: string],
  ): string | undefined => {
    const before = dateText(cellAt(date, row));
    const same =
      before !== "" &&
      text(verdict, row) === now[0] &&
      text(policy, row) === now[1] &&
      text(answers, row) === now[2];
    return same ? before : undefined;
  };
}

/** All that keeps a row from being judged, a line each. */
export function problemText(judged: JudgedRows, row: number): string {
  return rowProblems(judged, row)
    .map((one) => one.message)
    .join("\n");
}

/** The role of a row, where roles are joined and the Roles table does not have it. Empty elsewhere. */
function unknownRole({ roster, roleLines }: JudgedRows): (row: number) => string {
  const { role } = roster.layout;
  const column = role === null ? undefined : roster.table.columns[role];
  if (roleLines === null || column === undefined) return () => "";
  return (row) => {
    if (roleLines[row]! >= 0) return "";
    const cell = cellAt(column, row);
    return isBlank(cell) ? "" : headingText(cell);
  };
}

function* resultsInSlices(
  judged: JudgedRows,
  headings: readonly ResultHeading[],
  today: string,
): Generator<number, ResultColumn[]> {
  const { roster, outcomes, codes } = judged;
  const { policy, table } = roster;
  const { rowCount } = table;
  const texts = resultTexts(policy);
  const roleMissing = unknownRole(judged);
  // A column that is not asked for has no builder, and its texts are not made.
  const build: { [H in ResultHeading]?: ReturnType<typeof builder> } = {};
  for (const heading of headings) build[heading] = builder(heading, rowCount);
  const earlier = build["Evaluated on"] === undefined ? () => undefined : earlierResults(judged);
  const withCautions = build.Cautions !== undefined || build.Strength !== undefined;
  const withHash = build.Answers !== undefined || build["Evaluated on"] !== undefined;

  const stamp = (row: number, verdict: string, answers: string): void => {
    build.Policy?.set(row, policy.hash);
    build["Evaluated on"]?.set(row, earlier(row, [verdict, policy.hash, answers]) ?? today);
  };
  const problem = (row: number): void => {
    const message =
      build.Why === undefined && build["Row problem"] === undefined ? "" : problemText(judged, row);
    build.Verdict?.set(row, CHECK_ROW);
    build.Why?.add(row, message);
    build["Row problem"]?.add(row, message);
    stamp(row, CHECK_ROW, "");
  };
  const why = (row: number, index: number, base: number): string => {
    const text = texts.why(index, codes, base);
    const role = roleMissing(row);
    return role === "" ? text : `${text} ${roleNotFound(role)}`;
  };
  const judgedRow = (row: number, index: number): void => {
    const base = row * ROW_WIDTH;
    const fixed = texts.outcome(index);
    const { outcome } = fixed;
    const cautions = withCautions ? cautionBits(policy, outcome, codes, base) : 0;
    const hash = withHash ? hashText("a", answersHash(judged, row)) : "";
    build.Verdict?.setKeyed(row, index, fixed.verdict);
    build.Why?.set(row, why(row, index, base));
    build["Next step"]?.setKeyed(row, index, fixed.nextStep);
    build["Question to answer"]?.setKeyed(row, index, fixed.question);
    build["Would change it"]?.set(row, texts.change(outcome, codes, base));
    build.Cautions?.setKeyed(row, cautions, texts.cautions(cautions));
    build.Strength?.set(row, strengthFor(policy, outcome, cautions, codes, base));
    build.Firm?.setKeyed(row, index, fixed.firm);
    build["Verdict code"]?.setKeyed(row, index, outcome.verdict);
    build["Rule code"]?.setKeyed(row, index, outcome.code);
    build.Answers?.add(row, hash);
    stamp(row, fixed.verdict, hash);
  };

  for (let row = 0; row < rowCount; row++) {
    const index = outcomes[row]!;
    if (index === PROBLEM_ROW) problem(row);
    else if (index !== EMPTY_ROW) judgedRow(row, index);
    if ((row + 1) % 4096 === 0) yield row + 1;
  }
  yield rowCount;
  return headings.map((heading) => build[heading]!.column);
}

/**
 * The result columns of a judged roster, in the order of RESULT_HEADINGS. `today` is the date of this run, as
 * yyyy-mm-dd: a row keeps the date of an earlier run while its verdict, policy and answers are the same.
 */
export function resultColumns(
  judged: JudgedRows,
  today: string,
  options?: WorkOptions,
): Promise<ResultColumn[]> {
  return runSlices(resultsInSlices(judged, RESULT_HEADINGS, today), options);
}

/** The result columns that a formula gives: those that no date belongs to. */
export type UndatedHeading = Exclude<ResultHeading, "Evaluated on">;

/** Some of the result columns, in the order of `headings`, in one go as a formula needs them. */
export function resultColumnsNow(judged: JudgedRows, headings: readonly UndatedHeading[]): ResultColumn[] {
  return finish(resultsInSlices(judged, headings, ""));
}
