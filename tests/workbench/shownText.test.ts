// What cells show under number formats.
import { OF_CELL } from "../../src/host/api/rangeContents";
import type { CellValue } from "../../src/host/workbook/values";
import { shownText } from "../../src/workbench/shownText";
import { openParts, stylesXml, withRelationships } from "./files/opening/opening";

describe("a cell shows", () => {
  it.each<[CellValue, string, string]>([
    [0.1 + 0.2, "General", "0.3"],
    [1234.5, "#,##0.00", "1,234.50"],
    [-5, "#,##0_);[Red](#,##0)", "(5)"],
    [0.256, "0.0%", "25.6%"],
    [12.5, '0.0 "kg"', "12.5 kg"],
    [45325, "yyyy-mm-dd", "2024-02-03"],
    [45325.5, "d mmm yyyy h:mm AM/PM", "3 Feb 2024 12:00 PM"],
    [60, "m/d/yyyy", "2/29/1900"],
    [1.75, "[h]:mm", "42:00"],
    [3, "# ?/?", "3    "],
    ["x", "@", "x"],
    ["x", '"Name: "@', "Name: x"],
    [7, "[broken", "7"],
    [true, "0%", "TRUE"],
    [{ error: "#N/A" }, "0%", "#N/A"],
    [null, "0.00", ""],
  ])("%p as %s: %p", (value, pattern, text) => {
    expect(shownText(value, pattern)).toBe(text);
  });

  it("the same to add-ins in an opened workbook", async () => {
    const { sheet } = await openParts(
      '<row r="1"><c r="A1" s="1"><v>2.5</v></c></row>',
      {},
      {
        "xl/styles.xml": stylesXml(['<xf numFmtId="164"/>'], {
          formats: '<numFmt numFmtId="164" formatCode="0.00 &quot;h&quot;"/>',
        }),
        ...withRelationships({ "styles.xml": "styles" }),
      },
    );
    expect(OF_CELL.text(2.5, sheet, 0, 0)).toBe("2.50 h");
  });
});
