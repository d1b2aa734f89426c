// From cells to the inputs of a companion: blank, one of the allowed answers, or wrong.
import { bandOf } from "../policy/companions/share";
import type { Thresholds } from "../policy/companions/share";
import type { Companion, Input } from "../policy/companions/table";
import type { Place } from "../words/problems";
import { errorValue, SHARE_ALLOWED, wrongShare, wrongValue } from "../words/problems";
import type { AnswerTable } from "./answers";
import { answerTable, errorIn, nearestAnswer, nearestIn, readAnswer, readFrom, WRONG } from "./answers";
import type { Cell } from "./cells";
import { readShare } from "./share";
import { INPUT_SYNONYMS } from "./synonyms";
import { headingText } from "./table";

const TABLES = new Map<Input, AnswerTable>();

function tableOf({ id }: Companion, input: Input): AnswerTable {
  let table = TABLES.get(input);
  if (table === undefined)
    TABLES.set(input, (table = answerTable(input.answers, INPUT_SYNONYMS[id]?.[input.id])));
  return table;
}

/** What a cell means as an input: 0 for blank, n for the n-th allowed answer or band, WRONG for anything else. */
export function readInput(
  companion: Companion,
  input: Input,
  cell: Cell | undefined,
  thresholds: Thresholds,
): number {
  if (input.question !== undefined) return readAnswer(input.question, cell);
  if (input.isShare !== true) return readFrom(tableOf(companion, input), cell);
  const share = readShare(cell);
  if (share === "wrong") return WRONG;
  return share === null ? 0 : input.answers.indexOf(bandOf(share, thresholds)) + 1;
}

/** A cell that is no input: what it holds, what is allowed, and a sentence that says both and where. */
export interface InputProblem {
  /** The id of the input. */
  readonly input: string;
  /** What the cell shows. */
  readonly value: string;
  readonly allowed: readonly string[];
  /** The allowed answer that was meant, as it seems. */
  readonly nearest: string | undefined;
  readonly message: string;
}

/** What is wrong with a cell that `readInput` finds wrong. The place is that of the cell; without a column the input's heading. */
export function inputProblem(
  companion: Companion,
  input: Input,
  cell: Cell,
  place: Place = {},
): InputProblem {
  const value = typeof cell === "boolean" ? String(cell).toUpperCase() : headingText(cell);
  const at = { column: input.heading, ...place };
  const allowed = input.isShare === true ? [SHARE_ALLOWED] : input.answers;
  const error = errorIn(cell);
  if (error !== undefined)
    return { input: input.id, value, allowed, nearest: undefined, message: errorValue(at, error, allowed) };
  if (input.isShare === true)
    return { input: input.id, value, allowed, nearest: undefined, message: wrongShare(at, value) };
  const nearest =
    input.question !== undefined
      ? nearestAnswer(input.question, value)
      : input.answers[(nearestIn(tableOf(companion, input), value) ?? 0) - 1];
  return { input: input.id, value, allowed, nearest, message: wrongValue(at, value, allowed, nearest) };
}
