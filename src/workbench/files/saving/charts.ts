// Charts that an add-in has made: a drawing on the sheet, and a part for each chart.
import { type Box, columnLetters, parseBox, quotedSheetName } from "../../../host/workbook/address";
import { numberFormatAt } from "../../../host/workbook/edits";
import { valueAt } from "../../../host/workbook/grid";
import type { Chart, Sheet } from "../../../host/workbook/sheet";
import { apiValue } from "../../../host/workbook/values";
import type { PackageEdit } from "./packageEdit";
import { SHEET_ORDER } from "./sheetOrder";
import { element, escapeXml, type XmlDocument } from "./xmlDocument";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const ART = "http://schemas.openxmlformats.org/drawingml/2006/main";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/** The units of drawings in a point. */
const UNITS = 12_700;

/**
 * Writes the charts that have come since the file was opened.
 * @returns what the sheet's own part has to say of them; undefined for nothing
 */
export async function writeCharts(
  parts: PackageEdit,
  sheet: Sheet,
  sheetPart: string,
  then: readonly Chart[],
): Promise<((document: XmlDocument) => void) | undefined> {
  const known = new Set(then.map(({ id }) => id));
  const added = sheet.state.charts.filter(({ id, source }) => !known.has(id) && source !== null);
  if (added.length === 0) return undefined;
  const old = (await parts.links(sheetPart)).find(({ kind }) => kind === "drawing")?.part;
  const part = old ?? parts.freePart("xl/drawings/drawing");
  if (old === undefined) parts.add(part, DRAWING_TYPE, `<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${ART}"/>`);
  for (const chart of added) {
    const chartPart = parts.freePart("xl/charts/chart");
    parts.add(chartPart, CHART_TYPE, chartText(chart));
    const id = await parts.link(part, "chart", chartPart);
    const document = await parts.document(part);
    const { root } = document;
    document.setContent(
      root,
      document.content(root) + anchorText(chart, id, root.children.length + 2, parts.relationshipsNamespace),
    );
    parts.setText(part, document.text);
  }
  if (old !== undefined) return undefined;
  const id = await parts.link(sheetPart, "drawing", part);
  return (document) => {
    const attributes = { "xmlns:r": parts.relationshipsNamespace, "r:id": id };
    document.insert(
      document.root,
      SHEET_ORDER,
      element(document.root.prefix, "drawing", attributes),
      "drawing",
    );
  };
}

function anchorText({ name, settings }: Chart, id: string, number: number, relationships: string): string {
  const graphic = element(
    "a:",
    "graphic",
    { "xmlns:a": ART },
    element(
      "a:",
      "graphicData",
      { uri: CHART },
      element("c:", "chart", { "xmlns:c": CHART, "xmlns:r": relationships, "r:id": id }),
    ),
  );
  const none = '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/>';
  const frame = element(
    "xdr:",
    "graphicFrame",
    { macro: "" },
    element(
      "xdr:",
      "nvGraphicFramePr",
      {},
      element("xdr:", "cNvPr", { id: number, name }),
      "<xdr:cNvGraphicFramePr/>",
    ),
    element("xdr:", "xfrm", { "xmlns:a": ART }, none),
    graphic,
  );
  const content = `${frame}<xdr:clientData/>`;
  const declared = { "xmlns:xdr": DRAWING };
  const corner = (name: string, row: number, column: number): string =>
    `<xdr:${name}><xdr:col>${String(column)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(row)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const from = parseBox(String(settings.from ?? ""));
  const to = parseBox(String(settings.to ?? settings.from ?? ""));
  if (from !== null && to !== null) {
    const last = { row: to.row + to.rows, column: to.column + to.columns };
    return element(
      "xdr:",
      "twoCellAnchor",
      declared,
      corner("from", from.row, from.column),
      corner("to", last.row, last.column),
      content,
    );
  }
  const points = (key: string, otherwise: number): number => {
    const value = settings[key];
    return Math.round((typeof value === "number" ? value : otherwise) * UNITS);
  };
  const position = element("xdr:", "pos", { x: points("left", 0), y: points("top", 0) });
  const size = element("xdr:", "ext", { cx: points("width", 360), cy: points("height", 216) });
  return element("xdr:", "absoluteAnchor", declared, position, size, content);
}

interface Series {
  readonly name: Box | null;
  readonly categories: Box | null;
  readonly values: Box;
}

/** The rows or columns of the data: the first one names what the others count, where it holds texts. */
function seriesOf(sheet: Sheet, box: Box, by: string): Series[] {
  const inColumns = by === "Columns" || (by !== "Rows" && box.rows >= box.columns);
  const [count, length] = inColumns ? [box.columns, box.rows] : [box.rows, box.columns];
  const part = (series: number, first: number, size: number): Box =>
    inColumns
      ? { row: box.row + first, rows: size, column: box.column + series, columns: 1 }
      : { row: box.row + series, rows: 1, column: box.column + first, columns: size };
  const isNumber = ({ row, column }: Box): boolean => typeof valueAt(sheet.grid, row, column) === "number";
  const hasNames = length > 1 && !isNumber(part(count - 1, 0, 1));
  const first = hasNames ? 1 : 0;
  const hasCategories = count > 1 && length > first && !isNumber(part(0, first, 1));
  const from = hasCategories ? 1 : 0;
  return Array.from({ length: count - from }, (_, index) => ({
    name: hasNames ? part(from + index, 0, 1) : null,
    categories: hasCategories ? part(0, first, length - first) : null,
    values: part(from + index, first, length - first),
  }));
}

function chartText(chart: Chart): string {
  const { type, settings, seriesBy } = chart;
  const { sheet, box } = chart.source!;
  const isBar = type.startsWith("Bar");
  const isStacked = type.includes("Stacked");
  const isLine = type.startsWith("Line");
  const isPie = type.startsWith("Pie");
  const series = seriesOf(sheet, box, seriesBy).map((one, index) => seriesText(sheet, one, index));
  const grouping = type.endsWith("Stacked100")
    ? "percentStacked"
    : isStacked
      ? "stacked"
      : isLine
        ? "standard"
        : "clustered";
  const axes = isPie ? "" : '<c:axId val="1"/><c:axId val="2"/>';
  const plot = isPie
    ? element("c:", "pieChart", {}, '<c:varyColors val="1"/>', ...series)
    : isLine
      ? element(
          "c:",
          "lineChart",
          {},
          `<c:grouping val="${grouping}"/><c:varyColors val="0"/>`,
          ...series,
          axes,
        )
      : element(
          "c:",
          "barChart",
          {},
          `<c:barDir val="${isBar ? "bar" : "col"}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>`,
          ...series,
          `<c:gapWidth val="50"/>${isStacked ? '<c:overlap val="100"/>' : ""}`,
          axes,
        );
  const axis = (name: string, id: number, position: string, other: number, more: string): string =>
    element(
      "c:",
      name,
      {},
      // A bar chart is read from the top, as its data is.
      `<c:axId val="${String(id)}"/><c:scaling><c:orientation val="${isBar && name === "catAx" ? "maxMin" : "minMax"}"/></c:scaling>`,
      `<c:delete val="0"/><c:axPos val="${position}"/>${more}<c:tickLblPos val="nextTo"/><c:crossAx val="${String(other)}"/>`,
      `<c:crosses val="${isBar && name === "valAx" ? "max" : "autoZero"}"/>`,
    );
  const both = isPie
    ? ""
    : axis(
        "catAx",
        1,
        isBar ? "l" : "b",
        2,
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
      ) +
      axis(
        "valAx",
        2,
        isBar ? "b" : "l",
        1,
        '<c:majorGridlines/><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
      );
  const title =
    typeof settings["title.text"] === "string" && settings["title.visible"] !== false
      ? settings["title.text"]
      : "";
  const legendAt = { Bottom: "b", Top: "t", Left: "l" }[String(settings["legend.position"])] ?? "r";
  const legend =
    settings["legend.visible"] === false
      ? ""
      : `<c:legend><c:legendPos val="${legendAt}"/><c:overlay val="0"/></c:legend>`;
  return element(
    "c:",
    "chartSpace",
    { "xmlns:c": CHART, "xmlns:a": ART },
    element(
      "c:",
      "chart",
      {},
      title === "" ? "" : titleText(title),
      `<c:autoTitleDeleted val="${title === "" ? "1" : "0"}"/>`,
      element("c:", "plotArea", {}, "<c:layout/>", plot, both),
      legend,
      '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>',
    ),
  );
}

