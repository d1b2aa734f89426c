// What has been chosen for a formula, and the wish that follows from it for the roster at hand.
import type { FormulaWish, FunctionName } from "../../roster/formula";
import type { FormulaSource } from "../../workbook/insertFormula";

/** What has been chosen. Columns count from the roster's first; undefined for what is usual. */
export interface Choices {
  readonly name: FunctionName;
  readonly scope: FormulaWish["scope"];
  readonly explained: string;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly organisation: boolean;
  readonly roles: boolean;
}

export const AT_FIRST: Choices = {
  name: "CERTVERDICT",
  scope: "roster",
  explained: "",
  first: undefined,
  last: undefined,
  organisation: true,
  roles: true,
};

/** Does this function judge people? The others only list. */
export const isForPeople = (name: FunctionName): boolean => name === "CERTVERDICT" || name === "CERTEXPLAIN";

/** Are the columns chosen without the one on which roles are joined? */
function lacksRole({ role }: FormulaSource, [first, last]: FormulaWish["columns"]): boolean {
  return role !== null && (role < first || role > last);
}

export function wishOf(choices: Choices, source: FormulaSource): FormulaWish {
  const { name, scope, explained } = choices;
  const ends = [choices.first ?? source.answers[0], choices.last ?? source.answers[1]] as const;
  const columns = [Math.min(...ends), Math.max(...ends)] as const;
  return {
    name,
    scope: isForPeople(name) ? scope : "roster",
    columns,
    explained: explained === "" ? undefined : explained,
    organisation: choices.organisation ? source.organisation : undefined,
    roles: choices.roles && !lacksRole(source, columns) ? source.roles : undefined,
  };
}
