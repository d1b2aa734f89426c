// What a person does in the grid, done to the host's workbook. Univer has done it to its own by then; where the host sees it
// otherwise, as with a result that was typed over, the grid is put right.
import type { ICommandInfo, IObjectMatrixPrimitiveType, IRange, Worksheet } from "@univerjs/core";
import { BooleanNumber, CommandType } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  InsertColMutation,
  InsertRowMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveNumfmtMutation,
  RemoveRowMutation,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetNumfmtMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetTabColorMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
  ToggleGridlinesMutation,
} from "@univerjs/preset-sheets-core";
import type { Session } from "../../host/session";
import type { Box } from "../../host/workbook/address";
import { cellBox, isOnSheet, MAX_COLUMNS, MAX_ROWS, WHOLE_SHEET } from "../../host/workbook/address";
import { enter, setFormat, shiftCells } from "../../host/workbook/edits";
import { ApiError } from "../../host/workbook/errors";
import { merge, unmerge } from "../../host/workbook/merging";
import { moveCellsTo } from "../../host/workbook/moving";
import type { Sheet, SheetState } from "../../host/workbook/sheet";
import { boxesOf } from "./boxes";
import { moveSheet, setVisibility } from "../../host/workbook/sheetList";
import type { Projection } from "./projection";
import { boxOfRange, pointsOf } from "./sheetData";
import type { Surface } from "./surface";
import type { Place, TypedCells } from "./typedCells";

/** What mutations say, as far as they are read here. */
interface Params {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
  readonly cellValue?: IObjectMatrixPrimitiveType<unknown>;
  readonly [name: string]: unknown;
}

type Deed = (sheet: Sheet, params: Params, target: Worksheet | null) => void;

export class Edits {
  private readonly session: Session;
  private readonly surface: Surface;
  private readonly projection: Projection;
  private readonly typed: TypedCells;
  private readonly onRefused: (message: string) => void;
  private readonly listening: { dispose(): void };
  private readonly deeds: ReadonlyMap<string, Deed>;
  private waiting: { readonly id: string; readonly params: Params }[] = [];

  /** @param onRefused hears, as a sentence, what the workbook does not allow; the grid shows then what it did before */
  constructor(
    session: Session,
    surface: Surface,
    projection: Projection,
    typed: TypedCells,
    onRefused: (message: string) => void,
  ) {
    this.session = session;
    this.surface = surface;
    this.projection = projection;
    this.typed = typed;
    this.onRefused = onRefused;
    this.deeds = new Map(this.allDeeds());
    this.listening = surface.commands.onCommandExecuted((command, options) => {
      if (!surface.isOurs(options)) this.heard(command);
    });
  }

  stop(): void {
    this.listening.dispose();
    this.waiting = [];
  }

  private heard({ id, type, params }: Readonly<ICommandInfo>): void {
    if (type !== CommandType.MUTATION || !this.deeds.has(id)) return;
    if ((params as Params | undefined)?.unitId !== this.surface.unit) return;
    this.waiting.push({ id, params: onSheet(params as Params) });
    if (this.waiting.length === 1) queueMicrotask(() => this.flush());
  }

  /** Forgets what was done since the last time: the grid shows again what the host has. */
  discard(): void {
    const mutations = this.waiting;
    this.waiting = [];
    this.showAgain(mutations);
  }

  /** Enters a text into a cell as if it were typed there. */
  enter(sheet: Sheet, { row, column }: Place, text: string): void {
    this.perform("Edit", () => {
      enter(sheet, cellBox(row, column), () => text);
    });
  }

  /** Does something else to the host, after what was done before it; false where it is refused, which the person is told. */
  perform(label: string, work: () => void): boolean {
    this.flush();
    return this.attempt(label, work);
  }

  /** Does to the host what was done since the last time, as one step to undo. */
  flush(): void {
    const mutations = this.waiting;
    this.waiting = [];
    if (mutations.length === 0) return;
    const cuts = mutations.filter(({ id }) => id === MoveRangeMutation.id);
    // What comes with cells that are cut and pasted, such as their number formats, the host moves with them.
    const deeds = cuts.length > 0 ? cuts : mutations;
    this.attempt("Edit", () => {
      for (const { id, params } of deeds) this.perhaps(id, params);
    });
    // What the host made of it may differ: the grid shows the host's workbook.
    this.showAgain(mutations);
  }

