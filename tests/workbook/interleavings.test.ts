// People at work while runs go on, by chance: whatever comes when, nothing that anybody wrote is lost or misplaced.
import { failure } from "../../src/host/faults";
import type { Cell } from "../../src/roster/cells";
import { dateText } from "../../src/roster/dates";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import { forgetRestorePoint } from "../../src/workbook/restorePoint";
import type { Ending, Task, TaskOptions } from "../../src/workbook/runs";
import { pick, seeded, shuffled } from "../support/random";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

type Text = string | number | boolean;

/** A row as people made it. It keeps its identity wherever it is moved. */
interface Line {
  /** What people wrote, by heading. */
  cells: Record<string, Text>;
  /** What they typed into results after the run at hand had read them. */
  typed: Record<string, Text>;
  /** What the results were when the run began. */
  before: Record<string, string>;
  /** The answers that it had since then, one after another. */
  versions: Record<string, Text>[];
  isNew: boolean;
}

/** The roster as it would be if people alone had worked on it. */
interface Model {
  headings: string[];
  lines: Line[];
}

const ROWS_LOOKED_AT = 40;
const FAR_RIGHT = "DA";
const QUESTIONS = SOUND_HEADINGS.slice(1);
const RESULTS: readonly string[] = RESULT_HEADINGS;
const DECISIONS: readonly string[] = DECISION_HEADINGS;
const OWN = new Set([...RESULTS, ...DECISIONS]);

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** What a cell of results says, whether or not Excel has made a date or a number of it. */
const said = (heading: string, cell: Cell): string =>
  heading === "Evaluated on" ? dateText(cell) : String(cell as Text);

/** Messages about wrong values name cells, which may have moved since. */
const NAMES_CELLS = new Set(["Why", "Row problem"]);

const judged = new Map<string, Promise<Record<string, string>>>();

/** The results of one row's answers. */
function resultsOf(cells: Record<string, Text>): Promise<Record<string, string>> {
  const entries = Object.entries(cells).filter(
    ([heading, cell]) => cell !== "" && !RESULTS.includes(heading),
  );
  const key = JSON.stringify(entries.sort());
  const make = async (): Promise<Record<string, string>> => {
    if (entries.length === 0) return Object.fromEntries(RESULTS.map((heading) => [heading, ""]));
    // A row of a roster has a column for each question.
    const blank = QUESTIONS.filter((heading) => cells[heading] === undefined || cells[heading] === "");
    const columns = await resultColumns(
      judgedOf([[...entries.map(([heading]) => heading), ...blank], entries.map(([, cell]) => cell)]),
      TODAY,
    );
    return Object.fromEntries(columns.map((column) => [column.heading, textsOf(column)[0]!]));
  };
  let found = judged.get(key);
  if (found === undefined) judged.set(key, (found = make()));
  return found;
}

