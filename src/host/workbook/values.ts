// What a cell holds, and what becomes of a text that is typed into one.

const ERROR_TEXTS = [
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
  "#CONNECT!",
  "#BLOCKED!",
] as const;
export type ErrorText = (typeof ERROR_TEXTS)[number];

/** An error in a cell, with the message behind it where there is one. */
export interface CellError {
  readonly error: ErrorText;
  readonly message?: string;
}

/** What a cell holds. `null` is an empty cell, "" the empty text that a formula may give; dates are serial numbers. */
export type CellValue = string | number | boolean | CellError | null;

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** Is this text one of the error values? */
export function isErrorText(text: string): text is ErrorText {
  return (ERROR_TEXTS as readonly string[]).includes(text);
}

/** The value as the Rich API shows it: errors by their text, an empty cell as "". */
export function apiValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return typeof value === "object" ? value.error : value;
}

/** What `valueTypes` says of a value. */
export function valueType(value: CellValue): "Empty" | "String" | "Double" | "Boolean" | "Error" {
  if (value === null) return "Empty";
  if (typeof value === "object") return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

/** What typing made of a text: a value, and the number format that the cell takes on where it had none. */
export interface Typed {
  readonly value: CellValue;
  readonly numberFormat?: string;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const PERCENT = /^[+-]?(?:\d+\.?\d*|\.\d+)%$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(\.\d+)?$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const DAY = 86_400_000;
// Serial number 1 is 1900-01-01; serial 60 is a day that never was, so the count starts a day early for all after it.
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** Reads a text as Excel in American English reads what is typed. In a cell formatted as text it stays a text. */
export function typed(text: string, numberFormat: string): Typed {
  if (text === "") return { value: null };
  if (numberFormat === "@") return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1) };
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return { value: Number(trimmed) };
  if (PERCENT.test(trimmed)) return { value: Number(trimmed.slice(0, -1)) / 100, numberFormat: "0%" };
  const upper = trimmed.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { value: upper === "TRUE" };
  if (isErrorText(upper)) return { value: { error: upper } };
  const thousands = THOUSANDS.exec(trimmed);
  if (thousands !== null)
    return {
      value: Number(trimmed.replaceAll(",", "")),
      numberFormat: thousands[1] === undefined ? "#,##0" : "#,##0.00",
    };
  const [, year, month, day] = ISO_DATE.exec(trimmed) ?? [];
  const iso = serialOf(Number(year), Number(month), Number(day));
  if (iso !== undefined) return { value: iso, numberFormat: "yyyy-mm-dd" };
  const [, usMonth, usDay, usYear] = US_DATE.exec(trimmed) ?? [];
  const us = serialOf(Number(usYear), Number(usMonth), Number(usDay));
  return us === undefined ? { value: text } : { value: us, numberFormat: "m/d/yyyy" };
}

/** The serial number of a day; undefined where there is no such day. */
function serialOf(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (!(year >= 1900) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const serial = Math.round((time - DAY_ZERO) / DAY);
  return serial > 60 ? serial : serial - 1;
}

/** What a cell shows. Of number formats only the plain ones are known; others show the plain number. */
export function shownText(value: CellValue, numberFormat: string): string {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const decimals = /^0(?:\.(0+))?(%?)$/.exec(numberFormat);
  if (decimals !== null) {
    const percent = decimals[2] === "%";
    return (percent ? value * 100 : value).toFixed(decimals[1]?.length ?? 0) + (percent ? "%" : "");
  }
  const thousands = /^#,##0(?:\.(0+))?$/.exec(numberFormat);
  if (thousands !== null) {
    const digits = thousands[1]?.length ?? 0;
    return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
  const dates: Readonly<Record<string, (day: Date) => string>> = {
    "yyyy-mm-dd": (day) => day.toISOString().slice(0, 10),
    "m/d/yyyy": (day) => [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCFullYear()].join("/"),
  };
  const shown = dates[numberFormat.toLowerCase()];
  if (shown !== undefined) {
    const serial = value > 60 ? value : value + 1;
    return shown(new Date(DAY_ZERO + Math.floor(serial) * DAY));
  }
  return String(value);
}
