// What stands for a whole workbook or a whole role: the Organisation and Roles sheets, and the settings on the former.
import { distance } from "fastest-levenshtein";
import type { Thresholds } from "../policy/companions/share";
import { DEFAULT_THRESHOLDS } from "../policy/companions/share";
import type { Settings } from "../policy/conditions";
import { DEFAULT_SETTINGS } from "../policy/conditions";
import type { QuestionId } from "../policy/questions";
import { questionById, QUESTIONS } from "../policy/questions";
import { VARIABLE_IDS, variableOf } from "../policy/variables";
import {
  duplicateQuestion,
  noRoleColumn,
  personOnly,
  protectedMapping,
  unknownQuestion,
  wrongSetting,
} from "../words/problems";
import { isBlank, readAnswer, WRONG } from "./answers";
import type { Assessed } from "./assessments";
import type { Cell } from "./cells";
import { isProtectedHeading, matchHeadings, nearestQuestion, questionOfHeading } from "./headings";
import type { HeadingMapping, Layout } from "./headings";
import type { LineSeen, SetupFault } from "./setupFault";
import {
  COLUMN_PREFIX,
  NOT_READ_WORDS,
  ROLE_HEADINGS,
  SETTING_HEADINGS,
  SWITCH_WORDS,
  THRESHOLD_HEADINGS,
} from "./synonyms";
import type { Table } from "./table";
import { cellAt } from "./cells";
import { headingText, sheetRow } from "./table";
import { areSwapped, matchKey, roleKey } from "./text";
import { thresholdReader } from "./thresholds";

/** One answer given for many people, and where it stands. */
export interface SharedAnswer {
  /** As `readAnswer` says: 0 blank, WRONG, or the number of the answer. */
  readonly code: number;
  readonly cell: Cell;
  readonly sheet: string | undefined;
  /** The sheet row, from 1. */
  readonly row: number;
  readonly heading: string;
}

/** What the Organisation sheet says. */
export interface Organisation {
  readonly settings: Settings;
  /** Where the exposure assessment counts a share of work as low or high. */
  readonly thresholds: Thresholds;
  readonly answers: ReadonlyMap<QuestionId, SharedAnswer>;
  readonly mapping: HeadingMapping;
  /** The headings that are mapped, as they are written. */
  readonly mapped: readonly string[];
  /** Lines that say nothing to us. */
  readonly ignored: readonly string[];
}

/** The set-up cannot be used; each message says what is wrong and where. */
export interface SetupErrors {
  readonly errors: readonly string[];
}

export const NO_ORGANISATION: Organisation = {
  settings: DEFAULT_SETTINGS,
  thresholds: DEFAULT_THRESHOLDS,
  answers: new Map(),
  mapping: new Map(),
  mapped: [],
  ignored: [],
};

const SETTING_OF_KEY: ReadonlyMap<string, keyof Settings> = new Map(
  (Object.keys(SETTING_HEADINGS) as (keyof Settings)[]).flatMap((id) =>
    SETTING_HEADINGS[id].map((heading) => [matchKey(heading), id] as const),
  ),
);
const THRESHOLD_OF_KEY: ReadonlyMap<string, keyof Thresholds> = new Map(
  (Object.keys(THRESHOLD_HEADINGS) as (keyof Thresholds)[]).flatMap((id) =>
    THRESHOLD_HEADINGS[id].map((heading) => [matchKey(heading), id] as const),
  ),
);
const SETTING_ANSWERS = ["yes", "no"];
/** Words of a heading row above the lines. */
const TITLE_KEYS = new Set(["heading", "question", "setting", "organisation", "organization"]);

/** Reads a setting: yes or no, or as people say of a switch, on or off. */
export function readSwitch(cell: Cell): number {
  const place = Object.values<string>(SWITCH_WORDS).indexOf(matchKey(headingText(cell)));
  return place < 0 ? readAnswer("gap", cell) : place + 1;
}

/** What a line of the Organisation sheet is about: a question, a setting, a threshold, or a heading mapped by hand. */
export type LineTarget =
  | { readonly kind: "answer"; readonly question: QuestionId }
  | { readonly kind: "setting"; readonly setting: keyof Settings }
  | { readonly kind: "threshold"; readonly threshold: keyof Thresholds }
  | { readonly kind: "column"; readonly heading: string };

/** What the line with this heading is about; undefined where it says nothing to us. */
export function targetOfLine(text: string): LineTarget | undefined {
  const setting = SETTING_OF_KEY.get(matchKey(text));
  if (setting !== undefined) return { kind: "setting", setting };
  const threshold = THRESHOLD_OF_KEY.get(matchKey(text));
  if (threshold !== undefined) return { kind: "threshold", threshold };
  if (text.toLowerCase().startsWith(COLUMN_PREFIX.toLowerCase()))
    return { kind: "column", heading: text.slice(COLUMN_PREFIX.length).trim() };
  const question = questionOfHeading(text);
  return question && { kind: "answer", question };
}

