// What people read on the Assessments sheet, and when it has been added.
import { count } from "./workbook";

/** Texts on the sheet. */
export const BLANK_ASSESSMENTS = {
  share:
    "0 % to 100 %: the share of the work that is repeated documents, structured data, standard outputs or predictable requests.",
  notListed: "Not in the list",
  notOnRoles: "This role is not on Roles.",
  howTo: [
    "How to use this sheet",
    "1. One line is one role, written as on Roles. Answer what is known; blank is neither yes nor no.",
    "2. The last four columns follow by formula. Roles takes them over where its own answer is not given by hand.",
    "3. Evaluate roster then gives every row with the role a further verdict.",
  ],
} as const;

/** The card in the pane. */
export const ASSESSMENTS_CARD = {
  withAssessments: "With an Assessments sheet",
  help: "An Assessments sheet answers for roles from a few plain inputs each. Roles takes its answers over; Roles is added where there is none.",
} as const;

/** Each name under which an Assessments sheet is read belongs to another sheet. */
export function namesTaken(names: readonly string[]): string {
  const all = names.map((name) => `“${name}”`).join(", ");
  return `An Assessments sheet is read under the names ${all}, and other sheets have them all. Rename one of these and try again. Nothing was written.`;
}

/** A role on Roles, and how the Assessments sheet writes it. */
export type Spelling = readonly [onRoles: string, onAssessments: string];

/** What there is to say of an Assessments sheet that was asked for. */
interface AddedWords {
  readonly kept: boolean;
  readonly madeOrganisation: boolean;
  readonly noRoster: boolean;
  readonly formulas: number;
  readonly byHand: number;
  readonly otherwise: readonly Spelling[];
}

/** The sheet has been added, or was there. */
export function assessmentsAdded(
  sheet: string,
  { kept, madeOrganisation, noRoster, formulas, byHand, otherwise }: AddedWords,
): string[] {
  const stays = byHand === 1 ? "stays and counts" : "stay and count";
  const spellings = otherwise.map(([role, other]) => `“${role}” (there “${other}”)`).join(", ");
  const followed = `${count(formulas, "answer", "answers")} on Roles ${formulas === 1 ? "follows" : "follow"} it.`;
  return [
    ...(kept
      ? [`The sheet “${sheet}” was there already, stayed as it is, and will be read.`]
      : [`Sheet added: “${sheet}”. Fill in a line for each role.`]),
    ...(madeOrganisation ? ["Sheet added: “Organisation”."] : []),
    ...(noRoster
      ? [
          `No roster with a column of roles was found, so that no roles were taken over. Write them on Roles and “${sheet}”.`,
        ]
      : []),
    ...(kept && formulas === 0 ? [] : [followed]),
    ...(byHand === 0 || kept
      ? []
      : [`${count(byHand, "answer", "answers")} given by hand on Roles ${stays} before an assessment.`]),
    ...(otherwise.length === 0
      ? []
      : [
          `Written otherwise on Roles than on “${sheet}”, so that the formulas find no answer: ${spellings}. Write them alike.`,
        ]),
  ];
}
