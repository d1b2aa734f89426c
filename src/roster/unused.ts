// What a run does not use, so that nothing is left out silently: columns, lines, mappings and roles.
import {
  columnsNotRead,
  ignoredColumn,
  linesNotRead,
  mappedNowhere,
  noRoleToJoin,
  unknownRoles,
} from "../words/problems";
import type { Roster } from "./bulk";
import type { Roles } from "./setup";
import { nearestLine } from "./setup";
import { matchKey } from "./text";

/** What of the set-up and the headings is not used, a line each. */
export function unusedNotes({
  layout,
  organisation,
  roles,
}: Pick<Roster, "layout" | "organisation" | "roles">): string[] {
  const notes: string[] = [];
  if (layout.ignored.length > 0) {
    const columns = layout.ignored.map(({ heading, nearest, isProtected, isByHand }) =>
      ignoredColumn(
        heading,
        nearest,
        isProtected === true ? "protected" : isByHand === true ? "byHand" : null,
      ),
    );
    notes.push(columnsNotRead(columns));
  }
  if (organisation.ignored.length > 0) {
    const lines = organisation.ignored.map((heading) => ignoredColumn(heading, nearestLine(heading), null));
    notes.push(linesNotRead(lines));
  }
  const headings = new Set([...layout.headings, ...(roles?.layout.headings ?? [])].map(matchKey));
  for (const heading of organisation.mapped)
    if (!headings.has(matchKey(heading))) notes.push(mappedNowhere(heading));
  notes.push(...(roles?.assessed?.notes ?? []));
  if (roles !== null && layout.role === null) notes.push(noRoleToJoin(roles.table.sheet ?? "Roles"));
  return notes;
}

/** As many role names as a message can hold. To know that there are more, one more is asked for. */
export const MOST_ROLE_NAMES = 20;

/** A line about roles that the Roles table does not have; none where there are none. */
export function unknownRolesNote(names: readonly string[], roles: Roles | null): string[] {
  if (roles === null || names.length === 0) return [];
  const shown = names.slice(0, MOST_ROLE_NAMES);
  return [unknownRoles(shown, roles.table.sheet ?? "Roles", names.length > shown.length)];
}
