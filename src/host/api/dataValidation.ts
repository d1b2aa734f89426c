// Excel.DataValidation: what may be typed into cells. It is kept and given back; what an add-in writes is not checked.
import type { RangeTarget } from "../session";
import { paint, uniform } from "../workbook/painted";
import { invalidArgument } from "../workbook/errors";
import type { Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxOf } from "./rangeTarget";

type Settings = Readonly<Record<string, unknown>>;

const NOTHING: Settings = {};
const RULES: Readonly<Record<string, string>> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

/** The settings of the cells; null where they differ. */
function settingsOf(target: RangeTarget): Settings | null {
  return uniform(target.sheet.state.validations, boxOf(target), NOTHING);
}

function change(target: RangeTarget, changed: Settings): void {
  const { sheet } = target;
  const settings = { ...(settingsOf(target) ?? NOTHING), ...changed };
  sheet.update({ validations: paint(sheet.state.validations, boxOf(target), settings) });
}

function setting(name: string, otherwise: unknown, check?: (value: unknown) => void): Property<RangeTarget> {
  return {
    get: (target) => {
      const settings = settingsOf(target);
      return settings === null ? null : (settings[name] ?? otherwise);
    },
    set: (target, value) => {
      check?.(value);
      change(target, { [name]: value });
    },
  };
}

/** @throws ApiError InvalidArgument for a rule that Excel has not */
function checkRule(value: unknown): void {
  const rules = Object.entries((value ?? {}) as Settings).filter(
    ([, rule]) => rule !== null && rule !== undefined,
  );
  const [name, rule] = rules[0] ?? [];
  if (rules.length > 1 || (name !== undefined && !(name in RULES)))
    throw invalidArgument(`A rule is one of ${Object.keys(RULES).join(", ")}.`);
  const source = name === "list" ? (rule as { source?: unknown }).source : undefined;
  // Excel keeps a list that is written out in 255 characters.
  if (typeof source === "string" && !source.startsWith("=") && source.length > 255)
    throw invalidArgument("A list of values has at most 255 characters; refer to cells instead.");
}

export const dataValidationOf: TypeOf<RangeTarget> = apiType<RangeTarget>("DataValidation", {
  properties: {
    rule: setting("rule", {}, checkRule),
    errorAlert: setting("errorAlert", { message: "", showAlert: true, style: "Stop", title: "" }),
    prompt: setting("prompt", { message: "", showPrompt: true, title: "" }),
    ignoreBlanks: setting("ignoreBlanks", true),
    type: readOnly((target) => {
      const settings = settingsOf(target);
      if (settings === null) return "Inconsistent";
      const [name] = Object.keys((settings.rule ?? {}) as Settings);
      return name === undefined ? "None" : RULES[name];
    }),
  },
  methods: {
    clear: (target) => {
      const { sheet } = target;
      sheet.update({ validations: paint(sheet.state.validations, boxOf(target), undefined) });
    },
  },
});
