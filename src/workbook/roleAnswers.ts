// Writing answers to the Roles sheet, once for everyone with a role: nobody else's cells are touched.
import type { QuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { isBlank, readAnswer, WRONG } from "../roster/answers";
import type { Cell } from "../roster/cells";
import type { HeadingMapping } from "../roster/headings";
import { ROLES_SHEETS } from "../roster/synonyms";
import { headingText } from "../roster/table";
import { personOnly, wrongValue } from "../words/problems";
import { ROLE_NEEDED, rolesHidden, roleUnsettled } from "../words/roles";
import { cellsLocked } from "../words/setup";
import { notTaken } from "../words/person";
import { rolesSheet } from "./blankSheets";
import { part } from "./blocks";
import { addSheet, fillSheet, freeName } from "./createRoster";
import { refuseFaults, surveySetup } from "./findSetup";
import { lastLook, MORE_TRIES, putBack } from "./lastLook";
import type { WrittenAnswer } from "./organisationSheet";
import { putCells } from "./personCells";
import { asText } from "./plan";
import { isFormulaText, makeRoom, openRoleLine, refuseMapped } from "./roleLine";
import type { RoleLine } from "./roleLine";
import type { Survey } from "./survey";
import { surveyWorkbook } from "./survey";
import { runAsOneStep } from "./undoGroup";
import { WorkbookError } from "./workbookError";

/** Answers for a role. */
export interface RoleEdits {
  readonly role: string;
  /** An empty text clears an answer. */
  readonly answers: ReadonlyMap<QuestionId, string>;
  /** What the cells showed when the answers were chosen; empty for none. A question without an entry is not compared. */
  readonly seen: ReadonlyMap<QuestionId, string>;
  /** May formulas be written over? */
  readonly replaceFormulas?: boolean;
}

/** An answer that somebody has changed since it was seen. */
export interface RoleConflict {
  readonly question: QuestionId;
  readonly heading: string;
  readonly cell: string;
  readonly seen: string;
  readonly now: string;
}

/** An answer that a formula gives. */
export interface RoleFormula {
  readonly question: QuestionId;
  readonly heading: string;
  readonly cell: string;
  readonly formula: string;
}

/** What became of the answers. Where there are conflicts, or formulas that may not be replaced, nothing was written. */
export interface RoleWritten {
  readonly sheet: string;
  /** The sheet was made for it, or was empty. */
  readonly created: boolean;
  /** The role had no line. */
  readonly addedRole: boolean;
  /** The headings of columns that were added. */
  readonly addedHeadings: readonly string[];
  readonly answers: readonly WrittenAnswer[];
  readonly conflicts: readonly RoleConflict[];
  /** Empty once something is written. */
  readonly formulas: readonly RoleFormula[];
}

/** Refuses answers that no sheet may hold, and answers for nobody. */
function refuseWrong({ role, answers }: RoleEdits): void {
  if (isBlank(role)) throw new WorkbookError("CANNOT_WRITE", ROLE_NEEDED);
  const errors = [...answers].flatMap(([id, answer]) => {
    const { heading, answers: allowed, personOnly: isPersonal } = questionById(id);
    const place = { sheet: ROLES_SHEETS[0], column: heading };
    if (isPersonal === true) return [personOnly(place)];
    return readAnswer(id, answer) === WRONG ? [wrongValue(place, answer, allowed)] : [];
  });
  if (errors.length > 0) throw new WorkbookError("CANNOT_WRITE", errors.join("\n"));
}

/** Do a cell and a text mean the same answer? */
function meansSame(id: QuestionId, cell: Cell, text: string): boolean {
  if (headingText(cell) === text || (isBlank(cell) && isBlank(text))) return true;
  const code = readAnswer(id, cell);
  return code !== WRONG && code === readAnswer(id, text);
}

const UNWRITTEN = { created: false, addedRole: false, addedHeadings: [], answers: [] };

/** Makes the sheet as that of a blank roster, or fills the empty one, with the role on its first line. */
async function createWith(
  context: Excel.RequestContext,
  { tables, roles }: Survey,
  { role, answers }: RoleEdits,
  mapping: HeadingMapping,
): Promise<RoleWritten> {
  const blank = rolesSheet();
  const given = [...answers].filter(([, answer]) => !isBlank(answer));
  const sheet = roles?.name ?? blank.name;
  if (given.length === 0) return { sheet, ...UNWRITTEN, conflicts: [], formulas: [] };
  refuseMapped(
    given.map(([id]) => id),
    mapping,
    { withRole: true },
  );
  const { names } = context.workbook;
  names.load("items/name");
  await context.sync();
  const taken = new Set([...tables, ...names.items].map((one) => one.name.toLowerCase()));
  const texts = new Map(given.map(([id, answer]) => [questionById(id).heading, answer]));
  const line = blank.headings.map((heading, index) =>
    asText(index === 0 ? role : (texts.get(heading) ?? "")),
  );
  const filled = { ...blank, lines: [line] };
  const table = freeName(blank.name, taken, "");
  if (roles === undefined) addSheet(context, filled, { sheet, table });
  else fillSheet(context.workbook.worksheets.getItem(sheet), filled, table);
  await context.sync();
  const written = given.map(([id, answer]): WrittenAnswer => {
    const { heading } = questionById(id);
    const cell = `${String.fromCharCode(65 + blank.headings.indexOf(heading))}2`;
    return { cell, heading, before: "", after: answer };
  });
  return {
    ...UNWRITTEN,
    sheet,
    created: true,
    addedRole: true,
    answers: written,
    conflicts: [],
    formulas: [],
  };
}

/** One answer that is to be written, and what stands in its cell. */
interface RoleWrite {
  readonly question: QuestionId;
  readonly answer: string;
  /** Counted from 0 within the place; new columns stand behind the others. */
  readonly column: number;
  readonly heading: string;
  readonly cell: string;
  readonly before: string;
  readonly formula: string | undefined;
}

/** What is to be written into a line, and what others have changed. */
function compare(
  line: RoleLine,
  { answers, seen }: RoleEdits,
): { writes: RoleWrite[]; conflicts: RoleConflict[] } {
  const writes: RoleWrite[] = [];
  const conflicts: RoleConflict[] = [];
  let next = line.place.headings.length;
  for (const [question, answer] of answers) {
    const own = line.layout.questions.get(question);
    const value = own === undefined ? "" : (line.values[own] ?? "");
    if (meansSame(question, value, answer)) continue;
    const heading = own === undefined ? questionById(question).heading : line.place.headings[own]!;
    const before = headingText(value);
    const column = own ?? next++;
    const cell = line.cellOf(column);
    const known = seen.get(question);
    if (known !== undefined && !meansSame(question, value, known))
      conflicts.push({ question, heading, cell, seen: known, now: before });
    const text = own === undefined ? "" : line.formulas[own];
    const formula = isFormulaText(text) ? String(text as string) : undefined;
    writes.push({ question, answer, column, heading, cell, before, formula });
  }
  return { writes, conflicts };
}

/** @throws WorkbookError CANNOT_WRITE where protection keeps cells, or the room for new ones, from being written */
async function refuseLocked(
  context: Excel.RequestContext,
  line: RoleLine,
  writes: readonly RoleWrite[],
): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItem(line.place.sheet);
  const protection = sheet.protection.load("protected");
  const cells = writes.map((write) => ({
    write,
    range: part(line.row, 0, 1, { first: write.column, count: 1, read: "values" }).load(
      "format/protection/locked",
    ),
  }));
  await context.sync();
  if (!protection.protected) return false;
  const width = line.place.headings.length;
  // A table does not grow on a protected sheet.
  const mustGrow = (column: number): boolean =>
    line.place.table !== undefined && (line.needsRow || column >= width);
  const locked = cells.filter(
    ({ write, range }) =>
      (range.format.protection.locked as boolean | null) !== false || mustGrow(write.column),
  );
  if (locked.length > 0)
    throw new WorkbookError(
      "CANNOT_WRITE",
      cellsLocked(
        line.place.sheet,
        locked.map(({ write }) => write.cell),
      ),
    );
  return true;
}

