// How the pane is shown: kept with the workbook, or with the person. Nothing that a verdict depends on stands here.
import * as z from "zod/mini";
import type { RosterChoice } from "./findRoster";

// The security policy of the pane forbids code made at run time, which zod tries otherwise.
z.config({ jitless: true });

/** Kept with the workbook, for everybody who opens it. */
export interface Preferences {
  /** The roster that was picked; undefined for the one that is found. */
  readonly roster?: RosterChoice | undefined;
}

const KEY = "CertVerdict.view";

const RosterSchema = z.object({ sheet: z.string(), table: z.optional(z.string()) });
const SCHEMA = z.object({ roster: z.catch(z.optional(RosterSchema), undefined) });

/** What is kept with the workbook; what is missing or damaged is as at first. */
export function readPreferences(): Preferences {
  const kept: unknown = Office.context.document.settings.get(KEY);
  const { success, data } = SCHEMA.safeParse(kept);
  return success ? data : {};
}

/**
 * Keeps changed preferences with the workbook. Saving empties Excel's list of what can be undone, so that nothing is saved
 * where nothing changes.
 *
 * @returns false where Excel could not keep them, such as in a workbook for reading only
 */
export async function savePreferences(change: Partial<Preferences>): Promise<boolean> {
  const before = readPreferences();
  const after = { ...before, ...change };
  if (JSON.stringify(SCHEMA.parse(before)) === JSON.stringify(SCHEMA.parse(after))) return true;
  const { settings } = Office.context.document;
  settings.set(KEY, after);
  const { status } = await new Promise<Office.AsyncResult<unknown>>((resolve) => {
    settings.saveAsync(resolve);
  });
  return status === Office.AsyncResultStatus.Succeeded;
}

/** What is remembered where the browser keeps nothing for us. */
const memory = new Map<string, string>();

/** Storage is divided by the add-in and the site that shows it, where Office says how. */
const keyOf = (name: string): string => {
  const { partitionKey } = Office.context as { readonly partitionKey?: string | undefined };
  return `${partitionKey ?? ""}CertVerdict.${name}`;
};

/** What holds for this person on this computer: what was read once, and how the form asks. */
export type PersonalMark = "aboutSeen" | "onlyWhatMatters";

/** Does it hold? */
export function isMarked(mark: PersonalMark): boolean {
  const key = keyOf(mark);
  try {
    return window.localStorage.getItem(key) !== null;
  } catch {
    return memory.has(key);
  }
}

/** Remembers whether it holds, at least while the pane is open. */
export function setMark(mark: PersonalMark, holds = true): void {
  const key = keyOf(mark);
  if (holds) memory.set(key, "yes");
  else memory.delete(key);
  try {
    if (holds) window.localStorage.setItem(key, "yes");
    else window.localStorage.removeItem(key);
  } catch {
    // Some browsers keep nothing for pages within others; then it is remembered until the pane closes.
  }
}
