// What people read when a heading, a cell or a set-up line is wrong: what, where, what is allowed, what to do.

/** Where a cell stands. Rows count from 1 as in the sheet; parts that are not known are left out. */
export interface Place {
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** A place in words, such as: Roster, row 12, “AI exposure”. */
export function placeWords({ sheet, row, column }: Place): string {
  const parts = [sheet, row === undefined ? undefined : `row ${String(row)}`, column && `“${column}”`];
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** As much of a value as a message needs: a cell may hold pages. */
const LONGEST_QUOTE = 80;
const shortened = (value: string): string =>
  value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE - 1)}…` : value;

const list = (answers: readonly string[]): string => answers.join(", ");

/** Names in a sentence: with “and” before the last one, or before “others”. */
const listed = (names: readonly string[], more: boolean): string =>
  more ? `${list(names)} and others` : `${list(names.slice(0, -1))} and ${names.at(-1) ?? ""}`;

/** A cell that holds none of the allowed answers. */
export function wrongValue(
  place: Place,
  value: string,
  allowed: readonly string[],
  nearest?: string | undefined,
): string {
  const yesNo = allowed.length === 2 && allowed.includes("yes");
  const meant = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  const hint = yesNo && value === "1" ? " A 1 is not read as yes: write yes or no." : meant;
  return `${placeWords(place)}: “${shortened(value)}” is none of the allowed answers (${list(allowed)}, or blank).${hint}`;
}

/** A cell that shows an Excel error. */
export function errorValue(place: Place, error: string, allowed: readonly string[]): string {
  return `${placeWords(place)}: the cell holds the error ${error}. Mend its formula, ${allowed.length === 0 ? "" : `or write one of: ${list(allowed)}, `}or leave it blank.`;
}

/** A formula cell that was saved without its value. */
export function missingValue(place: Place): string {
  return `${placeWords(place)}: the formula's value is not stored in the file. Open the file in a spreadsheet program, let it calculate, and save it.`;
}

/** A role that stands on more than one line of the Roles table. */
export function roleTwice(
  place: Place,
  role: string,
  rows: readonly [number, number],
  sheet: string,
): string {
  return `${placeWords(place)}: the role “${role}” stands twice on ${sheet}, in rows ${rows.join(" and ")}. Keep one of them.`;
}

/** Two columns, or two lines, that both answer one question. */
export function duplicateQuestion(
  question: string,
  first: string,
  second: string,
  unit: "columns" | "lines",
  sheet?: string,
): string {
  const where = sheet === undefined ? "" : `${sheet}: `;
  const what = unit === "columns" ? "Rename or remove one of them." : "Keep one of them.";
  return `${where}${first} and ${second} are both ${unit} for “${question}”. ${what}`;
}

/** A set-up line for something only the person may say. */
export function personOnly(place: Place): string {
  return `${placeWords(place)}: only the person can give this answer. Move it to the person's row.`;
}

/** A set-up line with a value that it does not allow. */
export function wrongSetting(place: Place, value: string, allowed: readonly string[]): string {
  return `${placeWords(place)}: “${value}” is not allowed here. Write one of: ${list(allowed)}.`;
}

/** What may be written for a share of work. */
export const SHARE_ALLOWED = "0 % to 100 %, such as 60 %";

/** A part of 1, as it is written, in per cent and without the noise of floating point numbers. */
const partInPerCent = (part: string): string =>
  String(Math.round(Number(part.replace(",", ".")) * 1e9) / 1e7);

/** A share of work that is none. */
export function wrongShare(place: Place, value: string): string {
  const either = /^[01]?(?:\.\d+|,(?!\d{3}$)\d+)$|^1$/.test(value)
    ? ` It could be ${value} % or ${partInPerCent(value)} %: write the per cent sign.`
    : "";
  return `${placeWords(place)}: “${shortened(value)}” is no share of work. Allowed: ${SHARE_ALLOWED}, or blank.${either}`;
}