/**
 * Writes answers for a role to the Roles sheet, which is made where there is none, as are the role's line and columns
 * for questions that have none. Only cells whose answer changes are written. Where somebody has changed one of them
 * since it was seen, or a formula stands in one and may not be replaced, nothing is, and that is handed back. What others do in
 * the moment of writing is put back, and the line is looked for anew; a column or an empty row that was added stays.
 *
 * @throws WorkbookError CANNOT_WRITE: no role, a wrong answer, a hidden or protected sheet, a role on several lines, a new column that
 * would not be read;
 * BAD_SETUP; CELLS_IN_THE_WAY; NOT_WRITTEN; errors of Excel
 */
export async function writeRoleAnswers(
  context: Excel.RequestContext,
  edits: RoleEdits,
  tries = MORE_TRIES,
): Promise<RoleWritten> {
  refuseWrong(edits);
  const { role, replaceFormulas = false } = edits;
  const survey = await surveyWorkbook(context);
  const found = survey.roles;
  if (found?.visible === false) throw new WorkbookError("CANNOT_WRITE", rolesHidden(found.name));
  const { setup, faults } = await surveySetup(context, survey);
  refuseFaults(faults);
  if (found?.used == null) return createWith(context, survey, edits, setup.organisation.mapping);

  const line = await openRoleLine(context, survey, setup.organisation.mapping, role);
  const { place } = line;
  const { writes, conflicts } = compare(line, edits);
  const formulas = writes.flatMap(({ question, heading, cell, formula }): RoleFormula[] =>
    formula === undefined ? [] : [{ question, heading, cell, formula }],
  );
  const unwritten = {
    sheet: place.sheet,
    ...UNWRITTEN,
    conflicts,
    formulas: replaceFormulas ? [] : formulas,
  };
  if (writes.length === 0 || conflicts.length > 0 || unwritten.formulas.length > 0) return unwritten;

  const isProtected = await refuseLocked(context, line, writes);
  const width = place.headings.length;
  const added = writes.filter(({ column }) => column >= width);
  await makeRoom(
    context,
    line,
    added.map(({ question }) => question),
    { isProtected, mapping: setup.organisation.mapping },
  );
  const looks = [lastLook(line.head), lastLook(line.row)] as const;
  const cells = new Map(writes.map(({ column, answer }) => [column, answer]));
  if (line.isNew) cells.set(line.layout.role!, role.trim());
  putCells(line.row, cells);
  const now = part(line.row, 0, 1, { first: 0, count: width + added.length, read: "values" }).load("values");
  await context.sync();
  const [head, row] = looks.map((look) => (look.formulas as Cell[][])[0]!) as [Cell[], Cell[]];
  const written = [...cells.keys()].filter((column) => column < width);
  if (line.isDisturbed(head, row, written)) {
    await putBack(context, line.row, looks[1], written);
    if (added.length > 0) await line.clear(added.map(({ column }) => column));
    if (tries === 0) throw new WorkbookError("CANNOT_WRITE", roleUnsettled(role, place.sheet));
    // What stood there when the answers were compared has been seen, whether or not the caller said so.
    const seen = new Map([...writes.map((write) => [write.question, write.before] as const), ...edits.seen]);
    return writeRoleAnswers(context, { ...edits, seen }, tries - 1);
  }
  const shown = (now.values as Cell[][])[0]!;
  const missed = [...cells].filter(([column, text]) => headingText(shown[column]) !== text);
  if (missed.length > 0)
    throw new WorkbookError(
      "NOT_WRITTEN",
      notTaken(
        place.sheet,
        missed.map(([column]) => line.cellOf(column)),
      ),
    );
  return {
    ...unwritten,
    addedRole: line.isNew,
    addedHeadings: added.map(({ heading }) => heading),
    answers: writes.map(({ cell, heading, before, answer }) => ({ cell, heading, before, after: answer })),
  };
}

/** The same as a batch of its own, and as one step for Undo where this Excel makes one. */
export async function saveRoleAnswers(edits: RoleEdits): Promise<RoleWritten> {
  let written: RoleWritten | undefined;
  const batch = async (context: Excel.RequestContext): Promise<void> => {
    written = await writeRoleAnswers(context, edits);
  };
  await runAsOneStep(batch, () => Excel.run(batch), new AbortController().signal);
  return written!;
}
