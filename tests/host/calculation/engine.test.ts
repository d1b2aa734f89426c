// Formulas that are left to the engine of a spreadsheet.
import { openSheet } from "./sheet";
import { openWithEngine } from "./smallEngine";

describe("with an engine", () => {
  it("other formulas have its results, and follow their inputs", () => {
    const { type, value } = openWithEngine();
    type("A1:B1", [[1, 2]]);
    type("C1", "=A1+B1");
    expect(value("C1")).toBe(3);
    type("B1", 10);
    expect(value("C1")).toBe(11);
  });

  it("they wait for custom functions, and these for them", () => {
    const { type, value } = openWithEngine();
    type("A1", 1);
    type("B1", "=ADD(A1,1)");
    type("C1", "=A1+B1");
    type("D1", "=ADD(C1,C1)");
    type("A1", 10);
    expect([value("B1"), value("C1"), value("D1")]).toEqual([11, 21, 42]);
  });

  it("it is told which cells have changed", () => {
    const { type, engine } = openWithEngine();
    type("A1:B1", [[1, 2]]);
    type("C1", "=A1+B1");
    engine.changed.length = 0;
    type("B1", 10);
    expect(engine.changed).toEqual(["B1", "C1"]);
  });

  it.each(["=ADD(1,2)", "=A1", "=Sheet1!A1:B2", "={1,2}", "=5", "=@A:A"])(
    "it is not asked for what can be calculated without it: %s",
    (formula) => {
      const { type, asked } = openWithEngine();
      type("E5", formula);
      expect(asked).toEqual([]);
    },
  );

  it.each(["=A1*2", "=LEN()", "=ADD(A1*1,2)"])("what it has no result for shows #NAME?: %s", (formula) => {
    const { type, value, asked } = openWithEngine();
    type("E5", formula);
    expect([value("E5"), asked]).toEqual(["#NAME?", [formula]]);
  });
});

it("without an engine other formulas show #NAME?", () => {
  const { type, value } = openSheet();
  type("C1", "=A1+B1");
  expect(value("C1")).toBe("#NAME?");
});

describe("custom functions within other formulas", () => {
  it.each<[string, string, unknown, calls: number, times: number]>([
    ["one", "=ADD(1,2)+10", 13, 1, 2],
    ["several, which are sent together", "=ADD(1,2)+ADD(3,4)+ADD(5,6)", 21, 3, 2],
    ["one in the argument of another", "=ADD(1,ADD(2,3)+10)", 16, 2, 3],
    ["the same call twice, which is made once", "=ADD(1,2)+ADD(1,2)", 6, 1, 2],
    ["calls with cells", "=ADD(A1,1)+A1", 15, 1, 2],
    ["too few arguments: an error at once", "=ADD()+1", "#VALUE!", 0, 1],
    ["arguments of the wrong kind: an error at once", '=ADD("x",1)+1', "#VALUE!", 0, 1],
  ])("%s: %s", (_, formula, expected, calls, times) => {
    const { type, value, runtime, asked } = openWithEngine();
    type("A1", 7);
    type("C1", formula);
    expect([value("C1"), runtime.calls.length, asked.length]).toEqual([expected, calls, times]);
  });

  it("show #BUSY! when the formula is new, and the value before when it is not", () => {
    const { session, runtime, type, value } = openWithEngine();
    session.type("C1", "=ADD(A1,1)+1");
    expect(value("C1")).toBe("#BUSY!");
    runtime.answer();
    expect(value("C1")).toBe(2);
    session.type("A1", 5);
    expect(value("C1")).toBe(2);
    type("B1", "=C1+1");
    expect([value("C1"), value("B1")]).toEqual([7, 8]);
  });

  it("are ended when what they read changes meanwhile", () => {
    const { session, runtime, value } = openWithEngine();
    session.type("A1", 1);
    session.type("C1", "=ADD(A1,1)+ADD(1,1)");
    const [first] = runtime.calls;
    session.type("A1", 5);
    expect(runtime.ended).toContain(first!.id);
    runtime.receive([[first!.id, true, 99]]);
    runtime.answer();
    expect(value("C1")).toBe(8);
  });

  it("are ended with the formula", () => {
    const { session, runtime, functions, value } = openWithEngine();
    session.type("C1", "=ADD(A1,1)+1");
    session.type("C1", 3);
    runtime.answer();
    expect([value("C1"), runtime.ended.length, functions.callsOpen]).toEqual([3, 1, 0]);
  });

  it("go on with each value of a function that streams", () => {
    const { session, runtime, value } = openWithEngine({
      TICK: { options: { stream: true }, run: () => 0 },
    });
    session.type("C1", "=TICK()+1");
    session.type("D1", "=C1+1");
    const { id } = runtime.calls[0]!;
    for (const [sent, expected] of [
      [1, [2, 3]],
      [5, [6, 7]],
    ] as const) {
      runtime.receive([[id, true, sent]]);
      expect([value("C1"), value("D1")]).toEqual(expected);
    }
    session.type("C1", 0);
    expect(runtime.ended).toEqual([id]);
  });
});

