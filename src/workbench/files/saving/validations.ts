// Data validation: what changed is cut out of the file's rules and written anew; all other rules stay as they are.
import type { Box } from "../../../host/workbook/address";
import { type Painted, paintedWithin } from "../../../host/workbook/painted";
import { typed } from "../../../host/workbook/values";
import { differingBoxes } from "./before";
import { boxesText, disjoint, parseBoxes, withoutAll } from "./boxLists";
import { SHEET_ORDER } from "./sheetOrder";
import { element, escapeXml, type XmlDocument } from "./xmlDocument";
import type { XmlElement } from "../../../files/xlsx/xmlTree";

type Settings = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string>> = {
  list: "list",
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
};
const STYLES: Readonly<Record<string, string>> = { Warning: "warning", Information: "information" };
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;

/** "Between" is what rules have without a word. */
const OPERATORS: Readonly<Record<string, string>> = {
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};

/** Writes the validations that are not those of the file. `fileFormula` takes formulas beginning with "=". */
export function writeValidations(
  document: XmlDocument,
  then: Painted<Settings>,
  now: Painted<Settings>,
  fileFormula: (formula: string) => string,
): void {
  const boxes = disjoint(differingBoxes(then, now));
  if (boxes.length === 0) return;
  cutOut(document, boxes);
  const rules = new Map<string, { readonly settings: Settings; readonly boxes: Box[] }>();
  for (const box of boxes)
    for (const { box: part, value } of paintedWithin(now, box)) {
      const key = JSON.stringify(value);
      const rule = rules.get(key);
      if (rule === undefined) rules.set(key, { settings: value, boxes: [part] });
      else rule.boxes.push(part);
    }
  const { prefix } = document.root;
  const added = [...rules.values()]
    .map((rule) => ruleText(prefix, rule.settings, rule.boxes, fileFormula))
    .filter((text) => text !== "");
  const list = document.child("dataValidations");
  const left = list?.children.length ?? 0;
  const count = left + added.length;
  if (list === undefined) {
    if (count === 0) return;
    const text = element(prefix, "dataValidations", { count }, ...added);
    document.insert(document.root, SHEET_ORDER, text, "dataValidations");
  } else if (count === 0) document.replace(list, "");
  else
    document.edit([
      ...document.attributeEdits(list, { count }),
      document.contentEdit(list, document.content(list) + added.join("")),
    ]);
}

/** Takes cells out of all rules, those of newer programs among the extensions included. */
function cutOut(document: XmlDocument, boxes: readonly Box[]): void {
  const edits = rulesIn(document.root).flatMap((rule) => {
    const list = rule.children.find(({ name }) => name === "sqref");
    const before = parseBoxes(
      list === undefined ? (rule.attributes.get("sqref") ?? "") : document.textOf(list),
    );
    const left = withoutAll(before, boxes);
    if (boxesText(left) === boxesText(before)) return [];
    if (left.length === 0) return [{ start: rule.start, end: rule.end, text: "" }];
    return list === undefined
      ? document.attributeEdits(rule, { sqref: boxesText(left) })
      : [document.contentEdit(list, boxesText(left))];
  });
  document.edit(edits);
  for (const list of listsIn(document.root).filter(
    ({ name, attributes }) => name === "dataValidations" && attributes.has("count"),
  ))
    if (list.uri !== document.root.uri) document.set(list, { count: list.children.length });
}

function listsIn(root: XmlElement): XmlElement[] {
  return root.children.flatMap((child) => (child.name === "dataValidations" ? [child] : listsIn(child)));
}

function rulesIn(root: XmlElement): XmlElement[] {
  return listsIn(root).flatMap(({ children }) => children.filter(({ name }) => name === "dataValidation"));
}

function ruleText(
  prefix: string,
  settings: Settings,
  boxes: readonly Box[],
  fileFormula: (formula: string) => string,
): string {
  const [type, rule] = Object.entries((settings.rule ?? {}) as Settings).find(([, one]) => one != null) ?? [];
  const details = (rule ?? {}) as Settings;
  const alert = (settings.errorAlert ?? {}) as Settings;
  const prompt = (settings.prompt ?? {}) as Settings;
  const hasPrompt = text(prompt.title) !== undefined || text(prompt.message) !== undefined;
  if (type === undefined && !hasPrompt) return "";
  const formulas =
    type === "list"
      ? [listSource(details.source, fileFormula)]
      : type === "custom"
        ? [operand(details.formula, fileFormula)]
        : [operand(details.formula1, fileFormula), operand(details.formula2, fileFormula)];
  return element(
    prefix,
    "dataValidation",
    {
      type: type === undefined ? null : TYPES[type],
      errorStyle: STYLES[String(alert.style)],
      operator: OPERATORS[String(details.operator)],
      allowBlank: settings.ignoreBlanks === false ? null : 1,
      // The attribute means the opposite of its name.
      showDropDown: type === "list" && details.inCellDropDown === false ? 1 : null,
      showInputMessage: prompt.showPrompt === false ? null : 1,
      showErrorMessage: alert.showAlert === false ? null : 1,
      errorTitle: text(alert.title, LONGEST_TITLE),
      error: text(alert.message, LONGEST_MESSAGE),
      promptTitle: text(prompt.title, LONGEST_TITLE),
      prompt: text(prompt.message, LONGEST_MESSAGE),
      sqref: boxesText(boxes),
    },
    ...formulas.map((formula, index) =>
      formula === undefined ? "" : element(prefix, `formula${String(index + 1)}`, {}, escapeXml(formula)),
    ),
  );
}

/** A text of at most so many characters: Excel repairs files with longer ones. */
function text(value: unknown, longest = Infinity): string | undefined {
  return typeof value === "string" && value !== "" ? value.slice(0, longest) : undefined;
}

function listSource(source: unknown, fileFormula: (formula: string) => string): string | undefined {
  if (typeof source !== "string") return undefined;
  return source.startsWith("=") ? fileFormula(source) : `"${source.replaceAll('"', '""')}"`;
}

/** A number, a date, or a formula. */
function operand(value: unknown, fileFormula: (formula: string) => string): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value !== "string" || value === "") return undefined;
  if (value.startsWith("=")) return fileFormula(value);
  const read = typed(value, "General").value;
  return typeof read === "number" ? String(read) : value;
}
