// What stands for everybody and for roles: the Organisation and Roles sheets of the workbook.
import type { Policy } from "../policy/policy";
import { loadPolicy } from "../policy/policy";
import type { KnownHeadings } from "../roster/headings";
import { countKnown } from "../roster/headings";
import type { Organisation, Roles, SetupErrors } from "../roster/setup";
import { NO_ORGANISATION, readOrganisation, readRoles } from "../roster/setup";
import type { OrganisationCells } from "../roster/sheets";
import { organisationCells } from "../roster/sheets";
import type { Table } from "../roster/table";
import { rolesWithoutHeadings } from "../words/workbook";
import { known, readCells } from "./blocks";
import { findPlainBlock, placeOfTable, readPlace } from "./places";
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

async function readLines(
  context: Excel.RequestContext,
  { organisation }: Survey,
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
  return organisationCells(name, columns, used.row + 1);
}

/** The Roles sheet's table, or its plain cells; undefined where there is no such sheet, or an empty one. */
async function readRoleTable(
  context: Excel.RequestContext,
  { roles, tables }: Survey,
  headings: KnownHeadings,
): Promise<Table | undefined> {
  if (roles?.used == null) return undefined;
  const places = tables.flatMap((table) =>
    table.sheet === roles.name && table.headings !== null && countKnown(table.headings, headings) > 0
      ? [placeOfTable(table, table.headings)]
      : [],
  );
  const place = places[0] ?? (await findPlainBlock(context, roles.name, headings)).place;
  if (place === undefined) throw new WorkbookError("BAD_SETUP", rolesWithoutHeadings(roles.name));
  return readPlace(context, place);
}

/** @throws WorkbookError with all errors, a line each */
function orThrow<T extends object>(result: T | SetupErrors): T {
  if ("errors" in result) throw new WorkbookError("BAD_SETUP", result.errors.join("\n"));
  return result;
}

/** Reads the set-up of a workbook. @throws WorkbookError BAD_SETUP; errors of Excel */
export async function readSetup(context: Excel.RequestContext, survey: Survey): Promise<Setup> {
  const lines = await readLines(context, survey);
  const organisation =
    lines === undefined
      ? NO_ORGANISATION
      : orThrow(readOrganisation(lines.cells, { sheet: lines.sheet, firstRow: lines.firstRow }));
  const { mapping, settings } = organisation;
  const table = await readRoleTable(context, survey, { mapping });
  const roles = table === undefined ? null : orThrow(readRoles(table, mapping));
  return { organisation, roles, policy: loadPolicy(settings), known: { mapping, roles: roles !== null } };
}
