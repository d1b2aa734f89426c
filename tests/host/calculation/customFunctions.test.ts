// Custom functions in Microsoft's own runtime.
import { openExcel, until, type OpenExcel } from "../../support/excel";
import { associate, FILE } from "./functionsAddIn";

let excel: OpenExcel;
let page: ReturnType<typeof associate>;

beforeAll(async () => {
  excel = await openExcel({ functions: FILE });
  page = associate(excel.window);
});

afterAll(() => {
  excel.close();
});

afterEach(() => {
  excel.session.erase("A:Z");
});

/** What formulas show, all entered at once: Office.js takes its time with results. Errors come with their messages. */
async function shown(formulas: readonly string[]): Promise<unknown[]> {
  const { session } = excel;
  const addressOf = (index: number) => `C${String(3 + 5 * index)}`;
  for (const [index, formula] of formulas.entries()) session.type(addressOf(index), formula);
  await excel.calculated();
  return formulas.map((_, index) => {
    const address = addressOf(index);
    const cell = session.cell(address);
    if (typeof cell === "object" && cell !== null)
      return cell.message === undefined ? cell.error : [cell.error, cell.message];
    return session.spillOf(address) === address ? cell : session.values(session.spillOf(address)!);
  });
}

const MESSAGE: unknown = expect.any(String);

// learn.microsoft.com/office/dev/add-ins/excel/custom-functions-overview, …/custom-functions-web-reqs,
// …/custom-functions-dynamic-arrays, …/custom-functions-errors
it("results come as they are given, at once and by a promise", async () => {
  const cases: readonly [what: string, expected: unknown][] = [
    ["text", "a"],
    ["number", 1.5],
    ["logical", true],
    ["row", [[1, 2, 3]]],
    ["column", [[1], [2]]],
    ["error", ["#N/A", "no such person"]],
    ["value", ["#VALUE!", "not a grade"]],
    [
      "errors",
      [
        [1, "#DIV/0!"],
        [0, "#VALUE!"],
      ],
    ],
    // guess: nothing says what these show.
    ["null", 0],
    ["undefined", 0],
    ["NaN", ["#VALUE!", "NaN"]],
    ["infinity", ["#NUM!", "Infinity"]],
    [
      "ragged",
      [
        [1, 2],
        [3, "#N/A"],
        ["#N/A", "#N/A"],
      ],
    ],
    ["none", ["#CALC!", MESSAGE]],
    ["hollow", ["#CALC!", MESSAGE]],
  ];
  for (const name of ["RETURNS", "PROMISES"]) {
    const results = await shown(cases.map(([what]) => `=${name}("${what}")`));
    expect(cases.map(([what], index) => [what, results[index]])).toEqual(cases);
  }
});

// …/custom-functions-errors: #VALUE! is what an unhandled exception gives, and the other codes their own errors.
it("errors that are thrown become those of the cell", async () => {
  const cases: readonly [what: string, expected: unknown][] = [
    ["plain", "#VALUE!"],
    ["value", ["#VALUE!", "bad grade"]],
    ["na", ["#N/A", "nobody"]],
    ["num", "#NUM!"],
    ["div", "#DIV/0!"],
    ["null", "#NULL!"],
  ];
  const results = await shown(cases.map(([what]) => `=THROWS("${what}")`));
  expect(cases.map(([what], index) => [what, results[index]])).toEqual(cases);
});

it("errors within several cells keep their messages", async () => {
  await shown(['=RETURNS("errors")']);
  expect(excel.session.cell("D4")).toEqual({ error: "#VALUE!", message: "bad row" });
});

it("arguments reach the function", async () => {
  const cases: readonly [formula: string, expected: unknown][] = [
    ["=KIND()", "null"],
    ["=KIND(1)", "number 1"],
    ['=KIND("1")', "string 1"],
    ["=KIND(Z9)", "null"],
    ["=KIND(#N/A)", "error #N/A"],
    ["=SUM(1,{2,3},SUM(4,5))", 15],
    ["=WHERE(A1:B2)", [["Sheet1!C33", "Sheet1!A1:B2"]]],
    // The client fails when no script has associated the function.
    ["=MISSING()", "#VALUE!"],
  ];
  const results = await shown(cases.map(([formula]) => formula));
  expect(cases.map(([formula], index) => [formula, results[index]])).toEqual(cases);
});

