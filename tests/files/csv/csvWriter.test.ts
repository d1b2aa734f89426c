// Records written back with results appended or replaced.
import { surplusFields, type CsvDialect, type CsvRecord } from "../../../src/files/csv/dialect";
import { csvWriter } from "../../../src/files/csv/csvWriter";
import { recordParser } from "../../../src/files/csv/recordParser";

const comma: CsvDialect = {
  encoding: "utf-8",
  byteOrderMark: false,
  delimiter: ",",
  quote: '"',
  quoteAll: false,
  newline: "\n",
  separatorLine: "",
};

function recordOf(text: string, dialect = comma): CsvRecord {
  const parser = recordParser(dialect);
  const [record, ...others] = [...parser.push(text), ...parser.finish()];
  expect(others).toEqual([]);
  return record!;
}

type Replacements = [index: number, text: string][];

describe("a record of a roster with three columns", () => {
  const cases: [what: string, text: string, replace: Replacements, append: string[], expected: string][] = [
    ["nothing to do", ' a, "b" ,"c"  \r\n', [], [], ' a, "b" ,"c"  \r\n'],
    ["appended", "a,b,c\n", [], ["V", "W"], "a,b,c,V,W\n"],
    ["appended, quotes and spaces kept", ' a,"b,""x"" ","c"  \r\n', [], ["V"], ' a,"b,""x"" ","c"  ,V\r\n'],
    ["appended after quoted line breaks", '"a\nb",c,"d\r\n"\r', [], ["V"], '"a\nb",c,"d\r\n",V\r'],
    ["appended where no line break ends the file", "a,b,c", [], ["V"], "a,b,c,V"],
    ["empty results", "a,b,c\n", [], ["", "V", ""], "a,b,c,,V,\n"],
    [
      "results that need quotes",
      "a,b,c\n",
      [],
      ["x,y", 'say "hi"', "l\nm", " s"],
      'a,b,c,"x,y","say ""hi""","l\nm"," s"\n',
    ],
    ["a result that starts with an apostrophe", "a,b,c\n", [], ["'tis"], `a,b,c,"'tis"\n`],
    ["too few fields", "a\n", [], ["V"], "a,,,V\n"],
    ["too few fields, nothing appended", "a\n", [], [], "a\n"],
    ["fields that are all empty", ",,\n", [], ["", ""], ",,,,\n"],
    ["a blank line", "\r\n", [[1, "x"]], ["V"], "\r\n"],
    ["a line of spaces", "  \n", [[1, "x"]], ["V"], "  \n"],
    ["an empty field in quotes", '""\n', [], ["V"], '"",,,V\n'],
    ["replaced", 'a, "b" ,"c"\n', [[1, "x"]], [], 'a,x,"c"\n'],
    ["replaced by a text that needs quotes", "a,b,c\n", [[2, "x,y"]], [], 'a,b,"x,y"\n'],
    ["replaced by the same text", 'a,"b" ,c\n', [[1, "b"]], [], 'a,"b" ,c\n'],
    ["emptied", 'a,"b",c\n', [[1, ""]], [], "a,,c\n"],
    ["replaced beyond the last field", "a\n", [[2, "x"]], [], "a,,x\n"],
    ["emptied beyond the last field", "a\n", [[2, ""]], [], "a\n"],
    [
      "replaced and appended",
      '"a",b\n',
      [
        [0, "x"],
        [2, "y"],
      ],
      ["V"],
      "x,b,y,V\n",
    ],
    ["replaced and appended after too few fields", '"a"\n', [[0, "x"]], ["V"], "x,,,V\n"],
    ["blank fields too many", 'a,b,c,, ,""\n', [], ["V"], "a,b,c,V\n"],
    ["blank fields too many, nothing appended", "a,b,c,, \n", [], [], "a,b,c,, \n"],
    ["blank fields too many, one replaced", "a,b,c,,\n", [[0, "x"]], [], "x,b,c,,\n"],
    ["too many fields", 'a, b,"c",d,"e,f"\n', [], ["V", "W"], 'a, b,"c",V,W,d,"e,f"\n'],
    ["too many fields, nothing replaced", "a,b,c,d\n", [[1, "x"]], [], "a,b,c,d\n"],
    ["too many fields, appended only", "a,b,c,d\n", [[1, "x"]], ["V"], "a,b,c,V,d\n"],
  ];
  test.each(cases)("%s", (_what, text, replace, append, expected) => {
    const change = { replace: new Map(replace), append, width: 3 };
    expect(csvWriter(comma).record(recordOf(text), change)).toBe(expected);
  });

  test("untouched", () => {
    expect(csvWriter(comma).untouched(recordOf('a, "b" ,\r\n'))).toBe('a, "b" ,\r\n');
  });
});

describe("surplus fields", () => {
  test.each([
    ["a,b,c", 0],
    ["a", 0],
    ["", 0],
    ["a,b,c,", 0],
    ['a,b,c, ,"",', 0],
    ["a,b,c,d", 1],
    ["a,b,c,,e,", 3],
  ])("of %j", (text, expected) => {
    expect(text === "" ? 0 : surplusFields(recordOf(text), 3)).toBe(expected);
  });
});

describe("other dialects", () => {
  const cases: [what: string, dialect: Partial<CsvDialect>, text: string, expected: string][] = [
    ["semicolons", { delimiter: ";" }, "a,b;c\n", 'a,b;c;x,y;"p;q"\n'],
    ["tabs", { delimiter: "\t" }, "a\tb\n", "a\tb\tx,y\tp;q\n"],
    ["all quoted", { quoteAll: true }, '"a","b"\n', '"a","b","x,y","p;q"\n'],
    ["apostrophes", { quote: "'" }, "'a','b'\n", "'a','b','x,y',p;q\n"],
  ];
  test.each(cases)("%s", (_what, part, text, expected) => {
    const dialect = { ...comma, ...part };
    const change = { replace: new Map<number, string>(), append: ["x,y", "p;q"], width: 2 };
    expect(csvWriter(dialect).record(recordOf(text, dialect), change)).toBe(expected);
  });

  test("all quoted leaves empty results bare", () => {
    const change = { replace: new Map<number, string>(), append: ["", "V"], width: 1 };
    expect(csvWriter({ ...comma, quoteAll: true }).record(recordOf('"a"'), change)).toBe('"a",,"V"');
  });

  test.each([
    [false, "", ""],
    [true, "", "\uFEFF"],
    [false, "sep=;\r\n", "sep=;\r\n"],
    [true, "sep=;\r\n", "\uFEFFsep=;\r\n"],
  ])("start with mark %j and line %j", (byteOrderMark, separatorLine, expected) => {
    expect(csvWriter({ ...comma, byteOrderMark, separatorLine }).start()).toBe(expected);
  });

  test("encode in the file's encoding", () => {
    const bytes = csvWriter({ ...comma, encoding: "utf-16be" }).encode("\uFEFFé");
    expect([...bytes]).toEqual([0xfe, 0xff, 0, 0xe9]);
  });
});

test("more different results than are remembered come out right", () => {
  const writer = csvWriter(comma);
  for (let row = 0; row < 10_000; row++) {
    const change = {
      replace: new Map<number, string>(),
      append: [`row ${row}`, `no, ${row % 5000}`],
      width: 1,
    };
    expect(writer.record(recordOf("a"), change)).toBe(`a,row ${row},"no, ${row % 5000}"`);
  }
});