/** Thresholds, in per cent, of which the low one lies above the high one. */
export function thresholdsCrossed(
  place: Place,
  [lowHeading, highHeading]: readonly [low: string, high: string],
  low: number,
  high: number,
): string {
  return `${placeWords(place)}: “${lowHeading}” is ${String(low)} % and “${highHeading}” is ${String(high)} %. Allowed: 0 % ≤ “${lowHeading}” ≤ “${highHeading}” ≤ 100 %.`;
}

/** A line “Column: …” whose answer names no question. */
export function unknownQuestion(place: Place, value: string, nearest: string | undefined): string {
  const hint = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  return `${placeWords(place)}: “${value}” is not the heading of a question.${hint}`;
}

/** A line “Column: …” for a heading that must never be read. */
export function protectedMapping(place: Place, heading: string): string {
  return `${placeWords(place)}: “${heading}” names a fact about the person that is never read. Remove the line.`;
}

/** Why a column is not read. */
export function ignoredColumn(
  heading: string,
  nearest: string | undefined,
  why: "protected" | "byHand" | null,
): string {
  if (why === "protected") return `“${heading}” is never read`;
  if (why === "byHand") return `“${heading}”, as the Organisation sheet says`;
  return nearest === undefined
    ? `“${heading}” is not a question`
    : `“${heading}” is not a question; did you mean “${nearest}”?`;
}

/** Columns that are not read, each as `ignoredColumn` says it. */
export function columnsNotRead(columns: readonly string[]): string {
  return `Columns not read: ${columns.join("; ")}`;
}

/** Columns of an Assessments sheet that are not read. */
export function assessmentColumnsNotRead(
  sheet: string,
  columns: readonly {
    readonly heading: string;
    readonly nearest: string | undefined;
    readonly isProtected: boolean;
  }[],
): string {
  const names = columns.map(({ heading, nearest, isProtected }) => {
    if (isProtected) return `“${heading}” is never read`;
    const hint = nearest === undefined ? "" : `; did you mean “${nearest}”?`;
    return `“${heading}” is no input of an assessment${hint}`;
  });
  return `Columns not read on ${sheet}: ${names.join("; ")}`;
}

/** Rows of an Assessments sheet with inputs, whose role is blank. */
export function rolelessInputs(sheet: string, rows: readonly number[], more: boolean): string {
  const where = rows.length === 1 ? `row ${String(rows[0])}` : `rows ${listed(rows.map(String), more)}`;
  return `${sheet}: inputs without a role are not read, in ${where}. Write the role beside them.`;
}

/** Lines of the Organisation sheet that are not read. */
export function linesNotRead(lines: readonly string[]): string {
  return `Organisation lines not read: ${lines.join("; ")}`;
}

/** No heading row could be found. */
export function noHeadings(nearest: readonly (readonly [found: string, question: string])[]): string {
  const hints = nearest.map(([found, question]) => `“${found}” looks like “${question}”`).join("; ");
  return (
    "No column heading matches a question." +
    (hints === "" ? " Run “certverdict questions” to see the headings." : ` Nearest: ${hints}.`)
  );
}

/** Roles that the Roles table does not have. */
export function unknownRoles(roles: readonly string[], sheet: string, more: boolean): string {
  const names = roles.map((role) => `“${role}”`).join(", ");
  return `Not on ${sheet}, so their role questions stay blank: ${names}${more ? " and others" : ""}`;
}

/** A line “Column: …” whose heading is nowhere. */
export function mappedNowhere(heading: string): string {
  return `The line “Column: ${heading}” maps a heading that no column has. Check its spelling.`;
}

/** Roles are given, but the roster has no column of roles. */
export function noRoleToJoin(sheet: string): string {
  return `The answers on ${sheet} are not used: the roster has no column headed “Role”.`;
}

/** A Roles table without a column to join on. */
export function noRoleColumn(sheet: string, wanted: readonly string[], found: readonly string[]): string {
  const names = wanted.map((heading) => `“${heading}”`).join(" or ");
  return `${sheet}: no column is headed ${names}; found: ${found.join(", ")}.`;
}
