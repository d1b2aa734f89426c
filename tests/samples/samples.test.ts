// The sample roster: the committed files are what the script makes, show every verdict, and agree with each other.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import type { Sheet } from "hucre";
import { readXlsx } from "hucre";
import { sampleCsv, sampleWorkbook } from "../../scripts/sample-roster";
import { findRoster } from "../../src/files/findRoster";
import { findOrganisation, findRoles } from "../../src/files/findSetup";
import { nodeCodec } from "../../src/files/xlsx/nodeCodec";
import { openWorkbook } from "../../src/files/xlsx/workbook";
import { loadPolicy } from "../../src/policy/policy";
import type { Question } from "../../src/policy/questions";
import { questionById, QUESTIONS } from "../../src/policy/questions";
import { VERDICTS } from "../../src/policy/verdicts";
import type { JudgedRows } from "../../src/roster/bulk";
import { judgeNow } from "../../src/roster/bulk";
import { cellAt } from "../../src/roster/cells";
import { matchHeadings, questionOfHeading } from "../../src/roster/headings";
import { RESULT_HEADINGS, type ResultHeading } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import { rowProblems } from "../../src/roster/rows";
import { NO_ORGANISATION, readOrganisation, readRoles } from "../../src/roster/setup";
import { tableOf } from "../../src/roster/table";
import { CHECK_ROW, VERDICT_WORDS } from "../../src/words/verdicts";
import { sound, textsOf } from "../support/rosters";

const folder = join(__dirname, "../../samples");
/** The heading that the Organisation sheet maps to a question. */
const MAPPED = "AI tools at work?";
const DATE = "2026-01-05";

interface Judged {
  readonly names: readonly string[];
  readonly judged: JudgedRows;
  /** The texts of a result column, row by row. */
  readonly results: (heading: ResultHeading) => readonly string[];
}

async function withResults(judged: JudgedRows): Promise<Judged> {
  const { table } = judged.roster;
  const name = table.columns[table.headings.indexOf("Name")];
  const columns = await resultColumns(judged, DATE);
  return {
    names: Array.from({ length: table.rowCount }, (_, row) => String(cellAt(name, row) ?? "")),
    judged,
    results: (heading) => textsOf(columns.find((column) => column.heading === heading)!),
  };
}

async function judgeWorkbook(): Promise<Judged> {
  const workbook = await openWorkbook(sampleWorkbook(), nodeCodec);
  const { sheet, cells } = (await findOrganisation(workbook))!;
  const organisation = sound(readOrganisation(cells, { sheet }));
  expect(organisation.ignored).toEqual([]);
  const { mapping, settings } = organisation;
  const { table, tableName } = await findRoster(workbook, { mapping });
  expect(tableName).toBe("Roster");
  const layout = sound(matchHeadings(table.headings, { mapping }));
  const roles = sound(readRoles((await findRoles(workbook, { mapping }))!, mapping));
  return withResults(judgeNow({ table, layout, organisation, roles, policy: loadPolicy(settings) }));
}

async function judgeCsv(): Promise<Judged> {
  const table = tableOf(parse(sampleCsv(), { bom: true }));
  const layout = sound(matchHeadings(table.headings));
  const policy = loadPolicy(NO_ORGANISATION.settings);
  return withResults(judgeNow({ table, layout, organisation: NO_ORGANISATION, roles: null, policy }));
}

