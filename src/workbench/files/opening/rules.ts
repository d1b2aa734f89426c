// Data validation and conditional formats of a sheet part, with their settings as the API names them.
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import type { Coat, Painted } from "../../../host/workbook/painted";
import type { ConditionalFormat } from "../../../host/workbook/sheet";
import { shownFormula } from "./formulaText";
import type { Styles } from "./styles";
import type { XmlPart } from "./xmlValues";
import { allNamed, boxesOf, childOf, childrenOf, flagOf, numberOf, textOf } from "./xmlValues";

type Settings = Readonly<Record<string, unknown>>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The operators of files in the words of the API. */
function operatorOf(element: XmlElement, otherwise: string): string {
  const operator = element.attributes.get("operator") ?? otherwise;
  return operator === "equal" || operator === "notEqual" ? `${capital(operator)}To` : capital(operator);
}

const RULES: Readonly<Record<string, string>> = {
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
};

/** What may be typed into cells; a rule that refers to other sheets may stand among the extensions of the part. */
export function validationsOf({ text, root }: XmlPart): Painted<Settings> {
  const own = childrenOf(childOf(root, "dataValidations"), "dataValidation");
  const extensions = childOf(root, "extLst");
  const extended = extensions === undefined ? [] : allNamed(extensions, "dataValidation");
  return [...own, ...extended].flatMap((element): Coat<Settings>[] => {
    const sqref = childOf(element, "sqref");
    const references = element.attributes.get("sqref") ?? (sqref === undefined ? "" : textOf(text, sqref));
    const value = validationOf(element, text);
    return boxesOf(references).map((box) => ({ box, value }));
  });
}

function validationOf(element: XmlElement, text: string): Settings {
  const { attributes } = element;
  const formula = (name: string): string | undefined => {
    const found = childOf(element, name);
    if (found === undefined) return undefined;
    return textOf(text, childOf(found, "f") ?? found);
  };
  return {
    rule: ruleOf(element, formula("formula1"), formula("formula2")),
    ignoreBlanks: flagOf(element, "allowBlank"),
    errorAlert: {
      message: attributes.get("error") ?? "",
      showAlert: flagOf(element, "showErrorMessage"),
      style: capital(attributes.get("errorStyle") ?? "stop"),
      title: attributes.get("errorTitle") ?? "",
    },
    prompt: {
      message: attributes.get("prompt") ?? "",
      showPrompt: flagOf(element, "showInputMessage"),
      title: attributes.get("promptTitle") ?? "",
    },
  };
}

function ruleOf(element: XmlElement, formula1: string | undefined, formula2: string | undefined): Settings {
  const type = element.attributes.get("type") ?? "none";
  if (type === "none" || formula1 === undefined) return {};
  if (type === "list") {
    const listed = /^"(.*)"$/s.exec(formula1)?.[1]?.replaceAll('""', '"');
    const source = listed ?? shownFormula(formula1);
    // The file's flag hides the arrow, whatever its name says.
    return { list: { inCellDropDown: !flagOf(element, "showDropDown"), source } };
  }
  if (type === "custom") return { custom: { formula: shownFormula(formula1) } };
  const rule = RULES[type];
  if (rule === undefined) return {};
  const operand = (one: string): string | number =>
    one.trim() !== "" && Number.isFinite(Number(one)) ? Number(one) : shownFormula(one);
  return {
    [rule]: {
      formula1: operand(formula1),
      ...(formula2 === undefined ? {} : { formula2: operand(formula2) }),
      operator: operatorOf(element, "between"),
    },
  };
}

const TEXT_RULES: Readonly<Record<string, string>> = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
};
const PRESETS: Readonly<Record<string, string>> = {
  duplicateValues: "DuplicateValues",
  uniqueValues: "UniqueValues",
  containsBlanks: "Blanks",
  notContainsBlanks: "NonBlanks",
  containsErrors: "Errors",
  notContainsErrors: "NonErrors",
};
const POINTS: Readonly<Record<string, string>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

