// What surrounds the answers of a call: organisation, policy, roles, and what each column is for.
import type { Thresholds } from "../policy/companions/share";
import type { Policy } from "../policy/policy";
import { loadPolicy } from "../policy/policy";
import { QUESTIONS } from "../policy/questions";
import { isBlank, readAnswer, WRONG } from "../roster/answers";
import type { Cell } from "../roster/cells";
import type { KnownHeadings, Layout } from "../roster/headings";
import { countKnown, matchHeadings, nearestQuestion } from "../roster/headings";
import type { Organisation, Roles } from "../roster/setup";
import {
  isOrganisationLine,
  nearestSetting,
  NO_ORGANISATION,
  readOrganisation,
  readRoles,
  surveyOrganisation,
  targetOfLine,
} from "../roster/setup";
import { ROLE_HEADINGS } from "../roster/synonyms";
import type { Table } from "../roster/table";
import { headingText, tableOf } from "../roster/table";
import {
  argumentIsError,
  ARGUMENTS,
  nearlySetting,
  noHeadingRecognised,
  noOrganisationLine,
  noRoleInAnswers,
  organisationWidth,
} from "../words/functions";
import type { Matrix, Problem } from "./arguments";
import { errorOf, isLeftOut, rangeOf } from "./arguments";
import { remembering } from "./remembered";

/** What an organisation says, and what has been read under it. */
export interface Surroundings {
  readonly organisation: Organisation;
  readonly policy: Policy;
  /** Reads a Roles table with its headings. */
  readonly rolesIn: (cells: Matrix) => Roles | Problem;
  /** What the columns under these headings are for, which came in this argument. */
  readonly layoutIn: (
    headings: readonly Cell[],
    argument: "answers" | "headings",
    roles: Roles | null,
  ) => Layout | Problem;
}

const problemOf = (errors: readonly string[]): Problem => ({ error: errors.join(" ") });

/** The arguments that headings come in: `answers` where they are its first row. */
type HeadedArgument = "answers" | "headings" | "roles";

/** Does a cell of a heading row read like an answer? */
const isAnswer = (text: string): boolean =>
  QUESTIONS.some(({ id }) => ![0, WRONG].includes(readAnswer(id, text)));

/** Are these cells the headings once more, and no answers? */
export function repeatsHeadings(cells: readonly Cell[], headings: readonly string[]): boolean {
  return (
    cells.every((cell, index) => headingText(cell) === headings[index]) &&
    !headings.every((heading) => heading === "" || isAnswer(heading))
  );
}

/** What is wrong with a row where headings should be: none is known, or it rather is a row of answers. */
function headingProblem(
  headings: readonly string[],
  known: KnownHeadings,
  argument: HeadedArgument,
): Problem | undefined {
  const count = countKnown(headings, known);
  // “Capability gap” is a heading and an answer: a person who gives it as the reason must not be taken for a row of headings.
  if (count > 0 && headings.filter(isAnswer).length <= count) return undefined;
  const near = headings.flatMap((heading) => {
    const nearest = count > 0 ? undefined : nearestQuestion(heading);
    return nearest === undefined ? [] : [[heading, nearest] as const];
  });
  return { error: noHeadingRecognised(argument, near) };
}

function layoutOf(
  headings: readonly string[],
  known: KnownHeadings,
  argument: HeadedArgument,
): Layout | Problem {
  const problem = headingProblem(headings, known, argument);
  if (problem !== undefined) return problem;
  const layout = matchHeadings(headings, known);
  if ("errors" in layout) return problemOf(layout.errors);
  return known.roles === true && layout.role === null ? { error: noRoleInAnswers(ROLE_HEADINGS) } : layout;
}

function rolesOf(cells: Matrix, { mapping }: Organisation): Roles | Problem {
  const table: Table = { ...tableOf(cells, { sheet: ARGUMENTS.roles }), unplaced: true };
  const problem = headingProblem(table.headings, { mapping }, "roles");
  if (problem !== undefined) return problem;
  const roles = readRoles(table, mapping);
  return "errors" in roles ? problemOf(roles.errors) : roles;
}