/** Everything about one random history. */
function history(excel: OpenWorkbook, seed: number) {
  const random = seeded(seed);
  const chance = (share: number): boolean => random() < share;
  const sheet = `R${String(seed)}`;
  const isTable = chance(0.5);
  const hasIds = chance(0.6);
  const hasTotals = chance(0.3);
  const top = isTable && chance(0.5) ? 3 : 1;
  const people = excel.colleague;
  const log: string[] = [];
  const count = 3 + Math.floor(random() * 7);
  let model: Model = { headings: [], lines: [] };
  let undoable: Model | null = null;
  let serial = 0;
  let isRead = false;
  /** Were rows inserted before the run had read them? Then the last ones may not be part of it. */
  let isEarly = false;

  const answersBy = (): Record<string, Text> => {
    const cells = soundCells("", {
      tested: pick(random, ["measured", "regular", "tried", "never", "blocked", ""]),
      ownership: pick(random, ["expands", "same", "fewer"]),
      exposure: pick(random, ["moderate", "high", "low"]),
    }) as string[];
    return Object.fromEntries(QUESTIONS.map((heading, index) => [heading, cells[index + 1]!]));
  };
  const newLine = (): Line => ({
    cells: {
      ...(hasIds ? { ID: 100 + ++serial } : {}),
      Person: `Person ${String(++serial)}`,
      ...answersBy(),
      Note: chance(0.5) ? `note ${String(serial)}` : "",
    },
    typed: {},
    before: {},
    versions: [],
    isNew: false,
  });

  const grid = (): Text[][] => people.values(`${sheet}!A1:${FAR_RIGHT}${String(ROWS_LOOKED_AT)}`);
  /** Where things stand now: the row of the headings, from 0, and the column of each heading. */
  const seen = () => {
    const cells = grid();
    const headingRow = cells.findIndex((row) => row.includes("Person"));
    const columns = new Map<string, number>();
    cells[headingRow]!.forEach((text, column) => {
      if (text !== "" && text !== "far away") columns.set(String(text), column);
    });
    const at = (line: number, heading: string): string =>
      `${sheet}!${letters(columns.get(heading)!)}${String(headingRow + 2 + line)}`;
    return { cells, headingRow, columns, at };
  };

  const kept = (): Model => structuredClone(model);
  const version = (line: Line): void => {
    line.versions.push({ ...line.cells });
  };
  /** The line, not an object that undoing has replaced. */
  const anyLine = (): number => Math.floor(random() * model.lines.length);

  const ACTIONS: Record<string, () => string | null> = {
    answer() {
      const at = anyLine();
      const heading = pick(random, QUESTIONS);
      const answer = pick(random, ["high", "yes", "no", "hig", "", "fewer", "measured"]);
      undoable = kept();
      const cell = seen().at(at, heading);
      if (answer === "") people.erase(cell);
      else people.type(cell, answer);
      model.lines[at]!.cells[heading] = answer;
      version(model.lines[at]!);
      return `${cell} := ${answer}`;
    },
    note() {
      const at = anyLine();
      const heading = model.headings.find((one) => one === "Note" || one === "Remark")!;
      undoable = kept();
      const cell = seen().at(at, heading);
      people.type(cell, "noted");
      model.lines[at]!.cells[heading] = "noted";
      version(model.lines[at]!);
      return `${cell} := noted`;
    },
    sort() {
      const { headingRow, columns } = seen();
      const all = [...columns.values()];
      const [first, last] = [Math.min(...all), Math.max(...all)];
      const rows = model.lines.map((_, line) => {
        const row = String(headingRow + 2 + line);
        return people.formulas(`${sheet}!${letters(first)}${row}:${letters(last)}${row}`)[0]!;
      });
      const order = shuffled(random, [...rows.keys()]);
      people.type(
        `${sheet}!${letters(first)}${String(headingRow + 2)}`,
        order.map((row) => rows[row]!.map((cell) => (cell === "" ? "" : cell))),
      );
      model.lines = order.map((row) => model.lines[row]!);
      undoable = null;
      return `sorted ${order.join(",")}`;
    },
    insertRow() {
      const at = anyLine();
      const { headingRow } = seen();
      const row = String(headingRow + 2 + at);
      undoable = kept();
      isEarly ||= !isRead;
      people.insert(`${sheet}!${row}:${row}`, "down");
      const line: Line = { cells: {}, typed: {}, before: {}, versions: [], isNew: true };
      version(line);
      model.lines.splice(at, 0, line);
      return `row ${row} inserted`;
    },
    deleteRow() {
      if (model.lines.length < 3) return null;
      const at = anyLine();
      const row = String(seen().headingRow + 2 + at);
      undoable = kept();
      people.delete(`${sheet}!${row}:${row}`, "up");
      model.lines.splice(at, 1);
      return `row ${row} deleted`;
    },
    insertColumn() {
      const before = pick(random, model.headings.slice(1));
      const { headingRow, columns } = seen();
      const column = letters(columns.get(before)!);
      const heading = `Extra ${String(++serial)}`;
      people.insert(`${sheet}!${column}:${column}`, "right");
      people.type(`${sheet}!${column}${String(headingRow + 1)}`, [
        [heading],
        ...model.lines.map((_, line) => [`extra ${String(line)}`]),
      ]);
      model.headings.splice(model.headings.indexOf(before), 0, heading);
      model.lines.forEach((line, index) => {
        line.cells[heading] = `extra ${String(index)}`;
        version(line);
      });
      undoable = null;
      return `column ${column} inserted`;
    },
    deleteColumn() {
      const heading = model.headings.find((one) => one.startsWith("Extra"));
      if (heading === undefined) return null;
      const column = letters(seen().columns.get(heading)!);
      people.delete(`${sheet}!${column}:${column}`, "left");
      model.headings = model.headings.filter((one) => one !== heading);
      for (const line of model.lines) {
        line.cells = Object.fromEntries(Object.entries(line.cells).filter(([one]) => one !== heading));
        version(line);
      }
      undoable = null;
      return `column ${column} deleted`;
    },
    columnBeside() {
      const { headingRow, columns } = seen();
      const column = letters(Math.max(...columns.values()) + 1);
      const heading = `Beside ${String(++serial)}`;
      people.type(`${sheet}!${column}${String(headingRow + 1)}`, heading);
      people.type(
        `${sheet}!${column}${String(headingRow + 2)}`,
        model.lines.map((_, line) => [`beside ${String(line)}`]),
      );
      model.headings.push(heading);
      model.lines.forEach((line, index) => {
        line.cells[heading] = `beside ${String(index)}`;
        version(line);
      });
      undoable = null;
      return `column ${column} typed`;
    },
    rename() {
      if (!model.headings.includes("Note")) return null;
      const { headingRow, columns } = seen();
      people.type(`${sheet}!${letters(columns.get("Note")!)}${String(headingRow + 1)}`, "Remark");
      model.headings = model.headings.map((one) => (one === "Note" ? "Remark" : one));
      for (const line of model.lines) {
        for (const cells of [line.cells, ...line.versions])
          if ("Note" in cells) {
            cells["Remark"] = cells["Note"]!;
            delete cells["Note"];
          }
      }
      undoable = null;
      return "Note renamed";
    },
    result() {
      const { columns, at: cellAt } = seen();
      const heading = pick(random, ["Verdict", "Why", "Strength", "Cautions"]);
      if (!columns.has(heading)) return null;
      const at = anyLine();
      undoable = kept();
      people.type(cellAt(at, heading), `mine ${String(++serial)}`);
      if (isRead) model.lines[at]!.typed[heading] = `mine ${String(serial)}`;
      else model.lines[at]!.before[heading] = `mine ${String(serial)}`;
      return `${cellAt(at, heading)} := mine`;
    },
    decision() {
      const { columns, at: cellAt } = seen();
      const heading = pick(random, DECISIONS);
      if (!columns.has(heading)) return null;
      const at = anyLine();
      undoable = kept();
      people.type(cellAt(at, heading), `decided ${String(++serial)}`);
      model.lines[at]!.cells[heading] = `decided ${String(serial)}`;
      version(model.lines[at]!);
      return `${cellAt(at, heading)} := decided`;
    },
    undo() {
      if (undoable === null || !people.undo()) return null;
      model = undoable;
      undoable = null;
      model.lines.forEach(version);
      return "undone";
    },
  };
  const KINDS = Object.keys(ACTIONS);
  const act = (kind = pick(random, KINDS)): void => {
    const what = ACTIONS[kind]!();
    if (what !== null) log.push(`${kind}: ${what}`);
  };

  async function open(): Promise<void> {
    forgetRestorePoint();
    model = {
      headings: [...(hasIds ? ["ID"] : []), "Person", ...QUESTIONS, "Note"],
      lines: Array.from({ length: count }, newLine),
    };
    if (chance(0.3)) model.lines[1 + Math.floor(random() * (count - 1))]!.cells = {};
    const rows = [
      model.headings,
      ...model.lines.map(({ cells }) => model.headings.map((heading) => cells[heading] ?? "")),
      ...(hasTotals && !isTable ? [model.headings.map((_, column) => (column === 0 ? "Total" : ""))] : []),
    ];
    const corner = `A${String(top)}`;
    if (isTable) {
      await excel.fillTable(sheet, `Team${String(seed)}`, rows, corner);
      if (hasTotals)
        await excel.run(async (context) => {
          context.workbook.tables.getItem(`Team${String(seed)}`).showTotals = true;
          await context.sync();
        });
    } else excel.fill(sheet, rows, corner);
    if (top > 1) excel.session.type(`${sheet}!A1`, "Team of the north");
    // Beside plain cells it would be a heading.
    if (isTable) excel.session.type(`${sheet}!${letters(80)}${String(top)}`, "far away");
    if (chance(0.2))
      await excel.run(async (context) => {
        context.workbook.worksheets
          .getItem(sheet)
          .getRange(`${String(top + 2)}:${String(top + 2)}`).rowHidden = true;
        await context.sync();
      });
    excel.session.select(`${sheet}!${corner}`);
    log.push(
      `${isTable ? "table" : "cells"} of ${String(count)}${hasIds ? " with ids" : ""}${hasTotals ? " with totals" : ""}`,
    );
  }

  /** The results as they stand, line by line. */
  const results = (): Record<string, string>[] => {
    const { cells, headingRow, columns } = seen();
    return model.lines.map((_, line) =>
      Object.fromEntries(
        RESULTS.map((heading) => {
          const column = columns.get(heading);
          return [heading, column === undefined ? "" : said(heading, cells[headingRow + 1 + line]![column]!)];
        }),
      ),
    );
  };
  const begin = (): void => {
    const now = results();
    model.lines.forEach((line, index) => {
      line.typed = {};
      line.before = now[index]!;
      line.versions = [{ ...line.cells }];
      line.isNew = false;
    });
    undoable = null;
    isRead = false;
    isEarly = false;
  };

  /** What differs from what people alone would have made, results left out. */
  function strays(): string[] {
    const { cells, headingRow, columns } = seen();
    const found: string[] = [];
    const expected = new Map<string, Text>();
    const put = (row: number, column: number, text: Text): void => {
      if (text !== "") expected.set(`${letters(column)}${String(row + 1)}`, text);
    };
    for (const heading of model.headings) if (!columns.has(heading)) found.push(`heading ${heading} is gone`);
    if (top > 1) put(0, 0, "Team of the north");
    for (const [heading, column] of columns) {
      put(headingRow, column, heading);
      if (!OWN.has(heading) && !model.headings.includes(heading)) found.push(`strange heading ${heading}`);
      if (RESULTS.includes(heading)) continue;
      model.lines.forEach((line, index) => {
        put(headingRow + 1 + index, column, line.cells[heading] ?? "");
      });
    }
    const end = headingRow + 1 + model.lines.length;
    if (hasTotals) put(end, columns.get(model.headings[0]!) ?? 0, "Total");
    const isResult = (row: number, column: number): boolean =>
      row > headingRow && row < end && RESULTS.some((heading) => columns.get(heading) === column);
    cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (isResult(row, column) || cell === "far away") return;
        const want = expected.get(`${letters(column)}${String(row + 1)}`) ?? "";
        if (cell !== want)
          found.push(`${letters(column)}${String(row + 1)} holds ${String(cell)}, not ${String(want)}`);
      });
    });
    if (isTable && !cells.some((line) => line.includes("far away"))) found.push("what was far away is gone");
    return found;
  }

  const agrees = (now: string, heading: string, other: Record<string, string>): boolean =>
    now === other[heading] || (NAMES_CELLS.has(heading) && other["Verdict"] === "Check row" && now !== "");

  /** Rows whose results are neither those of answers of theirs nor those that they had. */
  async function wrongRows(
    mayMix: boolean,
    mayReplaceTyped: boolean,
  ): Promise<{ wrong: string[]; notRight: number }> {
    const now = results();
    const wrong: string[] = [];
    let notRight = 0;
    for (const [index, line] of model.lines.entries()) {
      const own = await Promise.all(line.versions.map(resultsOf));
      const old = Object.fromEntries(RESULTS.map((heading) => [heading, line.before[heading] ?? ""]));
      const cells = now[index]!;
      const isTyped = (heading: string): boolean =>
        heading in line.typed && cells[heading] === line.typed[heading];
      const lost = Object.keys(line.typed).filter((heading) => !isTyped(heading));
      if (lost.length > 0 && !mayReplaceTyped)
        wrong.push(`line ${String(index)} lost what was typed into ${lost.join()}`);
      const fits = (one: Record<string, string>): boolean =>
        RESULTS.every((heading) => isTyped(heading) || agrees(cells[heading]!, heading, one));
      const isRight = own.some(fits);
      if (!isRight && !line.isNew) notRight += 1;
      const isMixed = (): boolean =>
        RESULTS.every(
          (heading) => isTyped(heading) || [old, ...own].some((one) => agrees(cells[heading]!, heading, one)),
        );
      if (![old, ...own].some(fits) && !(mayMix && isMixed()))
        wrong.push(
          `line ${String(index)} (${String(line.cells["Person"] ?? "blank")}): ${JSON.stringify(cells)}`,
        );
    }
    return { wrong, notRight };
  }

  const table = isTable ? `Team${String(seed)}` : undefined;
  const evaluate = (overwrite = false): Task => ({
    kind: "evaluate",
    rows: "all",
    as: "values",
    overwrite,
    choice: { sheet, table },
  });
  return {
    random,
    chance,
    log,
    open,
    act,
    begin,
    strays,
    wrongRows,
    results,
    evaluate,
    model: () => model,
    isEarly: () => isEarly,
    /** The run has read the roster: what is typed into results from now on is nothing that it knows of. */
    read() {
      isRead = true;
    },
  };
}