  private showAgain(mutations: readonly { readonly params: Params }[]): void {
    for (const sheet of this.session.workbook.state.sheets)
      this.projection.cellsChanged(sheet, this.areasOf(mutations, sheet));
    this.projection.listsDiffer();
  }

  private attempt(label: string, work: () => void): boolean {
    try {
      this.session.attempt(label, work);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.onRefused(error.message);
      return false;
    }
  }

  private perhaps(id: string, params: Params): void {
    const sheet = this.session.workbook.findSheet(String(params.subUnitId ?? ""));
    if (id === MoveRangeMutation.id) this.moved(params);
    else if (sheet !== undefined) this.deeds.get(id)!(sheet, params, this.surface.sheet(sheet.id));
  }

  /** The cells that the mutations were about; all of a sheet after rows, columns or sheets moved. */
  private areasOf(mutations: readonly { readonly params: Params }[], sheet: Sheet): readonly Box[] {
    return mutations.flatMap(({ params }): readonly Box[] => {
      if (params.cellValue !== undefined)
        return params.subUnitId === sheet.id ? boxesOf(placesIn(params.cellValue)) : [];
      const isConcerned = [params, params.from, params.to].some(
        (part) => (part as Params | undefined)?.subUnitId === sheet.id,
      );
      return isConcerned ? [WHOLE_SHEET] : [];
    });
  }

  private *allDeeds(): Generator<[string, Deed]> {
    yield [
      SetRangeValuesMutation.id,
      (sheet, { cellValue }, target) => {
        if (target !== null) this.typed.takeOver(sheet, target, placesIn(cellValue ?? {}));
      },
    ];
    const taken: Deed = (sheet, { range, ranges, values }, target) => {
      if (target === null) return;
      const all = [...(range ? [range] : []), ...(ranges ?? []), ...rangesOfValues(values)];
      for (const one of all.filter(liesOnSheet))
        this.typed.takeOver(sheet, target, placesOf(boxOfRange(one)));
    };
    yield [SetNumfmtMutation.id, taken];
    yield [RemoveNumfmtMutation.id, taken];
    yield [MoveRangeMutation.id, () => undefined];
    yield [InsertRowMutation.id, shifting("down")];
    yield [InsertColMutation.id, shifting("right")];
    yield [RemoveRowMutation.id, shifting("up")];
    yield [RemoveColMutation.id, shifting("left")];
    yield [AddWorksheetMergeMutation.id, eachBox((sheet, box) => merge(sheet, box, false))];
    yield [RemoveWorksheetMergeMutation.id, eachBox(unmerge)];
    yield [SetWorksheetRowHeightMutation.id, sizing("rowHeight")];
    yield [SetWorksheetColWidthMutation.id, sizing("columnWidth")];
    yield [SetRowHiddenMutation.id, hiding("rowHidden", true)];
    yield [SetRowVisibleMutation.id, hiding("rowHidden", undefined)];
    yield [SetColHiddenMutation.id, hiding("columnHidden", true)];
    yield [SetColVisibleMutation.id, hiding("columnHidden", undefined)];
    yield [SetFrozenMutation.id, setting(({ ySplit, xSplit }) => ({ frozen: frozenAt(ySplit, xSplit) }))];
    yield [SetTabColorMutation.id, setting(({ color }) => ({ tabColor: String(color ?? "") }))];
    yield [
      ToggleGridlinesMutation.id,
      setting(({ showGridlines }) => ({ showGridlines: showGridlines === BooleanNumber.TRUE })),
    ];
    yield [
      SetWorksheetHideMutation.id,
      (sheet, { hidden }) => setVisibility(sheet, hidden === BooleanNumber.TRUE ? "Hidden" : "Visible"),
    ];
    yield [SetWorksheetNameMutation.id, (sheet, { name }) => sheet.workbook.renameSheet(sheet, String(name))];
    yield [SetWorksheetOrderMutation.id, (sheet, { toOrder }) => moveSheet(sheet, Number(toOrder))];
  }

