// One person's row in Excel: read alone, saved cell by cell, and found again whatever others do meanwhile.
import { failure } from "../../src/host/faults";
import type { Cell } from "../../src/roster/cells";
import type { Edits, Field } from "../../src/roster/person";
import { formOf } from "../../src/roster/person";
import { viewOf } from "../../src/roster/personView";
import type { RosterChoice } from "../../src/workbook/findRoster";
import { currentRoster } from "../../src/workbook/currentRoster";
import { errorWords } from "../../src/workbook/excelErrors";
import type { PersonInSheet } from "../../src/workbook/personRow";
import { readPerson, titleOf } from "../../src/workbook/personRow";
import type { Saved } from "../../src/workbook/savePerson";
import { savePerson } from "../../src/workbook/savePerson";
import { CORPUS, EXPECTED } from "../support/corpusInCells";
import { HEADINGS } from "../support/people";
import { VERDICT_WORDS } from "../../src/words/verdicts";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const HEAD = ["ID", "Name", "Role", HEADINGS.exposure, HEADINGS.cause, HEADINGS.reason, HEADINGS.tested];
const TEAM: Cell[][] = [
  HEAD,
  [1, "Ana Silva", "Clerk", "", "skills", "gap", "Regularly"],
  [2, "Ben Roy", "Lead", "low", "both", "signal", "tried"],
  [3, "Cem Ak", "Clerk", "high", "design", "panic", "never"],
  [4, "Dee Fox", "Lead", "low", "both", "gap", "tried"],
];
const ROLES: Cell[][] = [
  ["Role", HEADINGS.exposure, HEADINGS.reporting],
  ["Clerk", "moderate", "no"],
  ["Lead", "low", "no"],
];

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

/** Opens the team with its roles, as a table or as plain cells in C3. */
async function openTeam(isTable = true, rows = TEAM): Promise<void> {
  excel = await openWorkbook();
  excel.fillSetup({ roles: ROLES });
  if (isTable) await excel.fillTable("Roster", "Team", rows, "C3");
  else excel.fill("Roster", rows, "C3");
  excel.session.select("Roster!C3");
}

const read = (row: number, choice?: RosterChoice): Promise<PersonInSheet | null> =>
  excel.run(async (context) => readPerson(context, await currentRoster(context, choice), row));

const save = (
  person: PersonInSheet,
  edits: Record<string, string>,
  overFormulas: readonly Field[] = [],
): Promise<Saved> =>
  excel.run((context) =>
    savePerson(context, person, {
      edits: new Map(Object.entries(edits)) as Edits,
      overFormulas: new Set(overFormulas),
      today: TODAY,
    }),
  );

const values = (address: string): Cell[][] => excel.session.values(address) as Cell[][];

describe("reading a row", () => {
  test.each([
    ["a table", true],
    ["plain cells", false],
  ])("of %s: the row, its label, and where each answer comes from", async (_, isTable) => {
    await openTeam(isTable);
    const person = await read(4);
    expect(titleOf(person!)).toBe("Row 4 · 1 · Ana Silva");
    const { questions, judgement } = viewOf(formOf(person!));
    expect(questions.exposure.takenOver).toEqual({
      level: "role",
      answer: "moderate",
      sheet: "Roles",
      row: 2,
    });
    expect([questions.cause.own, questions.tested.own, questions.market.column]).toEqual([
      "skills",
      "regular",
      null,
    ]);
    expect(judgement?.verdict).toBe("NEEDS_ANSWER");
  });

  test.each([
    ["the headings", 3],
    ["a row above", 1],
    ["a row below", 8],
  ])("%s are nobody", async (_, row) => {
    await openTeam();
    expect(await read(row)).toBeNull();
  });

  test("only this row is read", async () => {
    await openTeam(true, [HEAD, ...Array.from({ length: 5000 }, (): Cell[] => TEAM[1]!)]);
    const current = await excel.run((context) => currentRoster(context));
    excel.addIn.largest.response = 0;
    const person = await excel.run((context) => readPerson(context, current, 4000));
    expect(person?.row).toBe(3996);
    expect(excel.addIn.largest.response).toBeLessThan(5000);
  });

  test("rows inserted above since the roster was looked for: the row of that number is read", async () => {
    await openTeam(false);
    const current = await excel.run((context) => currentRoster(context));
    excel.colleague.insert("Roster!1:2", "down");
    const person = await excel.run((context) => readPerson(context, current, 6));
    expect(titleOf(person!)).toBe("Row 6 · 1 · Ana Silva");
  });

  test("the worked examples, row by row, are judged as the core judges them", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", CORPUS);
    const current = await excel.run((context) => currentRoster(context));
    const verdicts = [];
    for (let row = 2; row <= CORPUS.length; row++) {
      const person = await excel.run((context) => readPerson(context, current, row));
      verdicts.push(VERDICT_WORDS[viewOf(formOf(person!)).judgement!.verdict]);
    }
    expect(verdicts).toEqual(EXPECTED.map(([verdict]) => verdict));
  });
});

