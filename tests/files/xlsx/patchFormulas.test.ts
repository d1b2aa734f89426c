// Results over formulas: shared and array formulas are never stranded, the calculation chain follows.
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { patchWorkbook } from "../../../src/files/xlsx/patchWorkbook";
import { LEAVE, type ColumnWrite } from "../../../src/files/xlsx/resultColumns";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import {
  differences,
  MAIN,
  partText,
  sheetXml,
  workbookParts,
  XML,
  zipParts,
  type Parts,
} from "./workbookParts";

const PART = "xl/worksheets/sheet1.xml";
const CHAIN = "xl/calcChain.xml";

/** New values for column A from row 2 on; `undefined` leaves the cell as it is. */
function columnA(...results: (string | undefined)[]): ColumnWrite {
  const codes = Int32Array.from(results, (value, row) => (value === undefined ? LEAVE : row));
  return { at: 0, heading: "V", codes, values: results.map((value) => value ?? "") };
}

async function patched(
  rows: string,
  write: ColumnWrite,
  more: Parts = {},
): Promise<{ before: Uint8Array; after: Uint8Array }> {
  const before = await zipParts(
    workbookParts(sheetXml(`<row r="1"><c r="A1" t="str"><v>V</v></c></row>${rows}`), more),
  );
  const patch = {
    sheet: "Roster",
    headingRow: 0,
    firstRow: 1,
    rowCount: write.codes.length,
    writes: [write],
  };
  return { before, after: await patchWorkbook(await openWorkbook(before, nodeCodec), patch) };
}

const chainOf = (cells: string): Parts => ({
  [CHAIN]: `${XML}<calcChain xmlns="${MAIN}">${cells}</calcChain>`,
});
const row = (number: number, formula: string, value: string, more = ""): string =>
  `<row r="${number}"><c r="A${number}" t="str">${formula}<v>${value}</v></c>${more}</row>`;
const master = (ref: string): string => `<f t="shared" ref="${ref}" si="4">B2&amp;"x"</f>`;
const MEMBER = '<f t="shared" si="4"/>';

describe("shared formulas", () => {
  test.each<[string, string, (string | undefined)[], string[]]>([
    ["all replaced", row(2, master("A2:A3"), "a") + row(3, MEMBER, "b"), ["x", "y"], ["A2", "A3"]],
    [
      "the first replaced, so the others too",
      row(2, master("A2:A4"), "a") + row(3, MEMBER, "b") + row(4, MEMBER, "c"),
      ["x", "b", "c"],
      ["A2", "A3", "A4"],
    ],
    [
      "a later one replaced",
      row(2, master("A2:A4"), "a") + row(3, MEMBER, "b") + row(4, MEMBER, "c"),
      ["a", "x", undefined],
      ["A3"],
    ],
    [
      "none replaced of two",
      row(2, master("A2:A3"), "a") + row(3, MEMBER, "b") + row(4, "<f>1</f>", "c"),
      ["a", "b", "x"],
      ["A4"],
    ],
  ])("%s", async (_, rows, results, replaced) => {
    const { before, after } = await patched(rows, columnA(...results));
    const written = await partText(after, PART);
    const cells = [...written.matchAll(/<c r="(A[2-9])"[^>]*>(.*?)<\/c>/g)];
    expect(cells.filter((match) => !match[2]!.includes("<f")).map((match) => match[1])).toEqual(replaced);
    const old = await partText(before, PART);
    for (const match of cells.filter(({ 2: content }) => content!.includes("<f")))
      expect(old).toContain(match[0]);
  });

  test.each<[string, string, (string | undefined)[], RegExp]>([
    [
      "another column depends on it",
      row(2, master("A2:B2"), "a", `<c r="B2">${MEMBER}<v>1</v></c>`),
      ["x"],
      /cell A2 holds the formula that cell B2 shares/,
    ],
    [
      "a row below depends on it",
      row(2, master("A2:A3"), "a") + row(3, MEMBER, "b"),
      ["x"],
      /cell A2 holds the formula that cell A3 shares/,
    ],
    [
      "a row that is left alone depends on it",
      row(2, master("A2:A3"), "a") + row(3, MEMBER, "b"),
      ["x", undefined],
      /cell A3 shares/,
    ],
  ])("refused: %s", async (_, rows, results, message) => {
    await expect(patched(rows, columnA(...results))).rejects.toMatchObject({
      code: "FORMULA_IN_THE_WAY",
      message: expect.stringMatching(message) as unknown,
    });
  });
});

