// The companion assessments as functions: single cells or columns in, one answer a row out.
import { companionFor } from "../policy/companions/companions";
import type { SingleQuestionId } from "../policy/questions";
import { WRONG } from "../roster/answers";
import { cellAt } from "../roster/cells";
import type { AnyColumn } from "../roster/cells";
import { assessRows, filledText } from "../roster/companionColumns";
import { argumentIsError, heightsDiffer, notOneColumn } from "../words/functions";
import { CHECK_ROW } from "../words/verdicts";
import type { Problem, RangeArgument } from "./arguments";
import { errorOf, isProblem, rangeOf } from "./arguments";
import { thresholdsIn } from "./surroundings";

/** Arguments as Excel hands them over, by the id of the input. The name of an argument in messages is its key in `names`. */
export type InputArguments = Readonly<Record<string, unknown>>;

/** Errors of a reference or a name that is gone. Others stand in cells of their own right, and are values of a row. */
const BROKEN_RANGES: readonly (string | undefined)[] = ["#REF!", "#NAME?"];

/** The ranges of the arguments, and how many rows the result has. */
interface Inputs {
  readonly ranges: ReadonlyMap<string, RangeArgument>;
  readonly rowCount: number;
}

function inputsIn(given: InputArguments): Inputs | Problem {
  const ranges = new Map<string, RangeArgument>();
  let tallest: readonly [name: string, rows: number] | undefined;
  for (const [name, argument] of Object.entries(given)) {
    const range = rangeOf(argument);
    const error = errorOf(range);
    if (BROKEN_RANGES.includes(error)) return { error: argumentIsError(name, error!) };
    if (range.columnCount !== 1) return { error: notOneColumn(name, range.columnCount) };
    if (range.rowCount > 1) {
      if (tallest !== undefined && tallest[1] !== range.rowCount)
        return { error: heightsDiffer(tallest, [name, range.rowCount]) };
      tallest ??= [name, range.rowCount];
    }
    ranges.set(name, range);
  }
  return { ranges, rowCount: tallest?.[1] ?? 1 };
}

/** Rows looked at: those with a cell in some column, and one more that stands for all that are blank below. */
function columnsOf({ ranges, rowCount }: Inputs): { columns: Map<string, AnyColumn>; rows: number } {
  const heights = [...ranges.values()].map(({ cells, rowCount: rows }) => (rows > 1 ? cells.length : 0));
  const rows = Math.min(rowCount, Math.max(0, ...heights) + 1);
  const columns = new Map(
    [...ranges].map(([name, { cells, rowCount: height }]): [string, AnyColumn] => {
      const column = { rows: cells, index: 0 };
      if (height === 1) return [name, { codes: new Int32Array(rows), values: [cellAt(column, 0)] }];
      const filled = Array.from({ length: rows }, (_, row) => cells[row] ?? []);
      return [name, { rows: filled, index: 0 }];
    }),
  );
  return { columns, rows };
}

/**
 * The answer to a question that a companion fills, a row for each row of the arguments: empty where it stays blank, `Check row`
 * where an input is wrong. A single cell holds for every row. `organisation` may set the thresholds.
 */
export function certAssess(
  question: SingleQuestionId,
  given: InputArguments,
  organisation?: unknown,
): string[][] | Problem {
  const thresholds = thresholdsIn(organisation);
  if (isProblem(thresholds)) return thresholds;
  const inputs = inputsIn(given);
  if (isProblem(inputs)) return inputs;
  const { columns, rows } = columnsOf(inputs);
  const { companion } = companionFor(question)!;
  const { filled } = assessRows(companion.id, { columns, rowCount: rows, thresholds });
  const { answers } = filled.find((one) => one.question === question)!;
  const texts = Array.from(answers, (code) => [code === WRONG ? CHECK_ROW : filledText(question, code)]);
  const last = texts.at(-1)!;
  for (let row = rows; row < inputs.rowCount; row++) texts.push(last);
  return texts;
}
