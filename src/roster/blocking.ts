// Which questions hold rows up, and who can answer them: the organisation, the owners of roles, the people themselves.
import { openQuestions } from "../policy/policy";
import type { AskedQuestionId, Level } from "../policy/questions";
import { questionById } from "../policy/questions";
import { variableOf } from "../policy/variables";
import type { JudgedRows } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW, ROW_WIDTH } from "./bulk";
import type { Cell } from "./cells";
import { cellAt } from "./cells";
import { isBlank } from "./answers";
import { rowCodes } from "./rows";
import { headingText } from "./table";
import { roleKey } from "./text";

const EXPOSURE = variableOf("exposure");

/**
 * The blank question that a row's verdict waits for: the one to answer next, or what is not known of its exposure.
 * Undefined for rows that wait for none.
 */
export function blockingQuestion(judged: JudgedRows, row: number): AskedQuestionId | undefined {
  const index = judged.outcomes[row]!;
  if (index === EMPTY_ROW || index === PROBLEM_ROW) return undefined;
  const { policy } = judged.roster;
  const outcome = policy.outcomes[index]!;
  if (outcome.ask !== null) return outcome.ask;
  if (outcome.verdict !== "ASSESS_EXPOSURE") return undefined;
  // The first of the open questions, known without looking at the others: most such rows are of this kind.
  if (judged.codes[row * ROW_WIDTH + EXPOSURE] === 0) return "exposure";
  return openQuestions(policy, rowCodes(judged, row), outcome)[0];
}

/** The level at which a question is usually answered. */
export function usualLevel(id: AskedQuestionId): Level {
  return questionById(id).levels[0]!;
}

/** A role as the rows of a roster name it. */
export interface NamedRole {
  readonly key: string;
  /** As its first row writes it; empty where rows name no role. */
  readonly name: string;
}

/** The role of each row; rows that name none share one without a name. */
export function rolesOfRows({ roster }: JudgedRows): (row: number) => NamedRole {
  const { table, layout } = roster;
  const column = layout.role === null ? undefined : table.columns[layout.role];
  const none: NamedRole = { key: "", name: "" };
  const byCell = new Map<Cell, NamedRole>();
  const byKey = new Map<string, NamedRole>();
  return (row) => {
    const cell = cellAt(column, row);
    let role = byCell.get(cell);
    if (role === undefined) {
      const name = isBlank(cell) ? "" : headingText(cell);
      const key = roleKey(name);
      role = byKey.get(key) ?? (name === "" ? none : { key, name });
      byKey.set(key, role);
      byCell.set(cell, role);
    }
    return role;
  };
}

/** A question and how many rows wait for it. */
export interface Blocker {
  readonly question: AskedQuestionId;
  readonly rows: number;
}

/** Rows that wait for one kind of people. */
export interface BlockersOfLevel {
  readonly level: Level;
  readonly rows: number;
  /** Most rows first. */
  readonly questions: readonly Blocker[];
}

/** Rows that wait for the owner of one role. */
export interface RoleBlockers {
  /** As the roster writes it; empty for rows that name no role. */
  readonly role: string;
  readonly rows: number;
  readonly questions: readonly Blocker[];
}

/** What holds rows up. */
export interface Blockers {
  /** Rows that wait for an answer. */
  readonly rows: number;
  /** Organisation, role, person; those without rows are left out. */
  readonly levels: readonly BlockersOfLevel[];
  /** How many roles hold rows up, and those that hold up most. */
  readonly roleCount: number;
  readonly roles: readonly RoleBlockers[];
}

type Counts = Map<AskedQuestionId, number>;

const addTo = (counts: Counts, question: AskedQuestionId): unknown =>
  counts.set(question, (counts.get(question) ?? 0) + 1);
const sum = (counts: Counts): number => [...counts.values()].reduce((all, rows) => all + rows, 0);
const mostFirst = (counts: Counts): Blocker[] =>
  [...counts].map(([question, rows]) => ({ question, rows })).sort((a, b) => b.rows - a.rows);

const LEVELS: readonly Level[] = ["organisation", "role", "person"];

/** Counts the rows that wait for an answer by question, and those that wait for role owners by role, `mostRoles` of them. */
export function blockersOf(judged: JudgedRows, mostRoles: number): Blockers {
  const all: Counts = new Map();
  const byRole = new Map<string, { readonly name: string; readonly counts: Counts }>();
  const roleOf = rolesOfRows(judged);
  for (let row = 0; row < judged.outcomes.length; row++) {
    const question = blockingQuestion(judged, row);
    if (question === undefined) continue;
    addTo(all, question);
    if (usualLevel(question) !== "role") continue;
    const { key, name } = roleOf(row);
    let role = byRole.get(key);
    if (role === undefined) byRole.set(key, (role = { name, counts: new Map() }));
    addTo(role.counts, question);
  }
  const levels = LEVELS.flatMap((level): BlockersOfLevel[] => {
    const counts: Counts = new Map([...all].filter(([question]) => usualLevel(question) === level));
    return counts.size === 0 ? [] : [{ level, rows: sum(counts), questions: mostFirst(counts) }];
  });
  const roles = [...byRole.values()]
    .map(({ name, counts }) => ({ role: name, rows: sum(counts), questions: mostFirst(counts) }))
    .sort((a, b) => b.rows - a.rows);
  return { rows: sum(all), levels, roleCount: roles.length, roles: roles.slice(0, mostRoles) };
}
