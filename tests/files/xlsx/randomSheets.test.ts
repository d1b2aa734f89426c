// Random sheets: after a patch the cells are what was asked for and well formed, and damage is always explained.
import { SaxesParser } from "saxes";
import { EMPTY, type Cell } from "../../../src/roster/cells";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { patchWorkbook } from "../../../src/files/xlsx/patchWorkbook";
import { LEAVE, type ColumnWrite } from "../../../src/files/xlsx/resultColumns";
import type { SheetCells } from "../../../src/files/xlsx/sheetCells";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import { columnLetters } from "../../../src/roster/headings";
import { partText, sheetXml, workbookParts, zipParts } from "./workbookParts";

type Value = string | number | boolean | null;

/** Whole numbers below `limit`, the same ones for the same seed. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const VALUES: readonly Value[] = ["a", "b & c", " d ", "", 0, 1, -2.5, 12345678901, true, false, null];
const ROWS = 8;
const COLUMNS = 6;

/** A cell that holds a value, written in one of the ways there are. */
function cellXml(random: (limit: number) => number, name: string, value: Value): string {
  const style = random(3) === 0 ? ` s="${random(9)}"` : "";
  const r = ` r="${name}"`;
  if (value === null) return style === "" ? "" : random(2) ? `<c${r}${style}/>` : `<c${style}${r}></c>`;
  if (typeof value === "number") return `<c${style}${r}>${random(4) ? "" : "<f>1+1</f>"}<v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c${r}${style} t='b'><v>${value ? 1 : 0}</v></c>`;
  const escaped = value.replaceAll("&", "&amp;");
  switch (random(3)) {
    case 0:
      return `<c${r} t="str"${style}><f>A1</f><v>${escaped}</v></c>`;
    case 1:
      return `<c${r}${style} t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
    default:
      return `<c t="inlineStr"${r}${style}><is><r><t>${escaped}</t></r></is></c>`;
  }
}

interface RandomCase {
  readonly xml: string;
  readonly rows: Value[][];
  readonly writes: readonly ColumnWrite[];
}

function randomCase(seed: number): RandomCase {
  const random = generator(seed);
  const rows: Value[][] = [];
  let xml = "";
  for (let row = 0; row < ROWS; row++) {
    const full = random(4) > 0;
    const values = Array.from({ length: COLUMNS }, (): Value =>
      full && random(3) ? VALUES[random(VALUES.length)]! : null,
    );
    rows.push(values);
    const cells = values
      .map((value, index) => cellXml(random, `${columnLetters(index)}${row + 1}`, value))
      .join(random(3) ? "" : "\n ");
    const spans = random(2) ? ` spans="1:${COLUMNS}"` : "";
    if (cells.trim() !== "" || random(2))
      xml +=
        cells.trim() === "" ? `<row r="${row + 1}"${spans}/>` : `<row${spans} r="${row + 1}">${cells}</row>`;
  }
  const places: (number | "append")[] = ["append", "append", random(3), 3 + random(3)];
  const writes = places.slice(random(2), 2 + random(3)).map((at, index): ColumnWrite => {
    const codes = Int32Array.from({ length: ROWS - 1 }, () => random(VALUES.length + 2) - 2);
    return { at, heading: `Result ${index}`, values: VALUES, codes };
  });
  return { xml: sheetXml(xml, { before: '<dimension ref="A1"/>' }), rows, writes };
}

/** Behind everything that is there or is written over. */
function firstNewColumn({ rows, writes }: RandomCase): number {
  const widths = rows.map((row) => row.findLastIndex((value) => value !== null) + 1);
  return Math.max(...widths, ...writes.map(({ at }) => (at === "append" ? 0 : at + 1)));
}

/** What the sheet should hold afterwards; no value and empty texts are the same. */
function expectedRows(random: RandomCase): Value[][] {
  const { rows, writes } = random;
  const expected = rows.map((row) => [...row]);
  let next = firstNewColumn(random);
  for (const { at, heading, codes } of writes) {
    const column = at === "append" ? next++ : at;
    if (at === "append") expected[0]![column] = heading;
    codes.forEach((code, row) => {
      if (code !== LEAVE) expected[row + 1]![column] = code === EMPTY ? null : VALUES[code]!;
    });
  }
  return trimmed(expected);
}

function trimmed(rows: readonly (readonly (Cell | undefined)[])[]): Value[][] {
  const cleaned = rows.map((row) =>
    Array.from(row, (value) => (value === undefined || value === "" ? null : (value as Value))),
  );
  for (const row of cleaned) while (row.length > 0 && row.at(-1) === null) row.pop();
  while (cleaned.length > 0 && cleaned.at(-1)!.length === 0) cleaned.pop();
  return cleaned;
}

function rowsOf(cells: SheetCells): Value[][] {
  const columns = Array.from({ length: cells.columnCount }, (_, index) => cells.column(index));
  return trimmed(
    Array.from({ length: cells.rowCount }, (_, row) =>
      columns.map(({ codes, values }) => (codes[row] === EMPTY ? null : values[codes[row]!])),
    ),
  );
}

/** Throws when the XML is not well formed, or rows and cells are not in ascending order. */
function checkOrder(xml: string): void {
  const parser = new SaxesParser();
  let lastRow = 0;
  let lastColumn = "";
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const reference = attributes["r"] ?? "";
    if (name === "row") {
      if (Number(reference) <= lastRow) throw new Error(`row ${reference} after row ${lastRow}`);
      lastRow = Number(reference);
      lastColumn = "";
    } else if (name === "c") {
      if (reference.charAt(0) <= lastColumn) throw new Error(`cell ${reference} after column ${lastColumn}`);
      lastColumn = reference.charAt(0);
    }
  });
  parser.write(xml).close();
}

test.each(Array.from({ length: 60 }, (_, index) => index + 1))("random sheet %i", async (seed) => {
  const random = randomCase(seed);
  const before = await zipParts(workbookParts(random.xml));
  const workbook = await openWorkbook(before, nodeCodec);
  expect(rowsOf(await workbook.readSheet("Roster"))).toEqual(trimmed(random.rows));

  const place = { sheet: "Roster", headingRow: 0, firstRow: 1, rowCount: ROWS - 1 };
  const after = await patchWorkbook(workbook, { ...place, writes: random.writes });
  const again = await openWorkbook(after, nodeCodec);
  expect(rowsOf(await again.readSheet("Roster"))).toEqual(expectedRows(random));
  checkOrder(await partText(after, "xl/worksheets/sheet1.xml"));

  let appended = firstNewColumn(random);
  const same = random.writes.map((write) => (write.at === "append" ? { ...write, at: appended++ } : write));
  expect(await patchWorkbook(again, { ...place, writes: same })).toBe(after);
});

test.each(Array.from({ length: 25 }, (_, index) => index + 1))(
  "random damage %i is read or explained",
  async (seed) => {
    const random = generator(seed * 7919);
    const bytes = new TextEncoder().encode(randomCase(seed).xml);
    const marks = new TextEncoder().encode("<>/\"'= &;c0rvt!?-[]");
    for (let times = 0; times < 15; times++) {
      const damaged = bytes.slice();
      for (let hits = random(3); hits >= 0; hits--)
        damaged[random(damaged.length)] = marks[random(marks.length)]!;
      const error: unknown = await openWorkbook(
        await zipParts(workbookParts(damaged), { level: 0 }),
        nodeCodec,
      )
        .then((workbook) => workbook.readSheet("Roster"))
        .then(() => null)
        .catch((caught: unknown) => caught);
      if (error !== null) expect(error).toMatchObject({ name: "FileError" });
    }
  },
);
