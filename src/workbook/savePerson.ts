// Saving the form: only changed cells of the person's row, and nothing where somebody else has changed it meanwhile.
import { judgeNow } from "../roster/bulk";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { foreignResults } from "../roster/ownResults";
import type { Edits, Field } from "../roster/person";
import { columnOf, differences } from "../roster/person";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { resultColumns } from "../roster/results";
import { headingText } from "../roster/table";
import type { ColumnRun } from "./blocks";
import { part } from "./blocks";
import { lastLook, MORE_TRIES, putBack } from "./lastLook";
import { cellsOfFields, putCells, writtenRow } from "./personCells";
import type { RowCells } from "./personCells";
import type { PersonInSheet } from "./personRow";
import { comparedColumns, findPerson, titleOf } from "./personRow";
import type { Portion } from "./plan";
import { planOf } from "./plan";
import { rowGone } from "../words/person";
import { WorkbookError } from "./workbookError";

/** What is to be saved. */
export interface Saving {
  readonly edits: Edits;
  /** Fields whose cells may lose their formulas. */
  readonly overFormulas: ReadonlySet<Field>;
  /** The date, as yyyy-mm-dd, for results that are renewed. */
  readonly today: string;
}

/**
 * What became of the row's results: there are none; they are those of the new answers now; or they are left as they
 * were, because something in them is not ours.
 */
export type RowResults = "none" | "renewed" | "left";

/** How saving ended. Only after “saved” has anything been written. */
export type Saved =
  | { readonly kind: "saved"; readonly person: PersonInSheet; readonly results: RowResults }
  /** Somebody else changed these fields: the row as it stands now. Save over it, or take theirs (`rebased`). */
  | { readonly kind: "changed"; readonly person: PersonInSheet; readonly fields: readonly Field[] }
  /** These cells hold formulas. */
  | { readonly kind: "formulas"; readonly fields: readonly Field[] }
  /** The roster has no column for these. */
  | { readonly kind: "noColumn"; readonly fields: readonly Field[] };

/** The results of a row: the cells that change, as a plan has them. */
interface RenewedResults {
  readonly state: RowResults;
  readonly runs: readonly ColumnRun[];
  readonly portion: Portion | undefined;
}

const UNCHANGED = { runs: [], portion: undefined };

/** What becomes of the results in a row once these cells are written. */
async function renewedResults(now: PersonInSheet, cells: RowCells, today: string): Promise<RenewedResults> {
  const { table, layout } = now.roster;
  const columns = RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []);
  if (columns.every((column) => headingText(cellAt(table.columns[column], 0)) === ""))
    return { state: "none", ...UNCHANGED };
  const isFormula = (_: number, column: number): boolean => String(now.formulaTexts[column]).startsWith("=");
  if (foreignResults({ table, layout, hasFormula: isFormula }).next().done !== true)
    return { state: "left", ...UNCHANGED };
  const values = table.headings.map((_, index): Cell => cells.get(index) ?? cellAt(table.columns[index], 0));
  const rows = [values];
  const edited = { ...table, columns: values.map((_, index) => ({ rows, index })) };
  const results = await resultColumns(judgeNow({ ...now.roster, table: edited }), today);
  const { runs, portion } = planOf(
    edited,
    layout,
    results.filter(({ heading }) => layout.results.has(heading)),
  );
  return { state: "renewed", runs, portion: portion(0, 1) };
}

/** The columns that a portion of one row writes. */
const columnsOf = (runs: readonly ColumnRun[], portion: Portion | undefined): number[] =>
  (portion?.cells ?? []).flatMap((matrix, run) =>
    (matrix?.[0] ?? []).flatMap((cell, index) => (cell === null ? [] : [runs[run]!.first + index])),
  );

/**
 * Saves the edits of a row that was read before. Where the row has results of ours by value, they are renewed with it,
 * so that a verdict never stands beside other answers. Where somebody moves or changes the row in the moment of writing,
 * what stood there is put back, and the row is looked for anew.
 *
 * @throws WorkbookError ROW_GONE or NOT_WRITTEN; errors of Excel
 */
export async function savePerson(
  context: Excel.RequestContext,
  person: PersonInSheet,
  { edits, overFormulas, today }: Saving,
  tries = MORE_TRIES,
): Promise<Saved> {
  const { open, now, range } = await findPerson(context, person);
  const changed = differences(person, now);
  if (changed.length > 0) return { kind: "changed", person: now, fields: changed };
  const homeless = [...edits.keys()].filter((field) => columnOf(now.roster.layout, field) === null);
  if (homeless.length > 0) return { kind: "noColumn", fields: homeless };
  const formulas = [...edits.keys()].filter((field) => now.formulas.has(field) && !overFormulas.has(field));
  if (formulas.length > 0) return { kind: "formulas", fields: formulas };

  const cells = cellsOfFields(now, edits);
  const { state, runs, portion } = await renewedResults(now, cells, today);
  const look = lastLook(range);
  putCells(range, cells);
  portion?.cells.forEach((matrix, index) => {
    if (matrix !== null) part(range, 0, 1, runs[index]!).values = matrix;
  });
  const columns = new Set([...cells.keys(), ...columnsOf(runs, portion)]);
  const isDisturbed = (): boolean => {
    const former = (look.formulas as Cell[][])[0]!;
    return (
      former.length !== now.formulaTexts.length ||
      [...comparedColumns(now.current), ...columns].some(
        (column) => former[column] !== now.formulaTexts[column],
      )
    );
  };
  const saved = await writtenRow(context, { open, row: now.row, range, fields: edits, isDisturbed });
  if (saved === null) {
    await putBack(context, range, look, columns);
    if (tries === 0) throw new WorkbookError("ROW_GONE", rowGone(titleOf(person), open.current.place.sheet));
    return savePerson(context, person, { edits, overFormulas, today }, tries - 1);
  }
  return { kind: "saved", person: saved, results: state };
}
