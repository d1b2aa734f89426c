// The add-in's functions within Excel's: the real Office.js runs the built functions, Univer's functions all others.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../../src/host/formulas/customFunctions";
import { VERDICT_WORDS } from "../../../src/words/verdicts";
import { UniverEngine } from "../../../src/workbench/engine/formulaEngine";
import { CORPUS, EXPECTED } from "../../support/corpusInCells";
import type { OpenExcel } from "../../support/excel";
import { openExcel } from "../../support/excel";
import { SOUND_HEADINGS, soundCells } from "../../support/rosters";

const file = join(__dirname, "../../../dist/functions.json");
const functions = JSON.parse(readFileSync(file, "utf8")) as FunctionsFile;
const certify = VERDICT_WORDS.CERTIFY;
const verdicts = EXPECTED.map(([verdict]) => verdict);
const certified = verdicts.filter((verdict) => verdict === certify).length;
const last = CORPUS.length;

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel({ functions, scripts: ["functions.js"] });
  excel.workbook.calculation.engine = new UniverEngine();
});
afterEach(() => {
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

/** Puts a roster on the first sheet from A1 and makes it the table "Roster"; formulas come right of it. */
async function roster(cells: readonly (readonly unknown[])[], name = "Roster"): Promise<void> {
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    const range = sheet.getRangeByIndexes(0, 0, cells.length, cells[0]!.length);
    range.values = cells.map((row) => [...row]);
    sheet.tables.add(range, true).name = name;
    await context.sync();
  });
}

/** Types a formula and gives what it shows, once it is there. */
async function shown(formula: string, address = "AC1"): Promise<unknown> {
  excel.session.type(address, formula);
  await excel.calculated();
  return excel.session.values(address)[0]![0];
}

/** The worked examples: how often each function is called for a formula shows that its results are remembered. */
describe("within other functions", () => {
  beforeEach(() => roster(CORPUS));

  it.each<[string, unknown]>([
    [`=SUM(--(CERTVERDICT(Roster[#All])="${certify}"))`, certified],
    ["=COUNTA(CERTVERDICT(Roster[#All]))-1", verdicts.length],
    [`=ROWS(LET(v,CERTVERDICT(Roster[#All]),FILTER(v,v="${certify}")))`, certified],
    ["=SUM(LEN(DROP(CERTVERDICT(Roster[#All]),1)))", verdicts.join("").length],
    ['=IFERROR(CERTVERDICT(Roster[#Data]),"no headings")', "no headings"],
    ["=INDEX(CERTVERDICT(Roster[#All]),3)", verdicts[1]],
    ["=XLOOKUP(A3,Roster[Person],DROP(CERTVERDICT(Roster[#All]),1))", verdicts[1]],
    ["=IF(TRUE,INDEX(CERTVERDICT(Roster[#All]),2),CERTVERSION())", verdicts[0]],
    ["=LEN(CERTVERSION())>0", true],
    [
      '=TEXTJOIN("|",TRUE,MAP(SEQUENCE(3),LAMBDA(n,INDEX(CERTVERDICT(Roster[#All]),n+1))))',
      verdicts.slice(0, 3).join("|"),
    ],
  ])("%s", async (formula, expected) => {
    expect(await shown(formula)).toEqual(expected);
  });

  it("for each row by a LAMBDA, with the headings of the table", async () => {
    const formula = "=BYROW(Roster,LAMBDA(r,CERTVERDICT(r,Roster[#Headers])))";
    await shown(formula);
    expect(excel.session.values(`AC1:AC${String(last - 1)}`).flat()).toEqual(verdicts);
  });

  it("over their own spilled results", async () => {
    await shown("=CERTVERDICT(Roster[#All])", "AA1");
    expect(await shown(`=COUNTIF(AA1#,"${certify}")`)).toBe(certified);
    await shown(`=FILTER(Roster[Person],DROP(AA1#,1)="${certify}")`, "AD1");
    expect(excel.session.values(`AD1:AD${String(certified)}`).flat()).toEqual(
      CORPUS.slice(1).flatMap(([person], index) => (verdicts[index] === certify ? [person] : [])),
    );
  });
});

describe("after a change", () => {
  beforeEach(() =>
    roster([[...SOUND_HEADINGS], soundCells("Ann", {}), soundCells("Bo", { exposure: "low" })]),
  );
  const count = `=COUNTIF(AA1#,"${certify}")&" of "&ROWS(Roster)`;

  it("what reads a spilled result follows the roster", async () => {
    await shown("=CERTVERDICT(Roster[#All])", "AA1");
    const before = await shown(count);
    const exposure = SOUND_HEADINGS.indexOf("AI exposure");
    excel.session.type(`${String.fromCharCode(65 + exposure)}2`, "nonsense");
    await excel.calculated();
    const after = excel.session.values("AC1")[0]![0];
    excel.session.undo();
    await excel.calculated();
    expect([before, after, excel.session.values("AC1")[0]![0]]).toEqual(["2 of 2", "1 of 2", "2 of 2"]);
  });

  it("the roster that is longer counts", async () => {
    await shown("=CERTVERDICT(Roster[#All])", "AA1");
    await shown(count);
    excel.session.type("A4", [[...soundCells("Cy", {})]] as never);
    await excel.calculated();
    expect(excel.session.values("AC1")).toEqual([["3 of 3"]]);
  });
});

it("says in the cell why a call within a formula failed", async () => {
  await roster([[...SOUND_HEADINGS], soundCells("Ann", {})]);
  await shown("=INDEX(CERTVERDICT(Roster[#Data]),1)");
  expect(excel.session.cell("AC1")).toEqual({
    error: "#VALUE!",
    message: expect.stringContaining("No heading in the first row"),
  });
});

it("takes a roster of 10,000 rows", async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    index + 1,
    ...CORPUS[1 + (index % verdicts.length)]!.slice(1),
  ]);
  await roster([CORPUS[0]!, ...rows]);
  await shown("=CERTVERDICT(Roster[#All])", "AA1");
  const expected = rows.flatMap(([number], index) =>
    verdicts[index % verdicts.length] === certify ? [number] : [],
  );
  expect(await shown(`=COUNTIF(AA:AA,"${certify}")`)).toBe(expected.length);
  await shown(`=FILTER(Roster[Person],DROP(AA1#,1)="${certify}")`, "AD1");
  expect(excel.session.values(`AD1:AD${String(expected.length)}`).flat()).toEqual(expected);
  expect(await shown(`=SUMPRODUCT(--(DROP(AA1#,1)="${certify}"),Roster[Person])`, "AE1")).toBe(
    expected.reduce<number>((sum, number) => sum + Number(number), 0),
  );
});
