// Conditional formats: new ones are added, those that are gone are taken out, and all others stay as they are.
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import { translate } from "../../../host/formulas/rewrite";
import { type Box, boxAddress } from "../../../host/workbook/address";
import type { ConditionalFormat } from "../../../host/workbook/sheet";
import { boxesText } from "./boxLists";
import { SHEET_ORDER } from "./sheetOrder";
import type { StyleSheet } from "./styleSheet";
import { element, escapeXml, type XmlDocument } from "./xmlDocument";

type Settings = Readonly<Record<string, unknown>>;

const OPERATORS: Readonly<Record<string, string>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

/**
 * Writes the formats that are not those of the file. `opened` is the host's list as it was opened, `then` the same list with
 * its cells where they are now: shifted ones are in the document already.
 */
export function writeConditionalFormats(
  document: XmlDocument,
  opened: readonly ConditionalFormat[],
  then: readonly ConditionalFormat[],
  now: readonly ConditionalFormat[],
  styles: StyleSheet,
  fileFormula: (formula: string) => string,
): void {
  const known = new Map(then.map((format) => [format.id, format]));
  const isSame = (format: ConditionalFormat): boolean => {
    const before = known.get(format.id);
    return (
      before !== undefined &&
      before.type === format.type &&
      JSON.stringify(before.settings) === JSON.stringify(format.settings)
    );
  };
  const left = new Map(now.filter(isSame).map((format) => [format.id, format]));
  const gone = opened.filter(({ id }) => !left.has(id));
  const elsewhere = then.filter(({ id, boxes }) => {
    const after = left.get(id);
    return after !== undefined && boxesText(after.boxes) !== boxesText(boxes);
  });
  const added = now.filter((format) => !isSame(format));
  if (gone.length + elsewhere.length + added.length === 0) return;
  const rules = rulesOf(document, then);
  const moved = elsewhere.flatMap((format) => {
    const rule = rules.get(format.id);
    return rule === undefined ? [] : [movedRule(document, rule, format.boxes, left.get(format.id)!.boxes)];
  });
  const taken = [...gone, ...elsewhere].flatMap(({ id }) => rules.get(id) ?? []);
  document.edit(taken.map(({ start, end }) => ({ start, end, text: "" })));
  const bare = document.root.children.filter(
    ({ name, children }) =>
      name === "conditionalFormatting" && !children.some((child) => child.name === "cfRule"),
  );
  document.edit(bare.map(({ start, end }) => ({ start, end, text: "" })));
  makeWay(document, added.length);
  const { prefix } = document.root;
  const texts = added.map((format, index) => formatText(prefix, format, index + 1, styles, fileFormula));
  const text = [...moved, ...texts].join("");
  // New elements come behind the present ones, before whatever follows these.
  if (text !== "") document.insert(document.root, SHEET_ORDER, text, "conditionalFormatting");
}

/** The rules of the file by the ids that the host gave to them: opened formats are in the order of their priority. */
function rulesOf(document: XmlDocument, then: readonly ConditionalFormat[]): Map<string, XmlElement> {
  const rules = document.root.children
    .filter(({ name }) => name === "conditionalFormatting")
    .flatMap(({ children }) => children.filter(({ name }) => name === "cfRule"))
    .sort((one, other) => priorityOf(one) - priorityOf(other));
  return new Map(
    then.flatMap(({ id }, index) => (rules[index] === undefined ? [] : [[id, rules[index]] as const])),
  );
}

const priorityOf = (rule: XmlElement): number => Number(rule.attributes.get("priority") ?? 0);

/** A rule for other cells: its formulas are seen from the first of them. */
function movedRule(
  document: XmlDocument,
  rule: XmlElement,
  from: readonly Box[],
  to: readonly Box[],
): string {
  const [rows, columns] = [top(to) - top(from), first(to) - first(from)];
  const formulas = rule.children.filter(({ name }) => name === "formula");
  let text = document.source(rule);
  for (const formula of formulas.toReversed()) {
    const moved = translate(`=${document.textOf(formula)}`, rows, columns).slice(1);
    const [start, end] = [formula.openEnd - rule.start, formula.closeStart - rule.start];
    text = text.slice(0, start) + escapeXml(moved) + text.slice(end);
  }
  return element(document.root.prefix, "conditionalFormatting", { sqref: boxesText(to) }, text);
}