describe("saving", () => {
  test.each([
    ["a table", true],
    ["plain cells", false],
  ])("into %s: writes the changed cells, and no other", async (_, isTable) => {
    await openTeam(isTable);
    const person = await read(4);
    const { length } = excel.requests();
    const saved = await save(person!, { exposure: "high", tested: "measured" });
    expect(saved).toMatchObject({ kind: "saved", results: "none" });
    expect(values("Roster!C3:I7")).toEqual([
      HEAD,
      [1, "Ana Silva", "Clerk", "high", "skills", "gap", "measured"],
      ...TEAM.slice(2),
    ]);
    const written = excel
      .requests()
      .slice(length)
      .flatMap(({ Actions }) => Actions as { readonly ActionType: number; readonly Name: string }[])
      .filter(({ ActionType, Name }) => ActionType === 4 && Name === "Values");
    expect(written).toHaveLength(2);
    expect(viewOf(formOf((saved as { person: PersonInSheet }).person)).questions.tested.own).toBe("measured");
  });

  test("a blank answer empties the cell, and an edited role is written", async () => {
    await openTeam();
    await save((await read(5))!, { exposure: "", role: "1st line lead" });
    expect(values("Roster!C5:F5")).toEqual([[2, "Ben Roy", "1st line lead", ""]]);
  });

  test.each<[string, Record<string, string>, Field[]]>([
    ["a question without a column", { market: "yes", tested: "tried" }, ["market"]],
    ["two of them", { market: "yes", gap: "no" }, ["market", "gap"]],
  ])("%s: nothing is written", async (_, edits, fields) => {
    await openTeam();
    const person = await read(4);
    const writes = excel.writes();
    expect(await save(person!, edits)).toEqual({ kind: "noColumn", fields });
    expect(excel.writes()).toBe(writes);
  });

  test("a formula is written over only when that is wanted", async () => {
    await openTeam();
    excel.session.type("Roster!A1", "high");
    excel.session.type("Roster!F4", "=A1");
    await excel.calculated();
    const person = await read(4);
    expect(viewOf(formOf(person!)).questions.exposure.own).toBe("high");
    expect(await save(person!, { exposure: "low" })).toEqual({ kind: "formulas", fields: ["exposure"] });
    expect(excel.session.formulas("Roster!F4")).toEqual([["=A1"]]);
    expect(await save(person!, { exposure: "low" }, ["exposure"])).toMatchObject({ kind: "saved" });
    expect(excel.session.formulas("Roster!F4")).toEqual([["low"]]);
  });

  test("a wrong value is shown with its cell, and saving another answer mends it", async () => {
    await openTeam(true, [HEAD, [1, "Ana", "", "hihg", "skills", "gap", "tried"]]);
    const person = await read(4);
    const { problem } = viewOf(formOf(person!)).questions.exposure;
    expect(problem).toMatchObject({ sheet: "Roster", row: 4, column: "AI exposure", value: "hihg" });
    await save(person!, { exposure: "high" });
    expect(viewOf(formOf((await read(4))!)).problems).toEqual([]);
  });
});

