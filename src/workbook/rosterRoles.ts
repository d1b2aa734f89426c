// The roles of a column: each once, as they are entered, and those that are written in several ways.
import { errorIn, isBlank } from "../roster/answers";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { headingText } from "../roster/table";
import { roleKey } from "../roster/text";
import type { Spelling } from "../words/assessmentsSheet";
import { layoutOf } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { findRoster } from "./findRoster";
import { surveySetup } from "./findSetup";
import { asText } from "./plan";
import { readPlace } from "./places";
import type { Survey } from "./survey";
import { WorkbookError } from "./workbookError";

/** A role as it is entered: what shows as a number is written as one. */
export const asEntered = (cell: Cell): string =>
  typeof cell === "number" ? String(cell) : asText(headingText(cell));

/** How Excel compares two texts in the formulas here. */
const spelling = (name: string): string => name.replace(/ +/gu, " ").toLowerCase();

/** The roles of a column, each once, however often and however it is written; the first spelling counts. */
export function distinctRoles(cells: Iterable<Cell>): Map<string, Cell> {
  const roles = new Map<string, Cell>();
  for (const cell of cells) {
    if (isBlank(cell) || errorIn(cell) !== undefined) continue;
    const key = roleKey(headingText(cell));
    if (!roles.has(key)) roles.set(key, cell);
  }
  return roles;
}

/** The roles that are written otherwise in these cells than in the lines that stand for them: such formulas find nothing. */
export function writtenOtherwise(cells: Iterable<Cell>, lines: ReadonlyMap<string, Cell>): Spelling[] {
  const found = new Map<string, Spelling>();
  for (const cell of cells) {
    if (isBlank(cell) || errorIn(cell) !== undefined) continue;
    const role = headingText(cell);
    const line = lines.get(roleKey(role));
    if (line === undefined) continue;
    const other = headingText(line);
    if (spelling(other) !== spelling(role)) found.set(spelling(role), [role, other]);
  }
  return [...found.values()];
}

/**
 * The roles of the roster, each once, as they are entered; undefined where no roster with a column of roles is found.
 *
 * @throws WorkbookError AMBIGUOUS_ROSTER; errors of Excel
 */
export async function rolesOfRoster(
  context: Excel.RequestContext,
  survey: Survey,
  choice: RosterChoice | undefined,
): Promise<string[] | undefined> {
  try {
    const { setup } = await surveySetup(context, survey);
    const headings = { ...setup.known, roles: true };
    const place = await findRoster(context, survey, headings, choice);
    const { role } = layoutOf(place, headings);
    if (role === null) return undefined;
    const { columns, rowCount } = await readPlace(context, place, {
      without: new Set([...place.headings.keys()].filter((index) => index !== role)),
    });
    const cells = Array.from({ length: rowCount }, (_, row) => cellAt(columns[role], row));
    return [...distinctRoles(cells).values()].map(asEntered);
  } catch (error) {
    if (error instanceof WorkbookError && error.code !== "AMBIGUOUS_ROSTER") return undefined;
    throw error;
  }
}
