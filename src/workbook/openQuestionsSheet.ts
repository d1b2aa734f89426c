// The sheet “Open questions”: what is still to be answered, by whom and in which cell, to be sent round.
import { questionById } from "../policy/questions";
import type { JudgedRows } from "../roster/bulk";
import { countOutcomes } from "../roster/counts";
import { localDate } from "../roster/dates";
import { labelColumns, labelOf } from "../roster/labels";
import type { OpenQuestion } from "../roster/openQuestions";
import { listOpenQuestions } from "../roster/openQuestions";
import { ORGANISATION_SHEETS } from "../roster/synonyms";
import { sheetRow } from "../roster/table";
import { OPEN_QUESTIONS, OWN_SHEET, whoAnswers } from "../words/report";
import { QUESTION_SENTENCES } from "../words/functions";
import { freeName } from "./createRoster";
import type { CurrentRoster } from "./currentRoster";
import { cellOfHeading, readFilled } from "./headingCells";
import type { SheetOptions } from "./judgeCurrent";
import { judgeCurrent, progressOf } from "./judgeCurrent";
import type { CellToWrite, MadeSheet, OwnSheet } from "./ownSheets";
import { finishSheet, openSheet, writeRows } from "./ownSheets";
import { cellName } from "./places";

/** The sheet, and how many questions are on it. */
export interface OpenQuestionsSheet extends MadeSheet {
  readonly questions: number;
}

/** Below the title, its stamp, what it is of, what to do and what is left out; from 0. */
const HEADING_ROW = 6;
const MOST_ROWS = 1_048_576;
const TABLE_NAME = "OpenQuestions";
const POINTS_A_CHARACTER = 5.6;
/** In characters. */
const WIDTHS = [24, 24, 30, 60, 36, 30, 14, 14, 60];
const WRAPPED = [3, 4, 8];

/** An address that Excel's Name Box takes. */
function addressOn(sheet: string, cell: string): string {
  return /^\p{L}{4,}$/u.test(sheet) ? `${sheet}!${cell}` : `'${sheet.replaceAll("'", "''")}'!${cell}`;
}

/** Where answers go: looks at Organisation and Roles once, in a sync or two. */
async function answerPlaces(context: Excel.RequestContext, { survey, place, judged }: Judged) {
  const { organisation, roles, layout, table } = judged.roster;
  const filled = async (sheet: { readonly name: string } | undefined) =>
    sheet && { name: sheet.name, cells: await readFilled(context, sheet.name) };
  const shared = await filled(survey.organisation);
  const ofRoles = roles === null ? undefined : await filled(survey.roles);

  const ofOrganisation = (
    heading: string,
    line: { readonly row: number; readonly heading: string } | undefined,
  ) => {
    const name = shared?.name ?? ORGANISATION_SHEETS[0];
    const cell = line && shared && cellOfHeading(shared.cells, line.row, line.heading);
    return cell === undefined ? OPEN_QUESTIONS.newLine(name, heading) : addressOn(name, cell);
  };
  const ofRole = ({ question, role, roleLine }: OpenQuestion, heading: string): string => {
    const own = layout.questions.get(question);
    if (roles === null || ofRoles === undefined)
      return own === undefined
        ? OPEN_QUESTIONS.newColumn(place.sheet, heading)
        : OPEN_QUESTIONS.everyRow(place.sheet, layout.headings[own]!);
    const { name, cells } = ofRoles;
    if (roleLine < 0) return OPEN_QUESTIONS.newRole(name, role!.name, heading);
    const column = roles.layout.questions.get(question);
    const cell =
      column === undefined
        ? undefined
        : cellOfHeading(cells, sheetRow(roles.table, roleLine), roles.layout.headings[column]!);
    return cell === undefined ? OPEN_QUESTIONS.newColumn(name, heading) : addressOn(name, cell);
  };
  const ofRow = ({ question, firstRows }: OpenQuestion, heading: string): string => {
    const own = layout.questions.get(question);
    if (own === undefined) return OPEN_QUESTIONS.newColumn(place.sheet, heading);
    const row = sheetRow(table, firstRows[0]!) - place.headingRow - 2;
    return addressOn(place.sheet, cellName(place, row, own));
  };
  return (open: OpenQuestion): string => {
    const { heading } = questionById(open.question);
    if (open.level === "organisation")
      return ofOrganisation(heading, organisation.answers.get(open.question));
    return open.role === undefined ? ofRow(open, heading) : ofRole(open, heading);
  };
}

