// Data validation, conditional formats, tables, names and what is not shown, from an .xlsx file.
import { paintedAt } from "../../../../src/host/workbook/painted";
import { boxAddress } from "../../../../src/host/workbook/address";
import { MAIN, tableParts, XML } from "../../../files/xlsx/workbookParts";
import { openParts, stylesXml, withRelationships, workbookXml } from "./opening";

describe("data validation", () => {
  it.each<[string, string, string, unknown]>([
    [
      "a list",
      'type="list"',
      '<formula1>"yes,no"</formula1>',
      { list: { inCellDropDown: true, source: "yes,no" } },
    ],
    [
      "a list of cells without its arrow",
      'type="list" showDropDown="1"',
      "<formula1>$A$1:$A$9</formula1>",
      { list: { inCellDropDown: false, source: "=$A$1:$A$9" } },
    ],
    [
      "whole numbers",
      'type="whole"',
      "<formula1>1</formula1><formula2>A9</formula2>",
      { wholeNumber: { formula1: 1, formula2: "=A9", operator: "Between" } },
    ],
    [
      "a length",
      'type="textLength" operator="lessThanOrEqual"',
      "<formula1>9</formula1>",
      { textLength: { formula1: 9, operator: "LessThanOrEqual" } },
    ],
    [
      "a formula",
      'type="custom"',
      "<formula1>A1&lt;&gt;&quot;x&quot;</formula1>",
      { custom: { formula: '=A1<>"x"' } },
    ],
    ["any value", "", "", {}],
  ])("%s", async (_, attributes, formulas, rule) => {
    const { sheet } = await openParts('<row r="1"/>', {
      after: `<dataValidations count="1"><dataValidation ${attributes} allowBlank="1" showErrorMessage="1" errorStyle="warning" errorTitle="T" error="M" sqref="B2:B9 D2">${formulas}</dataValidation></dataValidations>`,
    });
    const settings = paintedAt(sheet.state.validations, 1, 3);
    expect(settings).toMatchObject({
      rule,
      ignoreBlanks: true,
      errorAlert: { message: "M", showAlert: true, style: "Warning", title: "T" },
    });
    expect(paintedAt(sheet.state.validations, 0, 3)).toBeUndefined();
  });

  it("a list on another sheet, which Excel keeps among extensions", async () => {
    const { sheet } = await openParts('<row r="1"/>', {
      after:
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>Roles!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>C3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    });
    expect(paintedAt(sheet.state.validations, 2, 2)?.rule).toEqual({
      list: { inCellDropDown: true, source: "=Roles!$A$1:$A$3" },
    });
  });
});

describe("a conditional format", () => {
  const dxfs =
    '<dxf><font><b/><color rgb="FF111111"/></font><fill><patternFill><bgColor rgb="FFABCDEF"/></patternFill></fill></dxf>';

  it.each<[string, string, string, [type: string, settings: object]]>([
    [
      "by value",
      'type="cellIs" operator="between" dxfId="0"',
      "<formula>1</formula><formula>2</formula>",
      [
        "CellValue",
        { rule: { operator: "Between", formula1: "=1", formula2: "=2" }, "fill.color": "#ABCDEF" },
      ],
    ],
    [
      "by text",
      'type="beginsWith" operator="beginsWith" text="Plan" dxfId="0"',
      '<formula>LEFT(A1,4)="Plan"</formula>',
      ["ContainsText", { rule: { operator: "BeginsWith", text: "Plan" }, "font.bold": true }],
    ],
    [
      "by formula",
      'type="expression" stopIfTrue="1" dxfId="0"',
      "<formula>$A1&gt;3</formula>",
      ["Custom", { formula: "=$A1>3", stopIfTrue: true, "font.color": "#111111" }],
    ],
    [
      "of doubles",
      'type="duplicateValues" dxfId="0"',
      "",
      ["PresetCriteria", { rule: { criterion: "DuplicateValues" } }],
    ],
    [
      "of the lowest",
      'type="top10" bottom="1" rank="3"',
      "",
      ["TopBottom", { rule: { rank: 3, type: "BottomItems" } }],
    ],
    [
      "of colours",
      'type="colorScale"',
      '<colorScale><cfvo type="min"/><cfvo type="num" val="5"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale>',
      [
        "ColorScale",
        {
          criteria: {
            minimum: { type: "LowestValue", formula: null, color: "#FF0000" },
            maximum: { type: "Number", formula: "5", color: "#00FF00" },
          },
        },
      ],
    ],
  ])("%s", async (_, attributes, content, [type, settings]) => {
    const { sheet } = await openParts(
      '<row r="1"/>',
      {
        after: `<conditionalFormatting sqref="A1:A9 C1"><cfRule ${attributes} priority="1">${content}</cfRule></conditionalFormatting>`,
      },
      { "xl/styles.xml": stylesXml([], { dxfs }), ...withRelationships({ "styles.xml": "styles" }) },
    );
    const [format] = sheet.state.conditionalFormats;
    expect(format).toMatchObject({ type, settings });
    expect(format?.boxes.map(boxAddress)).toEqual(["A1:A9", "C1"]);
  });

  it("comes by its priority", async () => {
    const rule = (priority: number): string =>
      `<cfRule type="expression" priority="${String(priority)}"><formula>${String(priority)}</formula></cfRule>`;
    const { sheet } = await openParts('<row r="1"/>', {
      after: `<conditionalFormatting sqref="A1">${rule(3)}${rule(1)}</conditionalFormatting><conditionalFormatting sqref="B1">${rule(2)}</conditionalFormatting>`,
    });
    expect(sheet.state.conditionalFormats.map(({ settings }) => settings.formula)).toEqual([
      "=1",
      "=2",
      "=3",
    ]);
  });
});

