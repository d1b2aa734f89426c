// The worked examples as a roster in cells, and what CERTVERDICT and CERTEXPLAIN must show beside it.
import { CAUTION_WORDS, VERDICT_WORDS } from "../../src/words/verdicts";
import { readExamples } from "./examples";
import { HEADINGS } from "./people";

/** Rows of cells. */
export type Cells = (string | number | boolean | null)[][];

const examples = readExamples();
const questions = Object.values(HEADINGS);

/** The examples with their headings on top, as a person has them in a sheet: blank cells are blank. */
export const CORPUS: Cells = [
  ["Person", ...questions],
  ...examples.map(({ name, cells }) => [name, ...questions.map((heading) => cells[heading] || null)]),
];

/** The columns of CERTEXPLAIN that the examples say something about. */
export const EXPECTED_COLUMNS = ["Verdict", "Question to answer", "Cautions", "Strength", "Firm"] as const;

/** What must stand in those columns, row by row, without headings. */
export const EXPECTED: readonly (readonly string[])[] = examples.map(({ expected }) => [
  VERDICT_WORDS[expected.verdict as keyof typeof VERDICT_WORDS],
  expected.ask === null ? "" : HEADINGS[expected.ask as keyof typeof HEADINGS],
  expected.cautions.map((id) => CAUTION_WORDS[id as keyof typeof CAUTION_WORDS]).join(" "),
  expected.strength,
  expected.firm ? "yes" : "no",
]);

/** Those columns out of all eight of CERTEXPLAIN. */
export function expectedColumns(explained: readonly (readonly unknown[])[]): unknown[][] {
  const [headings = [], ...rows] = explained;
  const places = EXPECTED_COLUMNS.map((heading) => headings.indexOf(heading));
  return rows.map((row) => places.map((place) => row[place]));
}
