// What changed lines of the Organisation sheet would do to the verdicts, before any of them is written.
import { loadPolicy } from "../policy/policy";
import { readRoleTables, tablesOf } from "../roster/assessments";
import type { Roster } from "../roster/bulk";
import { judgeRoster } from "../roster/bulk";
import type { Comparison } from "../roster/compare";
import { compareRosters } from "../roster/compare";
import type { OrganisationEdit } from "../roster/organisationLines";
import { editLines } from "../roster/organisationLines";
import type { Organisation } from "../roster/setup";
import { readOrganisation } from "../roster/setup";
import type { WorkOptions } from "../roster/slices";
import { wouldDamage } from "../words/setup";
import type { CurrentRoster } from "./currentRoster";
import { layoutOf } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { findRoster } from "./findRoster";
import type { SetupReading } from "./findSetup";
import { refuseFaults, surveySetup } from "./findSetup";
import { bodyOf, readPlace } from "./places";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** What it is at, and how far: rows done and rows in all. */
export type PreviewStage = "reading" | "judging";

export interface PreviewOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((stage: PreviewStage, done: number, total: number) => void) | undefined;
}

/** The effect on a roster, and the policy that would judge. */
export interface Preview extends Comparison {
  readonly sheet: string;
  readonly table: string | undefined;
  readonly policyBefore: string;
  readonly policyAfter: string;
}

/** The organisation as it would be read after these changes. @throws WorkbookError CANNOT_WRITE where it could not be */
function organisationAfter(lines: SetupReading["lines"], edits: readonly OrganisationEdit[]): Organisation {
  const { sheet = "Organisation", firstRow = 1, cells = [] } = lines ?? {};
  const after = readOrganisation(editLines({ firstRow, cells }, edits).cells, { sheet, firstRow });
  if ("errors" in after) throw new WorkbookError("CANNOT_WRITE", wouldDamage(after.errors));
  return after;
}

/** A roster's set-up and layout as they would be after these changes. */
function after(
  { setup, place }: Pick<CurrentRoster, "setup" | "place">,
  organisation: Organisation,
): Omit<Roster, "table"> {
  const { mapping, settings } = organisation;
  const roles = readRoleTables(tablesOf(setup.roles), organisation);
  if (roles !== null && "errors" in roles) throw new WorkbookError("CANNOT_WRITE", wouldDamage(roles.errors));
  const layout = layoutOf(place, { mapping, roles: roles !== null });
  return { layout, organisation, roles, policy: loadPolicy(settings) };
}

/**
 * Judges the roster as it is and as it would be after changes of the Organisation sheet, and compares. Writes nothing.
 *
 * @throws WorkbookError as `currentRoster`; CANNOT_WRITE where the changes would make the roster unreadable; the signal's
 * reason; errors of Excel
 */
export async function previewSettings(
  context: Excel.RequestContext,
  edits: readonly OrganisationEdit[],
  { choice, signal, onProgress }: PreviewOptions & { readonly choice?: RosterChoice | undefined } = {},
): Promise<Preview> {
  const survey = await surveyWorkbook(context);
  const { setup, faults, lines } = await surveySetup(context, survey);
  refuseFaults(faults);
  const place = await findRoster(context, survey, setup.known, choice);
  const layout = layoutOf(place, setup.known);
  const changed = after({ setup, place }, organisationAfter(lines, edits));
  signal?.throwIfAborted();

  const at = (stage: PreviewStage): WorkOptions => ({
    signal,
    onProgress: (done) => onProgress?.(stage, done, place.rowCount),
  });
  const body = place.rowCount === 0 ? undefined : await bodyOf(context, place);
  const table = await readPlace(context, place, { ...(body && { body }), ...at("reading") });
  const before = await judgeRoster({ ...setup, table, layout }, at("judging"));
  const comparison = await compareRosters(before, changed, at("judging"));
  return {
    ...comparison,
    sheet: place.sheet,
    table: place.table?.name,
    policyBefore: setup.policy.hash,
    policyAfter: changed.policy.hash,
  };
}
