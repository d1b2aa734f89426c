// Result columns in tables: the table grows, nothing is overwritten, totals rows stay empty.
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { patchWorkbook } from "../../../src/files/xlsx/patchWorkbook";
import type { ColumnWrite, SheetPatch } from "../../../src/files/xlsx/resultColumns";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import {
  differences,
  partText,
  readElsewhere,
  relationships,
  sheetXml,
  tableParts,
  tableXml,
  workbookParts,
  zipParts,
  type Parts,
} from "./workbookParts";

const SHEET_PART = "xl/worksheets/sheet1.xml";
const TABLE_PART = "xl/tables/table1.xml";

const column = (heading: string, ...values: string[]): ColumnWrite => ({
  at: "append",
  heading,
  codes: Int32Array.from(values, (_, row) => row),
  values,
});

const text = (name: string, value: string): string =>
  `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
/** Headings in row 2, two people, perhaps a totals row, columns B and C. */
const rows = (more = "", totals = ""): string =>
  `<row r="2">${text("B2", "Name")}${text("C2", "Role")}</row><row r="3">${text("B3", "Ann")}</row><row r="4">${text("B4", "Bob")}${more}</row>${totals}`;
const ROWS = { sheet: "Roster", table: "people", headingRow: 1, firstRow: 2, rowCount: 2 };
const verdicts: SheetPatch = {
  ...ROWS,
  writes: [column("Verdict", "WAIT", "CERTIFY"), column("Why", "a", "b")],
};

async function patched(
  sheet: string,
  table: string,
  patch = verdicts,
  more: Parts = {},
): Promise<{ before: Uint8Array; after: Uint8Array }> {
  const before = await zipParts(workbookParts(sheet, { ...tableParts(table), ...more }));
  return { before, after: await patchWorkbook(await openWorkbook(before, nodeCodec), patch) };
}

describe("the table part", () => {
  const plain = tableXml("B2:C4", ["Name", "Role"]);
  const grown = plain
    .replaceAll('"B2:C4"', '"B2:E4"')
    .replace('count="2"', 'count="4"')
    .replace(
      "</tableColumns>",
      '<tableColumn id="3" name="Verdict"/><tableColumn id="4" name="Why"/></tableColumns>',
    );
  test.each<[string, (table: string) => string]>([
    ["plain", (table) => table],
    ["single quotes and line breaks", (table) => table.replace(/ ref="(B2:.4)"/, "\n\t ref = '$1'")],
    [
      "with a sort state and a filter",
      (table) =>
        table.replace(
          /<autoFilter ref="([^"]*)"\/>/,
          '<autoFilter ref="$1"><filterColumn colId="0"><filters><filter val="a&gt;b"/></filters></filterColumn></autoFilter><sortState ref="B3:C4"><sortCondition ref="C3:C4"/></sortState>',
        ),
    ],
    [
      "with extensions and comments",
      (table) =>
        table
          .replace("<tableStyleInfo", '<!-- <tableColumns count="9"> --><tableStyleInfo')
          .replace(
            "</table>",
            '<extLst><ext uri="{x}"><y ref="B2:C4x" xmlns="urn:y"/></ext></extLst></table>',
          ),
    ],
    [
      "ids in any order",
      (table) =>
        table
          .replace('id="1" name="Name"', 'id="9" name="Name"')
          .replace('id="3"', 'id="10"')
          .replace('id="4" name="Why"', 'id="11" name="Why"'),
    ],
    ["without filter", (table) => table.replace(/<autoFilter[^>]*>/, "")],
    ["prefixed", (table) => table.replace("xmlns=", "xmlns:q=").replace(/<(\/?)(?=[a-z])/g, "<$1q:")],
    [
      "columns with content",
      (table) =>
        table.replace(
          /<tableColumn id="2" name="Role"\/>/,
          '<tableColumn id="2" name="Role" totalsRowFunction="count"><calculatedColumnFormula>[Name]</calculatedColumnFormula></tableColumn>',
        ),
    ],
  ])("%s", async (_, variant) => {
    const { before, after } = await patched(sheetXml(rows()), variant(plain));
    expect(await partText(after, TABLE_PART)).toBe(variant(grown));
    expect(await differences(before, after)).toEqual([SHEET_PART, TABLE_PART]);
    const again = await openWorkbook(after, nodeCodec);
    expect(again.sheets[0]!.tables).toMatchObject([
      { columns: ["Name", "Role", "Verdict", "Why"], range: { lastColumn: 4 } },
    ]);
  });

  test("headings with characters that need escapes", async () => {
    const patch = {
      ...ROWS,
      writes: [column('R&D "<now>"', "x", "y"), column("two\nlines_x0041_", "x", "y")],
    };
    const { after } = await patched(sheetXml(rows()), plain, patch);
    expect(await partText(after, TABLE_PART)).toContain(
      '<tableColumn id="3" name="R&amp;D &quot;&lt;now>&quot;"/><tableColumn id="4" name="two_x000a_lines_x005F_x0041_"/>',
    );
    expect((await openWorkbook(after, nodeCodec)).sheets[0]!.tables[0]!.columns.slice(2)).toEqual([
      'R&D "<now>"',
      "two\nlines_x0041_",
    ]);
  });
});

test("the cells stand next to the table, in its rows", async () => {
  const { after } = await patched(sheetXml(rows()), tableXml("B2:C4", ["Name", "Role"]));
  expect(await partText(after, SHEET_PART)).toBe(
    sheetXml(
      `<row r="2">${text("B2", "Name")}${text("C2", "Role")}${text("D2", "Verdict")}${text("E2", "Why")}</row>` +
        `<row r="3">${text("B3", "Ann")}${text("D3", "WAIT")}${text("E3", "a")}</row><row r="4">${text("B4", "Bob")}${text("D4", "CERTIFY")}${text("E4", "b")}</row>`,
    ),
  );
  const [seen] = readElsewhere(after);
  expect(seen!.rows.slice(1)).toEqual([
    [null, "Name", "Role", "Verdict", "Why"],
    [null, "Ann", null, "WAIT", "a"],
    [null, "Bob", null, "CERTIFY", "b"],
  ]);
  expect(seen!.tables![0]!.columns.map(({ name }) => name)).toEqual(["Name", "Role", "Verdict", "Why"]);
});

test("a totals row stays, and stays empty under new columns", async () => {
  const totals = `<row r="5">${text("B5", "Total")}<c r="C5"><v>2</v></c></row>`;
  const table = tableXml("B2:C5", ["Name", "Role"], 'totalsRowCount="1"', "B2:C4");
  const { after } = await patched(sheetXml(rows("", totals)), table);
  expect(await partText(after, SHEET_PART)).toContain(totals);
  const written = await partText(after, TABLE_PART);
  expect(written).toContain('ref="B2:E5"');
  expect(written).toContain('<autoFilter ref="B2:E4"/>');
});

test("existing result columns are filled again without touching the table", async () => {
  const { after } = await patched(sheetXml(rows()), tableXml("B2:C4", ["Name", "Role"]));
  const changed = {
    ...ROWS,
    writes: [
      { ...column("Verdict", "WAIT", "WAIT"), at: 3 },
      { ...column("Why", "a", "b"), at: 4 },
    ],
  };
  const third = await patchWorkbook(await openWorkbook(after, nodeCodec), changed);
  expect(await differences(after, third)).toEqual([SHEET_PART]);
  expect(await partText(third, SHEET_PART)).toBe(
    (await partText(after, SHEET_PART)).replace("CERTIFY", "WAIT"),
  );
  const same = await openWorkbook(third, nodeCodec);
  expect(await patchWorkbook(same, changed)).toBe(same.inside.archive.bytes);
});

test("other tables of the sheet may stand beside, only not in the way", async () => {
  const other = (ref: string): Parts => ({
    "xl/worksheets/_rels/sheet1.xml.rels": relationships({
      "../tables/table1.xml": "table",
      "../tables/table2.xml": "table",
    }),
    "xl/tables/table2.xml": tableXml(ref, ["X"]).replaceAll("People", "Other"),
  });
  const people = tableXml("B2:C4", ["Name", "Role"]);
  await expect(patched(sheetXml(rows()), people, verdicts, other("D9:D12"))).resolves.toBeDefined();
  await expect(patched(sheetXml(rows()), people, verdicts, other("F2:F4"))).resolves.toBeDefined();
  await expect(patched(sheetXml(rows()), people, verdicts, other("E4:E9"))).rejects.toMatchObject({
    code: "CELLS_IN_THE_WAY",
    message: expect.stringMatching(/D2:E4.*table “Other” at E4:E9.*insert 2 empty columns/) as unknown,
  });
});

describe("is refused", () => {
  const people = tableXml("B2:C4", ["Name", "Role"]);
  test.each<[string, string, string, SheetPatch, string, RegExp]>([
    [
      "a cell in the way",
      sheetXml(rows('<c r="E4"><v>1</v></c>')),
      people,
      verdicts,
      "CELLS_IN_THE_WAY",
      /cell E4 is there/,
    ],
    [
      "a formula without value in the way",
      sheetXml(rows('<c r="D4"><f>1</f></c>')),
      people,
      verdicts,
      "CELLS_IN_THE_WAY",
      /cell D4/,
    ],
    [
      "a cell below a new column in the totals row",
      sheetXml(rows("", '<row r="5"><c r="D5"><v>1</v></c></row>')),
      tableXml("B2:C5", ["Name", "Role"], 'totalsRowCount="1"'),
      verdicts,
      "CELLS_IN_THE_WAY",
      /cell D5/,
    ],
    [
      "merged cells in the way",
      sheetXml(rows(), { after: '<mergeCells count="1"><mergeCell ref="E1:F3"/></mergeCells>' }),
      people,
      verdicts,
      "CELLS_IN_THE_WAY",
      /the block of cells E1:F3 is there/,
    ],
    [
      "a table without headings",
      sheetXml(rows()),
      tableXml("B2:C4", ["a", "b"], 'headerRowCount="0"'),
      verdicts,
      "UNSUPPORTED",
      /Table “People” on sheet “Roster” has no heading row/,
    ],
    [
      "a query's table",
      sheetXml(rows()),
      tableXml("B2:C4", ["Name", "Role"], 'tableType="queryTable"'),
      verdicts,
      "UNSUPPORTED",
      /query/,
    ],
    [
      "a heading that is there",
      sheetXml(rows()),
      people,
      { ...ROWS, writes: [column("ROLE", "a", "b")] },
      "DUPLICATE_HEADING",
      /Table “People” has a column “ROLE” already/,
    ],
    [
      "a heading twice",
      sheetXml(rows()),
      people,
      { ...ROWS, writes: [column("x", "a", "b"), column("X", "a", "b")] },
      "DUPLICATE_HEADING",
      /Table “People” has a column “X” already/,
    ],
    [
      "no heading",
      sheetXml(rows()),
      people,
      { ...ROWS, writes: [column("", "a", "b")] },
      "DUPLICATE_HEADING",
      /needs a heading/,
    ],
  ])("%s", async (_, sheet, table, patch, code, message) => {
    await expect(patched(sheet, table, patch)).rejects.toMatchObject({
      name: "FileError",
      code,
      message: expect.stringMatching(message) as unknown,
    });
  });

  test.each<[string, Partial<SheetPatch>]>([
    ["rows below the table", { rowCount: 3, writes: [column("x", "a", "b", "c")] }],
    ["another heading row", { headingRow: 0 }],
    ["a column of another place", { writes: [{ ...column("x", "a", "b"), at: 0 }] }],
  ])("%s, as a mistake of the caller", async (_, change) => {
    await expect(patched(sheetXml(rows()), people, { ...verdicts, ...change })).rejects.toThrow(RangeError);
  });
});
