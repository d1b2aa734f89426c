// The result columns of a judged roster: what an evaluation writes beside the answers.
import { losesWith } from "../policy/change";
import type { Outcome } from "../policy/compile";
import { hash32, hex } from "../policy/hash";
import {
  cautionBits,
  cautionsIn,
  factBits,
  isCertifying,
  possibleVerdicts,
  reasonsOf,
  strengthFor,
} from "../policy/policy";
import { questionById, QUESTIONS } from "../policy/questions";
import { VARIABLE_IDS } from "../policy/variables";
import { VERDICTS } from "../policy/verdicts";
import { CAUTION_WORDS, CHECK_ROW, VERDICT_WORDS, yesNo } from "../words/verdicts";
import type { JudgedRows, WorkOptions } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW, ROW_WIDTH, runSlices } from "./bulk";
import { EMPTY } from "./cells";
import type { ResultHeading } from "./resultHeadings";
import { RESULT_HEADINGS } from "./resultHeadings";
import { rowCodes, rowProblems } from "./rows";
import { changeSentence, losesSentence, nextStepText, whySentence } from "./sentences";
import { cellAt, headingText } from "./table";

/** One column of results. Row r holds `values[codes[r]]`, or nothing where the code is EMPTY. */
export interface ResultColumn {
  readonly heading: ResultHeading;
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** A column under construction, with its texts numbered by a key so that equal ones are made once. */
function builder(heading: ResultHeading, rowCount: number) {
  const codes = new Int32Array(rowCount).fill(EMPTY);
  const values: string[] = [];
  const known = new Map<number | string, number>();
  return {
    column: { heading, codes, values } satisfies ResultColumn,
    /** Sets a row to the text that belongs to this key; `make` is called once a key. Empty texts leave the cell empty. */
    set(row: number, key: number | string, make: () => string): void {
      let code = known.get(key);
      if (code === undefined) {
        const text = make();
        known.set(key, (code = text === "" ? EMPTY : values.push(text) - 1));
      }
      codes[row] = code;
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

/** A key for a change of answers, unique among all of them. */
function changeKey(change: readonly (readonly [string, string])[] | null): string {
  return change === null ? "-" : change.map((pair) => pair.join("=")).join(";");
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
    const before = text(date, row);
    const same =
      before !== "" &&
      text(verdict, row) === now[0] &&
      text(policy, row) === now[1] &&
      text(answers, row) === now[2];
    return same ? before : undefined;
  };
}

function* resultsInSlices(judged: JudgedRows, today: string): Generator<number, ResultColumn[]> {
  const { roster, outcomes, codes } = judged;
  const { policy, table } = roster;
  const { rowCount } = table;
  const build = Object.fromEntries(RESULT_HEADINGS.map((h) => [h, builder(h, rowCount)])) as Record<
    ResultHeading,
    ReturnType<typeof builder>
  >;
  const earlier = earlierResults(judged);

  const dated = (row: number, verdict: string, answers: string): void => {
    const date = earlier(row, [verdict, policy.hash, answers]) ?? today;
    build.Policy.set(row, 0, () => policy.hash);
    build["Evaluated on"].set(row, date, () => date);
  };
  const problem = (row: number): void => {
    const message = rowProblems(judged, row)
      .map((one) => one.message)
      .join("\n");
    build.Verdict.set(row, PROBLEM_ROW, () => CHECK_ROW);
    build.Why.add(row, message);
    build["Row problem"].add(row, message);
    dated(row, CHECK_ROW, "");
  };
  const judgedRow = (row: number, index: number, outcome: Outcome): void => {
    const base = row * ROW_WIDTH;
    const certifying = isCertifying(outcome);
    const own = rowCodes(judged, row);
    const facts = factBits(policy, codes, base);
    const possible = outcome.ask === null ? [] : possibleVerdicts(policy, own);
    const possibleBits = possible.reduce((bits, verdict) => bits | (1 << VERDICTS.indexOf(verdict)), 0);
    const whyKey = (index * 0x400 + possibleBits) * 0x80000000 + facts;
    const cautions = cautionBits(policy, outcome, codes, base);
    const strength = strengthFor(policy, outcome, cautions, codes, base);
    const hash = hex(answersHash(judged, row));

    build.Verdict.set(row, index, () => VERDICT_WORDS[outcome.verdict]);
    build.Why.set(row, whyKey, () => whySentence(reasonsOf(outcome, facts), outcome.ask, possible));
    build["Next step"].set(row, index, () => nextStepText(outcome));
    build["Question to answer"].set(row, index, () =>
      outcome.ask === null ? "" : questionById(outcome.ask).heading,
    );
    if (certifying) {
      const loses = losesWith(policy.certifies, own);
      build["Would change it"].set(row, loses.join(), () => losesSentence(loses));
    } else {
      const change = policy.smallestChange(own);
      build["Would change it"].set(row, changeKey(change), () => changeSentence(change));
    }
    build.Cautions.set(row, cautions, () =>
      cautionsIn(cautions)
        .map((id) => CAUTION_WORDS[id])
        .join(" "),
    );
    build.Strength.set(row, strength, () => strength);
    build.Firm.set(row, Number(outcome.firm), () => yesNo(outcome.firm));
    build["Verdict code"].set(row, index, () => outcome.verdict);
    build["Rule code"].set(row, index, () => outcome.code);
    build.Answers.add(row, hash);
    dated(row, VERDICT_WORDS[outcome.verdict], hash);
  };

  for (let row = 0; row < rowCount; row++) {
    const index = outcomes[row]!;
    if (index === PROBLEM_ROW) problem(row);
    else if (index !== EMPTY_ROW) judgedRow(row, index, policy.outcomes[index]!);
    if ((row + 1) % 4096 === 0) yield row + 1;
  }
  yield rowCount;
  return RESULT_HEADINGS.map((heading) => build[heading].column);
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
  return runSlices(resultsInSlices(judged, today), options);
}