type Judged = CurrentRoster & { readonly judged: JudgedRows };

/** The lines of the table. */
async function linesOf(
  context: Excel.RequestContext,
  current: Judged,
  open: readonly OpenQuestion[],
): Promise<CellToWrite[][]> {
  const { table, layout } = current.judged.roster;
  const labels = labelColumns(layout);
  const nameOf = (row: number): string =>
    OPEN_QUESTIONS.row(sheetRow(table, row), labelOf(table, labels, row));
  const placeOf = await answerPlaces(context, current);
  return open.map((one): CellToWrite[] => {
    const { question, level, role, rows, next, firstRows } = one;
    const { heading, answers, personOnly } = questionById(question);
    const about = level === "organisation" ? OPEN_QUESTIONS.everybody : (role?.name ?? nameOf(firstRows[0]!));
    return [
      whoAnswers(level, personOnly === true),
      about,
      heading,
      QUESTION_SENTENCES[question],
      answers.join(", "),
      placeOf(one),
      rows,
      next,
      OPEN_QUESTIONS.rows(firstRows.map(nameOf), rows),
    ];
  });
}

/** Makes a table of the lines. Sent with the next sync. */
function addTable({ worksheet, takenNames }: OwnSheet, lines: number): void {
  const { headings } = OPEN_QUESTIONS;
  const range = worksheet.getRangeByIndexes(HEADING_ROW, 0, lines + 1, headings.length);
  const table = worksheet.tables.add(range, true);
  table.name = freeName(TABLE_NAME, takenNames, "");
  range.format.verticalAlignment = "Top";
  WIDTHS.forEach((width, column) => {
    const { format } = worksheet.getRangeByIndexes(HEADING_ROW, column, lines + 1, 1);
    format.columnWidth = width * POINTS_A_CHARACTER;
    format.wrapText = WRAPPED.includes(column);
  });
  worksheet.getRangeByIndexes(HEADING_ROW, 0, 1, headings.length).format.wrapText = true;
  worksheet.freezePanes.freezeRows(HEADING_ROW + 1);
}

/**
 * Makes the sheet from the answers as they are now: one line for each question on which a verdict still depends.
 *
 * @throws WorkbookError as `judgeCurrent`; the signal's reason; errors of Excel. A sheet that was begun says that it is not finished.
 */
export async function makeOpenQuestions(
  context: Excel.RequestContext,
  options: SheetOptions,
): Promise<OpenQuestionsSheet> {
  const { now, signal } = options;
  const current = await judgeCurrent(context, options);
  const { place, setup, judged } = current;
  const open = await listOpenQuestions(judged, { signal });
  const lines = await linesOf(context, current, open.slice(0, MOST_ROWS - HEADING_ROW - 1));

  const at = progressOf(options, "writing", lines.length);
  const own = await openSheet(context, OPEN_QUESTIONS.title);
  const titles = [
    OWN_SHEET.made(localDate(now), place.sheet, place.table?.name, setup.policy.hash),
    open.length === 0 ? OPEN_QUESTIONS.none : OPEN_QUESTIONS.howTo,
    [
      OPEN_QUESTIONS.notJudged(countOutcomes(judged).problemRows),
      OPEN_QUESTIONS.cutOff(open.length - lines.length),
    ]
      .filter((text) => text !== "")
      .join(" "),
  ];
  await writeRows(
    context,
    own,
    2,
    titles.map((text) => [text]),
  );
  if (lines.length > 0) {
    await writeRows(context, own, HEADING_ROW, [OPEN_QUESTIONS.headings]);
    await writeRows(context, own, HEADING_ROW + 1, lines, at);
    addTable(own, lines.length);
  }
  return { ...(await finishSheet(context, own, { signal })), questions: open.length };
}
