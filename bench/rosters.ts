// Rosters to measure with: drawn by chance, the same at every run, most rows travelling deep into the rules.
import { QUESTIONS } from "../src/policy/questions";
import type { QuestionId } from "../src/policy/questions";

/**
 * How often each text stands in the cells of a question. Answers are weighted so that verdicts spread as on a real
 * roster: with equal weights half of the rows would stop at the first rules.
 */
const WEIGHTS: { readonly [Q in QuestionId]: Readonly<Record<string, number>> } = {
  exposure: { low: 25, moderate: 45, high: 30 },
  cause: { design: 8, skills: 64, both: 28 },
  reporting: { yes: 10, no: 90 },
  coordination: { yes: 10, no: 90 },
  roleClass: { exposed: 30, enhanced: 45, proof: 25 },
  outcomes: { yes: 55, no: 45 },
  industry: { stable: 60, shifting: 35, compressing: 5 },
  phase: { introduction: 30, normalisation: 35, redesign: 15, settled: 20 },
  committees: { yes: 15, no: 85 },
  leaders: { yes: 25, no: 75 },
  politics: { yes: 10, no: 90 },
  market: { yes: 20, no: 80 },
  reason: {
    gap: 38,
    signal: 20,
    transition: 14,
    "industry shift": 7,
    activity: 4,
    reassurance: 5,
    headlines: 3,
    panic: 2,
    "unclear position": 4,
    "industry worry": 3,
  },
  otherReasons: { "": 70, signal: 8, gap: 8, "signal, gap": 4, reassurance: 6, "activity; headlines": 4 },
  gap: { yes: 45, no: 55 },
  direction: { "grow here": 50, "named role": 20, "named industry": 12, undecided: 9, none: 9 },
  asksForIt: { yes: 45, no: 55 },
  targetSound: { yes: 60, no: 40 },
  tested: { measured: 22, regular: 34, tried: 26, never: 11, blocked: 7 },
  ownership: { expands: 42, same: 48, fewer: 10 },
  systemDesign: { yes: 20, no: 80 },
  hybrid: { yes: 20, no: 80 },
  stance: { offensive: 65, defensive: 35 },
};

const DEPARTMENTS = [
  ...["Finance", "Operations", "Sales", "Customer service", "Engineering", "Legal", "Purchasing"],
  ...["Marketing", "Logistics", "Quality", "Research", "People"],
];

/** Every question has its column; a cell is a small integer into the texts of its column, 0 being a blank one. */
export interface DrawnRoster {
  readonly rowCount: number;
  /** The heading of each column. */
  readonly headings: readonly string[];
  /** The texts of each column. */
  readonly texts: readonly (readonly string[])[];
  /** Row by row, one number for each column. */
  readonly cells: Uint8Array;
}

/** A source of numbers from 0 up to, not including, 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A thousand numbers, each standing as often as its weight says. */
function wheelOf(weights: readonly number[]): Uint8Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const wheel = new Uint8Array(1000);
  let from = 0;
  let sum = 0;
  weights.forEach((weight, index) => {
    sum += weight;
    const to = Math.round((sum / total) * wheel.length);
    wheel.fill(index + 1, from, to);
    from = to;
  });
  return wheel;
}

/** Draws a roster. `blankShare`, 0 to 1, of its cells are blank; the other cells do not depend on it. */
export function drawRoster(rowCount: number, blankShare: number): DrawnRoster {
  const answers = seeded(2);
  const blanks = seeded(3);
  const columns = QUESTIONS.map(({ id, heading }) => ({
    heading,
    texts: ["", ...Object.keys(WEIGHTS[id])],
    wheel: wheelOf(Object.values(WEIGHTS[id])),
  }));
  const cells = new Uint8Array(rowCount * columns.length);
  for (let row = 0, at = 0; row < rowCount; row++)
    for (const { wheel } of columns) {
      const answer = wheel[Math.floor(answers() * wheel.length)]!;
      cells[at++] = blankShare > 0 && blanks() < blankShare ? 0 : answer;
    }
  return {
    rowCount,
    headings: columns.map(({ heading }) => heading),
    texts: columns.map(({ texts }) => texts),
    cells,
  };
}

/** Headings of the two columns that are no question, which stand before the questions where they are asked for. */
export const OTHER_HEADINGS = ["Employee number", "Department"] as const;

/** The cells of a row under OTHER_HEADINGS: one text of its own, one of few. */
export function otherCells(row: number): [number: string, department: string] {
  return [`P${String(1_000_000 + row)}`, DEPARTMENTS[(row * 7) % DEPARTMENTS.length]!];
}

/** The answers of one row as texts. */
export function answersOf({ headings, texts, cells }: DrawnRoster, row: number): string[] {
  const base = row * headings.length;
  return texts.map((column, index) => column[cells[base + index]!]!);
}

/** How cells are held: equal texts as one string, or each cell as a string of its own. */
export type CellTexts = "shared" | "fresh";

/** The line of one row, its cells separated by tabs. */
function lineOf(roster: DrawnRoster, row: number, others: boolean): string {
  const answers = answersOf(roster, row);
  return (others ? [...otherCells(row), ...answers] : answers).join("\t");
}

/**
 * A roster as a matrix of texts, headings first. Fresh cells are cut out of the line of their row, as a reader of text
 * files cuts them; the strings of one call are never those of another.
 */
export function matrixOf(roster: DrawnRoster, kind: CellTexts, others: boolean): string[][] {
  const matrix: string[][] = [[...(others ? OTHER_HEADINGS : []), ...roster.headings]];
  for (let row = 0; row < roster.rowCount; row++) {
    if (kind === "fresh") matrix.push(cutLine(lineOf(roster, row, others)));
    else {
      const answers = answersOf(roster, row);
      matrix.push(others ? [...otherCells(row), ...answers] : answers);
    }
  }
  return matrix;
}

/** Cuts a line without quotes at its tabs. */
function cutLine(line: string): string[] {
  const fields: string[] = [];
  let from = 0;
  for (let to = line.indexOf("\t"); to >= 0; to = line.indexOf("\t", from)) {
    fields.push(line.slice(from, to));
    from = to + 1;
  }
  fields.push(line.slice(from));
  return fields;
}
