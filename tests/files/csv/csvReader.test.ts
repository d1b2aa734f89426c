// Whole files from a source: what is recognised, how blocks come, and how reading ends.
import { csvEncodings, ownText, type CsvRecord } from "../../../src/files/csv/dialect";
import { openCsv, type CsvOptions } from "../../../src/files/csv/csvReader";
import { bytesOf, sourceOf } from "./bytes";

async function read(bytes: Uint8Array, options?: CsvOptions, chunkSize?: number) {
  const reader = await openCsv(sourceOf(bytes, chunkSize).source, options);
  const records: CsvRecord[] = [];
  for await (const block of reader.blocks()) records.push(...block);
  return { dialect: reader.dialect, records };
}

const utf8 = (text: string) => bytesOf(text, "utf-8");
/** ASCII rows that fill more than the first piece, so that what follows is beyond the sample. */
const filler = "Ann,low\n".repeat(9000);

describe("a small file", () => {
  test.each(csvEncodings)("in %s", async (encoding) => {
    const mark = encoding === "windows-1252" ? "" : "\uFEFF";
    const { dialect, records } = await read(bytesOf(`${mark}sep=;\r\nName;Rôle\r\n"Zoë;€";x`, encoding));
    expect(dialect).toEqual({
      encoding,
      byteOrderMark: mark !== "",
      delimiter: ";",
      quote: '"',
      quoteAll: false,
      newline: "\r\n",
      separatorLine: "sep=;\r\n",
    });
    expect(records).toEqual([
      { fields: ["Name", "Rôle"], raw: "Name;Rôle", newline: "\r\n", line: 2 },
      { fields: ["Zoë;€", "x"], raw: '"Zoë;€";x', newline: "", line: 3 },
    ]);
  });

  test("that is empty has no records", async () => {
    expect((await read(utf8(""))).records).toEqual([]);
    expect((await read(utf8("\uFEFF"))).records).toEqual([]);
  });

  test("in the encoding and with the delimiter asked for", async () => {
    const { records } = await read(utf8("é,b|c"), { encoding: "windows-1252", delimiter: "|" });
    expect(records[0]!.fields).toEqual(["Ã©,b", "c"]);
  });
});

test("the chunks of the source do not matter", async () => {
  const bytes = utf8(`Name,Exposure\r\n${filler}"Zoë\r\n😀","a ""b"""\r\n${filler}`);
  const whole = await read(bytes);
  expect(whole.records).toHaveLength(18_002);
  expect(whole.records[9001]).toMatchObject({ line: 9002, fields: ["Zoë\r\n😀", 'a "b"'] });
  expect(whole.records[9002]!.line).toBe(9004);
  for (const chunkSize of [7, 1000, 65_536, 100_000]) expect(await read(bytes, {}, chunkSize)).toEqual(whole);
});

test("a multi-byte record may lie anywhere across the end of a piece", async () => {
  const record = '"é\r\n😀""",€\r\n';
  for (let before = 65_536 - utf8(record).length; before <= 65_536; before++) {
    const { records } = await read(utf8(`${"x".repeat(before - 4)},y\r\n${record}a,b`));
    expect(records.slice(1)).toEqual([
      { fields: ['é\r\n😀"', "€"], raw: '"é\r\n😀""",€', newline: "\r\n", line: 2 },
      { fields: ["a", "b"], raw: "a,b", newline: "", line: 4 },
    ]);
  }
});

