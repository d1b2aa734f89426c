// Excel.ConditionalFormatCollection and the formats that go by text, value or formula.
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { intersect } from "../workbook/address";
import { clearedFormats } from "../workbook/edits";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import type { ConditionalFormat, Sheet } from "../workbook/sheet";
import { choice } from "./arguments";
import { colour } from "./colour";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import { areasOf } from "./rangeAreas";
import { boxOf } from "./rangeTarget";

/** The types that are known here, and the member that holds the details of each. */
const DETAILS = { ContainsText: "textComparison", CellValue: "cellValue", Custom: "custom" } as const;
type FormatType = keyof typeof DETAILS;
const TYPES = Object.keys(DETAILS) as FormatType[];

/** One format, found anew each time: its settings change. */
interface FormatTarget {
  readonly sheet: Sheet;
  readonly id: string;
}

function formatOf({ sheet, id }: FormatTarget): ConditionalFormat {
  const format = sheet.state.conditionalFormats.find((one) => one.id === id);
  if (format === undefined) throw itemNotFound("conditional format of that id");
  return format;
}

function change(target: FormatTarget, settings: Readonly<Record<string, unknown>>): void {
  const before = formatOf(target);
  const after = { ...before, settings: { ...before.settings, ...settings } };
  const { conditionalFormats } = target.sheet.state;
  target.sheet.update({
    conditionalFormats: conditionalFormats.map((one) => (one === before ? after : one)),
  });
}

function setting(
  name: string,
  otherwise: unknown,
  check: (value: unknown) => unknown = (value) => value,
): Property<FormatTarget> {
  return {
    get: (target) => formatOf(target).settings[name] ?? otherwise,
    set: (target, value) => {
      change(target, { [name]: check(value) });
    },
  };
}

const fillType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalRangeFill", {
  properties: { color: setting("fill.color", "", colour) },
  methods: {
    clear: (target) => {
      change(target, { "fill.color": undefined });
    },
  },
});

const FONT = ["bold", "italic", "color", "strikethrough", "underline"] as const;

const fontType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalRangeFont", {
  properties: {
    bold: setting("font.bold", false),
    italic: setting("font.italic", false),
    color: setting("font.color", "", colour),
    strikethrough: setting("font.strikethrough", false),
    underline: setting("font.underline", "None"),
  },
  methods: {
    clear: (target) => {
      change(target, Object.fromEntries(FONT.map((name) => [`font.${name}`, undefined])));
    },
  },
});

const rangeFormatType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalRangeFormat", {
  properties: { numberFormat: setting("numberFormat", "") },
  objects: { fill: (target) => fillType(target), font: (target) => fontType(target) },
});

const ruleType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalFormatRule", {
  properties: { formula: setting("formula", "") },
});

/** A rule that is a plain value: an operator, and what is compared with. */
function comparison(operators: readonly string[], operand: string): Property<FormatTarget> {
  return setting("rule", null, (value) => {
    const rule = value as Readonly<Record<string, unknown>>;
    choice("operator", rule.operator, operators);
    if (rule[operand] === undefined || rule[operand] === null)
      throw invalidArgument(`A rule has ${operand}.`);
    return rule;
  });
}

const textType: TypeOf<FormatTarget> = apiType<FormatTarget>("TextConditionalFormat", {
  properties: { rule: comparison(["Contains", "NotContains", "BeginsWith", "EndsWith"], "text") },
  objects: { format: (target) => rangeFormatType(target) },
});

const cellValueType: TypeOf<FormatTarget> = apiType<FormatTarget>("CellValueConditionalFormat", {
  properties: {
    rule: comparison(
      [
        "Between",
        "NotBetween",
        "EqualTo",
        "NotEqualTo",
        "GreaterThan",
        "LessThan",
        "GreaterThanOrEqual",
        "LessThanOrEqual",
      ],
      "formula1",
    ),
  },
  objects: { format: (target) => rangeFormatType(target) },
});

/** A format by formula: its rule is an object. */
const customType: TypeOf<FormatTarget> = apiType<FormatTarget>("CustomConditionalFormat", {
  objects: { rule: (target) => ruleType(target), format: (target) => rangeFormatType(target) },
});

function details(type: FormatType, target: FormatTarget): ApiObject | null {
  if (formatOf(target).type !== type) return null;
  return { ContainsText: textType, CellValue: cellValueType, Custom: customType }[type](target);
}

