// Styles of columns, rows and cells as coats of paint: few large boxes, of each property on its own.
import type { Box } from "../../../host/workbook/address";
import { MAX_COLUMNS, MAX_ROWS, WHOLE_SHEET } from "../../../host/workbook/address";
import type { Coat, Painted } from "../../../host/workbook/painted";
import type { Formats } from "../../../host/workbook/sheet";
import type { RowRuns } from "./sheetData";
import type { Format } from "./styles";

/** Columns with a style; the last one belongs to them. */
export interface ColumnStyle {
  readonly first: number;
  readonly last: number;
  readonly style: number;
}

/** Where styles stand on a sheet: cells lie over rows, rows over columns, columns over the first style. */
export interface Styled {
  readonly columns: readonly ColumnStyle[];
  readonly rows: readonly { readonly row: number; readonly style: number }[];
  /** In order, every row once. */
  readonly cells: readonly RowRuns[];
}

/** The same columns with the same value. */
interface ValueRun {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  readonly value: unknown;
}

/** What the host paints of these styles. */
export function coatsOf(formats: readonly Format[], { columns, rows, cells }: Styled): Formats {
  const kinds = new Map<string, readonly number[]>();
  const shapes = cells.map(({ row, runs }) => {
    const shape = runs.join(" ");
    if (!kinds.has(shape)) kinds.set(shape, runs);
    return { row, shape };
  });
  const painted: Record<string, Painted<unknown>> = {};
  for (const path of pathsOf(formats, {
    columns,
    rows,
    cells: [...kinds.values()].map((runs) => ({ row: 0, runs })),
  })) {
    const valueOf = (style: number): unknown => formats[style]?.[path];
    const base = valueOf(0);
    const coats: Coat<unknown>[] = base === undefined ? [] : [{ box: WHOLE_SHEET, value: base }];
    for (const { first, last, style } of columns)
      if (valueOf(style) !== base)
        coats.push({
          box: { row: 0, rows: MAX_ROWS, column: first, columns: last - first + 1 },
          value: valueOf(style),
        });
    const hasColumns = coats.length > (base === undefined ? 0 : 1);
    const rowCoats = stretches(
      rows
        .filter(({ style }) => hasColumns || valueOf(style) !== base)
        .map(({ row, style }) => ({ row, value: valueOf(style) })),
    );
    for (const { row, rows: height, value } of rowCoats)
      coats.push({ box: { row, rows: height, column: 0, columns: MAX_COLUMNS }, value });
    const isPlain = !hasColumns && rowCoats.length === 0;
    const runsOf = runsByShape(
      kinds,
      (style) => valueOf(style),
      (value) => isPlain && value === base,
    );
    for (const coat of blocks(shapes, runsOf)) coats.push(coat);
    if (coats.length > 0) painted[path] = coats;
  }
  return painted;
}

function pathsOf(formats: readonly Format[], { columns, rows, cells }: Styled): Set<string> {
  const styles = new Set([0, ...columns.map(({ style }) => style), ...rows.map(({ style }) => style)]);
  for (const { runs } of cells) for (let at = 2; at < runs.length; at += 3) styles.add(runs[at]!);
  return new Set([...styles].flatMap((style) => Object.keys(formats[style] ?? {})));
}

/** For each shape of a row its runs of equal values; shapes that look the same share one list. */
function runsByShape(
  kinds: ReadonlyMap<string, readonly number[]>,
  valueOf: (style: number) => unknown,
  isLeftOut: (value: unknown) => boolean,
): Map<string, readonly ValueRun[]> {
  const lists = new Map<string, readonly ValueRun[]>();
  const found = new Map<string, readonly ValueRun[]>();
  for (const [shape, runs] of kinds) {
    const list: ValueRun[] = [];
    let open: { first: number; last: number; value: unknown } | undefined;
    const close = (): void => {
      if (open !== undefined && !isLeftOut(open.value))
        list.push({ ...open, key: `${open.first} ${open.last} ${typeof open.value} ${String(open.value)}` });
    };
    for (let at = 0; at < runs.length; at += 3) {
      const [first, last, value] = [runs[at]!, runs[at + 1]!, valueOf(runs[at + 2]!)];
      if (open?.value === value && open?.last === first - 1) open = { ...open, last };
      else {
        close();
        open = { first, last, value };
      }
    }
    close();
    const key = list.map((run) => run.key).join("|");
    const known = lists.get(key) ?? list;
    lists.set(key, known);
    found.set(shape, known);
  }
  return found;
}

/** Runs that follow one another from row to row, as one box each. */
function blocks(
  shapes: readonly { readonly row: number; readonly shape: string }[],
  runsOf: ReadonlyMap<string, readonly ValueRun[]>,
): Coat<unknown>[] {
  const coats: Coat<unknown>[] = [];
  let open = new Map<string, { readonly run: ValueRun; readonly row: number }>();
  let runs: readonly ValueRun[] = [];
  let next = 0;
  const finish = ({ run, row }: { readonly run: ValueRun; readonly row: number }): void => {
    const box: Box = { row, rows: next - row, column: run.first, columns: run.last - run.first + 1 };
    coats.push({ box, value: run.value });
  };
  const goOn = (row: number, following: readonly ValueRun[]): void => {
    if (row === next && following === runs) return;
    const before = row === next ? open : new Map<string, { readonly run: ValueRun; readonly row: number }>();
    const after = new Map(following.map((run) => [run.key, before.get(run.key) ?? { run, row }]));
    for (const [key, one] of open) if (after.get(key) !== one) finish(one);
    open = after;
    runs = following;
  };
  for (const { row, shape } of shapes) {
    goOn(row, runsOf.get(shape)!);
    next = row + 1;
  }
  goOn(-1, []);
  return coats;
}

/** Rows of equal value that follow one another. `values` are in the order of the rows. */
export function stretches<T>(
  values: readonly { readonly row: number; readonly value: T }[],
): { readonly row: number; readonly rows: number; readonly value: T }[] {
  const found: { row: number; rows: number; value: T }[] = [];
  for (const { row, value } of values) {
    const last = found.at(-1);
    if (last !== undefined && last.value === value && last.row + last.rows === row) last.rows++;
    else found.push({ row, rows: 1, value });
  }
  return found;
}
