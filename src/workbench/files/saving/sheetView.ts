// What a sheet shows of itself: grid lines, headings, rows and columns that stay in view, the colour of its tab.
import { boxAddress } from "../../../host/workbook/address";
import type { SheetState } from "../../../host/workbook/sheet";
import { SHEET_ORDER } from "./sheetOrder";
import { argb } from "./styleWords";
import { element, type XmlDocument } from "./xmlDocument";

const PROPERTIES_ORDER = ["tabColor", "outlinePr", "pageSetUpPr"];

export function writeView(document: XmlDocument, then: SheetState, now: SheetState): void {
  if (now.tabColor !== then.tabColor) writeTabColour(document, now.tabColor);
  const isFrozenElsewhere =
    now.frozen.rows !== then.frozen.rows || now.frozen.columns !== then.frozen.columns;
  const isSame = now.showGridlines === then.showGridlines && now.showHeadings === then.showHeadings;
  if (isSame && !isFrozenElsewhere) return;
  const { prefix } = document.root;
  if (document.child("sheetViews") === undefined) {
    const view = element(prefix, "sheetView", { workbookViewId: 0 });
    document.insert(document.root, SHEET_ORDER, element(prefix, "sheetViews", {}, view), "sheetViews");
  }
  const view = (): Parameters<XmlDocument["set"]>[0] => document.child("sheetViews")!.children[0]!;
  document.set(view(), {
    showGridLines: now.showGridlines === then.showGridlines ? undefined : now.showGridlines ? null : 0,
    showRowColHeaders: now.showHeadings === then.showHeadings ? undefined : now.showHeadings ? null : 0,
  });
  if (!isFrozenElsewhere) return;
  const old = view().children.filter(({ name }) => name === "pane" || name === "selection");
  document.edit(old.map(({ start, end }) => ({ start, end, text: "" })));
  document.setContent(view(), paneText(prefix, now.frozen) + document.content(view()));
}

function paneText(prefix: string, { rows, columns }: SheetState["frozen"]): string {
  if (rows === 0 && columns === 0) return "";
  const activePane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
  const topLeftCell = boxAddress({ row: rows, column: columns, rows: 1, columns: 1 });
  const pane = element(prefix, "pane", {
    xSplit: columns || null,
    ySplit: rows || null,
    topLeftCell,
    activePane,
    state: "frozen",
  });
  return pane + element(prefix, "selection", { pane: activePane });
}

function writeTabColour(document: XmlDocument, colour: string): void {
  const { prefix } = document.root;
  const text = colour === "" ? "" : element(prefix, "tabColor", { rgb: argb(colour) });
  const properties = document.child("sheetPr");
  if (properties === undefined) {
    if (text !== "")
      document.insert(document.root, SHEET_ORDER, element(prefix, "sheetPr", {}, text), "sheetPr");
    return;
  }
  const old = properties.children.find(({ name }) => name === "tabColor");
  if (old !== undefined) document.replace(old, text);
  else if (text !== "") document.insert(properties, PROPERTIES_ORDER, text, "tabColor");
}