const top = (boxes: readonly Box[]): number => Math.min(...boxes.map(({ row }) => row));
const first = (boxes: readonly Box[]): number => Math.min(...boxes.map(({ column }) => column));

/** New formats come first: the others count from behind them. */
function makeWay(document: XmlDocument, count: number): void {
  if (count === 0) return;
  const rulesIn = (parent: XmlElement): XmlElement[] =>
    parent.children.flatMap((child) => (child.name === "cfRule" ? [child] : rulesIn(child)));
  document.edit(
    rulesIn(document.root)
      .filter(({ attributes }) => attributes.has("priority"))
      .flatMap((rule) => document.attributeEdits(rule, { priority: priorityOf(rule) + count })),
  );
}

function formatText(
  prefix: string,
  { type, boxes, settings }: ConditionalFormat,
  priority: number,
  styles: StyleSheet,
  fileFormula: (formula: string) => string,
): string {
  const looks = Object.entries(settings).filter(
    ([path, value]) => /^(fill|font)\.|^numberFormat$/.test(path) && value !== undefined,
  );
  const dxfId = looks.length === 0 ? null : styles.addDifferential(new Map(looks));
  const corner = boxAddress({ row: top(boxes), column: first(boxes), rows: 1, columns: 1 });
  const { attributes, formulas } = ruleOf(type, settings, corner, fileFormula);
  const stopIfTrue = settings.stopIfTrue === true ? 1 : null;
  const rule = element(
    prefix,
    "cfRule",
    {
      type: attributes.type,
      dxfId,
      priority,
      stopIfTrue,
      operator: attributes.operator,
      text: attributes.text,
    },
    ...formulas.map((formula) => element(prefix, "formula", {}, escapeXml(formula))),
  );
  return element(prefix, "conditionalFormatting", { sqref: boxesText(boxes) }, rule);
}

interface Rule {
  readonly attributes: { readonly type: string; readonly operator?: string; readonly text?: string };
  readonly formulas: readonly string[];
}

function ruleOf(
  type: string,
  settings: Settings,
  corner: string,
  fileFormula: (formula: string) => string,
): Rule {
  const rule = (settings.rule ?? {}) as Settings;
  const operand = (value: unknown): string => {
    if (typeof value === "string" && value.startsWith("=")) return fileFormula(value);
    if (typeof value === "string" && (value === "" || Number.isNaN(Number(value)))) return quoted(value);
    return String(value);
  };
  if (type === "Custom")
    return { attributes: { type: "expression" }, formulas: [operand(settings.formula ?? "=FALSE")] };
  if (type === "CellValue") {
    const operator = OPERATORS[String(rule.operator)] ?? "equal";
    const second = /between/i.test(operator) ? [operand(rule.formula2)] : [];
    return { attributes: { type: "cellIs", operator }, formulas: [operand(rule.formula1), ...second] };
  }
  const text = typeof rule.text === "string" ? rule.text : "";
  const sought = text.startsWith("=") ? fileFormula(text) : quoted(text);
  const [name, operator, formula] = {
    NotContains: ["notContainsText", "notContains", `ISERROR(SEARCH(${sought},${corner}))`],
    BeginsWith: ["beginsWith", "beginsWith", `LEFT(${corner},LEN(${sought}))=${sought}`],
    EndsWith: ["endsWith", "endsWith", `RIGHT(${corner},LEN(${sought}))=${sought}`],
  }[String(rule.operator)] ?? ["containsText", "containsText", `NOT(ISERROR(SEARCH(${sought},${corner})))`];
  return { attributes: { type: name!, operator: operator!, text }, formulas: [formula!] };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
