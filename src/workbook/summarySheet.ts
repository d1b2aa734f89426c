// The sheet “Summary”: counts as formulas over the roster, charts of them, and who should get a certificate.
import { questionById } from "../policy/questions";
import { localDate } from "../roster/dates";
import { columnLetters } from "../roster/headings";
import { OWN_SHEET, SUMMARY_SHEET, whoAnswers } from "../words/report";
import { VERDICT_WORDS } from "../words/verdicts";
import { countRows, criterion, EMPTY_CELL } from "./countFormulas";
import type { SheetOptions } from "./judgeCurrent";
import { filledRoster, progressOf } from "./judgeCurrent";
import type { CellToWrite, MadeSheet, OwnSheet } from "./ownSheets";
import { finishSheet, openSheet, writeRows } from "./ownSheets";
import type { SummaryData } from "./summaryData";
import { summaryData, VERDICT_TEXTS } from "./summaryData";

/** Departments with a line of their own, and with a bar in the chart. */
const MOST_DEPARTMENTS = 50;
const MOST_BARS = 15;
/** As many names as somebody reads; the roster has all of them. */
const MOST_CERTIFIED = 20_000;
/** Below the title, its stamp, what it is of, what follows and what is out of date; from 0. */
const FIRST_ROW = 6;
const POINTS_A_CHARACTER = 5.6;
const HEADING_FILL = "#EAF1F5";

/** A block of cells below each other: headings, then lines. Rows count from 0. */
interface Section {
  /** Above the headings; empty for none. */
  readonly title: string;
  readonly row: number;
  readonly cells: readonly (readonly CellToWrite[])[];
}

const formula = (text: string): CellToWrite => ({ formula: `=${text}` });
const address = (column: number, row: number): string => `${columnLetters(column)}${String(row + 1)}`;
const fixed = (column: number, row: number): string => `$${columnLetters(column)}$${String(row + 1)}`;
/** The row of a section's first line. */
const firstLine = ({ row }: Pick<Section, "row">): number => row + 2;
/** The row after a section and an empty one. */
const after = ({ row, cells }: Section): number => row + 1 + cells.length + 1;

function verdictSection({ verdicts }: SummaryData, row: number): Section {
  const first = row + 2;
  const last = first + VERDICT_TEXTS.length - 1;
  const total = `SUM(${fixed(1, first)}:${fixed(1, last)})`;
  const share = (of: string): CellToWrite => formula(`IF(${total}=0,0,${of}/${total})`);
  const lines = VERDICT_TEXTS.map((words, index): CellToWrite[] => [
    words,
    formula(countRows([verdicts, address(0, first + index)])),
    share(address(1, first + index)),
  ]);
  const all = [SUMMARY_SHEET.all, formula(total), share(address(1, last + 1))];
  return { title: "", row, cells: [SUMMARY_SHEET.verdicts, ...lines, all] };
}

function departmentSection(data: SummaryData, row: number): Section | undefined {
  const { verdicts, departments, departmentHeading, departmentNames } = data;
  if (departments === undefined) return undefined;
  const headingRow = row + 1;
  const first = row + 2;
  const shown = departmentNames.slice(0, MOST_DEPARTMENTS);
  const others = departmentNames.length - shown.length;
  const last = first + shown.length - 1;
  const columns = VERDICT_TEXTS.map((_, index) => index + 1);
  const headingOf = (column: number): string => `${columnLetters(column)}$${String(headingRow + 1)}`;
  const sumOfLine = (line: number): CellToWrite =>
    formula(`SUM(${address(1, line)}:${address(columns.length, line)})`);
  const above = (column: number): string => `SUM(${address(column, first)}:${address(column, last)})`;

  const lines = shown.map((name, index): CellToWrite[] => {
    const line = first + index;
    const matches = name === "" ? EMPTY_CELL : criterion(`$${address(0, line)}`, name);
    return [
      name === "" ? SUMMARY_SHEET.noDepartment : name,
      ...columns.map((column) => formula(countRows([departments, matches], [verdicts, headingOf(column)]))),
      sumOfLine(line),
    ];
  });
  if (others > 0)
    lines.push([
      SUMMARY_SHEET.otherDepartments(others),
      ...columns.map((column) => formula(`${countRows([verdicts, headingOf(column)])}-${above(column)}`)),
      sumOfLine(last + 1),
    ]);
  const headings = [departmentHeading, ...VERDICT_TEXTS, SUMMARY_SHEET.all];
  return { title: SUMMARY_SHEET.byDepartment(departmentHeading), row, cells: [headings, ...lines] };
}

