// Styles, sizes and settings of a sheet in an .xlsx file, as the host paints and keeps them.
import { boxAddress } from "../../../../src/host/workbook/address";
import { openParts, stylesXml, withRelationships } from "./opening";

const THEME =
  '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="t">' +
  '<a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1><a:lt1><a:srgbClr val="FEFEFE"/></a:lt1>' +
  '<a:dk2><a:srgbClr val="222222"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1>' +
  "</a:clrScheme></a:themeElements></a:theme>";

const STYLES = stylesXml(
  [
    '<xf numFmtId="9" fontId="1" fillId="1" borderId="1"><alignment horizontal="centerContinuous" vertical="top" wrapText="1" indent="2"/><protection locked="0"/></xf>',
    '<xf numFmtId="164" fontId="2" fillId="2" borderId="0"/>',
    '<xf numFmtId="0" fontId="0" fillId="3" borderId="0"/>',
    '<xf numFmtId="0" fontId="0" fillId="4" borderId="0"/>',
  ],
  {
    formats: '<numFmt numFmtId="164" formatCode="0.0 &quot;kg&quot;"/>',
    fonts:
      '<font><b/><i/><u/><color rgb="FFFF0000"/><sz val="14"/><name val="Arial"/></font><font><b val="0"/><strike/><u val="double"/><color theme="1"/></font>',
    fills:
      '<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill>' +
      '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5999"/></patternFill></fill>' +
      '<fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill>' +
      '<fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.25"/></patternFill></fill>',
    borders:
      '<border diagonalUp="1"><left style="thin"><color indexed="64"/></left><top style="mediumDashed"><color rgb="FF00FF00"/></top><diagonal style="hair"/></border>',
  },
);
const MORE = {
  "xl/styles.xml": STYLES,
  "xl/theme/theme1.xml": THEME,
  ...withRelationships({ "styles.xml": "styles", "theme/theme1.xml": "theme" }),
};

describe("a style", () => {
  it.each<[number, string, unknown]>([
    [0, "numberFormat", "0%"],
    [0, "font.bold", true],
    [0, "font.italic", true],
    [0, "font.underline", "Single"],
    [0, "font.color", "#FF0000"],
    [0, "font.size", 14],
    [0, "font.name", "Arial"],
    [0, "fill.color", "#4472C4"],
    [0, "horizontalAlignment", "CenterAcrossSelection"],
    [0, "verticalAlignment", "Top"],
    [0, "indentLevel", 2],
    [0, "wrapText", true],
    [0, "protection.locked", false],
    [0, "border.left.style", "Continuous"],
    [0, "border.left.weight", "Thin"],
    [0, "border.left.color", "#000000"],
    [0, "border.top.style", "Dash"],
    [0, "border.top.weight", "Medium"],
    [0, "border.top.color", "#00FF00"],
    [0, "border.DiagonalUp.weight", "Hairline"],
    [0, "border.right.style", undefined],
    [1, "numberFormat", '0.0 "kg"'],
    [1, "font.bold", undefined],
    [1, "font.strikethrough", true],
    [1, "font.underline", "Double"],
    [1, "font.color", "#101010"],
    // Excel shows these for the accent 60 % lighter and 25 % darker.
    [1, "fill.color", "#B4C6E7"],
    [3, "fill.color", "#305496"],
    [2, "fill.color", "#FFFF00"],
    [4, "fill.color", undefined],
  ])("column %d: %s is %p", async (column, path, value) => {
    const cells = '<c r="A1" s="1"/><c r="B1" s="2"/><c r="C1" s="3"/><c r="D1" s="4"/><c r="E1"/>';
    const { format } = await openParts(`<row r="1">${cells}</row>`, {}, MORE);
    expect(format(path, 0, column)).toBe(value);
  });

  it("of a column holds for its empty cells, one of a row lies over it, one of a cell over both", async () => {
    const { format } = await openParts(
      '<row r="2" s="3" customFormat="1"><c r="B2" s="2"/><c r="C2"/></row><row r="3" s="3"/>',
      { before: '<cols><col min="1" max="4" style="1"/></cols>' },
      MORE,
    );
    const fills = [0, 1, 2].map((row) => [0, 1, 2, 9].map((column) => format("fill.color", row, column)));
    expect(fills).toEqual([
      ["#4472C4", "#4472C4", "#4472C4", undefined],
      ["#FFFF00", "#B4C6E7", undefined, "#FFFF00"],
      ["#4472C4", "#4472C4", "#4472C4", undefined],
    ]);
  });

  it("of many rows in turn becomes one coat a row, and of equal rows one coat", async () => {
    const row = (index: number): string =>
      `<row r="${String(index + 1)}"><c r="A${String(index + 1)}" s="${String(1 + (index % 2))}"/><c r="B${String(index + 1)}" s="3"/></row>`;
    const { sheet, format } = await openParts(
      Array.from({ length: 200 }, (_, at) => row(at)).join(""),
      {},
      MORE,
    );
    const { formats } = sheet.state;
    expect([formats["fill.color"]!.length, formats["font.bold"]!.length]).toEqual([201, 100]);
    expect([format("fill.color", 7, 0), format("fill.color", 8, 0), format("fill.color", 199, 1)]).toEqual([
      "#B4C6E7",
      "#4472C4",
      "#FFFF00",
    ]);
  });
});

