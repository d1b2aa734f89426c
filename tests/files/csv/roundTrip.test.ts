// A thousand awkward rows in every dialect and encoding: read, judged and written without a byte lost.
import {
  csvEncodings,
  type CsvDialect,
  type CsvEncoding,
  type CsvRecord,
} from "../../../src/files/csv/dialect";
import { openCsv } from "../../../src/files/csv/csvReader";
import { csvWriter, type RecordChange } from "../../../src/files/csv/csvWriter";
import { bytesOf, sourceOf } from "./bytes";

const HEADINGS = ["Name", "Role", "Exposure", "Note", "Verdict"];
const VERDICT = 4;

interface AwkwardRow {
  /** The fields as they stand in the file; none for a blank line. */
  readonly raw: readonly string[];
  /** What they say. */
  readonly texts: readonly string[];
  readonly newline: string;
}

/** Rows with the same few troubles in ever new combinations, the same on every run. */
function awkwardRows(delimiter: string, quote: string, newline: string, beyondLatin1: boolean): AwkwardRow[] {
  let state = 11;
  const pick = <T>(choices: readonly T[]): T => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return choices[Math.floor((state / 2 ** 32) * choices.length)]!;
  };
  const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote;
  const bare = ["", "x", " padded ", "=1+1", "-", "@home", `5${quote} pipe`, "été €", "two words", "  "];
  const enclosed = [
    "",
    "plain",
    `a${delimiter}b`,
    `${quote}`,
    `say ${quote}hi${quote}`,
    "l\nm",
    "l\r\nm\r",
    ",;\t|",
    "é",
  ];
  if (beyondLatin1) {
    bare.push("中文", "😀");
    enclosed.push("Łódź\n😀");
  }
  const field = (): [raw: string, text: string] => {
    const text = pick(enclosed);
    const plain = pick(bare);
    return pick<[string, string]>([
      [plain, plain],
      [quoted(text), text],
      [`${quoted(text)}  `, text],
    ]);
  };
  const rowOf = (fields: readonly [raw: string, text: string][], end: string): AwkwardRow => ({
    raw: fields.map(([raw]) => raw),
    texts: fields.map(([, text]) => text),
    newline: end,
  });
  const first = (text: string): [raw: string, text: string] => [quoted(text), text];
  const rows = [rowOf(HEADINGS.map(first), newline)];
  for (let row = 1; row <= 1000; row++) {
    const count = pick([5, 5, 5, 5, 5, 5, 5, 5, 3, 2, 6, 0]);
    const fields = Array.from({ length: count }, (_, index) => (index === 0 ? first(`P ${row}`) : field()));
    // A lone line feed after a carriage return would be the second half of one line break, not a blank line.
    rows.push(
      rowOf(fields, count === 0 ? newline : pick([newline, newline, newline, newline, "\n", "\r\n"])),
    );
  }
  return [...rows, rowOf([first("last"), ["x", "x"]], "")];
}

/** Fields beyond the headings that say something. */
function surplusOf({ raw, texts }: AwkwardRow): readonly string[] {
  return texts.slice(HEADINGS.length).some((text) => text.trim() !== "") ? raw.slice(HEADINGS.length) : [];
}

async function rewrite(bytes: Uint8Array, change: (record: CsvRecord, index: number) => RecordChange) {
  const reader = await openCsv(sourceOf(bytes, 1013).source);
  const writer = csvWriter(reader.dialect);
  const parts = [writer.encode(writer.start())];
  const records: CsvRecord[] = [];
  for await (const block of reader.blocks(100)) {
    const texts = block.map((record, index) => writer.record(record, change(record, records.length + index)));
    parts.push(writer.encode(texts.join("")));
    records.push(...block);
  }
  return { dialect: reader.dialect, records, bytes: new Uint8Array(Buffer.concat(parts)) };
}

const unchanged: RecordChange = { replace: new Map(), append: [], width: HEADINGS.length };
const appended: RecordChange = { ...unchanged, append: ["Überprüfen", "a, b; c"] };

type Form = Pick<
  CsvDialect,
  "encoding" | "byteOrderMark" | "delimiter" | "quote" | "newline" | "separatorLine"
>;
const forms: Form[] = [];
const marked = (encoding: CsvEncoding) => (encoding === "windows-1252" ? [false] : [false, true]);
for (const encoding of csvEncodings) {
  for (const byteOrderMark of marked(encoding)) {
    for (const delimiter of [",", ";", "\t", "|"]) {
      for (const newline of ["\n", "\r\n", "\r"] as const) {
        const separatorLine = delimiter === ";" && newline === "\r\n" ? "sep=;\r\n" : "";
        forms.push({ encoding, byteOrderMark, delimiter, quote: '"', newline, separatorLine });
      }
    }
    forms.push({ encoding, byteOrderMark, delimiter: ";", quote: "'", newline: "\n", separatorLine: "" });
  }
}
const named = forms.map((form): [name: string, form: Form] => [
  Object.values(form)
    .map((part) => JSON.stringify(part))
    .join(" "),
  form,
]);

describe.each(named)("%s", (_name, form) => {
  const { encoding, byteOrderMark, delimiter, quote, newline, separatorLine } = form;
  const rows = awkwardRows(delimiter, quote, newline, encoding !== "windows-1252");
  const start = (byteOrderMark ? "\uFEFF" : "") + separatorLine;
  const fileOf = (line: (row: AwkwardRow, index: number) => string) =>
    new Uint8Array(
      bytesOf(start + rows.map((row, index) => line(row, index) + row.newline).join(""), encoding),
    );
  const file = fileOf(({ raw }) => raw.join(delimiter));

  test("comes back as it was", async () => {
    const { dialect, records, bytes } = await rewrite(file, () => unchanged);
    expect(dialect).toMatchObject(form);
    expect(records).toHaveLength(rows.length);
    expect(records.map((record) => record.raw)).toEqual(rows.map((row) => row.raw.join(delimiter)));
    expect(records.map((record) => record.fields)).toEqual(rows.map((row) => row.texts));
    expect(Buffer.compare(bytes, file)).toBe(0);
  });

  test("takes new columns beside all fields as they were, also a second time", async () => {
    const result = delimiter === "\t" || delimiter === "|" ? "a, b; c" : `${quote}a, b; c${quote}`;
    const expected = fileOf((row) => {
      if (row.raw.length === 0) return "";
      const own = HEADINGS.map((_, column) => row.raw[column] ?? "");
      return [...own, "Überprüfen", result, ...surplusOf(row)].join(delimiter);
    });
    const first = await rewrite(file, () => appended);
    expect(Buffer.compare(first.bytes, expected)).toBe(0);
    const same = new Map(appended.append.map((text, index) => [HEADINGS.length + index, text]));
    const second = await rewrite(first.bytes, () => ({
      replace: same,
      append: [],
      width: HEADINGS.length + 2,
    }));
    expect(Buffer.compare(second.bytes, first.bytes)).toBe(0);
  });

  test("takes new texts in one column and keeps the others as they were", async () => {
    const expected = fileOf((row, index) => {
      const { raw } = row;
      if (raw.length === 0 || index === 0 || surplusOf(row).length > 0) return raw.join(delimiter);
      const others = HEADINGS.slice(0, VERDICT).map((_, column) => raw[column] ?? "");
      return [...others, `new${index}`, ...raw.slice(HEADINGS.length)].join(delimiter);
    });
    const { bytes } = await rewrite(file, (_record, index) =>
      index === 0 ? unchanged : { ...unchanged, replace: new Map([[VERDICT, `new${index}`]]) },
    );
    expect(Buffer.compare(bytes, expected)).toBe(0);
  });
});
