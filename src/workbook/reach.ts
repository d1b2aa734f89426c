// How many rows of the roster at hand take an answer over that stands once for many.
import type { QuestionId } from "../policy/questions";
import { variableOf } from "../policy/variables";
import { isBlank } from "../roster/answers";
import type { JudgedRows } from "../roster/bulk";
import { EMPTY_ROW, judgeRoster, ROW_WIDTH } from "../roster/bulk";
import { cellAt } from "../roster/cells";
import { roleKey } from "../roster/text";
import { currentRoster } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { readPlace } from "./places";

/** Rows for which answers of a role or of the organisation are meant. */
export interface Reach {
  /** Rows that take over at least one of the answers. */
  readonly rows: number;
  /** Rows with an answer of their own to at least one of the questions: there it stays. */
  readonly own: number;
}

/** Counts in rows that are judged. @param role null for answers of the organisation */
export function reachIn(judged: JudgedRows, questions: readonly QuestionId[], role: string | null): Reach {
  const { roster, outcomes, roleLines } = judged;
  const { table, layout, roles } = roster;
  const line = role === null ? undefined : roles?.lines.get(roleKey(role));
  const isFromRole = (row: number, id: QuestionId): boolean => {
    const at = roleLines?.[row] ?? -1;
    return roles !== null && at >= 0 && roles.codes[at * ROW_WIDTH + variableOf(id)] !== 0;
  };
  let rows = 0;
  let own = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (outcomes[row] === EMPTY_ROW) continue;
    if (role !== null && (line === undefined || roleLines?.[row] !== line)) continue;
    const ownAnswers = questions.filter((id) => {
      const column = layout.questions.get(id);
      return column !== undefined && !isBlank(cellAt(table.columns[column], row));
    });
    if (ownAnswers.length > 0) own += 1;
    if (questions.some((id) => !ownAnswers.includes(id) && (role !== null || !isFromRole(row, id))))
      rows += 1;
  }
  return { rows, own };
}

/**
 * Reads the roster at hand and counts the rows that answers reach as they stand now.
 *
 * @param role null for answers of the organisation
 * @throws WorkbookError as `currentRoster`, TOO_LARGE; errors of Excel
 */
export async function countReach(
  context: Excel.RequestContext,
  choice: RosterChoice | undefined,
  questions: readonly QuestionId[],
  role: string | null,
): Promise<Reach> {
  const { place, layout, setup } = await currentRoster(context, choice);
  const table = await readPlace(context, place);
  return reachIn(await judgeRoster({ table, layout, ...setup }), questions, role);
}