describe("blocks", () => {
  const rows = utf8("a,b\n".repeat(10));
  test.each([
    [1, Array<number>(10).fill(1)],
    [3, [3, 3, 3, 1]],
    [5, [5, 5]],
    [10, [10]],
    [11, [10]],
  ])("of %d rows", async (rowsPerBlock, sizes) => {
    const found: number[] = [];
    const lines: number[] = [];
    for await (const block of (await openCsv(sourceOf(rows).source)).blocks(rowsPerBlock)) {
      found.push(block.length);
      lines.push(...block.map((record) => record.line));
    }
    expect(found).toEqual(sizes);
    expect(lines).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("need at least one row, and are read once", async () => {
    const reader = await openCsv(sourceOf(rows).source);
    expect(() => reader.blocks(0)).toThrow(RangeError);
    reader.blocks();
    expect(() => reader.blocks()).toThrow(/once only/);
  });
});

describe("the source", () => {
  const large = utf8(filler.repeat(20));

  test("is read only as far as blocks are asked for, and closed when the reader leaves", async () => {
    const { source, use } = sourceOf(large, 16_384);
    const reader = await openCsv(source);
    expect(use.chunks).toBe(4);
    for await (const block of reader.blocks(10_000)) {
      expect(block).toHaveLength(10_000);
      break;
    }
    expect(use).toEqual({ chunks: 8, closed: true });
  });

  test("is closed when the reader leaves after records of the first piece", async () => {
    const { source, use } = sourceOf(large, 16_384);
    for await (const block of (await openCsv(source)).blocks(1)) {
      expect(block).toHaveLength(1);
      break;
    }
    expect(use).toEqual({ chunks: 4, closed: true });
  });

  test("is closed when the file cannot be opened", async () => {
    const { source, use } = sourceOf(Buffer.concat([Uint8Array.of(0x50, 0x4b, 3, 4), large]), 16_384);
    await expect(openCsv(source)).rejects.toThrow(/zip archive/);
    expect(use.closed).toBe(true);
  });

  test("is closed when a record cannot be read", async () => {
    const { source, use } = sourceOf(utf8(`a,b\n"x${filler.repeat(20)}`), 16_384);
    const reader = await openCsv(source);
    await expect(reader.blocks().next()).rejects.toMatchObject({ code: "BAD_QUOTING" });
    expect(use.closed).toBe(true);
  });

  test("passes its own errors on", async () => {
    const failing = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("disk gone")) }),
    };
    await expect(openCsv(failing)).rejects.toThrow("disk gone");
  });

  test("is closed when the signal stops the reading between two blocks", async () => {
    const { source, use } = sourceOf(large, 16_384);
    const stop = new AbortController();
    const blocks = (await openCsv(source)).blocks(100, stop.signal);
    expect((await blocks.next()).done).toBe(false);
    stop.abort(new Error("stopped by the user"));
    await expect(blocks.next()).rejects.toThrow("stopped by the user");
    expect(use.closed).toBe(true);
  });

  test("is not read on when the signal has stopped before the first block", async () => {
    const blocks = (await openCsv(sourceOf(large).source)).blocks(
      100,
      AbortSignal.abort(new Error("too late")),
    );
    await expect(blocks.next()).rejects.toThrow("too late");
  });
});

describe("bytes that do not fit the encoding", () => {
  const late = Buffer.concat([
    utf8(`A,B\n"x\ny",z\n${filler}`),
    bytesOf("Zoë,low\n", "windows-1252"),
    utf8(filler),
  ]);
  const cases: [what: string, bytes: Uint8Array, options: CsvOptions, message: RegExp][] = [
    [
      "found after the sample",
      late,
      {},
      /^Line 9004 .* not valid utf-8, .* 0xEB\. .*--encoding windows-1252/,
    ],
    [
      "in the encoding asked for",
      bytesOf("A\nZoë,1", "windows-1252"),
      { encoding: "utf-8" },
      /^Line 2 .* 0xEB/,
    ],
    ["cut at the end", Buffer.concat([utf8(filler), Uint8Array.of(0xe2, 0x82)]), {}, /^Line 9001 .* 0xE2/],
    [
      "half a character of UTF-16",
      bytesOf("\uFEFFa,b\r\nc", "utf-16le").subarray(0, -1),
      {},
      /^Line 2 .* utf-16le/,
    ],
  ];
  test.each(cases)("%s", async (_what, bytes, options, message) => {
    await expect(read(bytes, options)).rejects.toMatchObject({
      name: "FileError",
      code: "BAD_ENCODING",
      message: expect.stringMatching(message),
    });
  });

  test("found after the sample are read in the encoding that the message proposes", async () => {
    const { records } = await read(late, { encoding: "windows-1252" });
    expect(records[9002]!.fields).toEqual(["Zoë", "low"]);
  });
});

test("ownText gives the same text", () => {
  expect(["", "a", " long text with ünï😀 "].map(ownText)).toEqual(["", "a", " long text with ünï😀 "]);
});
