// A roster before anybody is in it: which question stands on which sheet, and the colours of the verdicts.
import type { Level, Question, QuestionId } from "../policy/questions";
import { QUESTIONS } from "../policy/questions";
import type { Verdict } from "../policy/verdicts";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";

/** The questions that can be answered at this level, in the order of the questionnaire. */
export function questionsAt(level: Level): QuestionId[] {
  return QUESTIONS.filter(({ levels }: Question) => levels.includes(level)).map(({ id }) => id);
}

/** Cells that show exactly this text get these colours, as RRGGBB. */
export interface TextColours {
  readonly text: string;
  readonly fill: string;
  readonly ink: string;
}

/** Calm pairs of ink and fill, contrast at least 4.5 to 1; never the only sign, as the words are there too. */
const COLOURS: Readonly<Record<Verdict, readonly [ink: string, fill: string]>> = {
  CERTIFY: ["0B5A2B", "DDF3E4"],
  CERTIFY_SIGNAL: ["0F5560", "DAF1F3"],
  DEPLOY: ["1F4E8C", "DFEBFA"],
  APPLY_PROJECT: ["35408F", "E6E8FA"],
  TEST_AI: ["5B3A8C", "EEE6F8"],
  DEFINE_TARGET: ["7A4A00", "FDF0D5"],
  PLAN_MOVE: ["8A3B12", "FBE6DA"],
  ASSESS_EXPOSURE: ["5F4B00", "FAF3C8"],
  NO_CASE: ["4A4F55", "ECEEF0"],
  NEEDS_ANSWER: ["7B2D5B", "F8E3EF"],
};

/** The colours of each verdict's words, in the order in which summaries list them, then of a row to check. */
export const VERDICT_COLOURS: readonly TextColours[] = [
  ...(Object.keys(COLOURS) as Verdict[]).map((verdict) => {
    const [ink, fill] = COLOURS[verdict];
    return { text: VERDICT_WORDS[verdict], ink, fill };
  }),
  { text: CHECK_ROW, ink: "9B1C1C", fill: "FBE0E0" },
];

/** Widths of the result columns that are not of the usual width. */
const RESULT_WIDTHS: Readonly<Record<string, number>> = {
  Verdict: 25,
  Why: 60,
  "Next step": 60,
  "Question to answer": 26,
  "Would change it": 50,
  Cautions: 40,
  "Row problem": 40,
  "Verdict code": 19,
  "Rule code": 19,
  "Why different": 30,
};

/** How wide a result or decision column is at first, in characters. */
export function resultWidth(heading: string): number {
  return RESULT_WIDTHS[heading] ?? 14;
}
