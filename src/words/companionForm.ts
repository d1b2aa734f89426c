// What people read in the form around the companion assessments: help with an answer, the ladder, and the gates.
import type { GateStep } from "../policy/companions/gates";
import type { Rung } from "../policy/companions/testedUse";
import type { GATES } from "../policy/verdicts";

/** The order of the gates in the card of the verdict. */
export const GATE_STEPS = {
  title: "The nine gates",
  /** What each step says to those who do not see its mark. */
  states: {
    passed: "passed",
    open: "passed so far, can still stop here",
    stopped: "stopped here",
    ahead: "not reached",
  } satisfies Readonly<Record<GateStep["state"], string>>,
} as const;

/** How far the person got. */
export function gatesWords({
  step,
  of,
  gate,
  certifies,
}: {
  readonly step: number;
  readonly of: number;
  readonly gate: (typeof GATES)[number];
  readonly certifies: boolean;
}): string {
  return certifies
    ? `All ${String(of)} gates passed`
    : `Stopped at ${String(step)} of ${String(of)}: ${gate}`;
}

/** The rungs of the ladder of AI use. */
export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  never: "Never",
  tried: "Tried",
  regular: "Regular",
  measured: "Measured",
  "rolled out": "Rolled out",
};

export const LADDER_WORDS = {
  title: "The ladder of AI use",
  present: "present rung",
  next: "next rung",
  blocked: "not allowed",
} as const;

/** Help with one answer, in place under its question. */
export const HELP = {
  open: "Help me answer",
  /** What the button is called where there are many of them. */
  openFor: (ask: string): string => `Help me answer: ${ask}`,
  fromVerdict: (name: string): string => `Help me answer: ${name}`,
  close: "Close",
  notAnswered: "Not answered",
  known: "Known already",
  ownAnswer: "This person’s own answer",
  result: "What it gives",
  nothing: "not known yet",
  line: (heading: string, answer: string): string => `${heading}: ${answer}`,
  /** Of an input that only a caution looks at. */
  aside:
    "It is asked here for what to keep in mind alone: it is neither saved nor carried along to the role.",
  wrongInput: "Mend what is marked above first.",
  /** An answer is given, and blanks could still change it. */
  couldChange: (headings: readonly string[]): string => `It could still change with: ${headings.join(", ")}.`,
  now: (answer: string): string => `Now it is “${answer}”.`,
} as const;

/** Where an answer goes, before it is used. */
export const USE = {
  one: "Use this answer",
  several: "Use these answers",
  forRole: (role: string): string => `Use for everyone with the role “${role}”`,
  forAll: "Use for everyone in this workbook",
  onlyHere: "Use for this person only",
  mixed: {
    form: (heading: string): string => `${heading}: for this person`,
    role: (heading: string): string => `${heading}: for everyone with the role`,
    organisation: (heading: string): string => `${heading}: for everyone in this workbook`,
  },
  along: (lines: readonly string[]): string => `Used along with it: ${lines.join("; ")}.`,
  roleWanted: "The answer is about the role, and this person has none yet. Give the role first.",
  goToRole: "Go to the role",
  roleWrong: "The cell of the role holds an error. Mend it first.",
  roleUnknown:
    "The answer is about the role, but the roster has no column “Role”: it is used for this person only.",
  noColumns: "Saving will ask for a column, since the roster has none for it.",
  writing: "Writing …",
  conflictTitle: "Somebody else changed this meanwhile. Nothing was written.",
  keepTheirs: "Keep what is there",
  writeMine: "Write mine",
  formulasTitle: "Replace formulas? Nothing was written yet.",
  replace: "Replace",
  keepFormulas: "Keep the formulas",
  undo: "Undo",
  notUndone: "Somebody changed this meanwhile. Nothing was put back.",
  inForm: (lines: readonly string[]): string => `Put into the form: ${lines.join("; ")}.`,
} as const;

const rowsWords = (rows: number): string => (rows === 1 ? "1 row" : `${rows.toLocaleString("en-GB")} rows`);

/** What was written where. */
export function usedWords(
  sheet: string,
  cells: readonly { readonly cell: string; readonly heading: string; readonly after: string }[],
  created: boolean,
): string {
  if (cells.length === 0) return `Sheet “${sheet}” says so already. Nothing was written.`;
  const made = created ? `The sheet “${sheet}” was made. ` : "";
  return `${made}Written to sheet “${sheet}”: ${cells.map(({ cell, heading, after }) => `${cell}, ${heading} = ${after}`).join("; ")}.`;
}

/** What was added for answers, and is left there when they are taken back. */
export const STAYS = {
  sheet: "the sheet itself",
  role: (role: string): string => `the line of “${role}”`,
  column: (heading: string): string => `the column “${heading}”`,
  line: (heading: string): string => `the line “${heading}”`,
} as const;

/** The answers are taken back; `stays` is what was added for them. */
export function undoneWords(sheet: string, stays: readonly string[]): string {
  const left = stays.length === 0 ? "" : ` What was added stays: ${stays.join(", ")}.`;
  return `The answers on sheet “${sheet}” are again what they were.${left}`;
}

/** How far an answer reaches. */
export function reachWords({ rows, own }: { readonly rows: number; readonly own: number }): string {
  const kept =
    own === 0
      ? ""
      : own === 1
        ? " 1 row with an answer of its own keeps it."
        : ` ${rowsWords(own)} with answers of their own keep them.`;
  return `It reaches ${rowsWords(rows)} of the roster.${kept}`;
}

/** The shown person's own answers, which go before those that were written. */
export function ownStays(lines: readonly string[]): string {
  return `This person’s own answer stays: ${lines.join("; ")}.`;
}