// learn.microsoft.com/office/client-developer/excel/excel-recalculation#volatile-and-non-volatile-functions
describe("volatile functions", () => {
  function openClock() {
    const sheet = openWithEngine();
    sheet.type("A1", "=NOW()+0");
    sheet.type("B1", "=A1+1");
    sheet.engine.now = 10;
    return sheet;
  }

  it("are calculated again with every change, with what reads them", () => {
    const { type, values } = openClock();
    type("F9", 1);
    expect(values("A1:B1")).toEqual([[10, 11]]);
  });

  it("are left as they are while nothing changes", () => {
    const { runtime, values, asked } = openClock();
    asked.length = 0;
    runtime.receive([]);
    expect([values("A1:B1"), asked]).toEqual([[[0, 1]], []]);
  });

  it("wait to be asked when calculation is manual", () => {
    const { workbook, type, values } = openClock();
    workbook.calculationMode = "Manual";
    type("F9", 1);
    expect(values("A1:B1")).toEqual([[0, 1]]);
    workbook.calculation.recalculate();
    expect(values("A1:B1")).toEqual([[10, 11]]);
  });

  it("are not those that only name one", () => {
    const { type, engine, asked } = openWithEngine();
    type("A1", '="NOW("+1');
    engine.asked.length = 0;
    type("F9", 1);
    expect(asked).toEqual([]);
  });
});

describe("cells that a formula's text does not name", () => {
  it("are followed", () => {
    const { type, value } = openWithEngine();
    type("A1:B1", [[1, 2]]);
    type("C1", '=INDIRECT("B1")+0');
    type("D1", "=C1+1");
    type("B1", 5);
    expect([value("C1"), value("D1")]).toEqual([5, 6]);
  });

  it("are calculated first, however long it takes", () => {
    const { type, session, runtime, values } = openWithEngine();
    type("A1", 1);
    type("C1", '=INDIRECT("D1")+1');
    type("D1", "=ADD(E1,1)+0");
    type("E1", "=ADD(A1,1)");
    expect(values("C1:E1")).toEqual([[4, 3, 2]]);
    session.type("A1", 10);
    expect(values("C1:E1")).toEqual([[4, 3, 2]]);
    runtime.answer();
    expect(values("C1:E1")).toEqual([[13, 12, 11]]);
  });

  it.each<[string, Record<string, string>, Record<string, unknown>]>([
    ["the formula's own", { A1: '=INDIRECT("A1")+1' }, { A1: 0 }],
    ["one that waits for it", { A1: '=INDIRECT("B1")+1', B1: "=A1+1" }, { A1: 0, B1: 0 }],
    [
      "two that lead to each other so",
      { A1: '=INDIRECT("B1")+1', B1: '=INDIRECT("A1")+1', C1: "=A1+5" },
      { A1: 0, B1: 0, C1: 5 },
    ],
  ])("give 0 where they lead back: %s", (_, cells, expected) => {
    const { type, value, workbook } = openWithEngine();
    for (const [address, cell] of Object.entries(cells)) type(address, cell);
    for (const round of [1, 2]) {
      type("F9", round);
      for (const [address, wanted] of Object.entries(expected))
        expect([address, value(address)]).toEqual([address, wanted]);
      expect(workbook.calculation.isBusy).toBe(false);
    }
  });
});
