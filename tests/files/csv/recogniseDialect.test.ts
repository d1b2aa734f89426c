// Which delimiter, quote and line break a start of a file is taken for.
import { recogniseDialect, type DialectHints } from "../../../src/files/csv/recogniseDialect";

const table = (delimiter: string, rows: readonly string[]) =>
  rows.map((row) => row.replaceAll("¦", delimiter)).join("\n");
const people = (delimiter: string) =>
  table(delimiter, ["Name¦Role¦Exposure", "Ann¦Clerk¦low", "Bo¦Buyer¦high", ""]);

describe("the delimiter", () => {
  const cases: [what: string, sample: string, delimiter: string][] = [
    ["commas", people(","), ","],
    ["semicolons", people(";"), ";"],
    ["tabs", people("\t"), "\t"],
    ["pipes", people("|"), "|"],
    ["a heading row alone", "Name;Role;Exposure", ";"],
    ["nothing at all", "", ","],
    ["a single column", "Name\nAnn\nBo\n", ","],
    ["one decimal comma in every row", "Name;Years\nAnn;1,5\nBo;2,5\nCy;3,0\n", ";"],
    ["decimal commas in every field but the headings", "A;B;C;D\n1,5;2,5;3,5;4,5\n1,2;2,2;3,2;4,2\n", ";"],
    ["decimal commas below a heading with a comma", "Team, unit;Years;Note\nAnn;1,5;x\nBo;2,5;y\n", ";"],
    ["quotes that fit one delimiter only", 'A;B,C\n"x";1,2\n"y";3,4\n', ";"],
    ["a list with semicolons in every row", "Name,Skills,Role\nAnn,a;b;c;d,x\nBo,a;b;c;d,y\n", ","],
    ["other delimiters within quotes", 'Name,Note\nAnn,"a;b;c;d;e"\nBo,"f;g;h;i;j"\n', ","],
    ["line breaks within quotes", 'Name;Note\nAnn;"a,b\nc,d"\nBo;"e\nf"\n', ";"],
    [
      "a title with a comma above the headings",
      "Roster, spring\n\nName;Role;Team\nAnn;Clerk;A\nBo;Buyer;B\n",
      ";",
    ],
    ["rows of different lengths", "A,B,C,D\n1,2,3,4\n1,2\n1,2,3,4,5\n1,2,3,4\n", ","],
    ["a quote that is never closed", 'A;B;C\n1;2;3\n1;"2;3\n1;2;3\n', ";"],
    ["a misplaced quote", 'A;B;C\n1;2;3\n1;"2"2;3\n1;2;3\n', ";"],
  ];
  test.each(cases)("%s", (_what, sample, delimiter) => {
    expect(recogniseDialect(sample, true).delimiter).toBe(delimiter);
  });

  test("a record that the end of the sample cuts does not count", () => {
    expect(recogniseDialect("A;B\n3,3,3,3,3", false).delimiter).toBe(";");
    expect(recogniseDialect("A;B\n3,3,3,3,3", true).delimiter).toBe(",");
    expect(recogniseDialect('A;B\n1;2\n3;"4,4,4,4,', false)).toMatchObject({ delimiter: ";", quote: '"' });
  });
});

describe("hints and the sep= line", () => {
  const cases: [what: string, sample: string, hints: DialectHints, delimiter: string, line: string][] = [
    ["sep= wins over counting", "sep=;\na,b;c,d\n", {}, ";", "sep=;\n"],
    ["in capitals, with its own line break", "SEP=|\r\na,b\n", {}, "|", "SEP=|\r\n"],
    ["a tab", "sep=\t\ra,b\r", {}, "\t", "sep=\t\r"],
    ["in quotes", '"sep=;"\na,b\n', {}, ";", '"sep=;"\n'],
    ["alone in the file", "sep=;", {}, ";", "sep=;"],
    ["an unusual delimiter", "sep=^\na^b\n", {}, "^", "sep=^\n"],
    ["no delimiter but a text", "sep=x\na;b\n", {}, ";", ""],
    ["a heading that only starts like it", "sep=;a\nb;c\n", {}, ";", ""],
    ["the delimiter asked for wins over sep=", "sep=;\na,b\n", { delimiter: "," }, ",", "sep=;\n"],
    ["the delimiter asked for wins over counting", "a,b,c\n1,2,3\n", { delimiter: "|" }, "|", ""],
    ["the fallback serves a single column", "Name\nAnn\n", { fallbackDelimiter: "\t" }, "\t", ""],
    ["the fallback yields to what is found", "Name;Role\nAnn;x\n", { fallbackDelimiter: "\t" }, ";", ""],
  ];
  test.each(cases)("%s", (_what, sample, hints, delimiter, line) => {
    expect(recogniseDialect(sample, true, hints)).toMatchObject({ delimiter, separatorLine: line });
  });

  test.each(["", ",,", "a", "7", '"', "'", "\n", "😀"])("refuses %j as a delimiter", (delimiter) => {
    expect(() => recogniseDialect("a,b", true, { delimiter })).toThrow(
      expect.objectContaining({
        code: "UNSUPPORTED",
        message: expect.stringContaining("cannot be the delimiter"),
      }),
    );
  });
});

describe("quotes", () => {
  const cases: [what: string, sample: string, quote: string, quoteAll: boolean][] = [
    ["none", "a,b\n1,2\n", '"', false],
    ["some fields", '"a",b\n"1",2\n', '"', false],
    ["all fields", '"a","b"\n"1","2"\n', '"', true],
    ["all fields but empty ones", '"a","b"\n,"2"\n', '"', true],
    ["apostrophes around all", "'a','b'\n'1, 2','it''s'\n", "'", true],
    ["apostrophes around texts", "'a';'b'\n'x, y';2\n", "'", false],
    ["names with apostrophes", "Name,Role\nO'Brien,'Ndrangheta expert\nD'Arc,b\n", '"', false],
    ["an Excel text mark", "Id,Role\n'007,a\n'008,b\n", '"', false],
    ["apostrophes beside double quotes", "'a',\"b\"\n'c',\"d\"\n", '"', false],
    ["apostrophes inside double quotes", "\"'a'\",b\n\"'c'\",d\n", '"', false],
  ];
  test.each(cases)("%s", (_what, sample, quote, quoteAll) => {
    expect(recogniseDialect(sample, true)).toMatchObject({ quote, quoteAll });
  });
});

describe("the line break", () => {
  const cases: [sample: string, newline: string][] = [
    ["a,b\n1,2\n", "\n"],
    ["a,b\r\n1,2\r\n", "\r\n"],
    ["a,b\r1,2\r", "\r"],
    ['"a\nb",c\r\n1,2\r\n', "\r\n"],
    ["a,b", "\n"],
    ["sep=,\r\na,b", "\r\n"],
    ["a,b\r\n1,2\n3,4\n", "\r\n"],
  ];
  test.each(cases)("of %j is %j", (sample, newline) => {
    expect(recogniseDialect(sample, true).newline).toBe(newline);
  });
});
