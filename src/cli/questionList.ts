// certverdict questions: the questionnaire.
import { QUESTIONS } from "../policy/questions";
import { QUESTION_LIST } from "../words/commandLine";

/** The questions as a table of text, or as JSON. */
export function questionList(json: boolean): string {
  if (json) return `${JSON.stringify(QUESTIONS, null, 2)}\n`;
  const rows = [
    [...QUESTION_LIST.columns],
    ...QUESTIONS.map(({ id, heading, levels, answers, cites }) => [
      heading,
      levels.join(", "),
      answers.join(" · "),
      cites.join(" "),
      id,
    ]),
  ];
  // The answers are long: they stand last.
  const order = [0, 1, 4, 3, 2];
  const widths = order.map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    order
      .map((column, i) => row[column]!.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