function questionSection({ verdicts, questions, questionOrder }: SummaryData, row: number): Section {
  const first = row + 2;
  const exposure = VERDICT_WORDS.ASSESS_EXPOSURE;
  const asked = questions === undefined ? [] : questionOrder;
  const lines = asked.map((id, index): CellToWrite[] => {
    const { heading, levels, personOnly } = questionById(id);
    return [
      heading,
      whoAnswers(levels[0]!, personOnly === true),
      formula(countRows([questions!, address(0, first + index)])),
    ];
  });
  lines.push([
    SUMMARY_SHEET.exposure(exposure),
    whoAnswers("role", false),
    formula(countRows([verdicts, `"${exposure}"`])),
  ]);
  return { title: SUMMARY_SHEET.questions, row, cells: [SUMMARY_SHEET.questionHeadings, ...lines] };
}

function certifySection(
  { certified, departments, departmentHeading }: SummaryData,
  row: number,
  today: string,
): Section {
  const withDepartment = (cells: CellToWrite[], department: string): CellToWrite[] =>
    departments === undefined ? cells : [...cells, department];
  const lines = certified
    .slice(0, MOST_CERTIFIED)
    .map(({ who, row, verdict, strength, department }) =>
      withDepartment([who, row, verdict, strength], department),
    );
  const note = (text: string): CellToWrite[] => withDepartment([text, "", "", ""], "");
  if (lines.length === 0) lines.push(note(SUMMARY_SHEET.nobody));
  if (certified.length > lines.length) lines.push(note(SUMMARY_SHEET.more(certified.length - lines.length)));
  const headings = withDepartment([...SUMMARY_SHEET.certifyHeadings], departmentHeading);
  return { title: SUMMARY_SHEET.certify(today), row, cells: [headings, ...lines] };
}

/** Charts of our own, by name: people may move and colour them, and they keep that when the sheet is made anew. */
const CHARTS = { verdicts: "CertVerdict verdicts", departments: "CertVerdict departments" } as const;

interface ChartToShow {
  readonly name: string;
  readonly type: "BarClustered" | "BarStacked";
  readonly title: string;
  readonly source: Excel.Range;
  readonly corners: readonly [from: string, to: string];
}

async function showCharts(
  context: Excel.RequestContext,
  { worksheet }: OwnSheet,
  charts: readonly ChartToShow[],
): Promise<void> {
  const found = Object.values(CHARTS).map((name) => ({
    name,
    chart: worksheet.charts.getItemOrNullObject(name).load("name"),
  }));
  await context.sync();
  for (const { name, chart } of found) {
    const wanted = charts.find((one) => one.name === name);
    if (wanted === undefined) {
      if (!chart.isNullObject) chart.delete();
    } else if (chart.isNullObject) addChart(worksheet, wanted);
    else {
      chart.setData(wanted.source, "Columns");
      chart.title.text = wanted.title;
    }
  }
  await context.sync();
}

function addChart(worksheet: Excel.Worksheet, { name, type, title, source, corners }: ChartToShow): void {
  const chart = worksheet.charts.add(type, source, "Columns");
  chart.name = name;
  chart.title.text = title;
  chart.legend.visible = type === "BarStacked";
  if (type === "BarStacked") chart.legend.position = "Bottom";
  chart.setPosition(...corners);
}

function formatSection(worksheet: Excel.Worksheet, { title, row, cells }: Section): void {
  const headings = worksheet.getRangeByIndexes(row + 1, 0, 1, cells[0]!.length);
  headings.format.font.bold = true;
  headings.format.fill.color = HEADING_FILL;
  headings.format.wrapText = true;
  headings.format.verticalAlignment = "Top";
  if (title === "") return;
  const { font } = worksheet.getCell(row, 0).format;
  font.bold = true;
  font.size = 13;
}