describe("calls that take their time", () => {
  it("show #BUSY!, and others go on meanwhile", async () => {
    const { session } = excel;
    session.type("A1", "=LATER(1)");
    session.type("A2", "=SUM(1,2)");
    session.type("A3", "=KIND(A1)");
    await until(() => session.values("A2")[0]![0] === 3);
    expect(session.values("A1:A3")).toEqual([["#BUSY!"], [3], [""]]);
    page.later.at(-1)!("done");
    await excel.calculated();
    expect(session.values("A1:A3")).toEqual([["done"], [3], ["string done"]]);
  });

  it("are dropped when the formula has changed", async () => {
    const { session } = excel;
    session.type("A1", "=LATER(1)");
    await until(() => page.later.length > 1);
    const answer = page.later.at(-1)!;
    session.type("A1", "=SUM(1,2)");
    answer("late");
    await excel.calculated();
    expect(session.values("A1")).toEqual([[3]]);
  });

  // @types/custom-functions-runtime: CancelableInvocation.onCanceled
  it("are told when they are cancelled", async () => {
    excel.session.type("A1", "=CANCEL(1)");
    await until(() => excel.workbook.calculation.functions!.callsOpen === 1);
    excel.session.type("B1", "x");
    excel.session.type("A1", "x");
    await until(() => page.log.includes("call 1 ended"));
    expect(excel.workbook.calculation.functions!.callsOpen).toBe(0);
  });
});

// learn.microsoft.com/office/dev/add-ins/excel/custom-functions-web-reqs: "Make a streaming function"
describe("functions that stream", () => {
  it("give one value after the other, to whatever reads them", async () => {
    const { session } = excel;
    session.type("A1", 1);
    session.type("B1", "=STREAM(A1)");
    session.type("C1", "=SUM(B1,10)");
    session.type("D1", "=SUM(STREAM(7),100)");
    await until(() => page.streams.length === 2);
    const [one, seven] = page.streams as [(typeof page.streams)[0], (typeof page.streams)[0]];
    one.set(5);
    seven.set(1);
    await until(() => session.values("C1:D1")[0]!.every((value) => typeof value === "number"));
    expect(session.values("B1:D1")).toEqual([[5, 15, 101]]);
    expect(excel.workbook.calculation.isBusy).toBe(false);
    one.set(6);
    seven.set(2);
    await until(() => session.values("C1")[0]![0] === 16 && session.values("D1")[0]![0] === 102);
    expect(session.values("B1:D1")).toEqual([[6, 16, 102]]);
  });

  it("end when their input changes or their formula goes", async () => {
    const { session } = excel;
    page.streams.length = 0;
    session.type("A1", 1);
    session.type("B1", "=STREAM(A1)");
    await until(() => page.streams.length === 1);
    session.type("A1", 2);
    await until(() => page.streams.length === 2);
    session.erase("B1");
    await until(() => page.log.includes("stream 2 ended"));
    expect(page.log).toEqual(expect.arrayContaining(["stream 1 ended", "stream 2 ended"]));
    page.streams[1]!.set("late");
    session.type("B2", "=SUM(1)");
    await until(() => session.values("B2")[0]![0] === 1);
    expect(session.values("B1")).toEqual([[""]]);
  });
});

// learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming: the namespace goes before the names
it("names begin with the namespace of the manifest, where there is one", async () => {
  const contoso = await openExcel({ functions: FILE, namespace: "Contoso" });
  associate(contoso.window);
  contoso.session.type("A1:A2", [["=CONTOSO.SUM(1,2)"], ["=SUM(1,2)"]]);
  await contoso.calculated();
  expect(contoso.session.values("A1:A2")).toEqual([[3], ["#NAME?"]]);
  contoso.close();
});

// @types/office-js: Excel.Application.calculationMode, .calculate, .suspendApiCalculationUntilNextSync
describe("the application", () => {
  it("calculates on demand in manual mode", async () => {
    const { session } = excel;
    session.type("A1", 1);
    session.type("B1", "=SUM(A1,1)");
    await excel.calculated();
    await excel.run(async (context) => {
      context.application.calculationMode = "Manual";
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[10]];
      await context.sync();
    });
    expect(session.values("B1")).toEqual([[2]]);
    await excel.run(async (context) => {
      context.application.calculate("Recalculate");
      await context.sync();
    });
    await excel.calculated();
    expect(session.values("B1")).toEqual([[11]]);
    await excel.run(async (context) => {
      context.application.calculationMode = "Automatic";
      await context.sync();
    });
  });

  it("suspends calculation until the next sync", async () => {
    const { session } = excel;
    session.type("B1", "=SUM(A1,1)");
    await excel.calculated();
    await excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      const result = range.getOffsetRange(0, 1).load("values");
      context.application.suspendApiCalculationUntilNextSync();
      range.values = [[10]];
      await context.sync();
      expect(result.values).toEqual([[1]]);
    });
    await excel.calculated();
    expect(session.values("B1")).toEqual([[11]]);
  });
});
