// Every place in a workbook that may be a roster, with what its columns are for.
import type { Cell } from "../roster/cells";
import type { RosterColumn } from "../roster/headings";
import { columnUses } from "../roster/headings";
import type { KnownHeadings } from "../roster/headings";
import { countKnown, matchHeadings } from "../roster/headings";
import type { SetupFault } from "../roster/setupFault";
import { likelyRosters } from "../roster/sheets";
import type { RosterChoice } from "./findRoster";
import { isSelected } from "./findRoster";
import { surveySetup } from "./findSetup";
import type { Place } from "./places";
import { findPlainBlock, placeOfTable } from "./places";
import { isSetupSheet, surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** A place that may be a roster. */
export interface ListedRoster {
  /** How it is picked. */
  readonly choice: RosterChoice;
  /** Its sheet is in sight. */
  readonly visible: boolean;
  /** Data rows; of plain cells those down to the last filled row of the sheet. */
  readonly rowCount: number;
  readonly columns: readonly RosterColumn[];
  /** Why it cannot be judged as it is, a sentence each. */
  readonly errors: readonly string[];
  /** The selected cell is in it. */
  readonly selected: boolean;
}

/** What there is to choose from. */
export interface RosterList {
  readonly rosters: readonly ListedRoster[];
  /** The lines of the Organisation sheet, on which mappings stand. */
  readonly lines: readonly (readonly Cell[])[];
  /** What is wrong in the set-up. */
  readonly faults: readonly SetupFault[];
  /** Sheets that were not looked through: there are very many. */
  readonly sheetsLeftOut: number;
}

/** How many sheets without a table are looked through for plain cells. */
const MOST_SHEETS = 30;

/** The plain cells of a sheet that may be a roster; what is wrong with them where they cannot be read. */
async function plainRoster(
  context: Excel.RequestContext,
  sheet: string,
  known: KnownHeadings,
): Promise<Place | string | undefined> {
  try {
    return (await findPlainBlock(context, sheet, known)).place;
  } catch (error) {
    if (error instanceof WorkbookError) return error.message;
    throw error;
  }
}

/**
 * Lists the places that may be a roster: tables and plain cells with known headings, not those of Organisation and Roles;
 * on hidden sheets too. The set-up may be damaged.
 *
 * @throws errors of Excel
 */
export async function listRosters(context: Excel.RequestContext): Promise<RosterList> {
  const survey = await surveyWorkbook(context);
  const { setup, faults, lines } = await surveySetup(context, survey);
  const { known } = setup;
  const tables = survey.tables.flatMap((table) =>
    table.headings === null || isSetupSheet(table.sheet, known.assessments)
      ? []
      : [placeOfTable(table, table.headings)],
  );
  const isRoster = ({ headings }: Place): boolean => countKnown(headings, known) > 1;
  const hasTable = new Set(tables.filter(isRoster).map(({ sheet }) => sheet));
  const sheets = survey.sheets.filter(
    ({ name }) => !isSetupSheet(name, known.assessments) && !hasTable.has(name),
  );
  const places: Place[] = [...tables];
  const broken: ListedRoster[] = [];
  const visibleSheets = new Set(survey.sheets.filter(({ visible }) => visible).map(({ name }) => name));
  for (const { name } of sheets.slice(0, MOST_SHEETS)) {
    const found = await plainRoster(context, name, known);
    const choice = { sheet: name };
    if (typeof found === "string") {
      const nothing = { rowCount: 0, columns: [], selected: survey.active.sheet === name };
      broken.push({ choice, visible: visibleSheets.has(name), errors: found.split("\n"), ...nothing });
    } else if (found !== undefined && !tables.some((place) => isWithin(found, place))) places.push(found);
  }
  const likely = likelyRosters(places, ({ headings }) => headings, known);
  const rosters = likely.map((place): ListedRoster => {
    const layout = matchHeadings(place.headings, known);
    return {
      choice: { sheet: place.sheet, table: place.table?.name },
      visible: visibleSheets.has(place.sheet),
      rowCount: place.rowCount,
      columns: columnUses(place.headings, known),
      errors: "errors" in layout ? layout.errors : [],
      selected: isSelected(survey, place),
    };
  });
  return {
    rosters: [...rosters, ...broken],
    lines: lines?.cells ?? [],
    faults,
    sheetsLeftOut: Math.max(0, sheets.length - MOST_SHEETS),
  };
}

/** Are these plain cells the headings of that table? */
function isWithin(plain: Place, { sheet, table, headingRow }: Place): boolean {
  return table !== undefined && plain.sheet === sheet && plain.headingRow === headingRow;
}