  /** Cells that were cut and pasted. */
  private moved({ from, to, fromRange, toRange }: Params): void {
    const { workbook } = this.session;
    const source = workbook.findSheet((from as { subUnitId: string }).subUnitId);
    const target = workbook.findSheet((to as { subUnitId: string }).subUnitId);
    if (source === undefined || target === undefined || !fromRange || !toRange) return;
    const { row, column } = boxOfRange(toRange as IRange);
    moveCellsTo({ sheet: source, box: boxOfRange(fromRange as IRange) }, { sheet: target, row, column });
  }
}

/** The mutation without ranges that lie nowhere. */
function onSheet(params: Params): Params {
  const { ranges } = params;
  return ranges === undefined ? params : { ...params, ranges: ranges.filter(liesOnSheet) };
}

function liesOnSheet(range: IRange): boolean {
  return isOnSheet(boxOfRange(range));
}

/** The cells of a matrix. Univer pastes beyond the last row that is in view by numbers that are none. */
function placesIn(matrix: IObjectMatrixPrimitiveType<unknown>): Place[] {
  return Object.entries(matrix).flatMap(([row, cells]) =>
    Number.isInteger(Number(row))
      ? Object.keys(cells as object).map((column) => ({ row: Number(row), column: Number(column) }))
      : [],
  );
}

function placesOf(box: Box): Place[] {
  const places: Place[] = [];
  for (let row = box.row; row < box.row + box.rows; row++)
    for (let column = box.column; column < box.column + box.columns; column++) places.push({ row, column });
  return places;
}

/** The ranges in a mutation of number formats. */
function rangesOfValues(values: unknown): IRange[] {
  if (typeof values !== "object" || values === null) return [];
  return Object.values(values as Record<string, { ranges?: IRange[] }>).flatMap(({ ranges }) => ranges ?? []);
}

function shifting(direction: "down" | "right" | "up" | "left"): Deed {
  return (sheet, { range }) => {
    const { row, rows, column, columns } = boxOfRange(range!);
    const box: Box =
      direction === "down" || direction === "up"
        ? { row, rows, column: 0, columns: MAX_COLUMNS }
        : { column, columns, row: 0, rows: MAX_ROWS };
    shiftCells(sheet, { box, direction });
  };
}

function eachBox(act: (sheet: Sheet, box: Box) => void): Deed {
  return (sheet, { ranges }) => {
    for (const range of ranges ?? []) act(sheet, boxOfRange(range));
  };
}

/** Whole rows or columns of a range. */
function linesOf(path: string, range: IRange): Box {
  const box = boxOfRange(range);
  return path.startsWith("row")
    ? { row: box.row, rows: box.rows, column: 0, columns: MAX_COLUMNS }
    : { column: box.column, columns: box.columns, row: 0, rows: MAX_ROWS };
}

function sizing(path: "rowHeight" | "columnWidth"): Deed {
  return (sheet, { ranges, rowHeight, colWidth }) => {
    const sizes = (path === "rowHeight" ? rowHeight : colWidth) as number | Record<number, number | null>;
    for (const range of ranges ?? []) {
      const box = linesOf(path, range);
      if (typeof sizes === "number") {
        setFormat(sheet, box, path, pointsOf(sizes));
        continue;
      }
      const [first, count] = path === "rowHeight" ? [box.row, box.rows] : [box.column, box.columns];
      for (let at = first; at < first + count; at++) {
        const size = sizes[at];
        const line = path === "rowHeight" ? { ...box, row: at, rows: 1 } : { ...box, column: at, columns: 1 };
        if (typeof size === "number") setFormat(sheet, line, path, pointsOf(size));
      }
    }
  };
}

function hiding(path: "rowHidden" | "columnHidden", value: true | undefined): Deed {
  return (sheet, { ranges }) => {
    for (const range of ranges ?? []) setFormat(sheet, linesOf(path, range), path, value);
  };
}

function setting(change: (params: Params) => Partial<SheetState>): Deed {
  return (sheet, params) => {
    sheet.update(change(params));
  };
}

function frozenAt(rows: unknown, columns: unknown): SheetState["frozen"] {
  return { rows: Math.max(0, Number(rows ?? 0)), columns: Math.max(0, Number(columns ?? 0)) };
}
