// The Assessments sheet: a line of inputs a role, answers as live formulas, and formulas on Roles that take them over.
import type { SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { ASSESSED_QUESTIONS, OWN_INPUTS } from "../roster/assessments";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { questionOfHeading } from "../roster/headings";
import { ASSESSMENTS_SHEETS, ROLE_HEADINGS } from "../roster/synonyms";
import { matchKey } from "../roster/text";
import type { Spelling } from "../words/assessmentsSheet";
import { BLANK_ASSESSMENTS, namesTaken } from "../words/assessmentsSheet";
import { rolesHidden } from "../words/roles";
import type { RoleLines } from "./assessmentFormulas";
import { answerColumn, answerFormulas, inputColumn, rowsFor } from "./assessmentFormulas";
import type { BlankSheet, Entry } from "./blankSheets";
import { listEntry, organisationSheet, rolesSheet } from "./blankSheets";
import { known } from "./blocks";
import { addSheet, fillSheet, freeName } from "./createRoster";
import { layoutOf } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { findAssessmentsPlace, findRolePlace, readSetup } from "./findSetup";
import { fillRoles, heldRows, refuseLockedRoles } from "./followAssessments";
import { organisationArea } from "./insertFormula";
import type { Place } from "./places";
import { readPlace } from "./places";
import { makeRoom, refuseMapped } from "./roleLine";
import { asEntered, distinctRoles, rolesOfRoster, writtenOtherwise } from "./rosterRoles";
import type { Survey, SurveyedSheet } from "./survey";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** What was added. */
export interface AddedAssessments {
  readonly sheet: string;
  /** The sheet was there already and stays as it is. */
  readonly kept: boolean;
  /** Roles was made for it. */
  readonly madeRoles: boolean;
  /** Organisation was made, so that formulas name it. */
  readonly madeOrganisation: boolean;
  /** Roles was made without any role, because no roster with a column of roles was found. */
  readonly noRoster: boolean;
  /** How many cells of Roles got a formula. */
  readonly formulas: number;
  /** How many answers on Roles stayed, which are given by hand and count before an assessment. */
  readonly byHand: number;
  /** Roles whose formulas find no answer, because the sheet has them in another spelling. */
  readonly otherwise: readonly Spelling[];
}

/** The sheet with a line for each of these roles. */
function assessmentsSheet(
  roles: readonly Cell[],
  lines: RoleLines,
  organisation: string | undefined,
  rolesList: string | undefined,
): BlankSheet {
  const { share, notOnRoles, notListed, howTo } = BLANK_ASSESSMENTS;
  const roleEntry: Entry[] =
    rolesList === undefined
      ? []
      : [{ column: 0, list: { sheet: rolesList, rows: lines.rows }, title: notListed, message: notOnRoles }];
  return {
    name: ASSESSMENTS_SHEETS[0],
    headings: [
      ROLE_HEADINGS[0],
      ...OWN_INPUTS.map(({ heading }) => heading),
      ...ASSESSED_QUESTIONS.map((id) => questionById(id).heading),
    ],
    lines: (roles.length > 0 ? roles : [""]).map((role, index) => [
      asEntered(role),
      ...OWN_INPUTS.map(() => ""),
      ...answerFormulas(index + 2, lines, organisation),
    ]),
    entries: [
      ...roleEntry,
      ...OWN_INPUTS.map(({ id, heading, answers, isShare }) =>
        isShare === true
          ? { column: inputColumn(id), title: heading, message: share, isShare }
          : listEntry(inputColumn(id), answers),
      ),
    ],
    widths: [28, ...OWN_INPUTS.map(() => 15), ...ASSESSED_QUESTIONS.map(() => 17)],
    box: howTo,
    frozenColumns: 1,
    tallHeadings: true,
  };
}

/** The first name of an Assessments sheet that is free: under another one it would not be read. */
function freeSheetName({ sheets }: Survey): string {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  const name = ASSESSMENTS_SHEETS.find((one) => !taken.has(one.toLowerCase()));
  if (name === undefined) throw new WorkbookError("CANNOT_WRITE", namesTaken(ASSESSMENTS_SHEETS));
  return name;
}

/** The lines of an Assessments sheet that is there. */
async function linesThere(
  context: Excel.RequestContext,
  place: Place,
): Promise<{ readonly lines: RoleLines; readonly roles: Map<string, Cell> } | undefined> {
  const keys = place.headings.map(matchKey);
  const role = ROLE_HEADINGS.map((heading) => keys.indexOf(matchKey(heading))).find((index) => index >= 0);
  if (role === undefined) return undefined;
  const { sheet, firstColumn, headingRow } = place;
  const { columns, rowCount } = await readPlace(context, place);
  const answers = ASSESSED_QUESTIONS.flatMap((id): [SingleQuestionId, number][] => {
    const column = place.headings.findIndex((heading) => questionOfHeading(heading) === id);
    return column < 0 ? [] : [[id, firstColumn + column]];
  });
  const cells = Array.from({ length: rowCount }, (_, row) => cellAt(columns[role], row));
  return {
    lines: {
      ...{ sheet, row: headingRow + 1, rows: rowsFor(rowCount), role: firstColumn + role },
      answers: new Map(answers),
    },
    roles: distinctRoles(cells),
  };
}

/** The cells of the column of roles, as they show. */
async function roleCellsOf(context: Excel.RequestContext, place: Place, role: number): Promise<Cell[]> {
  const shown = await readPlace(context, place, {
    without: new Set([...place.headings.keys()].filter((index) => index !== role)),
  });
  return Array.from({ length: shown.rowCount }, (_, row) => cellAt(shown.columns[role], row));
}

/** Lets Roles follow an Assessments sheet that is there, which stays as it is. */
async function followThere(
  context: Excel.RequestContext,
  survey: Survey,
  there: Place,
): Promise<AddedAssessments> {
  const kept = { sheet: there.sheet, kept: true, madeRoles: false, madeOrganisation: false, noRoster: false };
  const nothing = { ...kept, formulas: 0, byHand: 0, otherwise: [] };
  if (survey.roles?.used == null || !survey.roles.visible) return nothing;
  const found = await linesThere(context, there);
  if (found === undefined) return nothing;
  const { mapping } = (await readSetup(context, survey)).organisation;
  const place = (await findRolePlace(context, survey, { mapping }))!;
  const layout = layoutOf(place, { mapping });
  const held = await heldRows(context, place);
  const theirs = [...layout.questions].filter(([id]) => found.lines.answers.has(id as SingleQuestionId));
  if (theirs.length === 0) return nothing;
  await refuseLockedRoles(context, place, { ...layout, questions: new Map(theirs) }, held, false);
  const roleCells = await roleCellsOf(context, place, layout.role!);
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const filled = fillRoles(sheet, place, held, { layout, assessments: found.lines });
  await context.sync();
  return { ...kept, ...filled, otherwise: writtenOtherwise(roleCells, found.roles) };
}

/** Makes the Roles sheet, or fills the empty one, with a line for each role of the roster. Says whether there is such a roster. */
async function makeRoles(
  context: Excel.RequestContext,
  survey: Survey,
  taken: Set<string>,
  choice: RosterChoice | undefined,
): Promise<boolean> {
  const { mapping } = (await readSetup(context, survey)).organisation;
  refuseMapped(ASSESSED_QUESTIONS, mapping, { withRole: true });
  const roles = await rolesOfRoster(context, survey, choice);
  const empty = rolesSheet();
  const lines = (roles ?? []).map((role) => empty.headings.map((_, at) => (at === 0 ? role : "")));
  makeSheet(context, survey.roles, { ...empty, lines }, taken);
  await context.sync();
  return roles !== undefined;
}

/** Adds a sheet, or fills the empty one that is there. Sent with the next sync. */
function makeSheet(
  context: Excel.RequestContext,
  there: SurveyedSheet | undefined,
  blank: BlankSheet,
  taken: Set<string>,
): void {
  const table = freeName(blank.name, taken, "");
  taken.add(table.toLowerCase());
  if (there === undefined) addSheet(context, blank, { sheet: blank.name, table });
  else fillSheet(context.workbook.worksheets.getItem(there.name), blank, table);
}

/**
 * Adds an Assessments sheet with a line for each role of Roles, which is made where there is none, and lets blank answers of Roles
 * take the assessments' over by formula. Answers that are given by hand stay. An Assessments sheet that is there stays as it is,
 * and Roles follows it. Organisation is made where there is none.
 *
 * @param choice the roster whose roles are taken, where it was picked by hand
 * @throws WorkbookError BAD_SETUP, AMBIGUOUS_ROSTER, CANNOT_WRITE for a hidden or locked Roles sheet, mapped headings or no free
 * name, CELLS_IN_THE_WAY; errors of Excel
 */
export async function addAssessments(
  context: Excel.RequestContext,
  choice?: RosterChoice,
): Promise<AddedAssessments> {
  let survey = await surveyWorkbook(context);
  const there = await findAssessmentsPlace(context, survey);
  if (there !== undefined) return followThere(context, survey, there);
  const sheetName = freeSheetName(survey);
  if (survey.roles?.visible === false)
    throw new WorkbookError("CANNOT_WRITE", rolesHidden(survey.roles.name));
  const { worksheets, names } = context.workbook;
  names.load("items/name");
  await context.sync();
  const taken = new Set([...survey.tables, ...names.items].map(({ name }) => name.toLowerCase()));
  const madeRoles = survey.roles?.used == null;
  let noRoster = false;
  if (madeRoles) {
    noRoster = !(await makeRoles(context, survey, taken, choice));
    survey = await surveyWorkbook(context);
  }
  const { organisation } = await readSetup(context, survey);
  const { mapping } = organisation;

  let place = (await findRolePlace(context, survey, { mapping }))!;
  const isProtected = await refuseLockedRoles(
    context,
    place,
    layoutOf(place, { mapping }),
    await heldRows(context, place),
    true,
  );
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
    await makeRoom(context, { place, body, needsRow: false }, missing, { isProtected, mapping });
    await context.sync();
    survey = await surveyWorkbook(context);
    place = (await findRolePlace(context, survey, { mapping }))!;
  }
  const layout = layoutOf(place, { mapping });
  const role = layout.role!;
  const held = await heldRows(context, place);
  const roleCells = await roleCellsOf(context, place, role);
  const roles = distinctRoles(roleCells);
  // The formulas name the Organisation sheet, so that they follow thresholds which are written there later.
  const madeOrganisation =
    survey.organisation === undefined || (survey.organisation.visible && survey.organisation.used === null);
  if (madeOrganisation) {
    makeSheet(context, survey.organisation, organisationSheet(), taken);
    await context.sync();
    survey = await surveyWorkbook(context);
  }
  const rows = rowsFor(roleCells.length);
  const rolesLines: RoleLines = {
    sheet: place.sheet,
    row: place.headingRow + 1,
    rows,
    role: place.firstColumn + role,
    answers: new Map(
      [...layout.questions].map(([id, column]) => [id as SingleQuestionId, place.firstColumn + column]),
    ),
  };
  const assessments: RoleLines = {
    sheet: sheetName,
    row: 1,
    rows,
    role: 0,
    answers: new Map(ASSESSED_QUESTIONS.map((id) => [id, answerColumn(id)])),
  };
  const lists = place.firstColumn + role === 0 && place.headingRow === 0 ? place.sheet : undefined;
  const settings = (await organisationArea(context, survey))?.reference;
  const blank = { ...assessmentsSheet([...roles.values()], rolesLines, settings, lists), rows };
  const sheet = addSheet(context, blank, { sheet: sheetName, table: freeName(blank.name, taken, "") });
  const shares = sheet.getRangeByIndexes(1, inputColumn("repeatable"), rows, 1);
  shares.numberFormat = Array.from({ length: rows }, () => ["0%"]);
  const filled = fillRoles(worksheets.getItem(place.sheet), place, held, { layout, assessments });
  await context.sync();
  const otherwise = writtenOtherwise(roleCells, roles);
  return { sheet: sheetName, kept: false, madeRoles, madeOrganisation, noRoster, ...filled, otherwise };
}