/**
 * The conditional formats in the order in which they count: by priority, equal ones as the part has them. Those among the
 * extensions of the part are left out.
 */
export function conditionalFormatsOf(
  { text, root }: XmlPart,
  { conditional, colours }: Styles,
  newId: () => string,
): ConditionalFormat[] {
  const rules = childrenOf(root, "conditionalFormatting").flatMap((block) =>
    childrenOf(block, "cfRule").map((rule) => ({ rule, block })),
  );
  const priority = ({ rule }: { readonly rule: XmlElement }): number => numberOf(rule, "priority") ?? 0;
  return rules
    .toSorted((one, other) => priority(one) - priority(other))
    .map(({ rule, block }) => {
      const formulas = childrenOf(rule, "formula").map((one) => shownFormula(textOf(text, one)));
      const [type, settings] = kindOf(rule, formulas, colours);
      return {
        id: newId(),
        type,
        boxes: boxesOf(block.attributes.get("sqref") ?? ""),
        settings: {
          ...conditional[numberOf(rule, "dxfId") ?? -1],
          ...settings,
          stopIfTrue: flagOf(rule, "stopIfTrue"),
        },
      };
    });
}

function kindOf(
  rule: XmlElement,
  formulas: readonly string[],
  colours: Styles["colours"],
): readonly [type: string, settings: Settings] {
  const type = rule.attributes.get("type") ?? "";
  const [formula1, formula2] = formulas;
  if (type in TEXT_RULES)
    return [
      "ContainsText",
      { rule: { operator: TEXT_RULES[type], text: rule.attributes.get("text") ?? textIn(formula1) } },
    ];
  if (type in PRESETS) return ["PresetCriteria", { rule: { criterion: PRESETS[type] } }];
  switch (type) {
    case "cellIs": {
      const operator = operatorOf(rule, "equal");
      return ["CellValue", { rule: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } }];
    }
    case "expression":
      return ["Custom", { formula: formula1 ?? "" }];
    case "colorScale":
      return ["ColorScale", { criteria: scaleOf(childOf(rule, "colorScale"), colours) }];
    case "top10": {
      const end = flagOf(rule, "bottom") ? "Bottom" : "Top";
      const of = flagOf(rule, "percent") ? "Percent" : "Items";
      return ["TopBottom", { rule: { rank: numberOf(rule, "rank") ?? 10, type: `${end}${of}` } }];
    }
    case "aboveAverage": {
      const side = flagOf(rule, "aboveAverage", true) ? "Above" : "Below";
      const equal = flagOf(rule, "equalAverage") ? "EqualOr" : "";
      return ["PresetCriteria", { rule: { criterion: `${equal}${side}Average` } }];
    }
    case "timePeriod":
      return ["PresetCriteria", { rule: { criterion: capital(rule.attributes.get("timePeriod") ?? "") } }];
    case "dataBar":
      return ["DataBar", {}];
    case "iconSet":
      return ["IconSet", {}];
    default:
      return ["Custom", { formula: formula1 ?? "" }];
  }
}

/** The text that a rule of LibreOffice looks for stands in its formula only. */
function textIn(formula: string | undefined): string {
  return /"((?:[^"]|"")*)"/.exec(formula ?? "")?.[1]?.replaceAll('""', '"') ?? "";
}

function scaleOf(scale: XmlElement | undefined, colours: Styles["colours"]): Settings {
  const points = childrenOf(scale, "cfvo").map((point, index) => ({
    type: POINTS[point.attributes.get("type") ?? ""] ?? "Number",
    formula: point.attributes.get("val") ?? null,
    color: colours(childrenOf(scale, "color")[index]) ?? "#FFFFFF",
  }));
  const minimum = points[0];
  const maximum = points.at(-1);
  return points.length > 2 ? { minimum, midpoint: points[1], maximum } : { minimum, maximum };
}