function detailsMembers() {
  return Object.fromEntries(
    TYPES.flatMap((type) => [
      [
        DETAILS[type],
        (target: FormatTarget): ApiObject => {
          const found = details(type, target);
          if (found === null)
            throw new ApiError("InvalidOperation", `The conditional format is none of ${type}.`);
          return found;
        },
      ],
      [`${DETAILS[type]}OrNullObject`, (target: FormatTarget): ApiObject | null => details(type, target)],
    ]),
  );
}

/** The one box that a format applies to; null where there are several. */
function onlyBox(target: FormatTarget): Box | null {
  const { boxes } = formatOf(target);
  return boxes.length === 1 ? boxes[0]! : null;
}

const formatType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalFormat", {
  id: ({ id }) => id,
  properties: {
    id: readOnly(({ id }) => id),
    type: readOnly((target) => formatOf(target).type),
    priority: {
      get: (target) => target.sheet.state.conditionalFormats.indexOf(formatOf(target)),
      set: (target, value) => {
        const format = formatOf(target);
        const others = target.sheet.state.conditionalFormats.filter((one) => one !== format);
        const at = Number(value);
        if (!Number.isInteger(at) || at < 0 || at > others.length)
          throw invalidArgument(`There is no priority ${String(value)}.`);
        target.sheet.update({ conditionalFormats: others.toSpliced(at, 0, format) });
      },
    },
    stopIfTrue: setting("stopIfTrue", false),
  },
  objects: detailsMembers(),
  methods: {
    getRange: (target, _, session) => {
      const box = onlyBox(target);
      if (box === null)
        throw new ApiError("InvalidOperation", "The conditional format applies to several ranges.");
      return rangeOf(session, target.sheet, box);
    },
    getRangeOrNullObject: (target, _, session) => {
      const box = onlyBox(target);
      return box && rangeOf(session, target.sheet, box);
    },
    getRanges: (target, _, session) => areasOf(session, target.sheet, formatOf(target).boxes),
    delete: (target) => {
      const format = formatOf(target);
      const { conditionalFormats } = target.sheet.state;
      target.sheet.update({ conditionalFormats: conditionalFormats.filter((one) => one !== format) });
    },
  },
});

function within(sheet: Sheet, box: Box): ConditionalFormat[] {
  return sheet.state.conditionalFormats.filter(({ boxes }) =>
    boxes.some((one) => intersect(one, box) !== null),
  );
}

export const conditionalFormatsOf: TypeOf<RangeTarget> = apiType<RangeTarget>("ConditionalFormatCollection", {
  items: (target) =>
    within(target.sheet, boxOf(target)).map(({ id }) => formatType({ sheet: target.sheet, id })),
  item: ({ sheet }, key) => {
    const target = { sheet, id: String(key) };
    formatOf(target);
    return formatType(target);
  },
  methods: {
    add: (target, args) => {
      const type = args.oneOf(0, "type", TYPES);
      const { sheet } = target;
      const format: ConditionalFormat = {
        id: sheet.workbook.newId(),
        type,
        boxes: [boxOf(target)],
        settings: {},
      };
      // The latest comes first.
      sheet.update({ conditionalFormats: [format, ...sheet.state.conditionalFormats] });
      return formatType({ sheet, id: format.id });
    },
    getCount: (target) => within(target.sheet, boxOf(target)).length,
    getItem: ({ sheet }, args) => {
      const found = { sheet, id: args.text(0, "id") };
      formatOf(found);
      return formatType(found);
    },
    getItemAt: (target, args) => {
      const format = within(target.sheet, boxOf(target))[args.count(0, "index")];
      if (format === undefined) throw invalidArgument("There is no conditional format at that place.");
      return formatType({ sheet: target.sheet, id: format.id });
    },
    getItemOrNullObject: ({ sheet }, args) => {
      const id = args.text(0, "id");
      const isThere = sheet.state.conditionalFormats.some((one) => one.id === id);
      return isThere ? formatType({ sheet, id }) : null;
    },
    clearAll: ({ sheet, anchor }) => {
      const formats = clearedFormats(sheet.state.conditionalFormats, boxOf({ sheet, anchor }));
      sheet.update({ conditionalFormats: formats });
    },
  },
});