/** Does this text start a line of the Organisation sheet that says something to us? */
export function isOrganisationLine(text: string): boolean {
  return targetOfLine(text) !== undefined;
}

const NOT_READ_KEYS: ReadonlySet<string> = new Set(NOT_READ_WORDS.map(matchKey));
const SETTING_NAMES = [...Object.values(SETTING_HEADINGS), ...Object.values(THRESHOLD_HEADINGS)].flat();
/** The words of a text, each as texts are compared. */
const wordsOf = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(matchKey)
    .filter(Boolean);

/** The setting that a line which is none looks like: its name misspelt, or with more words behind it. */
export function nearestSetting(heading: string): string | undefined {
  const key = matchKey(heading);
  const words = wordsOf(heading);
  return SETTING_NAMES.find((name) => {
    const wanted = matchKey(name);
    return (
      distance(wanted, key) === 1 ||
      areSwapped(wanted, key) ||
      wordsOf(name).every((word, index) => word === words[index])
    );
  });
}

/** What a line that says nothing to us looks like a misspelling of: a question or a setting. */
export function nearestLine(heading: string): string | undefined {
  return nearestSetting(heading) ?? nearestQuestion(heading);
}

/** Where a heading line stands, for messages. */
interface Line {
  readonly heading: string;
  readonly cell: Cell;
  readonly row: number;
}

function linesOf(cells: readonly (readonly Cell[])[], firstRow: number): Line[] {
  return cells
    .map((cells, index) => ({
      heading: headingText(cells[0]),
      cell: cells[1] ?? null,
      row: firstRow + index,
    }))
    .filter(
      ({ heading }, index) => matchKey(heading) !== "" && !(index === 0 && TITLE_KEYS.has(matchKey(heading))),
    );
}

/** The Organisation sheet as far as it can be read, and what is wrong with the rest. */
export interface OrganisationReading {
  readonly organisation: Organisation;
  readonly faults: readonly SetupFault[];
}

const ALL_HEADINGS = QUESTIONS.map(({ heading }) => heading);

/**
 * Reads the Organisation sheet as far as it goes: a heading and an answer on each line. `Strict` and `Redesign rule` set
 * the policy, two lines the thresholds of the exposure assessment; “Column: AI level” with the answer “AI exposure” maps a heading of the roster to a question. Of two lines for
 * the same thing the first one counts.
 */
export function surveyOrganisation(
  cells: readonly (readonly Cell[])[],
  place: { readonly sheet?: string; readonly firstRow?: number } = {},
): OrganisationReading {
  const { sheet, firstRow = 1 } = place;
  const answers = new Map<QuestionId, SharedAnswer>();
  const mapping = new Map<string, QuestionId | null>();
  const mapped: string[] = [];
  const seen = new Map<string, LineSeen>();
  const ignored: string[] = [];
  const faults: SetupFault[] = [];
  let settings = DEFAULT_SETTINGS;
  const thresholds = thresholdReader(sheet);

  for (const { heading, cell, row } of linesOf(cells, firstRow)) {
    const at = { sheet, row, column: heading };
    const line = { row, heading, value: headingText(cell) };
    const fault = (
      kind: SetupFault["kind"],
      message: string,
      allowed: readonly string[] = [],
      more: Partial<SetupFault> = {},
    ): void => {
      faults.push({ kind, sheet, line, allowed, message, ...more });
    };
    /** Notes the line; the second one for the same thing is a fault, however the thing is written. */
    const once = (what: string): boolean => {
      const key = matchKey(what);
      const before = seen.get(key);
      seen.set(key, line);
      if (before === undefined) return true;
      const rows = [`Row ${String(before.row)}`, `row ${String(row)}`] as const;
      fault("twice", duplicateQuestion(what, ...rows, "lines", sheet), [], { before });
      return false;
    };

    const target = targetOfLine(heading);
    if (target === undefined) ignored.push(heading);
    else if (target.kind === "setting") {
      if (!once(SETTING_HEADINGS[target.setting][0])) continue;
      const code = readSwitch(cell);
      if (code === WRONG) fault("setting", wrongSetting(at, line.value, SETTING_ANSWERS), SETTING_ANSWERS);
      else if (code !== 0) settings = { ...settings, [target.setting]: code === 1 };
    } else if (target.kind === "threshold") {
      if (once(THRESHOLD_HEADINGS[target.threshold][0])) thresholds.read(target.threshold, cell, line);
    } else if (target.kind === "column") {
      const { heading: column } = target;
      if (!once(`${COLUMN_PREFIX} ${column}`)) continue;
      const id = questionOfHeading(line.value);
      if (isProtectedHeading(column)) fault("protected", protectedMapping(at, column));
      else if (id !== undefined || NOT_READ_KEYS.has(matchKey(line.value))) {
        mapping.set(matchKey(column), id ?? null);
        mapped.push(column);
      } else if (!isBlank(cell)) {
        const nearest = nearestQuestion(line.value);
        fault("unknownQuestion", unknownQuestion(at, line.value, nearest), ALL_HEADINGS, { nearest });
      }
    } else {
      const { question: id } = target;
      if (!once(questionById(id).heading)) continue;
      if (questionById(id).personOnly && !isBlank(cell)) fault("personOnly", personOnly(at));
      else answers.set(id, { code: readAnswer(id, cell), cell, sheet, row, heading });
    }
  }
  const organisation = { settings, thresholds: thresholds.result(), answers, mapping, mapped, ignored };
  return { organisation, faults: [...faults, ...thresholds.faults] };
}

