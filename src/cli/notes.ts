// What a run does not use, so that nothing is left out silently: columns, lines, mappings and roles.
import { ownText } from "../files/csv/dialect";
import type { JudgedRows } from "../roster/bulk";
import { unknownRoleNames } from "../roster/rows";
import { nearestLine } from "../roster/setup";
import { matchKey } from "../roster/text";
import { SUMMARY } from "../words/commandLine";
import { ignoredColumn, mappedNowhere, noRoleToJoin, unknownRoles } from "../words/problems";
import type { Setup } from "./setupOptions";

/** As many role names as a message can hold. */
const MOST_ROLES = 20;

/** Collects the roles that the Roles sheet does not have. */
export function createRoleNotes({ roles }: Setup) {
  const names = new Set<string>();
  return {
    add(judged: JudgedRows): void {
      if (names.size > MOST_ROLES) return;
      for (const name of unknownRoleNames(judged, MOST_ROLES + 1)) names.add(ownText(name));
    },
    lines(): string[] {
      if (roles === null || names.size === 0) return [];
      const shown = [...names].slice(0, MOST_ROLES);
      return [unknownRoles(shown, roles.table.sheet ?? "Roles", names.size > MOST_ROLES)];
    },
  };
}

/** What of the set-up and the headings is not used, a line each. */
export function setupNotes({ layout, organisation, roles }: Setup): string[] {
  const notes: string[] = [];
  const words = (heading: string, nearest?: string, isProtected?: boolean): string =>
    ignoredColumn(heading, nearest, isProtected === true);
  if (layout.ignored.length > 0) {
    const columns = layout.ignored.map(({ heading, nearest, isProtected }) =>
      words(heading, nearest, isProtected),
    );
    notes.push(`${SUMMARY.ignored}: ${columns.join("; ")}`);
  }
  if (organisation.ignored.length > 0) {
    const lines = organisation.ignored.map((heading) => words(heading, nearestLine(heading)));
    notes.push(`${SUMMARY.ignoredLines}: ${lines.join("; ")}`);
  }
  const headings = new Set([...layout.headings, ...(roles?.layout.headings ?? [])].map(matchKey));
  for (const heading of organisation.mapped)
    if (!headings.has(matchKey(heading))) notes.push(mappedNowhere(heading));
  if (roles !== null && layout.role === null) notes.push(noRoleToJoin(roles.table.sheet ?? "Roles"));
  return notes;
}
