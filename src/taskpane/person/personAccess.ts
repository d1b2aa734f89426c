// What the parts of the form know of the person in it, and what they can have done.
import type { Field, PersonForm } from "../../roster/person";
import type { PersonView } from "../../roster/personView";
import type { CurrentRoster } from "../../workbook/currentRoster";
import type { PersonInSheet } from "../../workbook/personRow";
import type { Shown } from "./shownPerson";

/** What was asked for while answers are not saved. */
export type Pending = "select" | "next" | "previous" | "new";

/** What there is to say about saving. */
export interface Said {
  readonly intent: "success" | "warning" | "error" | "info";
  readonly lines: readonly string[];
  /** Fields that could get a column. */
  readonly homeless?: readonly Field[];
  /** The ID is what must be mended. */
  readonly isAboutId?: true;
}

/** Somebody else changed these fields of the row, which stands so now. */
export interface Conflict {
  readonly now: PersonInSheet;
  readonly fields: readonly Field[];
}

/** The form and all that can be done with it. */
export interface PersonAccess {
  readonly shown: Shown;
  /** Whom the form is about. */
  readonly title: string;
  readonly view: PersonView;
  readonly current: CurrentRoster | null;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  readonly said: Said | null;
  readonly pending: Pending | null;
  readonly conflict: Conflict | null;
  /** Cells, by address, whose formulas would be written over. */
  readonly formulas: readonly string[] | null;
  change(form: PersonForm): void;
  /** Changes the form as it is by now, where it is still about the same row as `before`; else nothing is changed. */
  changeIfSame(before: Shown, change: (form: PersonForm) => PersonForm): void;
  setName(name: string): void;
  setId(id: string): void;
  revert(): void;
  save(overFormulas?: boolean): Promise<void>;
  /** Takes their values for these fields, keeps one's own for the others, and saves. */
  settle(theirs: ReadonlySet<Field>): Promise<void>;
  /** Back to the form; nothing is written. */
  leaveAlone(): void;
  addColumns(fields: readonly Field[]): Promise<void>;
  ask(what: Exclude<Pending, "select">): void;
  /** Goes on with what is pending, once the answers are saved or given up; or drops it. */
  resolve(how: "save" | "discard" | "stay"): Promise<void>;
}
