// The questions that are still open on a roster: each once for the organisation, once for a role, or for one row.
import { openQuestions } from "../policy/policy";
import type { AskedQuestionId, Level } from "../policy/questions";
import { ASKING_ORDER } from "../policy/questions";
import type { NamedRole } from "./blocking";
import { blockingQuestion, rolesOfRows, usualLevel } from "./blocking";
import type { JudgedRows } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW } from "./bulk";
import { rowCodes } from "./rows";
import type { WorkOptions } from "./slices";
import { runSlices } from "./slices";

/** A blank question on which verdicts still depend. Rows count from 0 in the table that was judged. */
export interface OpenQuestion {
  readonly question: AskedQuestionId;
  /** Who usually answers it. */
  readonly level: Level;
  /** The role whose owner answers once for all its rows; undefined for other levels and for rows that name no role. */
  readonly role: NamedRole | undefined;
  /** The line of that role on the Roles table, from 0; -1 where it has none. */
  readonly roleLine: number;
  /** How many verdicts depend on it. */
  readonly rows: number;
  /** For how many of them it is the question to answer next. */
  readonly next: number;
  /** The first of these rows. */
  readonly firstRows: readonly number[];
}

/** How many rows are named beside a question. */
const MOST_NAMED = 10;

type Counted = { -readonly [K in keyof OpenQuestion]: OpenQuestion[K] } & { firstRows: number[] };

function* openInSlices(judged: JudgedRows): Generator<number, OpenQuestion[]> {
  const { outcomes, roster, roleLines } = judged;
  const { policy } = roster;
  const roleOf = rolesOfRows(judged);
  const shared = new Map<string, Counted>();
  const ofRows: Counted[] = [];
  const newOne = (question: AskedQuestionId, role?: NamedRole, roleLine = -1): Counted => ({
    ...{ question, level: usualLevel(question), role, roleLine },
    ...{ rows: 0, next: 0, firstRows: [] },
  });

  /** The line that a row's question counts for; a line of its own where nobody else can answer it. */
  const lineOf = (row: number, question: AskedQuestionId): Counted => {
    const level = usualLevel(question);
    const role = level === "role" ? roleOf(row) : undefined;
    if (level === "person" || role?.name === "") {
      const own = newOne(question);
      ofRows.push(own);
      return own;
    }
    const key = `${question} ${role?.key ?? ""}`;
    let line = shared.get(key);
    if (line === undefined)
      shared.set(key, (line = newOne(question, role, role && (roleLines?.[row] ?? -1))));
    return line;
  };

  for (let row = 0; row < outcomes.length; row++) {
    if ((row + 1) % 4096 === 0) yield row + 1;
    const index = outcomes[row]!;
    if (index === EMPTY_ROW || index === PROBLEM_ROW) continue;
    const outcome = policy.outcomes[index]!;
    if (outcome.firm) continue;
    const next = blockingQuestion(judged, row);
    for (const question of openQuestions(policy, rowCodes(judged, row), outcome)) {
      const line = lineOf(row, question);
      line.rows += 1;
      if (question === next) line.next += 1;
      if (line.firstRows.length < MOST_NAMED) line.firstRows.push(row);
    }
  }
  return sorted([...shared.values()], ofRows);
}

const LEVELS: readonly Level[] = ["organisation", "role", "person"];

/** By who answers; then roles and questions with most rows first, and rows in their order. */
function sorted(shared: readonly Counted[], ofRows: readonly Counted[]): OpenQuestion[] {
  const rowsOfRole = new Map<string, number>();
  for (const { role, rows } of shared)
    if (role !== undefined) rowsOfRole.set(role.key, Math.max(rows, rowsOfRole.get(role.key) ?? 0));
  const keyOf = ({ role }: Counted): string => role?.key ?? "";
  const byRows = [...shared].sort(
    (a, b) =>
      (rowsOfRole.get(keyOf(b)) ?? 0) - (rowsOfRole.get(keyOf(a)) ?? 0) ||
      (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0) ||
      b.rows - a.rows ||
      ASKING_ORDER.indexOf(a.question) - ASKING_ORDER.indexOf(b.question),
  );
  return LEVELS.flatMap((level) => [...byRows, ...ofRows].filter((one) => one.level === level));
}

/** Lists the open questions of a judged roster. Rows with a wrong value have none: their answers are not known. */
export function listOpenQuestions(judged: JudgedRows, options?: WorkOptions): Promise<OpenQuestion[]> {
  return runSlices(openInSlices(judged), options);
}
