// What the form shows: a row of the roster or a person who is in none, and what becomes of it when the workbook changes.
import { loadPolicy } from "../../policy/policy";
import { labelOf, personColumns } from "../../roster/labels";
import type { Field, PersonForm } from "../../roster/person";
import { answered, differences, formOf, nobody, rebased } from "../../roster/person";
import { NO_ORGANISATION } from "../../roster/setup";
import { sheetRow } from "../../roster/table";
import type { CurrentRoster } from "../../workbook/currentRoster";
import type { PersonInSheet } from "../../workbook/personRow";
import { findPerson, readPerson } from "../../workbook/personRow";
import { selectedRow } from "../../workbook/rowSteps";
import { whenFree } from "../../workbook/whenFree";

/** The form, and the row it belongs to; null for a person who is in no row yet. */
export interface Shown {
  readonly form: PersonForm;
  readonly inSheet: PersonInSheet | null;
  /** Of a person who is in no row yet. */
  readonly name: string;
  readonly id: string;
}

/** An empty form: under the headings of the roster where there is one. */
export function emptyForm(current: CurrentRoster | null): Shown {
  const setup = current?.setup ?? { organisation: NO_ORGANISATION, roles: null, policy: loadPolicy() };
  const { place, layout } = current ?? {};
  const at =
    place === undefined || layout === undefined
      ? undefined
      : { layout, sheet: place.sheet, row: 1, firstColumn: place.firstColumn };
  return { form: formOf(nobody(setup, at)), inSheet: null, name: "", id: "" };
}

/** The form for a row, as it stands. */
export const rowForm = (person: PersonInSheet): Shown => ({
  form: formOf(person),
  inSheet: person,
  name: "",
  id: "",
});

/** Is anything typed that the sheet does not hold? */
export const isDirtyForm = ({ form, name, id }: Shown): boolean =>
  form.edits.size > 0 || name.trim() !== "" || id.trim() !== "";

/** What is typed of a person who is in no row yet, under the headings of the roster as they are now. */
function underHeadings(shown: Shown, current: CurrentRoster): Shown {
  return { ...shown, form: rebased(shown.form, emptyForm(current).form.person, new Set()) };
}

/** The form after it was saved as `what`: what was typed over it meanwhile stays. */
export function savedForm(now: Shown, what: Shown, person: PersonInSheet): Shown {
  if (now.inSheet !== what.inSheet) return rowForm(person);
  return { ...rowForm(person), form: rebased({ ...now.form, tried: new Map() }, person, new Set()) };
}

/** Are these forms for the same row? */
export function isSameRow(a: Shown, b: Shown): boolean {
  return a.inSheet?.row === b.inSheet?.row && a.inSheet?.label === b.inSheet?.label;
}

/** The same person, read again: in the same row, or with the same ID; rows without IDs may all be alike. */
function isSamePerson(before: PersonInSheet, now: PersonInSheet): boolean {
  const { id } = personColumns(now.roster.layout);
  const hasId = id !== undefined && labelOf(now.roster.table, [id], 0) !== "";
  const isHere = sheetRow(before.roster.table, 0) === sheetRow(now.roster.table, 0);
  return (isHere || hasId) && before.label === now.label && differences(before, now).length === 0;
}

/** What the form shows once the workbook or the selection may have changed; undefined to leave it as it is. */
export async function lookAgain(
  current: CurrentRoster,
  shown: Shown,
  hasMoved: boolean,
): Promise<Shown | "pending" | undefined> {
  const { inSheet } = shown;
  const isDirty = isDirtyForm(shown);
  return whenFree(async (context) => {
    const row = await selectedRow(context, current);
    const person = row === null ? null : await readPerson(context, current, row);
    if (person === null) {
      if (inSheet === null) return isDirty ? underHeadings(shown, current) : emptyForm(current);
      return isDirty ? undefined : rowForm((await findPerson(context, { ...inSheet, current })).now);
    }
    if (!isDirty) return hasMoved || inSheet !== null ? rowForm(person) : emptyForm(current);
    // Role, organisation or columns may be others now; what is typed stays.
    if (inSheet !== null && isSamePerson(inSheet, person))
      return { ...shown, form: rebased(shown.form, person, new Set()), inSheet: person };
    const isElsewhere = inSheet === null || sheetRow(inSheet.roster.table, 0) !== row;
    if (hasMoved && isElsewhere) return "pending";
    return inSheet === null ? underHeadings(shown, current) : undefined;
  });
}

/** The same form with another answer; what was tried is left, so that what is typed is seen. */
export function edited(form: PersonForm, field: Field, text: string): PersonForm {
  return answered({ ...form, tried: new Map() }, field, text);
}