function surroundingsOf(organisation: Organisation): Surroundings {
  const { mapping } = organisation;
  const layouts = (argument: HeadedArgument, roles: boolean) =>
    remembering(([cells = []]) =>
      layoutOf(cells.map(headingText), { mapping, roles, unplaced: true }, argument),
    );
  const readers = {
    answers: { alone: layouts("answers", false), withRoles: layouts("answers", true) },
    headings: { alone: layouts("headings", false), withRoles: layouts("headings", true) },
  };
  return {
    organisation,
    // Loaded when somebody is judged.
    get policy() {
      return loadPolicy(organisation.settings);
    },
    rolesIn: remembering((cells) => rolesOf(cells, organisation)),
    layoutIn: (headings, argument, roles) =>
      readers[argument][roles === null ? "alone" : "withRoles"]([headings]),
  };
}

let alone: Surroundings | undefined;

/**
 * The lines with an answer that are nearly a setting, or nearly a threshold: a message for each. Not read, they would change
 * what is answered unseen.
 */
function nearlySettings(cells: Matrix, thresholdsAlone = false): string[] {
  return cells.flatMap(([heading, cell], index) => {
    const text = headingText(heading);
    const setting = isBlank(cell) || isOrganisationLine(text) ? undefined : nearestSetting(text);
    return setting === undefined || (thresholdsAlone && !isThreshold(setting))
      ? []
      : [nearlySetting(index + 1, text, setting)];
  });
}

const isThreshold = (heading: string): boolean => targetOfLine(heading)?.kind === "threshold";

const hasOnlyOtherLines = (cells: Matrix): boolean =>
  cells.length > 0 && !cells.some(([heading]) => isOrganisationLine(headingText(heading)));

const underOrganisation = remembering((cells): Surroundings | Problem => {
  const organisation = readOrganisation(cells, { sheet: ARGUMENTS.organisation });
  const errors = [...("errors" in organisation ? organisation.errors : []), ...nearlySettings(cells)];
  if ("errors" in organisation || errors.length > 0) return problemOf(errors);
  if (hasOnlyOtherLines(cells)) return { error: noOrganisationLine() };
  return surroundingsOf(organisation);
});

/** The thresholds alone: what is wrong with other lines is a matter of the verdicts. */
const thresholdsOf = remembering((cells): Thresholds | Problem => {
  const { organisation, faults } = surveyOrganisation(cells, { sheet: ARGUMENTS.organisation });
  const ofThresholds = faults
    .filter(({ line }) => isThreshold(line?.heading ?? ""))
    .map(({ message }) => message);
  const errors = [...ofThresholds, ...nearlySettings(cells, true)];
  if (errors.length > 0) return problemOf(errors);
  return hasOnlyOtherLines(cells) ? { error: noOrganisationLine() } : organisation.thresholds;
});

/** The cells of an `organisation`, two columns of them. */
function organisationCells(organisation: unknown): Matrix | Problem {
  const range = rangeOf(organisation);
  const { cells, columnCount } = range;
  const error = errorOf(range);
  if (error !== undefined) return { error: argumentIsError("organisation", error) };
  return columnCount === 2 ? cells : { error: organisationWidth(columnCount) };
}

/** The thresholds of a call with this `organisation`, which may be left out. */
export function thresholdsIn(organisation: unknown): Thresholds | Problem {
  if (isLeftOut(organisation)) return NO_ORGANISATION.thresholds;
  const cells = organisationCells(organisation);
  return "error" in cells ? cells : thresholdsOf(cells);
}

/** What surrounds the answers of a call with this `organisation`, which may be left out. */
export function surroundingsIn(organisation: unknown): Surroundings | Problem {
  if (isLeftOut(organisation)) return (alone ??= surroundingsOf(NO_ORGANISATION));
  const cells = organisationCells(organisation);
  return "error" in cells ? cells : underOrganisation(cells);
}

/** The roles of a call with this `roles`: null where it is left out or empty. */
export function rolesIn(surroundings: Surroundings, roles: unknown): Roles | Problem | null {
  if (isLeftOut(roles)) return null;
  const range = rangeOf(roles);
  const { cells } = range;
  const error = errorOf(range);
  if (error !== undefined) return { error: argumentIsError("roles", error) };
  return cells.length === 0 ? null : surroundings.rolesIn(cells);
}
