// The rival by hand that trusts no cell: every answer is looked up among the allowed ones, then the if-chain judges.
import { QUESTIONS } from "../../src/policy/questions";
import type { ChainSettings } from "./ifChain";
import { columnOf, columnsOf, judgeRow } from "./ifChain";

interface Check {
  readonly column: number;
  /** The texts that a cell may hold. */
  readonly allowed: ReadonlySet<string>;
}

/** What separates several answers in one cell. */
const SEPARATORS = /[,;\n]/;

const otherReasons = QUESTIONS.find(({ id }) => id === "otherReasons")!;

function checkOf(headings: readonly string[], heading: string, answers: readonly string[]): Check {
  return { column: columnOf(headings, heading), allowed: new Set(answers) };
}

/** May a cell of other reasons hold this text? Most hold nothing or one reason, and need not be split. */
function areReasons(text: string, reasons: ReadonlySet<string>): boolean {
  return text === "" || reasons.has(text) || text.split(SEPARATORS).every((part) => reasons.has(part.trim()));
}

function isRight(row: readonly string[], singles: readonly Check[], reasons: Check): boolean {
  for (const { column, allowed } of singles) if (!allowed.has(row[column]!)) return false;
  return areReasons(row[reasons.column]!, reasons.allowed);
}

/**
 * Judges rows as `judgeWithIfChain` does, after checking all 23 answers of each. A cell must hold an allowed answer in
 * the exact words of the model; only other reasons may be blank, or several.
 *
 * @param rows cell texts, one array a row, in the order of `headings`
 * @returns one verdict and one code a row, in the order of the rows; null where a cell holds a wrong value
 * @throws Error naming the heading when the column of a question is missing
 */
export function judgeWithCheckedChain(
  rows: readonly (readonly string[])[],
  headings: readonly string[],
  settings: ChainSettings,
): { verdicts: (string | null)[]; codes: (string | null)[] } {
  const at = columnsOf(headings);
  const singles = QUESTIONS.filter((question) => question !== otherReasons).map(({ heading, answers }) =>
    checkOf(headings, heading, answers),
  );
  const reasons = checkOf(headings, otherReasons.heading, otherReasons.answers);
  const verdicts = new Array<string | null>(rows.length);
  const codes = new Array<string | null>(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const outcome = isRight(row, singles, reasons) ? judgeRow(row, at, settings) : null;
    verdicts[i] = outcome?.verdict ?? null;
    codes[i] = outcome?.code ?? null;
  }
  return { verdicts, codes };
}