describe("array formulas", () => {
  const array = (ref: string): string => `<f t="array" ref="${ref}">B2:B9</f>`;
  test.each<[string, string, string[], number]>([
    ["of one cell", row(2, array("A2"), "a"), ["x"], 0],
    ["all of it replaced", row(2, array("A2:A3"), "a") + row(3, "", "b"), ["x", "b"], 0],
    ["not touched", row(2, array("A2:A3"), "a") + row(3, "", "b") + row(4, "", "c"), ["a", "b", "x"], 1],
  ])("%s", async (_, rows, results, left) => {
    const { after } = await patched(rows, columnA(...results));
    expect([...(await partText(after, PART)).matchAll(/<f /g)]).toHaveLength(left);
  });

  test("a filled cell that is not there gets none when its result is empty", async () => {
    const { after } = await patched(row(2, array("A2:A4"), "a"), columnA("x", "", "y"));
    const written = await partText(after, PART);
    expect([...written.matchAll(/<c r="(A[2-9])"/g)].map((match) => match[1])).toEqual(["A2", "A4"]);
    expect(written).not.toContain('<row r="3"');
  });

  test.each<[string, string]>([
    ["over more columns", row(2, array("A2:B3"), "a") + row(3, "", "b")],
    ["over more rows", row(2, array("A2:A9"), "a") + row(3, "", "b")],
    ["a data table", row(2, '<f t="dataTable" ref="A2:A1048576"/>', "a") + row(3, "", "b")],
  ])("refused: %s", async (_, rows) => {
    await expect(patched(rows, columnA("a", "x"))).rejects.toMatchObject({
      code: "FORMULA_IN_THE_WAY",
      message: expect.stringContaining("one formula fills the cells A2:") as unknown,
    });
  });
});

describe("the calculation chain", () => {
  const rows = row(2, "<f>1</f>", "a", '<c r="B2"><f>2</f><v>2</v></c>') + row(3, "<f>1</f>", "b");
  test.each<[string, string, string]>([
    ["loses the cells", '<c r="B2" i="1"/><c r="A2" i="1" l="1"/><c r="A3" i="1"/>', '<c r="B2" i="1"/>'],
    ["hands the sheet on to the next", '<c r="A2" i="1"/><c r="B2"/><c r="A3"/>', '<c i="1" r="B2"/>'],
    [
      "not where the next names its own",
      '<c r="A2" i="1"/><c r="A3"/><c r="B7" i="2"/>',
      '<c r="B7" i="2"/>',
    ],
    [
      "keeps other sheets' cells",
      '<c r="A2" i="2"/><c r="A3"/><c r="A2" i="1"/><c r="B2"/>',
      '<c r="A2" i="2"/><c r="A3"/><c i="1" r="B2"/>',
    ],
    [
      "entries in two tags, blanks, extensions",
      '\n<c r="A2" i="1"></c>\n<c r="B2"></c><extLst/>',
      '\n\n<c i="1" r="B2"></c><extLst/>',
    ],
  ])("%s", async (_, cells, expected) => {
    const { before, after } = await patched(rows, columnA("x", "y"), chainOf(cells));
    expect(await partText(after, CHAIN)).toBe(chainOf(expected)[CHAIN]);
    expect([...(await differences(before, after))].sort()).toEqual([CHAIN, PART]);
  });

  test("is not touched when no formula goes", async () => {
    const { before, after } = await patched(
      `${rows}<row r="4"><c r="A4"><v>4</v></c></row>`,
      columnA("a", "b", "x"),
      chainOf('<c r="A2" i="1"/><c r="A3"/>'),
    );
    expect(await differences(before, after)).toEqual([PART]);
  });

  test("goes with everything that names it when it is empty", async () => {
    const { before, after } = await patched(rows, columnA("x", "y"), chainOf('<c r="A2" i="1"/><c r="A3"/>'));
    expect(await differences(before, after)).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      PART,
      `-${CHAIN}`,
    ]);
    for (const part of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]) {
      const [old, now] = [await partText(before, part), await partText(after, part)];
      expect(now).not.toContain("calcChain");
      expect(now).toBe(old.replace(/<(Override|Relationship) [^>]*calcChain[^>]*>/, ""));
    }
    expect((await openWorkbook(after, nodeCodec)).sheets).toHaveLength(1);
  });
});