/** How many batches a run of a small roster takes, and some more. */
const BATCHES = 18;

/** Runs a task while people act and things fail at random moments. */
async function disturbed(
  excel: OpenWorkbook,
  { random, chance, log, act, read }: ReturnType<typeof history>,
  run: (options: Pick<TaskOptions, "signal" | "onProgress">) => Promise<Ending>,
) {
  const { faults } = excel.addIn;
  const first = excel.addIn.batches + 1;
  const moment = (): number => Math.floor(random() * BATCHES);
  const acts = chance(0.8) ? Array.from({ length: 1 + Math.floor(random() * 2) }, moment) : [];
  const limit = chance(0.3) ? 6000 + Math.floor(random() * 20_000) : faults.payloadLimit;
  const failAt = chance(0.15) ? [moment(), Math.floor(random() * 30)] : null;
  const cancelAt = chance(0.15) ? moment() : -1;
  const controller = new AbortController();
  const normal = faults.payloadLimit;
  faults.payloadLimit = limit;
  let acted = 0;
  let struck = false;
  faults.beforeBatch = (batch) => {
    for (const at of acts)
      if (at === batch - first) {
        log.push(`before batch ${String(at)}:`);
        act();
        acted += 1;
      }
    if (batch - first === cancelAt) {
      log.push(`cancelled before batch ${String(cancelAt)}`);
      controller.abort();
    }
  };
  faults.beforeAction = (action, batch) => {
    if (failAt === null || batch - first !== failAt[0] || action !== failAt[1]) return;
    struck = true;
    log.push(`batch ${String(failAt[0])} fails at action ${String(action)}`);
    throw failure("GeneralException", "By chance");
  };
  try {
    const ending = await run({
      signal: controller.signal,
      onProgress: (stage) => {
        if (stage === "judging") read();
      },
    });
    log.push(
      `${ending.outcome} after ${String(excel.addIn.batches - first + 1)} batches, limit ${String(limit)}: ${ending.lines.join(" | ")}`,
    );
    return { ending, acted, struck };
  } finally {
    faults.beforeBatch = null;
    faults.beforeAction = null;
    faults.payloadLimit = normal;
  }
}

