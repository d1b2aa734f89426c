// The `<f>` elements of formulas: those of the file where they still say the same, new ones otherwise.
import { type Box, boxAddress, cellBox, contains, sameBox } from "../../../host/workbook/address";
import { tokensOf } from "../../../host/formulas/tokens";
import type { FormulaCell } from "../../../host/workbook/formulaCell";
import { cellKey } from "../../../host/workbook/sheet";
import { type ChangedCells, filledBy, isSameFormula, mark, type PlacedCells } from "./before";
import { CUSTOM, fileFormula, isDynamic } from "./fileFormula";
import { type CellSource, detailsOf, type SheetIndex, valueOf } from "./sheetIndex";
import type { RowsJob } from "./sheetRows";
import { element, escapeXml } from "./xmlDocument";

/** Functions of add-ins that the file's formulas call, in capitals: the add-in may not be there now. */
function customIn({ rows }: SheetIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { cells } of rows)
    for (const { formula } of cells)
      if (formula?.text.includes(CUSTOM) === true)
        for (const [, name] of formula.text.matchAll(/_xldudf_([\p{L}\p{N}_.]+)/gu))
          found.add(name!.toUpperCase());
  return found;
}

/** In a formula of one cell, an "@" before all of it goes without saying. */
function ofOneCell(text: string): string {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "space");
  return tokens.length === 3 && text[tokens[1]!.start] === "@" ? `=${text.slice(tokens[2]!.start)}` : text;
}

/** Is the cell in another place than in the file? */
export function hasMoved(source: CellSource, row: number, column: number): boolean {
  return source.row !== row || source.column !== column;
}

export class FormulaWriter {
  private readonly custom: ReadonlySet<string>;
  private readonly ungrouped = new Set<string>();

  /** Marks cells as changed whose formula has to be written out. */
  constructor(
    private readonly job: RowsJob,
    private readonly placed: PlacedCells,
    private readonly changed: ChangedCells,
  ) {
    this.custom = customIn(job.index);
    this.markGroups();
  }

  /** Formulas that share one text: where one of them changes or moves, each gets its own. */
  private markGroups(): void {
    const groups = new Map<string, (readonly [row: number, column: number])[]>();
    const broken = new Set<string>();
    const counted = new Map<string, number>();
    for (const { cells } of this.job.index.rows)
      for (const { formula } of cells)
        if (formula?.group !== undefined) counted.set(formula.group, (counted.get(formula.group) ?? 0) + 1);
    if (counted.size === 0) return;
    for (const [row, cells] of this.placed.rows)
      for (const [column, source] of cells) {
        const group = source.formula?.group;
        if (group === undefined) continue;
        const members = groups.get(group);
        if (members === undefined) groups.set(group, [[row, column]]);
        else members.push([row, column]);
        if (source.row !== row || source.column !== column || this.textChanged(row, column))
          broken.add(group);
      }
    for (const [group, members] of groups)
      if (broken.has(group) || members.length < counted.get(group)!) {
        this.ungrouped.add(group);
        for (const [row, column] of members) mark(this.changed, row, column);
      }
  }

  private textChanged(row: number, column: number): boolean {
    const key = cellKey(row, column);
    return this.job.sheet.formulas.get(key)?.text !== this.job.before.formulas.get(key)?.text;
  }

  /** The formula's element: the one of the file where it still says the same. */
  element(
    formula: FormulaCell,
    source: CellSource | undefined,
  ): { readonly element: string; readonly metadata: number } {
    const { sheet, before, index, dynamic } = this.job;
    const { row, column, text } = formula;
    const then = before.formulas.get(cellKey(row, column));
    const written = source?.formula;
    const metadata =
      source?.formula == null ? 0 : Number(valueOf(detailsOf(index, source).attributes, "cm") ?? 0);
    const spill = filledBy(formula, this.job.before);
    if (
      source !== undefined &&
      written != null &&
      then?.text === text &&
      this.saysTheSame(source, formula, then.box)
    )
      return { element: new TextDecoder().decode(index.utf8.subarray(written.start, written.end)), metadata };
    const table = sheet.workbook.state.tables.find(
      (one) => one.sheet === sheet && contains(one.state.box, cellBox(row, column)),
    );
    const isCustom = (name: string): boolean => this.custom.has(name) || this.job.isCustom(name);
    const context = { table: table?.state.name ?? null, isCustom };
    const content = escapeXml(fileFormula(text, context));
    const isLegacy = isSameFormula(text, then) && then.kind === "array";
    const isArray =
      isLegacy || spill.rows > 1 || spill.columns > 1 || formula.blocked !== null || isDynamic(text, context);
    if (!isArray)
      return {
        element: element(index.prefix, "f", {}, escapeXml(fileFormula(ofOneCell(text), context))),
        metadata: 0,
      };
    const attributes = { t: "array", ref: boxAddress(spill) };
    return {
      element: element(index.prefix, "f", attributes, content),
      metadata: isLegacy ? 0 : metadata || dynamic(),
    };
  }

  /** Does the file's element of a formula whose text is the same still say the same where the formula is now? */
  saysTheSame(source: CellSource, formula: FormulaCell, then: Box): boolean {
    const now = filledBy(formula, this.job.before);
    const { type, group } = source.formula!;
    if (group !== undefined) return !this.ungrouped.has(group);
    if (type === "array") return !hasMoved(source, formula.row, formula.column) && sameBox(then, now);
    return now.rows === 1 && now.columns === 1;
  }
}
