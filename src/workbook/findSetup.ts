// What stands for everybody and for roles: the Organisation and Roles sheets of the workbook.
import type { Policy } from "../policy/policy";
import { loadPolicy } from "../policy/policy";
import { areAssessments, assessmentsHeadingRow, readRoleTables } from "../roster/assessments";
import type { KnownHeadings } from "../roster/headings";
import { countKnown } from "../roster/headings";
import { answerFaults } from "../roster/repairs";
import type { Organisation, Roles } from "../roster/setup";
import { NO_ORGANISATION, surveyOrganisation } from "../roster/setup";
import type { SetupFault } from "../roster/setupFault";
import type { OrganisationCells } from "../roster/sheets";
import { organisationCells } from "../roster/sheets";
import type { Table } from "../roster/table";
import { rolesWithoutHeadings } from "../words/workbook";
import { known, readCells } from "./blocks";
import type { Place } from "./places";
import { findPlainBlock, findPlainPlace, placeOfTable, readPlace } from "./places";
import type { Survey } from "./survey";
import { WorkbookError } from "./workbookError";

/** Everything that counts besides the roster itself. */
export interface Setup {
  readonly organisation: Organisation;
  readonly roles: Roles | null;
  readonly policy: Policy;
  /** What helps to find the roster. */
  readonly known: KnownHeadings;
}

/** The lines of the Organisation sheet, their column counted from A; undefined where there is no such sheet, or an empty one. */
export async function readLines(
  context: Excel.RequestContext,
  { organisation }: Pick<Survey, "organisation">,
): Promise<OrganisationCells | undefined> {
  if (organisation?.used == null) return undefined;
  const { name, used } = organisation;
  const range = context.workbook.worksheets
    .getItem(name)
    .getRangeByIndexes(used.row, used.column, used.rows, used.columns);
  const [rows] = await readCells(context, {
    range: await known(context, range),
    rows: [0, used.rows],
    runs: [{ first: 0, count: used.columns, read: "values" }],
    sheet: name,
    firstRow: used.row + 1,
  });
  const columns = {
    rowCount: used.rows,
    columnCount: used.columns,
    column: (index: number) => ({ rows: rows!, index }),
  };
  const lines = organisationCells(name, columns, used.row + 1);
  return { ...lines, column: used.column + lines.column };
}

/**
 * Where the Roles sheet holds its roles: its table, or its plain cells; undefined where there is no such sheet, or an empty
 * one.
 *
 * @throws WorkbookError BAD_SETUP where it has no headings; errors of Excel
 */
export async function findRolePlace(
  context: Excel.RequestContext,
  { roles, tables }: Survey,
  headings: KnownHeadings,
): Promise<Place | undefined> {
  if (roles?.used == null) return undefined;
  const places = tables.flatMap((table) =>
    table.sheet === roles.name && table.headings !== null && countKnown(table.headings, headings) > 0
      ? [placeOfTable(table, table.headings)]
      : [],
  );
  const place = places[0] ?? (await findPlainBlock(context, roles.name, headings)).place;
  if (place === undefined) throw new WorkbookError("BAD_SETUP", rolesWithoutHeadings(roles.name));
  return place;
}

/** Where the Assessments sheet holds its roles: its table, or its plain cells; undefined where there is none. @throws errors of Excel */
export async function findAssessmentsPlace(
  context: Excel.RequestContext,
  { assessments, tables }: Survey,
): Promise<Place | undefined> {
  for (const sheet of assessments) {
    const table = tables.find(
      (one) => one.sheet === sheet && one.headings !== null && areAssessments(one.headings),
    );
    if (table !== undefined) return placeOfTable(table, table.headings!);
    const place = await findPlainPlace(context, sheet, assessmentsHeadingRow);
    if (place !== undefined) return place;
  }
  return undefined;
}

async function readRoleTable(
  context: Excel.RequestContext,
  survey: Survey,
  headings: KnownHeadings,
): Promise<Table | undefined> {
  const place = await findRolePlace(context, survey, headings);
  return place && readPlace(context, place);
}

/** The set-up as far as it can be read, and what is wrong with the rest. */
export interface SetupReading {
  /** Only what is sound: nothing may be judged by it while `faults` holds any but wrong answers. */
  readonly setup: Setup;
  readonly faults: readonly SetupFault[];
  /** The lines of the Organisation sheet; undefined where there is no such sheet, or an empty one. */
  readonly lines: OrganisationCells | undefined;
}

async function surveyRoles(
  context: Excel.RequestContext,
  survey: Survey,
  organisation: Organisation,
): Promise<{ readonly roles: Roles | null; readonly errors: readonly string[] }> {
  const { mapping } = organisation;
  try {
    const table = await readRoleTable(context, survey, { mapping });
    const place = await findAssessmentsPlace(context, survey);
    const assessments = place && (await readPlace(context, place));
    const roles = readRoleTables({ roles: table, assessments }, organisation);
    return roles !== null && "errors" in roles ? { roles: null, ...roles } : { roles, errors: [] };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return { roles: null, errors: error.message.split("\n") };
  }
}

/** Reads the set-up of a workbook as far as it goes. @throws errors of Excel */
export async function surveySetup(context: Excel.RequestContext, survey: Survey): Promise<SetupReading> {
  const lines = await readLines(context, survey);
  const { organisation, faults } =
    lines === undefined
      ? { organisation: NO_ORGANISATION, faults: [] }
      : surveyOrganisation(lines.cells, { sheet: lines.sheet, firstRow: lines.firstRow });
  const { mapping, settings } = organisation;
  const { roles, errors } = await surveyRoles(context, survey, organisation);
  const setup = {
    organisation,
    roles,
    policy: loadPolicy(settings),
    known: { mapping, roles: roles !== null, assessments: roles?.assessed?.table.sheet },
  };
  const rolesFault = (message: string): SetupFault => ({
    kind: "roles",
    sheet: survey.roles?.name,
    line: undefined,
    allowed: [],
    message,
  });
  return { setup, lines, faults: [...faults, ...answerFaults(organisation), ...errors.map(rolesFault)] };
}

/** Refuses a set-up that is another than was meant. Wrong answers are no matter here: they are problems of the rows. */
export function refuseFaults(faults: readonly SetupFault[]): void {
  const serious = faults.filter(({ kind }) => kind !== "answer");
  const first = serious.filter(({ kind }) => kind !== "roles");
  // What is wrong with the Roles sheet may follow from a mapping that could not be read.
  const said = first.length > 0 ? first : serious;
  if (said.length > 0) throw new WorkbookError("BAD_SETUP", said.map(({ message }) => message).join("\n"));
}

/** Reads the set-up of a workbook. @throws WorkbookError BAD_SETUP; errors of Excel */
export async function readSetup(context: Excel.RequestContext, survey: Survey): Promise<Setup> {
  const { setup, faults } = await surveySetup(context, survey);
  refuseFaults(faults);
  return setup;
}
