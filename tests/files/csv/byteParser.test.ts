// Records from bytes: the same records, columns, errors and written rows as by way of decoded text, however it is cut.
import { cellAt } from "../../../src/roster/cells";
import { byteParser, isByteDialect } from "../../../src/files/csv/byteParser";
import { blockWriter, type BlockChange } from "../../../src/files/csv/blockWriter";
import { openCsv } from "../../../src/files/csv/csvReader";
import { csvWriter } from "../../../src/files/csv/csvWriter";
import type { CsvDialect, CsvEncoding, CsvRecord } from "../../../src/files/csv/dialect";
import { textBlock, type RecordBlock } from "../../../src/files/csv/recordBlock";
import { recordParser } from "../../../src/files/csv/recordParser";
import { bytesOf, sourceOf } from "./bytes";

const dialectOf = (
  delimiter: string,
  quote: CsvDialect["quote"],
  encoding: CsvEncoding = "utf-8",
): CsvDialect => ({
  ...{ delimiter, quote, encoding, byteOrderMark: false, quoteAll: false, newline: "\n", separatorLine: "" },
});

/** Numbers that look like chance, the same on every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const recordsIn = (blocks: readonly RecordBlock[]): CsvRecord[] =>
  blocks.flatMap((block) => Array.from({ length: block.count }, (_, index) => block.record(index)));

/** What a parser gives, or the message of its error. */
function outcome(read: () => CsvRecord[]): CsvRecord[] | string {
  try {
    return read();
  } catch (error) {
    return (error as Error).message;
  }
}

/** The blocks of a text that comes in pieces of a few bytes. */
function blocksOf(text: string, dialect: CsvDialect, next: (below: number) => number): RecordBlock[] {
  const bytes = bytesOf(text, dialect.encoding);
  const parser = byteParser(dialect);
  const blocks: RecordBlock[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = 1 + next(9);
    parser.push(bytes.subarray(at, at + size));
    if (parser.count > next(4)) blocks.push(parser.block());
    at += size;
  }
  parser.finish();
  blocks.push(parser.block());
  return blocks;
}

function textOf(pieces: readonly string[], next: (below: number) => number): string {
  return Array.from({ length: 1 + next(40) }, () => pieces[next(pieces.length)]!).join("");
}

const dialects: [what: string, dialect: CsvDialect, letters: string[]][] = [
  ["commas", dialectOf(",", '"'), ["é", "😀", "\u00a0"]],
  ["semicolons and apostrophes", dialectOf(";", "'"), ["é", "中"]],
  ["tabs in Windows-1252", dialectOf("\t", '"', "windows-1252"), ["é", "€", "\u00a0"]],
  ["blanks", dialectOf(" ", '"'), ["x"]],
];

