// certverdict explain: one row in full.
import { GATES } from "../policy/verdicts";
import type { Judgement } from "../policy/policy";
import type { AskedQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { JudgedRows } from "../roster/bulk";
import { EMPTY_ROW, judgeNow } from "../roster/bulk";
import { answersInEffect, judgementOf, rowProblems } from "../roster/rows";
import { changeSentence, losesSentence, nextStepText } from "../roster/sentences";
import { ERRORS, EXPLANATION } from "../words/commandLine";
import { askWords, CAUTION_WORDS, reasonWords, VERDICT_WORDS } from "../words/verdicts";
import { DONE, DONE_WITH_PROBLEMS } from "./exitStatus";
import { Failure } from "./failure";
import { openInput } from "./openInput";
import type { OpenOptions } from "./rosterFile";
import type { SetupOptions } from "./setupOptions";
import { setUp } from "./setupOptions";

export interface ExplainOptions extends OpenOptions, SetupOptions {
  /** The data row, from 1. */
  readonly row: number;
  readonly signal: AbortSignal;
}

const headings = (ids: readonly AskedQuestionId[]): string =>
  ids.map((id) => questionById(id).heading).join(", ");

/** One labelled paragraph; nothing for an empty text. */
function paragraph(label: string, text: string): string[] {
  return text === "" ? [] : [`${label}: ${text}`];
}

function reasonLines(judgement: Judgement): string[] {
  const { kinds } = EXPLANATION;
  return judgement.reasons.map((reason) => {
    const asks = reason.id === "ASK";
    const words = asks
      ? askWords(questionById(judgement.ask!).heading, judgement.possible)
      : reasonWords(reason);
    const cites = asks ? questionById(judgement.ask!).cites : reason.cites;
    return `  ${kinds[reason.kind]}: ${words}${cites.length === 0 ? "" : ` (${cites.join(", ")})`}`;
  });
}

/** A judged row as lines of text. */
export function explanationLines(judged: JudgedRows, row: number, judgement: Judgement): string[] {
  const { policy } = judged.roster;
  return [
    `${VERDICT_WORDS[judgement.verdict]} (${judgement.verdict}, ${judgement.code})`,
    `${EXPLANATION.firm(judgement.firm)}`,
    ...paragraph(EXPLANATION.strength, judgement.strength),
    EXPLANATION.gate(judgement.gate, GATES[judgement.gate - 1]!),
    "",
    EXPLANATION.why,
    ...reasonLines(judgement),
    ...(judgement.cautions.length === 0 ? [] : ["", EXPLANATION.cautions]),
    ...judgement.cautions.map((id) => `  ${CAUTION_WORDS[id]}`),
    "",
    ...paragraph(EXPLANATION.next, nextStepText(judgement)),
    ...paragraph(EXPLANATION.ask, judgement.ask === null ? "" : questionById(judgement.ask).heading),
    ...paragraph(EXPLANATION.dependsOn, headings(judgement.dependsOn)),
    ...paragraph(
      EXPLANATION.possible,
      judgement.possible.map((verdict) => VERDICT_WORDS[verdict]).join(", "),
    ),
    ...paragraph(
      EXPLANATION.change,
      judgement.strength === "" ? changeSentence(judgement.change) : losesSentence(judgement.losesWith),
    ),
    "",
    EXPLANATION.answers,
    ...answersInEffect(judged, row).map(
      ({ question, answer, level }) =>
        `  ${questionById(question).heading}: ${answer} (${EXPLANATION.levels[level]})`,
    ),
    "",
    `${EXPLANATION.policy}: ${policy.hash}`,
  ];
}

/** Runs the command. Resolves to the exit status. @throws Failure, FileError */
export async function explain(path: string, options: ExplainOptions): Promise<number> {
  const input = await openInput(path, options);
  const setup = await setUp(input.roster, options);
  let rows = 0;
  for await (const { table, start } of input.roster.blocks(options.signal)) {
    rows = start + table.rowCount;
    if (options.row > rows) continue;
    const row = options.row - start - 1;
    const judged = judgeNow({ ...setup, table });
    const judgement = judgementOf(judged, row);
    const problems = rowProblems(judged, row);
    const lines =
      judgement !== null
        ? explanationLines(judged, row, judgement)
        : judged.outcomes[row] === EMPTY_ROW
          ? [EXPLANATION.empty(options.row)]
          : [ERRORS.rowAbove(options.row), ...problems.map(({ message }) => `  ${message}`)];
    process.stdout.write(`${lines.join("\n")}\n`);
    return problems.length > 0 ? DONE_WITH_PROBLEMS : DONE;
  }
  throw new Failure(ERRORS.noRow(options.row, rows));
}
