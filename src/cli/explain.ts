// certverdict explain: one row in full.
import type { Judgement, Level } from "../policy/policy";
import type { AskedQuestionId, QuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { CAUTIONS, GATES } from "../policy/verdicts";
import { placeOfAnswer } from "../roster/assessments";
import type { JudgedRows } from "../roster/bulk";
import { EMPTY_ROW, judgeNow } from "../roster/bulk";
import { answersInEffect, judgementOf, rowProblems } from "../roster/rows";
import { changeSentence, losesSentence, nextStepText, reasonText } from "../roster/sentences";
import { sheetRow } from "../roster/table";
import { ERRORS, EXPLANATION, SUMMARY } from "../words/commandLine";
import { CAUTION_WORDS, SIDES, VERDICT_WORDS } from "../words/verdicts";
import { DONE, DONE_WITH_PROBLEMS } from "./exitStatus";
import { Failure } from "./failure";
import { openInput } from "./openInput";
import type { OpenOptions } from "./rosterFile";
import type { SetupOptions } from "./setupOptions";
import { setUp } from "./setupOptions";
import { labelColumns, labelOf } from "../roster/labels";
import { writeLines } from "./terminal";

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

const citation = (cites: readonly string[]): string => (cites.length === 0 ? "" : ` (${cites.join(", ")})`);

function reasonLines(judgement: Judgement): string[] {
  const leads = { decided: EXPLANATION.decided, ...SIDES[judgement.ask === null ? "settled" : "open"] };
  return judgement.reasons.map((reason) => {
    const { text, cites } = reasonText(reason, judgement);
    return `  ${leads[reason.kind]}: ${text}${citation(cites)}`;
  });
}

const cautionCites = new Map(CAUTIONS.map(({ id, cites }) => [id, cites]));

/** The level from which an answer is taken, and the sheet where that is the Assessments sheet. */
function originOf({ roster, roleLines }: JudgedRows, row: number, id: QuestionId, level: Level): string {
  const { roles } = roster;
  const words = EXPLANATION.levels[level];
  if (level !== "role" || roles?.assessed === undefined || id === "otherReasons") return words;
  const { sheet } = placeOfAnswer(roles, roleLines![row]!, id);
  return sheet === roles.assessed.table.sheet ? `${words}, ${sheet}` : words;
}

/** A judged row as lines of text. */
function explanationLines(judged: JudgedRows, row: number, judgement: Judgement): string[] {
  const { policy } = judged.roster;
  const settings = SUMMARY.settings(policy.settings.strict, policy.settings.redesignRule);
  return [
    `${VERDICT_WORDS[judgement.verdict]} (${judgement.verdict}, ${judgement.code})`,
    `${EXPLANATION.firm(judgement.firm)}`,
    ...paragraph(EXPLANATION.strength, judgement.strength),
    EXPLANATION.gate(judgement.gate, GATES[judgement.gate - 1]!),
    "",
    EXPLANATION.why,
    ...reasonLines(judgement),
    ...(judgement.cautions.length === 0 ? [] : ["", EXPLANATION.cautions]),
    ...judgement.cautions.map((id) => `  ${CAUTION_WORDS[id]}${citation(cautionCites.get(id)!)}`),
    "",
    ...paragraph(EXPLANATION.next, nextStepText(judgement)),
    ...paragraph(EXPLANATION.ask, judgement.ask === null ? "" : questionById(judgement.ask).heading),
    ...paragraph(EXPLANATION.dependsOn, headings(judgement.dependsOn)),
    ...paragraph(
      EXPLANATION.possible,
      judgement.firm ? "" : judgement.possible.map((verdict) => VERDICT_WORDS[verdict]).join(", "),
    ),
    ...paragraph(
      EXPLANATION.change,
      judgement.strength === "" ? changeSentence(judgement.change) : losesSentence(judgement.losesWith),
    ),
    "",
    EXPLANATION.answers,
    ...answersInEffect(judged, row).map(
      ({ question, answer, level }) =>
        `  ${questionById(question).heading}: ${answer} (${originOf(judged, row, question, level)})`,
    ),
    "",
    `${EXPLANATION.policy}: ${policy.hash}${settings === "" ? "" : ` (${settings})`}`,
  ];
}

/** Runs the command. Resolves to the exit status. @throws Failure, FileError */
export async function explain(path: string, options: ExplainOptions): Promise<number> {
  const input = await openInput(path, options);
  try {
    const setup = await setUp(input.roster, options);
    let rows = 0;
    for await (const { table, start } of input.roster.blocks(options.signal)) {
      rows = start + table.rowCount;
      if (options.row > rows) continue;
      const row = options.row - start - 1;
      const judged = judgeNow({ ...setup, table });
      const judgement = judgementOf(judged, row);
      const problems = rowProblems(judged, row);
      const who = labelOf(table, labelColumns(setup.layout), row);
      const lines = [EXPLANATION.row(options.row, sheetRow(table, row), table.sheet, who), ""];
      if (judgement !== null) lines.push(...explanationLines(judged, row, judgement));
      else if (judged.outcomes[row] === EMPTY_ROW) lines.push(EXPLANATION.empty(options.row));
      else lines.push(ERRORS.rowAbove(options.row), ...problems.map(({ message }) => `  ${message}`));
      await writeLines(process.stdout, lines);
      return problems.length > 0 ? DONE_WITH_PROBLEMS : DONE;
    }
    throw new Failure(ERRORS.noRow(options.row, rows));
  } finally {
    await input.roster.close();
  }
}
