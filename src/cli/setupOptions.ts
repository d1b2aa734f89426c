// The set-up of a run: the Organisation and Roles sheets, files given in their place, and flags.
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { openCsv } from "../files/csv/csvReader";
import { FileError } from "../files/fileError";
import { findAssessments, findOrganisation, findRoles } from "../files/findSetup";
import { nodeCodec } from "../files/xlsx/nodeCodec";
import { openWorkbook } from "../files/xlsx/workbook";
import type { Policy } from "../policy/policy";
import { loadPolicy } from "../policy/policy";
import { questionById } from "../policy/questions";
import { WRONG } from "../roster/answers";
import type { RoleTables } from "../roster/assessments";
import { readRoleTables } from "../roster/assessments";
import type { Cell } from "../roster/cells";
import type { KnownHeadings, Layout } from "../roster/headings";
import { findHeadingRow, matchHeadings, nearestQuestion, questionOfHeading } from "../roster/headings";
import type { Organisation, Roles, SetupErrors } from "../roster/setup";
import { NO_ORGANISATION, readOrganisation } from "../roster/setup";
import type { OrganisationCells } from "../roster/sheets";
import { hasOrganisationLines } from "../roster/sheets";
import { headingText, tableOf } from "../roster/table";
import { ERRORS } from "../words/commandLine";
import { wrongValue } from "../words/problems";
import { Failure, readingFailure } from "./failure";
import { kindOfFile } from "./inputKind";
import type { RosterFile } from "./rosterFile";

/** The options that set a run up, as the argument parser gives them. */
export interface SetupOptions {
  readonly organisation?: string | undefined;
  readonly roles?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly strict?: boolean | undefined;
  /** False with --no-redesign-rule. */
  readonly redesignRule?: boolean | undefined;
}

/** Everything but the rows. */
export interface Setup {
  readonly layout: Layout;
  readonly organisation: Organisation;
  readonly roles: Roles | null;
  readonly policy: Policy;
}

/** The result of a reading step, or a Failure with all its errors. */
function orFail<T extends object>(result: T | SetupErrors): T {
  if ("errors" in result) throw new Failure(result.errors.join("\n"));
  return result;
}

/** All fields of a text file. */
async function textMatrix(path: string): Promise<string[][]> {
  const reader = await openCsv(createReadStream(path));
  const rows: string[][] = [];
  for await (const block of reader.blocks())
    for (const { fields, fault } of block) {
      if (fault !== undefined) throw new FileError("BAD_QUOTING", fault);
      rows.push([...fields]);
    }
  return rows;
}

async function reading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw readingFailure(path, error);
  }
}

async function organisationIn(path: string): Promise<OrganisationCells | undefined> {
  if ((await kindOfFile(path)) === "text")
    return { sheet: path, column: 0, firstRow: 1, cells: await textMatrix(path) };
  const workbook = await openWorkbook(await readFile(path), nodeCodec);
  return (await findOrganisation(workbook)) ?? findOrganisation(workbook, workbook.sheets[0]?.name);
}

/** The lines of the file given with --organisation; undefined where none is given. */
export function givenOrganisation({
  organisation: path,
}: SetupOptions): Promise<OrganisationCells | undefined> {
  if (path === undefined) return Promise.resolve(undefined);
  return reading(path, async () => {
    const found = await organisationIn(path);
    if (found === undefined || !hasOrganisationLines(found)) throw new Failure(ERRORS.noOrganisation(path));
    return found;
  });
}

/** The Roles and Assessments sheets of a workbook, which may have one of them alone, or the roles of a text file. */
function rolesFile(path: string, known: KnownHeadings): Promise<RoleTables> {
  return reading(path, async () => {
    if ((await kindOfFile(path)) === "workbook") {
      const workbook = await openWorkbook(await readFile(path), nodeCodec);
      const roles = await findRoles(workbook, known);
      const assessments = await findAssessments(workbook);
      if (roles !== undefined || assessments !== undefined) return { roles, assessments };
      const first = await findRoles(workbook, known, workbook.sheets[0]?.name);
      return { roles: first, assessments };
    }
    const rows = await textMatrix(path);
    const heading = findHeadingRow(rows, known) ?? 0;
    const roles = tableOf(rows.slice(heading), { sheet: path, firstRow: heading + 1 });
    return { roles, assessments: undefined };
  });
}

/** The lines of --set, each "Heading=answer". */
function setLines(set: readonly string[]): Cell[][] {
  return set.map((text) => {
    const at = text.indexOf("=");
    if (at <= 0) throw new Failure(ERRORS.badSet(text));
    const heading = text.slice(0, at).trim();
    if (questionOfHeading(heading) === undefined)
      throw new Failure(ERRORS.badSetHeading(heading, nearestQuestion(heading)));
    return [heading, text.slice(at + 1).trim()];
  });
}

/** What the organisation answers: its sheet or the file in its place; --set and the flags win over single lines. */
function organisationOf({ organisation: cells }: RosterFile, options: SetupOptions): Organisation {
  const base =
    cells === undefined
      ? NO_ORGANISATION
      : orFail(readOrganisation(cells.cells, { sheet: cells.sheet, firstRow: cells.firstRow }));
  const set = orFail(readOrganisation(setLines(options.set ?? []), { sheet: "--set" }));
  for (const [id, { code, cell, heading }] of set.answers)
    if (code === WRONG)
      throw new Failure(
        wrongValue({ sheet: "--set", column: heading }, headingText(cell), questionById(id).answers),
      );
  return {
    ...base,
    answers: new Map([...base.answers, ...set.answers]),
    settings: {
      strict: options.strict === true || base.settings.strict,
      redesignRule: options.redesignRule !== false && base.settings.redesignRule,
    },
  };
}

/** Reads the set-up of a run. @throws Failure with every error that was found */
export async function setUp(file: RosterFile, options: SetupOptions): Promise<Setup> {
  const organisation = organisationOf(file, options);
  const given =
    options.roles === undefined ? file : await rolesFile(options.roles, { mapping: organisation.mapping });
  const tables = { roles: given.roles, assessments: given.assessments ?? file.assessments };
  const read = readRoleTables(tables, organisation);
  const roles = read === null ? null : orFail(read);
  const layout = orFail(
    matchHeadings(file.headings, { mapping: organisation.mapping, roles: roles !== null }),
  );
  return { layout, organisation, roles, policy: loadPolicy(organisation.settings) };
}