/** Reads the Organisation sheet, as `surveyOrganisation` does, all of it or nothing. */
export function readOrganisation(
  cells: readonly (readonly Cell[])[],
  place?: { readonly sheet?: string; readonly firstRow?: number },
): Organisation | SetupErrors {
  const { organisation, faults } = surveyOrganisation(cells, place);
  return faults.length > 0 ? { errors: faults.map(({ message }) => message) } : organisation;
}

/** What the Roles sheet says. */
export interface Roles {
  readonly table: Table;
  readonly layout: Layout;
  /** From the key of a role (roleKey) to its line, counted from 0. */
  readonly lines: ReadonlyMap<string, number>;
  /** Roles on lines that give different answers: the key, and the sheet rows of the first and the last of them. */
  readonly twice: ReadonlyMap<string, readonly [first: number, last: number]>;
  /** The answers of each line, VARIABLE_IDS.length to a line; 0 is blank. */
  readonly codes: Uint8Array;
  /** What the Assessments sheet has filled in, whose roles may have lines behind those of the table. */
  readonly assessed?: Assessed | undefined;
}

/** Columns for what only the person may say, where a line is filled: a message for each, which names the first one. */
function personOnlyLines(table: Table, layout: Layout, sheet: string): string[] {
  return [...layout.questions].flatMap(([id, index]) => {
    if (questionById(id).personOnly !== true) return [];
    for (let line = 0; line < table.rowCount; line++)
      if (!isBlank(cellAt(table.columns[index], line)))
        return [personOnly({ sheet, row: sheetRow(table, line), column: table.headings[index]! })];
    return [];
  });
}

/** Reads the Roles sheet: one line a role, or several that say the same. */
export function readRoles(table: Table, mapping?: HeadingMapping): Roles | SetupErrors {
  const layout = matchHeadings(table.headings, { mapping, unplaced: table.unplaced });
  const sheet = table.sheet ?? "Roles";
  if ("errors" in layout) return { errors: layout.errors.map((error) => `${sheet}: ${error}`) };
  if (layout.role === null) return { errors: [noRoleColumn(sheet, ROLE_HEADINGS, table.headings)] };
  const errors = personOnlyLines(table, layout, sheet);
  if (errors.length > 0) return { errors };

  const width = VARIABLE_IDS.length;
  const codes = new Uint8Array(table.rowCount * width);
  const lines = new Map<string, number>();
  const twice = new Map<string, [number, number]>();
  const differ = (first: number, line: number): boolean => {
    for (let variable = 0; variable < width; variable++)
      if (codes[first * width + variable] !== codes[line * width + variable]) return true;
    return false;
  };
  for (let line = 0; line < table.rowCount; line++) {
    const role = cellAt(table.columns[layout.role], line);
    if (isBlank(role)) continue;
    const key = roleKey(headingText(role));
    for (const [id, index] of layout.questions)
      codes[line * width + variableOf(id)] = readAnswer(id, cellAt(table.columns[index], line));
    const first = lines.get(key);
    if (first === undefined) lines.set(key, line);
    else if (differ(first, line)) twice.set(key, [sheetRow(table, first), sheetRow(table, line)]);
  }
  return { table, layout, lines, twice, codes };
}

/** The answers of an organisation by variable, 0 where it gives none. */
export function organisationCodes({ answers }: Organisation): Uint8Array {
  const codes = new Uint8Array(VARIABLE_IDS.length);
  for (const { id } of QUESTIONS) codes[variableOf(id)] = answers.get(id)?.code ?? 0;
  return codes;
}