describe("tables and names", () => {
  const table = `${XML}<table xmlns="${MAIN}" id="7" name="P" displayName="People" ref="A1:B4" totalsRowCount="1"><autoFilter ref="A1:B3"><filterColumn colId="1"><filters><filter val="x"/></filters></filterColumn></autoFilter><tableColumns count="2"><tableColumn id="4" name="Line_x000a_break"/><tableColumn id="9" name="Sum"><calculatedColumnFormula>1+1</calculatedColumnFormula></tableColumn></tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="1" showRowStripes="0"/></table>`;

  it("a table with its columns, totals, style and filter", async () => {
    const { workbook, sheet } = await openParts(
      '<row r="1"/>',
      {},
      tableParts(table) as Record<string, string>,
    );
    const [opened] = workbook.state.tables;
    expect(opened?.state).toEqual({
      name: "People",
      box: { row: 0, column: 0, rows: 4, columns: 2 },
      columns: [
        { id: 4, name: "Line\nbreak", calculated: false },
        { id: 9, name: "Sum", calculated: true },
      ],
      hasHeaders: true,
      hasTotals: true,
      style: "TableStyleLight1",
      options: {
        highlightFirstColumn: true,
        highlightLastColumn: false,
        showBandedRows: false,
        showBandedColumns: false,
        showFilterButton: true,
      },
    });
    expect(sheet.state.filters).toEqual([
      expect.objectContaining({ table: opened?.id, criteria: [null, { filterOn: "Values", values: ["x"] }] }),
    ]);
  });

  it("a table whose columns do not fit its place is refused", async () => {
    const parts = tableParts(table.replace("A1:B4", "A1:C4")) as Record<string, string>;
    await expect(openParts('<row r="1"/>', {}, parts)).rejects.toMatchObject({
      code: "BAD_XML",
      message: expect.stringContaining("table1.xml") as string,
    });
  });

  it("names with their scope, without those that Excel keeps for itself", async () => {
    const { workbook, sheet } = await openParts(
      '<row r="1"/>',
      {},
      {
        "xl/workbook.xml": workbookXml(
          "",
          '<definedNames><definedName name="Rate" comment="a share">0.5</definedName><definedName name="Here" localSheetId="0" hidden="1">Roster!$A$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">Roster!$A$1:$B$2</definedName></definedNames>',
        ),
      },
    );
    expect(workbook.state.names).toEqual([
      { name: "Rate", scope: null, formula: "=0.5", comment: "a share", visible: true },
      { name: "Here", scope: sheet, formula: "=Roster!$A$1", comment: "", visible: false },
    ]);
  });
});