/** Formats the sheet. Sent with the next sync. */
function format({ worksheet }: OwnSheet, sections: readonly Section[]): void {
  for (const section of sections) formatSection(worksheet, section);
  const width = (column: number, columns: number, characters: number): void => {
    worksheet.getRangeByIndexes(0, column, 1, columns).format.columnWidth = characters * POINTS_A_CHARACTER;
  };
  width(0, 1, 38);
  width(1, VERDICT_TEXTS.length + 1, 15);
  const [verdicts] = sections;
  // One value stands for all cells of the range.
  const shares = worksheet.getRangeByIndexes(firstLine(verdicts!), 2, VERDICT_TEXTS.length + 1, 1);
  shares.numberFormat = "0%" as unknown as string[][];
}

/**
 * Makes the sheet from the results that stand in the roster.
 *
 * @throws WorkbookError NO_RESULTS before the first evaluation, and as `currentRoster`; the signal's reason; errors of
 * Excel. A sheet that was begun says that it is not finished.
 */
export async function makeSummary(context: Excel.RequestContext, options: SheetOptions): Promise<MadeSheet> {
  const { now, signal } = options;
  const today = localDate(now);
  const current = await filledRoster(context, options);
  const { place, setup } = current;
  const data = await summaryData(context, current, progressOf(options, "reading", place.rowCount));

  const verdicts = verdictSection(data, FIRST_ROW);
  const departments = departmentSection(data, after(verdicts));
  const questions = questionSection(data, after(departments ?? verdicts));
  const certified = certifySection(data, after(questions), today);
  const sections = [verdicts, ...(departments === undefined ? [] : [departments]), questions, certified];

  const at = progressOf(options, "writing", certified.cells.length);
  const own = await openSheet(context, SUMMARY_SHEET.title);
  const { hash } = setup.policy;
  const isOld = data.policies.some((policy) => policy !== hash);
  const titles = [
    OWN_SHEET.made(today, place.sheet, place.table?.name, data.policies.join(", ") || hash),
    SUMMARY_SHEET.follows,
    isOld ? SUMMARY_SHEET.otherPolicy(hash) : "",
  ];
  await writeRows(
    context,
    own,
    2,
    titles.map((text) => [text]),
  );
  await writeSections(context, own, sections, at);
  format(own, sections);
  await showCharts(context, own, chartsOf(own, verdicts, departments, data));
  return finishSheet(context, own, { signal });
}

async function writeSections(
  context: Excel.RequestContext,
  own: OwnSheet,
  [section, ...others]: readonly Section[],
  options: ReturnType<typeof progressOf>,
): Promise<void> {
  if (section === undefined) return;
  const { title, row, cells } = section;
  const { signal } = options;
  if (title !== "") await writeRows(context, own, row, [[title]]);
  await writeRows(context, own, row + 1, cells, others.length === 0 ? options : { signal });
  await writeSections(context, own, others, options);
}

function chartsOf(
  { worksheet }: OwnSheet,
  verdicts: Section,
  departments: Section | undefined,
  { departmentHeading }: SummaryData,
): ChartToShow[] {
  const top = verdicts.row + 1;
  const byVerdict: ChartToShow = {
    name: CHARTS.verdicts,
    type: "BarClustered",
    title: SUMMARY_SHEET.verdictChart,
    source: worksheet.getRangeByIndexes(top, 0, VERDICT_TEXTS.length + 1, 2),
    corners: [address(4, top), address(10, top + VERDICT_TEXTS.length)],
  };
  if (departments === undefined) return [byVerdict];
  const lines = Math.min(MOST_BARS, departments.cells.length - 1);
  const column = VERDICT_TEXTS.length + 3;
  return [
    byVerdict,
    {
      name: CHARTS.departments,
      type: "BarStacked",
      title: SUMMARY_SHEET.departmentChart(departmentHeading),
      source: worksheet.getRangeByIndexes(departments.row + 1, 0, lines + 1, VERDICT_TEXTS.length + 1),
      corners: [address(column, top), address(column + 9, top + 26)],
    },
  ];
}