const MEANWHILE = /^([\d,]+) rows? (?:was|were) changed by somebody else/;
const saidMeanwhile = ({ lines }: Ending): number =>
  lines.reduce((sum, line) => sum + Number(MEANWHILE.exec(line)?.[1] ?? 0), 0);

const MOVES = /^(sort|insertRow|deleteRow|undo|insertColumn|deleteColumn)/;

async function live(excel: OpenWorkbook, seed: number): Promise<void> {
  const story = history(excel, seed);
  const { log, chance, act, begin, strays, wrongRows, results, evaluate } = story;
  const check = (what: string, found: unknown, expected: unknown): void => {
    try {
      expect(found).toEqual(expected);
    } catch (error) {
      throw new Error(`seed ${String(seed)}, ${what}:\n${log.join("\n")}\n${(error as Error).message}`);
    }
  };
  await story.open();
  if (chance(0.6)) {
    begin();
    const { outcome } = await excel.perform(evaluate());
    check("first run", outcome, "done");
    for (let more = 0; more < 4; more++) act(pick(story.random, ["answer", "answer", "decision", "note"]));
  }

  begin();
  forgetRestorePoint();
  const { ending, acted, struck } = await disturbed(excel, story, (options) =>
    excel.perform(evaluate(), options),
  );
  const isMoved = log.some((line) => MOVES.test(line));
  check("cells of people", strays(), []);
  const { wrong, notRight } = await wrongRows(struck, isMoved);
  check("rows with results that are not theirs", wrong, []);
  if (ending.outcome === "done" && !story.isEarly() && saidMeanwhile(ending) < notRight)
    check("rows said to be left", saidMeanwhile(ending), notRight);

  if (chance(0.4)) {
    const now = results();
    const was = story.model().lines.map(({ before }) => before);
    const { outcome, lines } = await excel.perform({ kind: "restore" });
    log.push(`restored ${outcome}: ${lines.join(" | ")}`);
    check("cells of people after restoring", strays(), []);
    const back = results();
    const strange = back.flatMap((cells, line) =>
      RESULTS.filter(
        (heading) => cells[heading] !== now[line]![heading] && cells[heading] !== (was[line]![heading] ?? ""),
      ).map((heading) => `${heading} of line ${String(line)}: ${cells[heading]!}`),
    );
    check("restored cells", strange, []);
    if (acted === 0) check("everything restored", back, was);
  }

  begin();
  const before = results();
  let second = await excel.perform(evaluate());
  if (second.outcome === "asking") second = await excel.perform(evaluate(true));
  log.push(`again ${second.outcome}: ${second.lines.join(" | ")}`);
  check("second run", second.outcome, "done");
  check("cells of people after the second run", strays(), []);
  const again = await wrongRows(false, true);
  check("results after the second run", again, { wrong: [], notRight: 0 });
  const changed = results().reduce(
    (sum, cells, line) => sum + RESULTS.filter((heading) => cells[heading] !== before[line]![heading]).length,
    0,
  );
  check(
    "cells said to be written",
    second.lines.some((line) => line.startsWith(`${String(changed)} cell`)),
    changed > 0,
  );

  const writes = excel.writes();
  const third = await excel.perform(evaluate());
  check("third run", [third.outcome, excel.writes() - writes], ["done", 0]);
  if (changed > 0) {
    await excel.perform({ kind: "restore" });
    check("restored after the second run", results(), before);
    check("cells of people at the end", strays(), []);
  }
}

const RUNS = 240;
const AT_ONCE = 20;

let excel: OpenWorkbook;
afterEach(() => {
  excel.close();
});

test.each(Array.from({ length: RUNS / AT_ONCE }, (_, index) => index * AT_ONCE + 1))(
  "histories from seed %d on",
  async (first) => {
    excel = await openWorkbook();
    const failures: string[] = [];
    for (let seed = first; seed < first + AT_ONCE; seed++) {
      await live(excel, seed).catch((error: unknown) => failures.push((error as Error).message));
      excel.workbook.deleteSheet(excel.workbook.sheet(`R${String(seed)}`));
    }
    expect(failures.join("\n\n")).toBe("");
  },
  120_000,
);