function titleText(title: string): string {
  const run = `<a:r><a:rPr lang="en-US"/><a:t>${escapeXml(title)}</a:t></a:r>`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p>${run}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function seriesText(sheet: Sheet, { name, categories, values }: Series, index: number): string {
  const head = `<c:idx val="${String(index)}"/><c:order val="${String(index)}"/>`;
  return element(
    "c:",
    "ser",
    {},
    head,
    name === null ? "" : element("c:", "tx", {}, texts(sheet, name)),
    categories === null ? "" : element("c:", "cat", {}, texts(sheet, categories)),
    element("c:", "val", {}, numbers(sheet, values)),
  );
}

function texts(sheet: Sheet, box: Box): string {
  const points = cellsOf(sheet, box).map(({ value }, index) =>
    value === "" ? "" : element("c:", "pt", { idx: index }, element("c:", "v", {}, escapeXml(String(value)))),
  );
  const cache = element("c:", "strCache", {}, element("c:", "ptCount", { val: points.length }), ...points);
  return element("c:", "strRef", {}, element("c:", "f", {}, reference(sheet, box)), cache);
}

function numbers(sheet: Sheet, box: Box): string {
  const points = cellsOf(sheet, box).map(({ value }, index) =>
    typeof value !== "number"
      ? ""
      : element("c:", "pt", { idx: index }, element("c:", "v", {}, String(value))),
  );
  const format = escapeXml(numberFormatAt(sheet, box.row, box.column));
  const count = element("c:", "ptCount", { val: points.length });
  const cache = element("c:", "numCache", {}, element("c:", "formatCode", {}, format), count, ...points);
  return element("c:", "numRef", {}, element("c:", "f", {}, reference(sheet, box)), cache);
}

function cellsOf(sheet: Sheet, { row, rows, column, columns }: Box) {
  return Array.from({ length: rows * columns }, (_, index) => {
    const at = { row: row + Math.floor(index / columns), column: column + (index % columns) };
    return { ...at, value: apiValue(valueAt(sheet.grid, at.row, at.column)) };
  });
}

/** The cells with their sheet and dollar signs. */
function reference({ name }: Sheet, { row, rows, column, columns }: Box): string {
  const cell = (atRow: number, atColumn: number): string =>
    `$${columnLetters(atColumn)}$${String(atRow + 1)}`;
  const last = rows * columns > 1 ? `:${cell(row + rows - 1, column + columns - 1)}` : "";
  return escapeXml(`${quotedSheetName(name)}!${cell(row, column)}${last}`);
}
