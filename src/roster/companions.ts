// One assessment in full: the answers it fills in, why, what they still depend on, and what to do next.
import { companionFor } from "../policy/companions/companions";
import { companionCautions, loadCompanion, openInputs } from "../policy/companions/compile";
import type { Thresholds } from "../policy/companions/share";
import { DEFAULT_THRESHOLDS } from "../policy/companions/share";
import type { Companion, Output, TableCompanionId } from "../policy/companions/table";
import type { Rung } from "../policy/companions/testedUse";
import { nextRung } from "../policy/companions/testedUse";
import { walk } from "../policy/packed";
import type { AnswerOf, Level, SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { COMPANION_CAUTION_WORDS, NEXT_RUNG_WORDS, stillOpen, WHY_WORDS } from "../words/companions";
import { WRONG } from "./answers";
import type { Cell } from "./cells";
import type { InputProblem } from "./companionInputs";
import { inputProblem, readInput } from "./companionInputs";

/** What an assessment says of one question. */
export interface AssessedQuestion {
  readonly question: SingleQuestionId;
  /** Null while it stays blank. */
  readonly answer: string | null;
  /** The line of the table that gave the answer; null where it stays blank. */
  readonly line: string | null;
  /** Why, as a sentence; for a blank answer what it depends on. Empty where an input is wrong. */
  readonly why: string;
  /** Statements of the guide. */
  readonly cites: readonly string[];
  /** The ids of the blank inputs on which the answer still depends. */
  readonly open: readonly string[];
}

/** What an assessment gives. */
export interface Assessment {
  readonly companion: TableCompanionId;
  readonly questions: readonly AssessedQuestion[];
  readonly cautions: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly cites: readonly string[];
  }[];
  /** The next rung of the ladder and what to do for it, once it is known how far AI has been tried. */
  readonly next: { readonly rung: Rung; readonly sentence: string } | null;
  /** What is wrong with the inputs. A wrong input leaves the questions out that look at it, and no others. */
  readonly problems: readonly InputProblem[];
}

/** Cells by the id of the input. One that is absent is blank. */
export type InputCells = Readonly<Record<string, Cell | undefined>>;

/**
 * Makes one assessment.
 *
 * @throws Error when a cell is given for an input that the companion does not have.
 */
export function assess(
  id: TableCompanionId,
  cells: InputCells,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): Assessment {
  const compiled = loadCompanion(id);
  const { companion } = compiled;
  const { inputs, outputs } = companion;
  const stray = Object.keys(cells).find((key) => inputs.every((input) => input.id !== key));
  if (stray !== undefined)
    throw new Error(
      `"${stray}" is no input of "${id}"; allowed: ${inputs.map((input) => input.id).join(", ")}`,
    );

  const codes = Uint8Array.from(inputs, (input) => readInput(companion, input, cells[input.id], thresholds));
  const problems = inputs.flatMap((input, variable) =>
    codes[variable] === WRONG ? [inputProblem(companion, input, cells[input.id] ?? null)] : [],
  );
  const wrong = new Set(problems.map(({ input }) => input));
  // What is wrong is no answer, so that it is walked over like a blank where nothing looks at it.
  const known = codes.map((code) => (code === WRONG ? 0 : code));

  const questions = outputs.map((output, index): AssessedQuestion => {
    const { question, cites } = output;
    const nothing = { question, answer: null, line: null, cites };
    if (output.inputs.some((one) => wrong.has(one))) return { ...nothing, why: "", open: [] };
    const line = output.lines[walk(compiled.lines[index]!, known)];
    const open = openInputs(compiled, index, known);
    const ids = open.map((input) => input.id);
    if (line === undefined || line.answer === null)
      return { ...nothing, why: stillOpen(open.map(({ heading }) => heading)), open: ids };
    return {
      question,
      answer: line.answer,
      line: line.id,
      why: WHY_WORDS[id][line.id]!,
      cites,
      open: ids,
    };
  });
  const tested = questions.find(({ question }) => question === "tested")?.answer as
    AnswerOf<"tested"> | null | undefined;
  return {
    companion: id,
    questions,
    cautions: companionCautions(compiled, known).map((caution) => ({
      id: caution,
      sentence: COMPANION_CAUTION_WORDS[caution]!,
      cites: companion.cautions.find((one) => one.id === caution)!.cites,
    })),
    next: tested == null ? null : { rung: nextRung(tested), sentence: NEXT_RUNG_WORDS[tested] },
    problems,
  };
}

/** The assessment that fills a question. */
export interface Help {
  readonly companion: Companion;
  readonly output: Output;
  /** For whom the answer is written: everyone, everyone with the role, or this person. */
  readonly level: Level;
}

/** The assessment that helps to answer a question; undefined where none does. */
export function helpFor(question: string): Help | undefined {
  const found = companionFor(question);
  return found && { ...found, level: questionById(found.output.question).levels[0]! };
}
