// How the pane is shown: kept with the workbook, or with the person. Nothing that a verdict depends on stands here.
import * as z from "zod/mini";
import type { RosterChoice } from "./findRoster";

// The security policy of the pane forbids code made at run time, which zod tries otherwise.
z.config({ jitless: true });

/** Kept with the workbook, for everybody who opens it. */
export interface Preferences {
  /** Ask all questions, or one at a time. */
  readonly questions: "all" | "one";
  /** The roster that was picked; undefined for the one that is found. */
  readonly roster?: RosterChoice | undefined;
}

const DEFAULTS: Preferences = { questions: "all" };
const KEY = "CertVerdict.view";

const RosterSchema = z.object({ sheet: z.string(), table: z.optional(z.string()) });
// Each part is read by itself: a damaged one does not take the others along.
const SCHEMA = z.object({
  questions: z.catch(z.enum(["all", "one"]), DEFAULTS.questions),
  roster: z.catch(z.optional(RosterSchema), undefined),
});

/** What is kept with the workbook; what is missing or damaged is as at first. */
export function readPreferences(): Preferences {
  const kept: unknown = Office.context.document.settings.get(KEY);
  const { success, data } = SCHEMA.safeParse(kept);
  return success ? data : DEFAULTS;
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

/** Something that this person has done once, on this computer. */
export type PersonalMark = "aboutSeen";

/** Has this person done it? */
export function isMarked(mark: PersonalMark): boolean {
  const key = keyOf(mark);
  try {
    return window.localStorage.getItem(key) !== null;
  } catch {
    return memory.has(key);
  }
}

/** Remembers that this person has done it, at least while the pane is open. */
export function setMark(mark: PersonalMark): void {
  const key = keyOf(mark);
  memory.set(key, "yes");
  try {
    window.localStorage.setItem(key, "yes");
  } catch {
    // Some browsers keep nothing for pages within others; then it is remembered until the pane closes.
  }
}