describe("sizes and settings of a sheet", () => {
  it("widths and heights are in points, hidden rows and columns are known", async () => {
    const { format } = await openParts(
      '<row r="1" ht="30" customHeight="1"/><row r="2" hidden="1"/><row r="3" hidden="1"/>',
      {
        before:
          '<sheetFormatPr defaultRowHeight="16"/><cols><col min="1" max="1" width="9.140625"/><col min="2" max="3" width="20.7109375" customWidth="1"/><col min="5" max="5" width="0" hidden="1"/></cols>',
      },
    );
    expect([0, 1, 2, 3].map((column) => format("columnWidth", 0, column))).toEqual([
      48,
      108.75,
      108.75,
      undefined,
    ]);
    expect([0, 1, 9].map((row) => format("rowHeight", row, 0))).toEqual([30, 16, 16]);
    expect([0, 1, 2, 3].map((row) => format("rowHidden", row, 0))).toEqual([
      undefined,
      true,
      true,
      undefined,
    ]);
    expect([3, 4].map((column) => format("columnHidden", 0, column))).toEqual([undefined, true]);
  });

  it("views, merged cells, filter and protection", async () => {
    const { sheet } = await openParts('<row r="1"/>', {
      before:
        '<sheetPr><tabColor rgb="FF112233"/></sheetPr><sheetViews><sheetView showGridLines="0" showRowColHeaders="0" workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen"/></sheetView></sheetViews>',
      after:
        '<sheetProtection password="CC1A" sheet="1" formatCells="0" selectLockedCells="1"/>' +
        '<autoFilter ref="A1:C9"><filterColumn colId="1"><filters blank="1"><filter val="x"/></filters></filterColumn><filterColumn colId="2"><customFilters and="1"><customFilter operator="greaterThan" val="1"/><customFilter operator="lessThan" val="5"/></customFilters></filterColumn></autoFilter>' +
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    });
    const { tabColor, showGridlines, showHeadings, frozen, merged, filters, protection } = sheet.state;
    expect({ tabColor, showGridlines, showHeadings, frozen }).toEqual({
      tabColor: "#112233",
      showGridlines: false,
      showHeadings: false,
      frozen: { rows: 2, columns: 1 },
    });
    expect(merged.map(boxAddress)).toEqual(["A1:B2"]);
    expect(filters.map(({ table, box, criteria }) => [table, boxAddress(box), criteria])).toEqual([
      [
        null,
        "A1:C9",
        [
          null,
          { filterOn: "Values", values: ["x", ""] },
          { filterOn: "Custom", criterion1: ">1", criterion2: "<5", operator: "And" },
        ],
      ],
    ]);
    expect(protection?.options).toMatchObject({
      allowFormatCells: true,
      allowFormatRows: false,
      allowEditObjects: true,
      selectionMode: "Unlocked",
    });
  });
});
