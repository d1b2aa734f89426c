// Speed is only compared between those who give the same answers: the check, and its message.

/** What is compared of each row: verdict and code, as "CERTIFY GAP", or more cells. */
export type Answers = readonly string[];

/** Verdict and code of each row, to compare them. */
export function answersOf({
  verdicts,
  codes,
}: Record<"verdicts" | "codes", readonly (string | null)[]>): Answers {
  return verdicts.map((verdict, row) => `${verdict ?? "none"} ${codes[row] ?? "none"}`);
}

/**
 * Holds the answers of two against each other.
 *
 * @param name who gave `found`; `whom` gave `expected`
 * @throws Error naming who disagrees, and the first row
 */
export function mustAgree(name: string, found: Answers, whom: string, expected: Answers): void {
  if (found.length !== expected.length)
    throw new Error(`${name} gives ${String(found.length)} rows, ${whom} ${String(expected.length)}.`);
  const row = found.findIndex((answer, index) => answer !== expected[index]);
  if (row >= 0)
    throw new Error(
      `${name} says ${found[row]!} for data row ${String(row + 1)}, ${whom} ${expected[row]!}. ` +
        "Speed is only compared between programs that agree: mend the one that is wrong.",
    );
}
