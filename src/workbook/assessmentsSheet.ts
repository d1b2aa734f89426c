// The Assessments sheet: a line of inputs a role, answers as live formulas, and formulas on Roles that take them over.
import type { SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { ASSESSED_QUESTIONS, OWN_INPUTS } from "../roster/assessments";
import { errorIn, isBlank } from "../roster/answers";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { sheetPrefix } from "../roster/formula";
import { columnLetters } from "../roster/headings";
import { ASSESSMENTS_SHEETS, ROLE_HEADINGS } from "../roster/synonyms";
import { headingText } from "../roster/table";
import { roleKey } from "../roster/text";
import { BLANK_ASSESSMENTS } from "../words/assessmentsSheet";
import { rolesHidden } from "../words/roles";
import type { BlankSheet, Entry } from "./blankSheets";
import { listEntry, rolesSheet } from "./blankSheets";
import { known } from "./blocks";
import { addSheet, fillSheet, freeName } from "./createRoster";
import { layoutOf } from "./currentRoster";
import { findRoster } from "./findRoster";
import { findAssessmentsPlace, findRolePlace, readSetup, surveySetup } from "./findSetup";
import { organisationArea } from "./insertFormula";
import { asText } from "./plan";
import type { Place } from "./places";
import { readPlace } from "./places";
import { makeRoom } from "./roleLine";
import type { Survey } from "./survey";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** What was added. */
export interface AddedAssessments {
  readonly sheet: string;
  /** The sheet was there already and stays as it is. */
  readonly kept: boolean;
  /** Roles was made for it. */
  readonly madeRoles: boolean;
  /** How many cells of Roles got a formula. */
  readonly formulas: number;
  /** How many answers on Roles stayed, which are given by hand and count before an assessment. */
  readonly byHand: number;
}

/** Down to which row formulas look. */
const LAST_ROW = 500;

const FIRST_INPUT = 1;
const FIRST_ANSWER = FIRST_INPUT + OWN_INPUTS.length;
const inputColumn = (id: string): number => FIRST_INPUT + OWN_INPUTS.findIndex((input) => input.id === id);
const answerColumn = (id: SingleQuestionId): number => FIRST_ANSWER + ASSESSED_QUESTIONS.indexOf(id);

/** A column of a sheet, from a row on, as formulas name it. Rows and columns count from 0. */
const area = (sheet: string, column: number, row: number): string =>
  `${sheetPrefix(sheet)}$${columnLetters(column)}$${String(row + 1)}:$${columnLetters(column)}$${String(row + LAST_ROW)}`;

/** Where formulas find what Roles says: the question's column in the role's line. */
interface RolesAreas {
  readonly roles: string;
  readonly of: (id: SingleQuestionId) => string | undefined;
}

/** The answers of a row, from 1, as formulas over its inputs. */
function answerFormulas(row: number, { roles, of }: RolesAreas, organisation: string | undefined): string[] {
  const own = (column: number): string => `$${columnLetters(column)}${String(row)}`;
  const input = (id: string): string => own(inputColumn(id));
  const onRoles = (id: SingleQuestionId, otherwise: string): string => {
    const cells = of(id);
    if (cells === undefined) return otherwise;
    return `IFERROR(INDEX(${cells},MATCH($A${String(row)},${roles},0))&"",${otherwise})`;
  };
  const settings = organisation === undefined ? "" : `,${organisation}`;
  const exposedJobs = ["repeatable", "benchmarked", "distance", "decides"].map(input).join(",");
  const heavy = `${onRoles("reporting", '""')},${onRoles("coordination", '""')}`;
  const ownership = ["scope", "influence", "pay", "headcount"].map(input).join(",");
  const taken = (["exposure", "ownership"] as const)
    .map((id) => onRoles(id, own(answerColumn(id))))
    .join(",");
  return [
    `=CERTEXPOSURE(${exposedJobs}${settings})`,
    `=CERTCAUSE(${input("repeatable")},${input("decides")},${heavy}${settings})`,
    `=CERTOWNERSHIP(${ownership})`,
    `=CERTROLECLASS(${taken},${onRoles("outcomes", '""')})`,
  ];
}

/** The sheet with a line for each of these roles. */
function assessmentsSheet(
  roles: readonly string[],
  areas: RolesAreas,
  organisation: string | undefined,
  rolesList: string | undefined,
): BlankSheet {
  const lines = (roles.length > 0 ? roles : [""]).map((role, index) => [
    asText(role),
    ...OWN_INPUTS.map(() => ""),
    ...answerFormulas(index + 2, areas, organisation),
  ]);
  const { share, notOnRoles, notListed, howTo } = BLANK_ASSESSMENTS;
  const roleEntry: Entry[] =
    rolesList === undefined
      ? []
      : [{ column: 0, list: { sheet: rolesList }, title: notListed, message: notOnRoles }];
  return {
    name: ASSESSMENTS_SHEETS[0],
    headings: [
      ROLE_HEADINGS[0],
      ...OWN_INPUTS.map(({ heading }) => heading),
      ...ASSESSED_QUESTIONS.map((id) => questionById(id).heading),
    ],
    lines,
    entries: [
      ...roleEntry,
      ...OWN_INPUTS.map(({ heading, answers, isShare }, index) =>
        isShare === true
          ? { column: FIRST_INPUT + index, title: heading, message: share }
          : listEntry(FIRST_INPUT + index, answers),
      ),
    ],
    widths: [28, ...OWN_INPUTS.map(() => 15), ...ASSESSED_QUESTIONS.map(() => 17)],
    box: howTo,
    frozenColumns: 1,
    tallHeadings: true,
  };
}

/** Puts formulas into the blank answers of Roles. Sent with the next sync. */
function fillRoles(
  sheet: Excel.Worksheet,
  place: Place,
  held: readonly (readonly Cell[])[],
  { columns, role, assessments }: { columns: ReadonlyMap<string, number>; role: number; assessments: string },
): { readonly formulas: number; readonly byHand: number } {
  let formulas = 0;
  let byHand = 0;
  for (const id of ASSESSED_QUESTIONS) {
    const column = columns.get(id)!;
    const answers = area(assessments, answerColumn(id), 1);
    const cells = held.map((line, row): [string | null] => {
      if (!isBlank(line[column]) && headingText(line[column]) !== "") {
        byHand += 1;
        return [null];
      }
      const roleCell = `$${columnLetters(place.firstColumn + role)}${String(place.headingRow + 2 + row)}`;
      formulas += 1;
      return [`=IFERROR(INDEX(${answers},MATCH(${roleCell},${area(assessments, 0, 1)},0))&"","")`];
    });
    const range = sheet.getRangeByIndexes(place.headingRow + 1, place.firstColumn + column, held.length, 1);
    range.formulas = cells;
  }
  return { formulas, byHand };
}

/** The roles of the roster at hand, each once, as they are entered; none where no roster is found. */
async function rolesOfRoster(context: Excel.RequestContext, survey: Survey): Promise<string[]> {
  try {
    const { setup } = await surveySetup(context, survey);
    const headings = { ...setup.known, roles: true };
    const place = await findRoster(context, survey, headings);
    const { role } = layoutOf(place, headings);
    if (role === null) return [];
    const { columns, rowCount } = await readPlace(context, place, {
      without: new Set([...place.headings.keys()].filter((index) => index !== role)),
    });
    const names = new Map<string, string>();
    for (let row = 0; row < rowCount; row++) {
      const cell = cellAt(columns[role], row);
      const name = headingText(cell);
      if (!isBlank(cell) && errorIn(cell) === undefined && !names.has(roleKey(name)))
        names.set(roleKey(name), asText(name));
    }
    return [...names.values()];
  } catch (error) {
    if (error instanceof WorkbookError) return [];
    throw error;
  }
}

/**
 * Adds an Assessments sheet with a line for each role of Roles, which is made where there is none, and lets blank answers of Roles
 * take the assessments' over by formula. Answers that are given by hand stay. An Assessments sheet that is there stays as it is.
 *
 * @throws WorkbookError BAD_SETUP, CANNOT_WRITE for a hidden Roles sheet, CELLS_IN_THE_WAY; errors of Excel
 */
export async function addAssessments(context: Excel.RequestContext): Promise<AddedAssessments> {
  let survey = await surveyWorkbook(context);
  const there = await findAssessmentsPlace(context, survey);
  if (there !== undefined)
    return { sheet: there.sheet, kept: true, madeRoles: false, formulas: 0, byHand: 0 };
  if (survey.roles?.visible === false)
    throw new WorkbookError("CANNOT_WRITE", rolesHidden(survey.roles.name));
  const { worksheets, names } = context.workbook;
  names.load("items/name");
  await context.sync();
  const taken = new Set([...survey.tables, ...names.items].map(({ name }) => name.toLowerCase()));
  const madeRoles = survey.roles?.used == null;
  if (madeRoles) {
    const roles = await rolesOfRoster(context, survey);
    const empty = rolesSheet();
    const blank = {
      ...empty,
      lines: roles.map((role) => empty.headings.map((_, at) => (at === 0 ? role : ""))),
    };
    const table = freeName(blank.name, taken, "");
    taken.add(table.toLowerCase());
    if (survey.roles === undefined) addSheet(context, blank, { sheet: blank.name, table });
    else fillSheet(worksheets.getItem(survey.roles.name), blank, table);
    await context.sync();
    survey = await surveyWorkbook(context);
  }
  const { organisation } = await readSetup(context, survey);
  const { mapping } = organisation;

  let place = (await findRolePlace(context, survey, { mapping }))!;
  const missing = ASSESSED_QUESTIONS.filter((id) => !layoutOf(place, { mapping }).questions.has(id));
  if (missing.length > 0) {
    const body = await known(
      context,
      worksheets
        .getItem(place.sheet)
        .getRangeByIndexes(
          place.headingRow + 1,
          place.firstColumn,
          Math.max(1, place.rowCount),
          place.headings.length,
        ),
    );
    await makeRoom(context, { place, body, needsRow: false }, missing, false);
    await context.sync();
    survey = await surveyWorkbook(context);
    place = (await findRolePlace(context, survey, { mapping }))!;
  }
  const layout = layoutOf(place, { mapping });
  const role = layout.role!;
  const held = await readPlace(context, place, { formulas: new Set(place.headings.keys()) });
  const shown = await readPlace(context, place, {
    without: new Set([...place.headings.keys()].filter((index) => index !== role)),
  });
  const roleNames = Array.from({ length: shown.rowCount }, (_, row) =>
    headingText(cellAt(shown.columns[role], row)),
  ).filter((name) => !isBlank(name));

  const sheetNames = new Set(survey.sheets.map(({ name }) => name.toLowerCase()));
  const sheetName = freeName(ASSESSMENTS_SHEETS[0], sheetNames, " ");
  const top = place.headingRow + 1;
  const areas: RolesAreas = {
    roles: area(place.sheet, place.firstColumn + role, top),
    of: (id) => {
      const column = layout.questions.get(id);
      return column === undefined ? undefined : area(place.sheet, place.firstColumn + column, top);
    },
  };
  const lists = place.firstColumn + role === 0 && place.headingRow === 0 ? place.sheet : undefined;
  const settings = (await organisationArea(context, survey))?.reference;
  const blank = assessmentsSheet([...new Set(roleNames)], areas, settings, lists);
  const sheet = addSheet(context, blank, { sheet: sheetName, table: freeName(blank.name, taken, "") });
  const shares = sheet.getRangeByIndexes(1, inputColumn("repeatable"), LAST_ROW - 1, 1);
  shares.numberFormat = Array.from({ length: LAST_ROW - 1 }, () => ["0%"]);
  const rows = Array.from({ length: held.rowCount }, (_, row) =>
    held.columns.map((column) => cellAt(column, row)),
  );
  const filled = fillRoles(worksheets.getItem(place.sheet), place, rows, {
    columns: layout.questions,
    role,
    assessments: sheetName,
  });
  await context.sync();
  return { sheet: sheetName, kept: false, madeRoles, ...filled };
}