describe.each(dialects)("%s", (_, dialect, letters) => {
  const { delimiter, quote } = dialect;
  const pieces = [
    ...["a", "b2", "", " ", delimiter, delimiter, `${delimiter}${quote}`, `${quote}${delimiter}`],
    ...[quote, quote + quote, "\n", "\n", "\r\n", "\r", ...letters],
  ];
  const seeds = Array.from({ length: 600 }, (__, seed) => seed);

  test("the same records and the same errors as from text", () => {
    let [good, bad, faults] = [0, 0, 0];
    for (const seed of seeds) {
      const next = chance(seed);
      const text = textOf(pieces, next);
      const expected = outcome(() => {
        const parser = recordParser(dialect);
        return [...parser.push(text), ...parser.finish()];
      });
      const found = outcome(() => recordsIn(blocksOf(text, dialect, next)));
      expect({ text, found }).toEqual({ text, found: expected });
      if (typeof expected === "string") bad++;
      else {
        good++;
        if (expected.some(({ fault }) => fault !== undefined)) faults++;
      }
    }
    // Chance has made some of everything.
    expect(Math.min(good, bad, faults)).toBeGreaterThan(20);
  });

  test("the same columns, lines and written rows", () => {
    const writer = csvWriter(dialect);
    let rows = 0;
    for (const seed of seeds.slice(0, 200)) {
      const next = chance(seed);
      const text = textOf(pieces, next);
      const blocks = outcome(() => recordsIn(blocksOf(text, dialect, next)));
      if (typeof blocks === "string") continue;
      const write = blockWriter(dialect);
      for (const block of blocksOf(text, dialect, chance(seed + 1))) {
        const records = recordsIn([block]);
        const first = Math.min(block.count, next(2));
        rows += records.length - first;
        expect([...block.lines]).toEqual(records.map(({ line }) => line));
        expect([...block.widths]).toEqual(records.map(({ fields }) => fields.length));
        const fieldAt = (field: number) =>
          records.slice(first).map((__, row) => cellAt(block.column(field, first), row) ?? "");
        for (const field of [0, 1, 2])
          expect(fieldAt(field)).toEqual(records.slice(first).map(({ fields }) => fields[field] ?? ""));

        const values = ["x1", `a${delimiter}b`, "", "two words", `“${quote}”`];
        const texts = { values, codes: Int32Array.from(records.slice(first), () => next(6) - 1) };
        const same = { values: ["a", "b2"], codes: Int32Array.from(records.slice(first), () => next(3) - 1) };
        const changes: BlockChange[] = [
          { first, replace: new Map(), append: [texts, null, same], width: 2 },
          { first, replace: new Map([[1, same]]), append: [], width: 3 },
          { first, replace: new Map([[0, same]]), append: [texts], width: 1 },
        ];
        for (const change of changes) {
          const textIn = (results: typeof texts | null, row: number): string =>
            results === null || results.codes[row] === -1 ? "" : results.values[results.codes[row]!]!;
          const expected = records.slice(first).map((record, row) =>
            writer.record(record, {
              replace: new Map(
                [...change.replace].map(([at, one]) => [at, textIn(one as typeof texts, row)]),
              ),
              append: change.append.map((one) => textIn(one as typeof texts | null, row)),
              width: change.width,
            }),
          );
          const encoded = Buffer.from(writer.encode(expected.join("")));
          expect(Buffer.from(write.write(block, change))).toEqual(encoded);
          expect(Buffer.from(write.write(textBlock(records), change))).toEqual(encoded);
        }
      }
    }
    expect(rows).toBeGreaterThan(200);
  });
});

describe("whole files", () => {
  const read = async (bytes: Uint8Array, how: "blocks" | "recordBlocks"): Promise<CsvRecord[] | string> => {
    try {
      const reader = await openCsv(sourceOf(bytes, 1000).source);
      const records: CsvRecord[] = [];
      if (how === "blocks") for await (const block of reader.blocks()) records.push(...block);
      else for await (const block of reader.recordBlocks()) records.push(...recordsIn([block]));
      return records;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const lines = (count: number, line: string): string => `Name,Note\n${line.repeat(count)}`;
  const cases: [what: string, bytes: Uint8Array][] = [
    ["UTF-8", bytesOf(lines(20_000, "Zoë,😀\r\n"), "utf-8")],
    ["a byte order mark and a separator line", bytesOf(`\uFEFFsep=;\r\n${lines(9, "a;b\n")}`, "utf-8")],
    ["Windows-1252", bytesOf(lines(20_000, "Zoë,€\n"), "windows-1252")],
    ["UTF-16", bytesOf(lines(5000, "Zoë,b\n"), "utf-16le")],
    [
      "a byte that is no UTF-8",
      Buffer.concat([bytesOf(lines(20_000, "Zoë,b\n"), "utf-8"), Buffer.from([0xe9, 10])]),
    ],
    [
      "a character that the end cuts",
      Buffer.concat([bytesOf(lines(20_000, "a,b\n"), "utf-8"), Buffer.from([0xc3])]),
    ],
    [
      "a quote that is never closed",
      bytesOf(`${lines(20_000, "a,b\n")}a,"b\n${"c,d\n".repeat(20_000)}`, "utf-8"),
    ],
    ["a quoted field that is too long", bytesOf(`${lines(9, "a,b\n")}"${"x".repeat(1_100_000)}"\n`, "utf-8")],
    ["too many fields", bytesOf(`${lines(9, "a,b\n")}${",".repeat(17_000)}\n`, "utf-8")],
    ["text behind quotes in every line", bytesOf(lines(5000, '"a"b,c\n'), "utf-8")],
    ["nothing", new Uint8Array(0)],
  ];
  test.each(cases)("%s", async (_, bytes) => {
    const expected = await read(bytes, "blocks");
    expect(await read(bytes, "recordBlocks")).toEqual(expected);
  });

  test.each([
    ["utf-8", ",", true],
    ["windows-1252", "\t", true],
    ["utf-16le", ",", false],
    ["utf-8", "§", false],
  ] as const)("%s with %j is read as bytes: %s", (encoding, delimiter, expected) => {
    expect(isByteDialect(dialectOf(delimiter, '"', encoding))).toBe(expected);
  });
});
