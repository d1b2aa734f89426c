// The state of a form for one person: what stands in the row, and what is edited or tried over it.
import type { QuestionId } from "../policy/questions";
import { questionById, QUESTION_IDS } from "../policy/questions";
import { answerOf } from "../policy/variables";
import { errorIn, isBlank, readAnswer, readOtherReasons, reasonsIn, WRONG, WRONG_REASONS } from "./answers";
import type { Roster } from "./bulk";
import type { Cell } from "./cells";
import { cellAt } from "./cells";
import type { Layout } from "./headings";
import { columnLetters } from "./headings";
import { headingText, sheetRow } from "./table";

/** What a cell of the form answers: a question, or which role the person has. */
export type Field = QuestionId | "role";

/** One row of a roster, or a person who is in none yet, as it stands. */
export interface PersonRow {
  /** A roster of this one row. */
  readonly roster: Roster;
  /** Whom it is about, as its cells say; shown, never used. */
  readonly label: string;
  /** The sheet column, from 0, of the roster's first one. */
  readonly firstColumn: number;
  /** The fields whose cells hold formulas. */
  readonly formulas: ReadonlySet<Field>;
}

/** Answers by field, in allowed words; an empty text is blank. */
export type Edits = ReadonlyMap<Field, string>;

/** The state of the form. */
export interface PersonForm {
  /** What stands in the sheet, as it was read. */
  readonly person: PersonRow;
  /** What is to be written: only what differs from the sheet. */
  readonly edits: Edits;
  /** A change that is looked at and never written. */
  readonly tried: Edits;
}

/** The field's column in the roster, from 0; null where it has none. */
export function columnOf({ questions, role }: Layout, field: Field): number | null {
  return field === "role" ? role : (questions.get(field) ?? null);
}

/** The cell of a field as it stands; null where there is no column for it. */
export function cellOf({ roster: { table, layout } }: PersonRow, field: Field): Cell {
  const column = columnOf(layout, field);
  return column === null ? null : cellAt(table.columns[column], 0);
}

/** The address of a cell of the row, such as D12. */
export function addressOf({ roster: { table }, firstColumn }: PersonRow, column: number): string {
  return `${columnLetters(firstColumn + column)}${String(sheetRow(table, 0))}`;
}

/** What a cell answers, in allowed words: empty for a blank one, null for a wrong value. */
export function textIn(field: Field, cell: Cell): string | null {
  if (field === "role") return errorIn(cell) !== undefined ? null : isBlank(cell) ? "" : headingText(cell);
  if (field === "otherReasons") {
    const mask = readOtherReasons(cell);
    return mask === WRONG_REASONS ? null : reasonsIn(mask).join(", ");
  }
  const code = readAnswer(field, cell);
  return code === WRONG ? null : (answerOf(field, code) ?? "");
}

/** Nobody: a row of blank cells under the headings of a roster, or under none. */
export function nobody(
  setup: Pick<Roster, "organisation" | "roles" | "policy">,
  at?: {
    readonly layout: Layout;
    readonly sheet: string;
    readonly row: number;
    readonly firstColumn: number;
  },
): PersonRow {
  const { organisation, roles, policy } = setup;
  const headings = at?.layout.headings ?? [];
  const table = {
    sheet: at?.sheet,
    headings,
    columns: headings.map((_, index) => ({ rows: [[]], index })),
    rowCount: 1,
    firstRow: at?.row ?? 1,
    ...(at === undefined ? ({ unplaced: true } as const) : {}),
  };
  const layout = at?.layout ?? {
    headings,
    questions: new Map(),
    role: null,
    ignored: [],
    results: new Map(),
  };
  return {
    roster: { table, layout, organisation, roles, policy },
    label: "",
    firstColumn: at?.firstColumn ?? 0,
    formulas: new Set(),
  };
}

const NO_EDITS: Edits = new Map();

/** The form for a row as it stands. */
export function formOf(person: PersonRow): PersonForm {
  return { person, edits: NO_EDITS, tried: NO_EDITS };
}

/**
 * The form with another answer. An answer that the sheet holds already is no edit, so that a synonym in the cell stays.
 * A blank one lets role and organisation speak again.
 */
export function answered(form: PersonForm, field: Field, text: string): PersonForm {
  const edits = new Map(form.edits);
  if (textIn(field, cellOf(form.person, field)) === text) edits.delete(field);
  else edits.set(field, text);
  return { ...form, edits };
}

/** The form with the reason among the other reasons, or without it. */
export function otherReasonSet(form: PersonForm, reason: string, isSet: boolean): PersonForm {
  const now = ownText(form, "otherReasons") ?? "";
  const chosen = questionById("otherReasons").answers.filter((one) =>
    one === reason ? isSet : now.split(", ").includes(one),
  );
  return answered(form, "otherReasons", chosen.join(", "));
}

/** The form with a change laid over it that is never written; `change` null takes it away again. */
export function tried(form: PersonForm, change: readonly (readonly [Field, string])[] | null): PersonForm {
  return { ...form, tried: new Map(change ?? []) };
}

/** The person's own answer: as edited, else as it stands. Null for a wrong value. */
export function ownText({ person, edits }: PersonForm, field: Field): string | null {
  return edits.get(field) ?? textIn(field, cellOf(person, field));
}

/** The fields that somebody else has changed in the row, given how it stands now. */
export function differences(before: PersonRow, now: PersonRow): Field[] {
  const fields: readonly Field[] = ["role", ...QUESTION_IDS];
  const shown = (person: PersonRow, field: Field): string => {
    const cell = cellOf(person, field);
    return `${typeof cell} ${headingText(cell)} ${String(person.formulas.has(field))}`;
  };
  return fields.filter((field) => {
    if (isEmptyCell(cellOf(before, field)) && isEmptyCell(cellOf(now, field))) return false;
    return shown(before, field) !== shown(now, field);
  });
}

/** Excel gives an empty text for an empty cell. */
const isEmptyCell = (cell: Cell): boolean => cell === null || cell === "";

/** The form over the row as it stands now. Edits stay but for those whose field is in `theirs`. */
export function rebased(form: PersonForm, now: PersonRow, theirs: ReadonlySet<Field>): PersonForm {
  let next: PersonForm = { ...form, person: now, edits: NO_EDITS };
  for (const [field, text] of form.edits) if (!theirs.has(field)) next = answered(next, field, text);
  return next;
}