describe("what others did since the row was read", () => {
  test.each<[string, () => void, string]>([
    ["a row inserted above", () => excel.colleague.insert("Roster!4:4", "down"), "Roster!C6:I6"],
    ["rows inserted above the roster", () => excel.colleague.insert("Roster!1:2", "down"), "Roster!C7:I7"],
    [
      "rows sorted the other way",
      () => {
        excel.colleague.type("Roster!C4", [...TEAM.slice(1)].reverse() as never);
      },
      "Roster!C6:I6",
    ],
    ["the row above deleted", () => excel.colleague.delete("Roster!4:4", "up"), "Roster!C4:I4"],
    ["a column inserted before", () => excel.colleague.insert("Roster!A:B", "right"), "Roster!E5:K5"],
    [
      "another column in the roster",
      () => {
        excel.colleague.insert("Roster!F:F", "right");
        excel.colleague.type("Roster!F3", "Team");
      },
      "Roster!C5:J5",
    ],
  ])("%s: the person is found by the ID", async (_, act, address) => {
    await openTeam();
    const person = await read(5);
    act();
    expect(await save(person!, { tested: "measured" })).toMatchObject({ kind: "saved" });
    const [cells] = values(address);
    expect([cells![0], cells![1], cells!.at(-1)]).toEqual([2, "Ben Roy", "measured"]);
    expect(
      values("Roster!A1:L12")
        .flat()
        .filter((cell) => cell === "measured"),
    ).toHaveLength(1);
  });

  test.each<[string, readonly string[], () => void]>([
    ["name", HEAD.slice(1), () => excel.colleague.insert("Roster!4:4", "down")],
    ["answers alone", HEAD.slice(3), () => excel.colleague.insert("Roster!4:4", "down")],
  ])("without IDs the person is found by the %s", async (_, headings, act) => {
    const skip = HEAD.length - headings.length;
    await openTeam(
      true,
      TEAM.map((row) => row.slice(skip)),
    );
    const person = await read(5);
    act();
    await save(person!, { cause: "skills" });
    const [cells] = values("Roster!C6:I6");
    expect(cells![headings.indexOf(HEADINGS.cause)]).toBe("skills");
  });

  test.each<[string, (rows: Cell[][]) => Cell[][], () => void, RegExp]>([
    [
      "the row is deleted",
      (rows) => rows,
      () => excel.colleague.delete("Roster!5:5", "up"),
      /^Nothing was written: Row 5 · 2 · Ben Roy was moved or deleted on sheet “Roster”/,
    ],
    [
      "two rows have the ID, and neither says the same",
      (rows) => rows,
      () => {
        excel.colleague.type("Roster!C5:D6", [
          [9, "X"],
          [2, "Ben"],
        ]);
        excel.colleague.type("Roster!C7:D7", [[2, "B. Roy"]]);
      },
      /Row 5 · 2 · Ben Roy could be any of rows 6, 7\. Give each person an ID/,
    ],
    [
      "the sheet is deleted",
      (rows) => rows,
      () => {
        excel.workbook.deleteSheet(excel.workbook.sheet("Roster"));
      },
      /removed or renamed meanwhile|deleted meanwhile/,
    ],
    [
      "the table's headings are no questions any more",
      (rows) => rows,
      () => {
        excel.colleague.type("Roster!F3:I3", [["a", "b", "c", "d"]]);
        excel.colleague.type("Roster!E3", "Post");
      },
      /No column heading matches a question|No roster was found|is not there any more/,
    ],
  ])("%s: said, and nothing is written", async (_, change, act, message) => {
    await openTeam(true, change(TEAM));
    const person = await read(5);
    act();
    const writes = excel.writes();
    const words = await save(person!, { tested: "measured" }).then(
      (saved) => [saved.kind],
      (error: unknown) => errorWords(error),
    );
    expect(words.join()).toMatch(message);
    expect(excel.writes()).toBe(writes);
  });

  test("an answer changed: both values come back, and saving again writes what was decided", async () => {
    await openTeam();
    const person = await read(5);
    excel.colleague.type("Roster!G5", "skills");
    excel.colleague.type("Roster!I5", "regular");
    const writes = excel.writes();
    const changed = await save(person!, { tested: "measured" });
    expect(changed).toMatchObject({ kind: "changed", fields: ["cause", "tested"] });
    expect(excel.writes()).toBe(writes);
    const { person: now } = changed as { person: PersonInSheet };
    expect(viewOf(formOf(now)).questions.cause.own).toBe("skills");
    expect(await save(now, { tested: "measured" })).toMatchObject({ kind: "saved" });
    expect(values("Roster!C5:I5")).toEqual([[2, "Ben Roy", "Lead", "low", "skills", "signal", "measured"]]);
  });

  test("between looking and writing a row is inserted: the cells of the person are written", async () => {
    await openTeam();
    const person = await read(5);
    let batches = 0;
    excel.faults.beforeBatch = () => {
      // The third batch writes.
      if (++batches === 3) excel.colleague.insert("Roster!4:4", "down");
    };
    await save(person!, { tested: "measured" });
    expect(batches).toBe(3);
    expect(values("Roster!C6:I6")[0]!.at(-1)).toBe("measured");
    expect(values("Roster!C5:I5")[0]!.at(-1)).toBe("Regularly");
  });
});

