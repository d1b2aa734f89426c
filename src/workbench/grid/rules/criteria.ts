// Which cells a conditional format applies to, by its type and settings.
import type { Place } from "../../../host/formulas/asideFormula";
import type { ConditionalFormat, Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import { apiValue, isCellError } from "../../../host/workbook/values";
import { holds, isTrue } from "./comparing";
import { cornerOf, operandOf } from "./operands";
import { RangeFigures } from "./rangeFigures";
import { daysOf } from "./timePeriods";

/** Does a format apply to a cell that holds this value? */
export type Criterion = (value: CellValue, at: Place) => boolean;

type Settings = Readonly<Record<string, unknown>>;

/** What decides where a format applies; undefined for formats whose settings say nothing that is known here. */
export function criterionOf(
  sheet: Sheet,
  { type, boxes, settings }: ConditionalFormat,
  today: () => number,
): Criterion | undefined {
  const corner = cornerOf(boxes);
  const rule = (settings.rule ?? {}) as Settings;
  const figures = new RangeFigures(sheet, boxes);
  switch (type) {
    case "ContainsText":
      return textCriterion(String(rule.operator), operandOf(sheet, corner, rule.text));
    case "CellValue": {
      const first = operandOf(sheet, corner, rule.formula1);
      const second = operandOf(sheet, corner, rule.formula2);
      const operator = String(rule.operator);
      return first && ((value, at) => holds(operator, value, first(at), second?.(at) ?? null) === true);
    }
    case "Custom": {
      const formula = operandOf(sheet, corner, asFormula(settings.formula));
      return formula && ((_, at) => isTrue(formula(at)));
    }
    case "TopBottom":
      return rankCriterion(String(rule.type), Number(rule.rank), figures);
    case "PresetCriteria":
      return presetCriterion(String(rule.criterion), figures, today);
    default:
      return undefined;
  }
}

/** Add-ins may leave the equals sign out. */
function asFormula(formula: unknown): unknown {
  return typeof formula !== "string" || formula === "" || formula.startsWith("=") ? formula : `=${formula}`;
}

function textCriterion(
  operator: string,
  text: ((at: Place) => CellValue) | undefined,
): Criterion | undefined {
  if (text === undefined) return undefined;
  const matches: Readonly<Record<string, (shown: string, wanted: string) => boolean>> = {
    Contains: (shown, wanted) => shown.includes(wanted),
    NotContains: (shown, wanted) => !shown.includes(wanted),
    BeginsWith: (shown, wanted) => shown.startsWith(wanted),
    EndsWith: (shown, wanted) => shown.endsWith(wanted),
  };
  const match = matches[operator];
  if (match === undefined) return undefined;
  return (value, at) => {
    const wanted = text(at);
    // Excel searches in vain in an error: what is not found there is not contained.
    if (isCellError(value) || isCellError(wanted)) return operator === "NotContains";
    return match(lower(value), lower(wanted));
  };
}

function lower(value: CellValue): string {
  const shown = apiValue(value);
  return typeof shown === "boolean" ? String(shown) : String(shown).toLowerCase();
}

/** The highest or lowest so many numbers, or so many per cent of them but one at least. */
function rankCriterion(type: string, rank: number, figures: RangeFigures): Criterion | undefined {
  const [, end, unit] = /^(Top|Bottom)(Items|Percent)$/.exec(type) ?? [];
  if (end === undefined || !(rank > 0)) return undefined;
  return (value) => {
    const { numbers } = figures;
    if (typeof value !== "number" || numbers.length === 0) return false;
    const count = unit === "Items" ? rank : Math.max(1, Math.floor((numbers.length * rank) / 100));
    if (count >= numbers.length) return true;
    return end === "Top" ? value >= numbers[numbers.length - count]! : value <= numbers[count - 1]!;
  };
}

function presetCriterion(
  criterion: string,
  figures: RangeFigures,
  today: () => number,
): Criterion | undefined {
  const isBlank = (value: CellValue): boolean =>
    value === null || (typeof value === "string" && value.trim() === "");
  const beside = (comparison: string): Criterion => {
    return (value) =>
      typeof value === "number" && holds(comparison, value, figures.average ?? null, null) === true;
  };
  switch (criterion) {
    case "Blanks":
      return isBlank;
    case "NonBlanks":
      return (value) => !isBlank(value);
    case "Errors":
      return isCellError;
    case "NonErrors":
      return (value) => !isCellError(value);
    case "DuplicateValues":
      return (value) => value !== null && figures.count(value) > 1;
    case "UniqueValues":
      return (value) => value !== null && figures.count(value) === 1;
    case "AboveAverage":
      return beside("GreaterThan");
    case "EqualOrAboveAverage":
      return beside("GreaterThanOrEqual");
    case "BelowAverage":
      return beside("LessThan");
    case "EqualOrBelowAverage":
      return beside("LessThanOrEqual");
    default: {
      if (daysOf(criterion, 0) === undefined) return undefined;
      return (value) => {
        const [first, after] = daysOf(criterion, today())!;
        return typeof value === "number" && value >= first && value < after;
      };
    }
  }
}
