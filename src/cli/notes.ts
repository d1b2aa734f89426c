// The roles that a run does not use, collected over blocks of rows.
import { ownText } from "../files/csv/dialect";
import type { JudgedRows } from "../roster/bulk";
import { unknownRoleNames } from "../roster/rows";
import { MOST_ROLE_NAMES, unknownRolesNote } from "../roster/unused";
import type { Setup } from "./setupOptions";

/** Collects the roles that the Roles sheet does not have. */
export function createRoleNotes({ roles }: Setup) {
  const names = new Set<string>();
  return {
    add(judged: JudgedRows): void {
      if (names.size > MOST_ROLE_NAMES) return;
      for (const name of unknownRoleNames(judged, MOST_ROLE_NAMES + 1)) names.add(ownText(name));
    },
    lines(): string[] {
      return unknownRolesNote([...names], roles);
    },
  };
}