describe("what Excel refuses", () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      "a protected sheet",
      () =>
        excel.run(async (context) => {
          context.workbook.worksheets.getItem("Roster").protection.protect();
          await context.sync();
        }),
      /^Excel does not allow this change: the sheet is protected/,
    ],
    ["a read-only workbook", () => (excel.workbook.readOnly = true), /open for reading only/],
    ["a cell that is being edited", () => (excel.session.editing = true), /^A cell is being edited/],
    [
      "a sync that fails",
      () => {
        excel.faults.beforeAction = () => {
          throw failure("GeneralException", "Nobody knows");
        };
      },
      /Nobody knows/,
    ],
  ])("%s: said, and nothing is changed", async (_, prepare, message) => {
    await openTeam();
    const person = await read(4);
    await prepare();
    const words = await save(person!, { tested: "measured" }).catch((error: unknown) => errorWords(error));
    excel.faults.beforeAction = null;
    excel.session.editing = false;
    expect(words).toEqual([expect.stringMatching(message)]);
    expect(values("Roster!I4")).toEqual([["Regularly"]]);
  });

  test("cells that do not take what is written, as merged ones, are named", async () => {
    await openTeam(false);
    const person = await read(4);
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Roster").getRange("H4:I4").merge();
      await context.sync();
    });
    const now = await read(4);
    expect(now).not.toBeNull();
    const words = await save(now!, { tested: "measured" }).catch((error: unknown) => errorWords(error));
    expect(words).toEqual([expect.stringMatching(/^Sheet “Roster”: I4 did not take what was written/)]);
    expect(person!.row).toBe(0);
  });
});

describe("results beside the answers", () => {
  const evaluated = async (isTable: boolean): Promise<void> => {
    await openTeam(isTable);
    expect((await excel.perform("EvaluateRoster")).outcome).toBe("done");
  };
  const verdict = (row: number): Cell => values(`Roster!J${String(row)}`)[0]![0]!;

  test.each([
    ["a table", true],
    ["plain cells", false],
  ])("of %s are renewed with the row, and with no other row", async (_, isTable) => {
    await evaluated(isTable);
    expect(verdict(6)).toBe("Plan the move first");
    const others = values("Roster!J4:AC5");
    const saved = await save((await read(6))!, { cause: "skills" });
    expect(saved).toMatchObject({ kind: "saved", results: "renewed" });
    expect(verdict(6)).toBe("No case now");
    const stored = values("Roster!J4:AC6");
    await excel.perform("EvaluateRoster");
    expect(values("Roster!J4:AC6")).toEqual(stored);
    expect(stored.slice(0, 2)).toEqual(others);
  });

  test.each<[string, () => void]>([
    ["a formula", () => excel.session.type("Roster!K6", "=A1")],
    [
      "a verdict that nobody evaluated",
      () => excel.session.type("Roster!J6:W6", [["Hired", ...Array<string>(13).fill("")]]),
    ],
  ])("%s among them: the answers are saved, the results are left", async (_, act) => {
    await evaluated(true);
    act();
    const before = excel.session.formulas("Roster!J6:W6");
    expect(await save((await read(6))!, { cause: "skills" })).toMatchObject({
      kind: "saved",
      results: "left",
    });
    expect(excel.session.formulas("Roster!J6:W6")).toEqual(before);
    expect(values("Roster!G6")).toEqual([["skills"]]);
  });
});
