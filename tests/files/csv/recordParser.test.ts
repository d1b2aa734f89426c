// Records from text: fields, raw text, line breaks and lines, however the text is cut.
import { parse } from "csv-parse/sync";
import type { CsvRecord } from "../../../src/files/csv/dialect";
import { recordParser } from "../../../src/files/csv/recordParser";

type Quote = '"' | "'";

function parseInPieces(pieces: readonly string[], delimiter = ",", quote: Quote = '"'): CsvRecord[] {
  const parser = recordParser({ delimiter, quote });
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.finish()];
}

describe("fields", () => {
  const cases: [text: string, delimiter: string, quote: Quote, fields: string[][]][] = [
    ["", ",", '"', []],
    ["a,b", ",", '"', [["a", "b"]]],
    ["a,b\n", ",", '"', [["a", "b"]]],
    ["a,b\n1,2\r\n3\r4,5", ",", '"', [["a", "b"], ["1", "2"], ["3"], ["4", "5"]]],
    [
      ",\n,,\n",
      ",",
      '"',
      [
        ["", ""],
        ["", "", ""],
      ],
    ],
    ["a\n\nb\n", ",", '"', [["a"], [], ["b"]]],
    ["a\n  \nb\n", ",", '"', [["a"], [], ["b"]]],
    ["\t\n", "\t", '"', [["", ""]]],
    ['""\n', ",", '"', [[""]]],
    ['"a","b"\n', ",", '"', [["a", "b"]]],
    ['"a,b",c\n', ",", '"', [["a,b", "c"]]],
    [
      '"a\nb","c\r\nd"\ne,f\n',
      ",",
      '"',
      [
        ["a\nb", "c\r\nd"],
        ["e", "f"],
      ],
    ],
    ['"say ""hi""",""""\n', ",", '"', [['say "hi"', '"']]],
    ['"a"  ,b\n', ",", '"', [["a", "b"]]],
    ['5" pipe,a "b" c\n', ",", '"', [['5" pipe', 'a "b" c']]],
    [' "a",b\n', ",", '"', [[' "a"', "b"]]],
    [" a , b \n", ",", '"', [[" a ", " b "]]],
    ["'a,b','it''s'\n", ",", "'", [["a,b", "it's"]]],
    ["'a',\"b\"\n", ",", "'", [["a", '"b"']]],
    ["a;b,c\n", ";", '"', [["a", "b,c"]]],
    ['"a|b"|c\n', "|", '"', [["a|b", "c"]]],
    ["=1+1,-2,@x\n", ",", '"', [["=1+1", "-2", "@x"]]],
  ];
  test.each(cases)("of %j with %j and %j", (text, delimiter, quote, fields) => {
    expect(parseInPieces([text], delimiter, quote).map((record) => record.fields)).toEqual(fields);
  });
});

describe("raw text, line breaks and lines", () => {
  const text = 'a, "b" ,c\r\n\n"x\ny\r\nz",""""  ,5"\r1,2,3\n\r\n"last\r"';
  const expected = [
    { raw: 'a, "b" ,c', newline: "\r\n", line: 1, fields: ["a", ' "b" ', "c"] },
    { raw: "", newline: "\n", line: 2, fields: [] },
    { raw: '"x\ny\r\nz",""""  ,5"', newline: "\r", line: 3, fields: ["x\ny\r\nz", '"', '5"'] },
    { raw: "1,2,3", newline: "\n", line: 6, fields: ["1", "2", "3"] },
    { raw: "", newline: "\r\n", line: 7, fields: [] },
    { raw: '"last\r"', newline: "", line: 8, fields: ["last\r"] },
  ];

  test("describe each record", () => {
    expect(parseInPieces([text])).toEqual(expected);
  });

  test("do not depend on where the text is cut", () => {
    for (let first = 0; first <= text.length; first++) {
      for (let second = first; second <= text.length; second++) {
        const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)];
        expect(parseInPieces(pieces)).toEqual(expected);
      }
    }
    expect(parseInPieces([...text])).toEqual(expected);
  });

  test("line() is the line in which the text so far ends", () => {
    const parser = recordParser({ delimiter: ",", quote: '"' }, 2);
    const lines = ["a,b", "\n", '"x\n', 'y",', "z\r\n"].map((piece) => {
      parser.push(piece);
      return parser.line();
    });
    expect(lines).toEqual([2, 3, 4, 4, 5]);
  });
});

