// The roster that the pane is about: where it stands, what its columns are for, and what answers for everybody and for roles.
import type { Layout } from "../roster/headings";
import { matchHeadings } from "../roster/headings";
import type { RosterChoice } from "./findRoster";
import { findRoster } from "./findRoster";
import type { Setup } from "./findSetup";
import { readSetup, surveySetup } from "./findSetup";
import type { SetupFault } from "../roster/setupFault";
import type { Place } from "./places";
import type { Survey } from "./survey";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** The roster at hand, as it was when it was looked for. */
export interface CurrentRoster {
  readonly survey: Survey;
  readonly setup: Setup;
  readonly place: Place;
  readonly layout: Layout;
}

/** @throws WorkbookError BAD_HEADINGS with all errors, a line each */
export function layoutOf(place: Place, known: Parameters<typeof matchHeadings>[1]): Layout {
  const layout = matchHeadings(place.headings, known);
  if ("errors" in layout) throw new WorkbookError("BAD_HEADINGS", layout.errors.join("\n"));
  return layout;
}

/**
 * Looks for the roster: the one that was picked while it is there, else the one that `findRoster` finds.
 *
 * @throws WorkbookError NO_ROSTER, AMBIGUOUS_ROSTER, BAD_HEADINGS or BAD_SETUP; errors of Excel
 */
export async function currentRoster(
  context: Excel.RequestContext,
  choice?: RosterChoice,
): Promise<CurrentRoster> {
  const survey = await surveyWorkbook(context);
  const setup = await readSetup(context, survey);
  const place = await findRoster(context, survey, setup.known, choice);
  return { survey, setup, place, layout: layoutOf(place, setup.known) };
}

/** The roster at hand with a set-up that may be damaged. */
export interface ReadableRoster extends CurrentRoster {
  /** While it holds any but wrong answers, `setup` is not the one that was meant, and nothing may be judged by it. */
  readonly faults: readonly SetupFault[];
}

/**
 * Looks for the roster as `currentRoster` does, and goes on where the set-up is damaged, with what of it is sound.
 *
 * @throws WorkbookError NO_ROSTER, AMBIGUOUS_ROSTER or BAD_HEADINGS; errors of Excel
 */
export async function readableRoster(
  context: Excel.RequestContext,
  choice?: RosterChoice,
): Promise<ReadableRoster> {
  const survey = await surveyWorkbook(context);
  const { setup, faults } = await surveySetup(context, survey);
  const place = await findRoster(context, survey, setup.known, choice);
  return { survey, setup, faults, place, layout: layoutOf(place, setup.known) };
}
