// Excel.ConditionalFormatCollection and the formats that go by text, value or formula.
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { intersect } from "../workbook/address";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import type { ConditionalFormat, Sheet } from "../workbook/sheet";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxOf, rangeOf } from "./range";
import { colour } from "./rangeFormat";

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

const fontType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalRangeFont", {
  properties: {
    bold: setting("font.bold", false),
    italic: setting("font.italic", false),
    color: setting("font.color", "", colour),
    strikethrough: setting("font.strikethrough", false),
    underline: setting("font.underline", "None"),
  },
});

const rangeFormatType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalRangeFormat", {
  properties: { numberFormat: setting("numberFormat", "") },
  objects: { fill: (target) => fillType(target), font: (target) => fontType(target) },
});

const ruleType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalFormatRule", {
  properties: { formula: setting("formula", "") },
});

/** A text or value comparison: its rule is a plain value. */
const comparisonType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalFormatComparison", {
  properties: {
    rule: setting("rule", {}, (value) => {
      if (typeof value !== "object" || value === null || !("operator" in value))
        throw invalidArgument("A rule has an operator.");
      return value;
    }),
  },
  objects: { format: (target) => rangeFormatType(target) },
});

/** A format by formula: its rule is an object. */
const customType: TypeOf<FormatTarget> = apiType<FormatTarget>("CustomConditionalFormat", {
  objects: { rule: (target) => ruleType(target), format: (target) => rangeFormatType(target) },
});

function details(type: FormatType, target: FormatTarget): ApiObject | null {
  if (formatOf(target).type !== type) return null;
  return type === "Custom" ? customType(target) : comparisonType(target);
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

const formatType: TypeOf<FormatTarget> = apiType<FormatTarget>("ConditionalFormat", {
  id: ({ id }) => id,
  properties: {
    id: readOnly(({ id }) => id),
    type: readOnly((target) => formatOf(target).type),
    priority: readOnly((target) => target.sheet.state.conditionalFormats.indexOf(formatOf(target))),
    stopIfTrue: setting("stopIfTrue", false),
  },
  objects: detailsMembers(),
  methods: {
    getRange: (target, _, session) => rangeOf(session, target.sheet, formatOf(target).box),
    delete: (target) => {
      const format = formatOf(target);
      const { conditionalFormats } = target.sheet.state;
      target.sheet.update({ conditionalFormats: conditionalFormats.filter((one) => one !== format) });
    },
  },
});

function within(sheet: Sheet, box: Box): ConditionalFormat[] {
  return sheet.state.conditionalFormats.filter((format) => intersect(format.box, box) !== null);
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
        box: boxOf(target),
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
    clearAll: (target) => {
      const gone = new Set(within(target.sheet, boxOf(target)));
      const { conditionalFormats } = target.sheet.state;
      target.sheet.update({ conditionalFormats: conditionalFormats.filter((one) => !gone.has(one)) });
    },
  },
});