test("a library reads the same fields from 2,000 random records", () => {
  let state = 7;
  const pick = <T>(choices: readonly T[]): T => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return choices[Math.floor((state / 2 ** 32) * choices.length)]!;
  };
  const fields = [
    "",
    "a",
    "long text",
    '"q"',
    '"a,b"',
    '"a\nb"',
    '"a\r\nb\r"',
    '""""',
    '"x""y"',
    '"",""',
    " s ",
    "é",
  ];
  let text = "";
  for (let row = 0; row < 2000; row++) {
    const record = ["x"];
    for (let count = pick([1, 2, 3, 4, 5]); count > 0; count--) record.push(pick(fields));
    text += record.join(",") + pick(["\n", "\r\n", "\r"]);
  }
  const pieces = text.match(/[^]{1,97}/g)!;
  const oracle: unknown = parse(text, { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true });
  expect(parseInPieces(pieces).map((record) => record.fields)).toEqual(oracle);
});

describe("what cannot be read", () => {
  const wide = (fields: number) => `a,b\n${",".repeat(fields - 1)}\n`;
  const cases: [what: string, text: string, code: string, message: RegExp][] = [
    [
      "a quote that is never closed",
      'a,b\n1,"x\ny\n',
      "BAD_QUOTING",
      /^Line 2, field 2: .*“"x…” is never closed\. Add the closing quote/,
    ],
    ["a quote opened after others", 'a\n"x\n","y\n', "BAD_QUOTING", /^Line 3, field 2: .*never closed/],
    [
      "too many fields",
      wide(16_385),
      "TOO_MANY_COLUMNS",
      /^Line 2 has 16,385 fields; up to 16,384 .*delimiter/,
    ],
    [
      "too long a field",
      `a\nb,${"x".repeat(1_048_545)}\n`,
      "RECORD_TOO_LONG",
      /^Line 2, field 2 holds 1,048,545 .*1,048,544/,
    ],
    [
      "too long a line",
      `a\n${"xy,".repeat(3_500_000)}`,
      "RECORD_TOO_LONG",
      /line 2 has 10,500,000 .*10,000,000/,
    ],
  ];
  test.each(cases)("%s", (_what, text, code, message) => {
    expect(() => parseInPieces([text])).toThrow(
      expect.objectContaining({ name: "FileError", code, message: expect.stringMatching(message) }),
    );
  });

  test.each([
    ["in its line", 'a,b\n1,"x"y\n2,z\n', 1, /^Line 2, field 2: .* stands “y…”, .*“,”.*Double each quote/],
    ["in a later line", 'a\n"x\n\ny" z,1\n2,z\n', 1, /^Line 4, field 1: .* starts in line 2 stands “z,1…”/],
  ])("text after a closing quote, %s, is a fault of its record alone", (_what, text, at, message) => {
    for (const pieces of [[text], [...text]]) {
      const records = parseInPieces(pieces);
      expect(records[at]!.fault).toMatch(pieces.length === 1 ? message : /^Line \d, field \d: /);
      expect(records.filter(({ fault }) => fault !== undefined)).toHaveLength(1);
      expect(records.at(-1)!.fields).toEqual(["2", "z"]);
      expect(records.map(({ raw, newline }) => raw + newline).join("")).toBe(text);
    }
  });

  test("the widest row and the longest field allowed can", () => {
    expect(parseInPieces([wide(16_384)])[1]!.fields).toHaveLength(16_384);
    expect(parseInPieces([`"${"x".repeat(1_048_544)}",b\n`])[0]!.fields[0]).toHaveLength(1_048_544);
  });

  test("a quote that is never closed is found without reading on to the end", () => {
    const parser = recordParser({ delimiter: ",", quote: '"' });
    parser.push('a,b\n1,"x\n');
    let pieces = 0;
    const pushAll = () => {
      for (; pieces < 1000; pieces++) parser.push("1,2\n".repeat(16_384));
    };
    expect(pushAll).toThrow(
      expect.objectContaining({ code: "BAD_QUOTING", message: expect.stringMatching(/^Line 2,/) }),
    );
    expect(pieces).toBe(15);
  });
});
