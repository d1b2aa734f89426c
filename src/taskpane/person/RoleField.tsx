// The role of the person: one that stands on Roles, or any other.
import { Field as FluentField, Input, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import { cellAt } from "../../roster/cells";
import type { PersonForm } from "../../roster/person";
import type { PersonView } from "../../roster/personView";
import { headingText } from "../../roster/table";
import { FORM } from "../../words/personForm";
import { edited } from "./shownPerson";

/** Inputs are as wide as there is room, and no wider. */
export const useInputStyles = makeStyles({ input: { width: "100%", minWidth: "0" } });

/** The roles that stand on the Roles sheet. */
function roleNames({ person: { roster } }: PersonForm): string[] {
  const { roles } = roster;
  if (roles === null) return [];
  const column = roles.table.columns[roles.layout.role ?? 0];
  const names = Array.from({ length: roles.table.rowCount }, (_, row) => headingText(cellAt(column, row)));
  return [...new Set(names.filter((name) => name !== ""))];
}

/** A role that is being typed counts once the field is left, or Enter is pressed. */
export function RoleField({
  form,
  view,
  onChange,
}: {
  readonly form: PersonForm;
  readonly view: PersonView;
  readonly onChange: (form: PersonForm) => void;
}): ReactNode {
  const styles = useInputStyles();
  const list = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const { roles } = form.person.roster;
  const role = view.role ?? "";
  const problem = view.next === "role" ? view.problems[0]?.message : undefined;
  const isUnknown = roles !== null && role !== "" && !view.isRoleKnown;
  const take = (): void => {
    if (draft !== null && draft.trim() !== role) onChange(edited(form, "role", draft.trim()));
    setDraft(null);
  };
  return (
    <FluentField
      label={FORM.role}
      {...(problem !== undefined
        ? { validationState: "error" as const, validationMessage: problem }
        : isUnknown
          ? { validationState: "warning" as const, validationMessage: FORM.roleUnknown }
          : {})}
    >
      <Input
        id="role"
        className={styles.input}
        list={list}
        value={draft ?? role}
        onChange={(_, { value }) => {
          // A role that is picked from the list counts at once.
          if (roleNames(form).includes(value)) {
            setDraft(null);
            onChange(edited(form, "role", value));
          } else setDraft(value);
        }}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
        }}
      />
      <datalist id={list}>
        {roleNames(form).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </FluentField>
  );
}
