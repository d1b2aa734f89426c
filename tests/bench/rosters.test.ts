// The rosters that speed is measured with: spread as real ones, equal in every form, judged alike by chain and roster.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { judgeTexts } from "../../bench/judgeTexts";
import { judgeWithIfChain } from "../../bench/peers/ifChain";
import { drawRoster, matrixOf } from "../../bench/rosters";
import { writeCsv, writeWorkbook } from "../../bench/rosterFiles";
import { digits, duration, median } from "../../bench/statistics";
import { openCsv } from "../../src/files/csv/csvReader";
import { findRoster } from "../../src/files/findRoster";
import { nodeCodec } from "../../src/files/xlsx/nodeCodec";
import { openWorkbook } from "../../src/files/xlsx/workbook";
import { loadPolicy } from "../../src/policy/policy";
import { VERDICTS } from "../../src/policy/verdicts";
import { cellAt } from "../../src/roster/cells";

const ROWS = 2000;
const SETTINGS = [
  { strict: false, redesignRule: true },
  { strict: true, redesignRule: true },
  { strict: false, redesignRule: false },
];

describe("drawn rosters", () => {
  test.each(SETTINGS)("chain and roster agree on every complete row: %j", (settings) => {
    const matrix = matrixOf(drawRoster(ROWS, 0), "fresh", true);
    const ours = judgeTexts(matrix, loadPolicy(settings), { judging: 0, texts: 0 });
    expect(ours).toEqual(judgeWithIfChain(matrix.slice(1), matrix[0]!, settings));
  });

  test("reach every verdict a complete row can have, none on more than 35 % of the rows", () => {
    const matrix = matrixOf(drawRoster(ROWS, 0), "shared", false);
    const { verdicts } = judgeTexts(matrix, loadPolicy(), { judging: 0, texts: 0 });
    const counts = new Map<string | null, number>();
    for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const expected = VERDICTS.filter((verdict) => !["ASSESS_EXPOSURE", "NEEDS_ANSWER"].includes(verdict));
    expect([...counts.keys()].sort()).toEqual([...expected].sort());
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(0.35 * ROWS);
  });

  test("shared and fresh texts say the same", () => {
    const roster = drawRoster(ROWS, 0.1);
    expect(matrixOf(roster, "fresh", true)).toEqual(matrixOf(roster, "shared", true));
  });

  test("blanks are as many as asked for, and the other cells do not change", () => {
    const [complete, blanks] = [drawRoster(ROWS, 0), drawRoster(ROWS, 0.1)];
    const changed = blanks.cells.filter((cell, at) => cell !== complete.cells[at]);
    expect(changed.every((cell) => cell === 0)).toBe(true);
    expect(changed.length / blanks.cells.length).toBeCloseTo(0.1, 2);
  });
});

describe("roster files", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "certverdict-bench-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("a workbook holds the roster", async () => {
    const roster = drawRoster(2500, 0.1);
    const file = path.join(folder, "roster.xlsx");
    writeWorkbook(file, path.join(folder, "sheet"), roster);
    const { table } = await findRoster(await openWorkbook(readFileSync(file), nodeCodec), {});
    const rows = Array.from({ length: table.rowCount }, (_, row) =>
      table.columns.map((column) => cellAt(column, row) ?? ""),
    );
    expect([table.headings, ...rows]).toEqual(matrixOf(roster, "shared", true));
  });

  test("a text file holds the roster", async () => {
    const roster = drawRoster(2500, 0.1);
    const file = path.join(folder, "roster.csv");
    writeCsv(file, roster);
    const rows: (readonly string[])[] = [];
    const reader = await openCsv([readFileSync(file)] as unknown as AsyncIterable<Uint8Array>);
    for await (const block of reader.blocks()) rows.push(...block.map(({ fields }) => fields));
    expect(rows).toEqual(matrixOf(roster, "shared", true));
  });
});

test.each([
  [[3], 3],
  [[10, 2, 9], 9],
  [[4, 1, 3, 2], 2.5],
])("the median of %j is %d", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [0, "0"],
  [0.019, "0.019"],
  [1.236, "1.24"],
  [12.34, "12.3"],
  [1234.5, "1,235"],
])("%d reads %s", (value, text) => {
  expect(digits(value)).toBe(text);
});

test.each([
  [2.06, "2.06 ms"],
  [1780, "1.78 s"],
])("%d milliseconds read %s", (time, text) => {
  expect(duration(time)).toBe(text);
});