describe("the committed files are what `npm run samples` makes", () => {
  test.each([
    ["roster.xlsx", sampleWorkbook()],
    ["roster.csv", Buffer.from(sampleCsv())],
  ])("%s", (name, made) => {
    expect(readFileSync(join(folder, name)).equals(made)).toBe(true);
  });

  test("whatever the clock says", () => {
    jest.useFakeTimers({ now: new Date("2031-07-01T12:00:00Z") });
    try {
      expect(readFileSync(join(folder, "roster.xlsx")).equals(sampleWorkbook())).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });
});

/** Each person with the verdict and code that the sample is meant to show; with problems, their column and value. */
const EXPECTED: readonly (readonly [name: string, outcome: string])[] = [
  ["Amara Okafor", "CERTIFY TRANSITION"],
  ["Tomasz Wieczorek", "NO_CASE REASSURANCE"],
  ["Lucía Fernández Ortega", "TEST_AI UNTESTED"],
  ["Priya Raman", "TEST_AI BLOCKED"],
  ["Kwame Mensah", "APPLY_PROJECT NO-LEVERAGE"],
  ["Mei-Ling Chou", "NO_CASE PANIC"],
  ["Sofia Papadaki", "problem: Capability gap named = 1"],
  ["Daniel Lindqvist", "CERTIFY GAP"],
  ["Hiroshi Tanabe", "CERTIFY GAP"],
  ["Fatima Zahra Idrissi", "DEPLOY NO-LEVERAGE"],
  ["Jonas Brandt", "APPLY_PROJECT TOO-EARLY"],
  ["Nguyễn Thu Hà", "NEEDS_ANSWER ASK"],
  ["Chiara Bellini", "NO_CASE ACTIVITY"],
  ["Oluwaseun Adeyemi", "DEFINE_TARGET NO-DIRECTION"],
  ["Sina Tuilagi", "NO_CASE NO-REASON"],
  ["Nadia Haddad", "ASSESS_EXPOSURE EXPOSURE-UNCLEAR"],
  ["Pieter van Dijk", "CERTIFY GAP"],
  ["Ingrid Solheim", "PLAN_MOVE STRUCTURAL"],
  ["Bogdan Ionescu", "CERTIFY TRANSITION"],
  ["Yuki Morimoto", "PLAN_MOVE STRUCTURAL"],
  ["Grace Wanjiru", "PLAN_MOVE STRUCTURAL"],
  ["Emre Yıldız", "problem: AI tools at work? = regulary"],
  ["", "empty"],
  ["Hannah Goldberg", "CERTIFY GAP"],
  ["Luca Moretti", "PLAN_MOVE STAY-OR-GO"],
  ["Zanele Dlamini", "NEEDS_ANSWER ASK"],
  ["Aoife Brennan", "DEFINE_TARGET UNCLEAR-POSITION"],
  ["Arjun Mehta", "PLAN_MOVE INDUSTRY-WORRY"],
  ["Katarzyna Zielińska", "NO_CASE HEADLINES"],
  ["Samuel Tesfaye", "problem: Other reasons = prestige"],
  ["Isabelle Moreau", "CERTIFY_SIGNAL RECOGNITION"],
  ["Mateus Oliveira", "CERTIFY_SIGNAL RECOGNITION"],
  ["Leilani Kahale", "CERTIFY INDUSTRY-SHIFT"],
  ["Viktor Novák", "DEFINE_TARGET NO-MATCH"],
  ["Noor Rahimi", "CERTIFY GAP"],
  ["Ebba Lund", "DEPLOY NO-REASON"],
  ["Carlos Quispe", "APPLY_PROJECT NO-REASON"],
  ["Thandiwe Nkosi", "problem: Ownership effect = #N/A"],
  ["Ravi Subramaniam", "CERTIFY GAP"],
  ["Elif Demir", "NEEDS_ANSWER ASK"],
  ["Milan Kovačević", "NEEDS_ANSWER ASK"],
  ["Chen Yuhan", "NEEDS_ANSWER ASK"],
  ["Baek Hae-won", "NEEDS_ANSWER ASK"],
  ["Teuila Fa'asavalu", "NEEDS_ANSWER ASK"],
  ["Rafael Monteiro", "ASSESS_EXPOSURE EXPOSURE-UNCLEAR"],
];

describe("judged", () => {
  let workbook: Judged;
  let csv: Judged;
  beforeAll(async () => {
    [workbook, csv] = await Promise.all([judgeWorkbook(), judgeCsv()]);
  });

  test("each person shows what the sample is meant to show", () => {
    const { names, judged, results } = workbook;
    const outcomes = names.map((name, row) => {
      if (results("Verdict")[row] !== CHECK_ROW) {
        const codes = `${results("Verdict code")[row]!} ${results("Rule code")[row]!}`.trim();
        return [name, codes === "" ? "empty" : codes];
      }
      const problems = rowProblems(judged, row).map(({ column, value }) => `${column} = ${value}`);
      return [name, `problem: ${problems.join("; ")}`];
    });
    expect(outcomes).toEqual(EXPECTED);
  });

  test("every verdict occurs, and every strength", () => {
    expect(new Set(workbook.results("Verdict code"))).toEqual(new Set(["", ...VERDICTS]));
    expect(new Set(workbook.results("Strength"))).toEqual(new Set(["", "strong", "solid", "thin"]));
  });

  test("several questions are asked, of the person and of the organisation", () => {
    expect(new Set(workbook.results("Question to answer"))).toEqual(
      new Set([
        ...["", "Main reason", "AI tried at work", "Direction", "Capability gap named"],
        "Formal programmes rewarded",
      ]),
    );
  });

  test("the .csv says the same as the workbook, row by row", () => {
    expect(csv.names).toEqual(workbook.names);
    for (const heading of RESULT_HEADINGS) {
      // A workbook's messages name the sheet, and the heading that is mapped by hand.
      const plain = workbook
        .results(heading)
        .map((text) => text.replace(/^Roster, row/, "row").replace(`“${MAPPED}”`, `“${questionById("tested").heading}”`));
      expect([heading, csv.results(heading)]).toEqual([heading, plain]);
    }
  });
});

/** The letters of a column, 0 being A. */
const letter = (index: number): string => String.fromCharCode(65 + index);

describe("the workbook as another reader sees it", () => {
  let sheets: readonly Sheet[];
  beforeAll(async () => {
    ({ sheets } = await readXlsx(sampleWorkbook()));
  });
  const sheetNamed = (name: string): Sheet => sheets.find((sheet) => sheet.name === name)!;

  test("three sheets, a table on each, frozen headings", () => {
    const seen = sheets.map(({ name, tables, freezePane }) => [
      name,
      tables?.map((table) => `${table.name} ${table.range ?? ""}`),
      freezePane?.rows,
    ]);
    expect(seen).toEqual([
      ["Organisation", ["OrganisationTable A1:B10"], 1],
      ["Roles", ["RolesTable A1:H14"], 1],
      ["Roster", [`Roster A1:R${String(EXPECTED.length + 1)}`], 1],
    ]);
  });

  test.each(["Organisation", "Roles", "Roster"])("%s: table headings are those of the cells", (name) => {
    const { rows, tables } = sheetNamed(name);
    const headings = tables![0]!.columns.map((column) => column.name);
    expect(rows[0]!.slice(0, headings.length)).toEqual(headings);
    expect(new Set(headings.map((heading) => heading.toLowerCase())).size).toBe(headings.length);
  });

  /** The questions on a sheet that take one answer, each with the cells that hold its answers. */
  function answerCells(name: string): readonly (readonly [question: Question, range: string])[] {
    const { rows } = sheetNamed(name);
    const places: [string, string][] =
      name === "Organisation"
        ? rows.map(([heading], row) => [String(heading), `B${String(row + 1)}`])
        : rows[0]!.map((heading, column) => [String(heading), `${letter(column)}2:${letter(column)}200`]);
    return places.flatMap(([heading, range]) => {
      const id = heading === MAPPED ? "tested" : questionOfHeading(heading);
      const question: Question | undefined = QUESTIONS.find((one) => one.id === id);
      return question === undefined || question.many === true ? [] : [[question, range] as const];
    });
  }

  test.each([
    ["Organisation", 6],
    ["Roles", 7],
    ["Roster", 12],
  ])("%s: a list of the allowed answers for each of %i questions", (name, count) => {
    const lists = new Map(sheetNamed(name).dataValidations!.map((one) => [one.range, one.values]));
    const wanted = answerCells(name);
    expect(wanted.length).toBe(count);
    for (const [{ heading, answers }, range] of wanted)
      expect([heading, lists.get(range)]).toEqual([heading, answers]);
  });

  test("texts of the lists keep within Excel's limits", () => {
    const tooLong = sheets
      .flatMap(({ dataValidations }) => dataValidations!)
      .flatMap((one) => [
        ...[one.errorTitle, one.inputTitle].filter((text) => (text ?? "").length > 32),
        ...[one.errorMessage].filter((text) => (text ?? "").length > 225),
        ...[one.inputMessage, one.values?.join(",")].filter((text) => (text ?? "").length > 255),
      ]);
    expect(tooLong).toEqual([]);
  });

  test("every verdict has colours that can be read, from the first column right of the table", () => {
    const rules = sheetNamed("Roster").conditionalRules!;
    expect(new Set(rules.map((rule) => rule.range))).toEqual(new Set(["S2:AI200"]));
    expect(new Set(rules.map((rule) => String(rule.formula)))).toEqual(
      new Set([...Object.values(VERDICT_WORDS), CHECK_ROW].map((words) => `"${words}"`)),
    );
    for (const { formula, style } of rules) {
      const fill = style?.fill;
      const paper = fill?.type === "pattern" ? fill.bgColor?.rgb : undefined;
      const ratio = contrast(style!.font!.color!.rgb!, paper!);
      expect([formula, ratio >= 4.5]).toEqual([formula, true]);
    }
  });

  test("formulas are stored with their values, an error as an error", () => {
    const part = unzipSync(sampleWorkbook())["xl/worksheets/sheet3.xml"];
    const formulas = [...Buffer.from(part!).toString().matchAll(/ t="(\w+)"><f>[^<]*<\/f><v>([^<]*)</g)];
    expect(formulas.map(([, type, value]) => [type, value])).toEqual([
      ["str", "expands"],
      ["e", "#N/A"],
    ]);
  });
});

/** The contrast of two colours as WCAG 2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [0, 2, 4].map((at) => {
      const part = parseInt(colour.slice(-6).slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}
