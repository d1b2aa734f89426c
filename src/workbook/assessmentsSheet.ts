// The Assessments sheet: a line of inputs a role, answers as live formulas, and formulas on Roles that take them over.
import type { SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { ASSESSED_QUESTIONS, OWN_INPUTS } from "../roster/assessments";
import { errorIn, isBlank } from "../roster/answers";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { Layout } from "../roster/headings";
import { columnLetters } from "../roster/headings";
import { ASSESSMENTS_SHEETS, ROLE_HEADINGS } from "../roster/synonyms";
import { headingText } from "../roster/table";
import { roleKey } from "../roster/text";
import type { Spelling } from "../words/assessmentsSheet";
import { BLANK_ASSESSMENTS } from "../words/assessmentsSheet";
import { rolesHidden } from "../words/roles";
import type { RoleLines } from "./assessmentFormulas";
import { answerColumn, answerFormulas, followFormula, inputColumn, rowsFor } from "./assessmentFormulas";
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
  /** Roles whose formulas find no answer, because the sheet has them in another spelling. */
  readonly otherwise: readonly Spelling[];
}

/** A role as it is entered: what shows as a number is written as one. */
const asEntered = (cell: Cell): string =>
  typeof cell === "number" ? String(cell) : asText(headingText(cell));

/** How Excel compares two texts in the formulas here. */
const spelling = (name: string): string => name.replace(/ +/gu, " ").toLowerCase();

/** The roles of a column, each once, however often and however it is written; the first spelling counts. */
function distinctRoles(cells: Iterable<Cell>): Map<string, Cell> {
  const roles = new Map<string, Cell>();
  for (const cell of cells) {
    if (isBlank(cell) || errorIn(cell) !== undefined) continue;
    const key = roleKey(headingText(cell));
    if (!roles.has(key)) roles.set(key, cell);
  }
  return roles;
}

/** The roles that are written otherwise in these cells than in the lines that stand for them: such formulas find nothing. */
function writtenOtherwise(cells: Iterable<Cell>, lines: ReadonlyMap<string, Cell>): Spelling[] {
  const found = new Map<string, Spelling>();
  for (const cell of cells) {
    if (isBlank(cell) || errorIn(cell) !== undefined) continue;
    const role = headingText(cell);
    const line = lines.get(roleKey(role));
    if (line === undefined) continue;
    const other = headingText(line);
    if (spelling(other) !== spelling(role)) found.set(spelling(role), [role, other]);
  }
  return [...found.values()];
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

/** Puts formulas into the blank answers of Roles. Sent with the next sync. */
function fillRoles(
  sheet: Excel.Worksheet,
  place: Place,
  held: readonly (readonly Cell[])[],
  { layout, assessments }: { readonly layout: Layout; readonly assessments: RoleLines },
): { readonly formulas: number; readonly byHand: number } {
  let formulas = 0;
  let byHand = 0;
  const role = columnLetters(place.firstColumn + layout.role!);
  for (const [id, answers] of assessments.answers) {
    const column = layout.questions.get(id)!;
    const cells = held.map((line, row): [string | null] => {
      if (!isBlank(line[column]) && headingText(line[column]) !== "") {
        byHand += 1;
        return [null];
      }
      formulas += 1;
      return [followFormula(assessments, answers, `$${role}${String(place.headingRow + 2 + row)}`)];
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
    const cells = Array.from({ length: rowCount }, (_, row) => cellAt(columns[role], row));
    return [...distinctRoles(cells).values()].map(asEntered);
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
    return { sheet: there.sheet, kept: true, madeRoles: false, formulas: 0, byHand: 0, otherwise: [] };
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
    await makeRoom(context, { place, body, needsRow: false }, missing, { isProtected: false, mapping });
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
  const roleCells = Array.from({ length: shown.rowCount }, (_, row) => cellAt(shown.columns[role], row));
  const roles = distinctRoles(roleCells);

  const sheetNames = new Set(survey.sheets.map(({ name }) => name.toLowerCase()));
  const sheetName = freeName(ASSESSMENTS_SHEETS[0], sheetNames, " ");
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
  const lines = Array.from({ length: held.rowCount }, (_, row) =>
    held.columns.map((column) => cellAt(column, row)),
  );
  const filled = fillRoles(worksheets.getItem(place.sheet), place, lines, { layout, assessments });
  await context.sync();
  const otherwise = writtenOtherwise(roleCells, roles);
  return { sheet: sheetName, kept: false, madeRoles, ...filled, otherwise };
}
