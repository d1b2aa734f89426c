// Saving a workbook into a package: what is different from the file is written, everything else is kept.
import type { FormulaCell } from "../../../host/workbook/formulaCell";
import { Sheet, type SheetState } from "../../../host/workbook/sheet";
import type { Table } from "../../../host/workbook/table";
import { Workbook } from "../../../host/workbook/workbook";
import { showsDates } from "../opening/numberFormats";
import type { PackageSource } from "../source";
import { followAttached } from "./attached";
import { type Before, beforeOf, NOTHING } from "./before";
import { writeCharts } from "./charts";
import { fileFormula } from "./fileFormula";
import { Metadata } from "./metadata";
import { PackageEdit } from "./packageEdit";
import { ReferenceChanges } from "./references";
import { writeSheetPart } from "./sheetPart";
import { SHEET_ORDER } from "./sheetOrder";
import { EMPTY_SHEET, EMPTY_STYLES, SHEET_TYPE, STYLES_TYPE, TABLE_TYPE } from "./skeleton";
import { StyleSheet } from "./styleSheet";
import { changedTable, newTable, tableHasChanged, type TableJob } from "./tableParts";
import { calculateOnLoad, writeWorkbook } from "./workbookPart";
import { element, XmlDocument } from "./xmlDocument";

/** The workbook's file; `source` is what it was opened from, or the skeleton of a new one. @throws FileError, UnsavableError */
export async function savePackage(workbook: Workbook, source: PackageSource): Promise<Uint8Array> {
  return new PackageSaver(workbook, source).save();
}

/** The state of a sheet that holds nothing. */
const NEW_SHEET: SheetState = new Sheet(new Workbook(), "", "").state;

class PackageSaver {
  private readonly parts: PackageEdit;
  private readonly references: ReferenceChanges;
  private readonly newSheets = new Map<Sheet, { readonly part: string; readonly id: string }>();

  constructor(
    private readonly workbook: Workbook,
    private readonly source: PackageSource,
  ) {
    const type = source.relationships[0]?.element.attributes.get("Type");
    this.parts = new PackageEdit(source.archive, type?.slice(0, type.lastIndexOf("/")));
    this.references = new ReferenceChanges(source.sheets, workbook.state);
  }

  async save(): Promise<Uint8Array> {
    const { parts, source, workbook } = this;
    const { state } = workbook;
    const reachable = this.removesSomething() ? await parts.reachable() : null;
    await this.addSheets();
    const stylesPart = await this.stylesPart();
    const styles = new StyleSheet(await this.stylesDocument(stylesPart));
    const metadata = await Metadata.open(parts, source.workbookPart);
    let isUncalculated = false;
    let formulasMoved = state.sheets.length !== source.state.sheets.length;
    for (const sheet of state.sheets) {
      const opened = source.sheets.get(sheet);
      const before = beforeOf(
        sheet,
        opened ?? NOTHING,
        opened?.state ?? NEW_SHEET,
        opened && ((formula) => `=${this.references.formula(formula.slice(1), opened.state.name)}`),
      );
      const part = opened?.part ?? this.newSheets.get(sheet)!.part;
      const further = await this.changeTables(sheet, part, before, opened?.state ?? NEW_SHEET);
      const drawing = await writeCharts(parts, sheet, part, opened?.state.charts ?? []);
      const outcome = await writeSheetPart({
        sheet,
        part,
        opened: opened?.state ?? NEW_SHEET,
        before,
        parts,
        styles,
        metadata,
        references: this.references,
        isCustom: this.isCustom,
        isDate1904: source.date1904 ? showsDates : null,
        fileFormula: (formula) => fileFormula(formula, { table: null, isCustom: this.isCustom }),
        further:
          further === undefined && drawing === undefined
            ? undefined
            : (document) => {
                further?.(document);
                drawing?.(document);
              },
      });
      formulasMoved ||= outcome.formulasMoved;
      isUncalculated ||= outcome.isUncalculated;
    }
    await this.putStyles(stylesPart, styles.finish());
    await metadata.finish();
    await followAttached(parts, source, workbook.state, this.references);
    await this.writeWorkbookPart();
    if (isUncalculated) await this.askForCalculation();
    if (formulasMoved) await this.dropChain();
    if (reachable !== null) await this.dropUnreachable(reachable);
    return parts.finish();
  }

  private readonly isCustom = (name: string): boolean =>
    this.workbook.calculation.functions?.find(name) !== undefined;

  private async stylesPart(): Promise<string | undefined> {
    return (await this.parts.links(this.source.workbookPart)).find(({ kind }) => kind === "styles")?.part;
  }

  private async stylesDocument(part: string | undefined): Promise<XmlDocument> {
    return part === undefined ? new XmlDocument(EMPTY_STYLES, "styles.xml") : this.parts.document(part);
  }

  /** Writes the styles; a workbook that had none gets them only where there are any. */
  private async putStyles(part: string | undefined, text: string): Promise<void> {
    const { parts, source } = this;
    if (part !== undefined) parts.setText(part, text);
    else if (text !== EMPTY_STYLES) {
      const added = parts.freePart("xl/styles");
      parts.add(added, STYLES_TYPE, text);
      await parts.link(source.workbookPart, "styles", added);
    }
  }

  private removesSomething(): boolean {
    const { state } = this.workbook;
    const { sheets, tables } = this.source;
    return (
      [...sheets.keys()].some((sheet) => !state.sheets.includes(sheet)) ||
      [...tables.keys()].some((table) => !state.tables.includes(table))
    );
  }

  private async addSheets(): Promise<void> {
    const { parts, source } = this;
    const folder = source.workbookPart.slice(0, source.workbookPart.lastIndexOf("/") + 1);
    for (const sheet of this.workbook.state.sheets) {
      if (source.sheets.has(sheet)) continue;
      const part = parts.freePart(`${folder}worksheets/sheet`);
      parts.add(part, SHEET_TYPE, EMPTY_SHEET);
      this.newSheets.set(sheet, { part, id: await parts.link(source.workbookPart, "worksheet", part) });
    }
    for (const [sheet, { part }] of source.sheets)
      if (!this.workbook.state.sheets.includes(sheet)) await parts.unlink(source.workbookPart, part);
  }

  /** Writes the parts of a sheet's tables. @returns what the sheet's own part has to say of them */
  private async changeTables(
    sheet: Sheet,
    part: string,
    before: Before,
    opened: SheetState,
  ): Promise<((document: XmlDocument) => void) | undefined> {
    const { parts, source } = this;
    const { tables } = this.workbook.state;
    const added: string[] = [];
    const jobOf = (table: Table): TableJob => ({
      table,
      before,
      filtersThen: opened.filters,
      fileFormula: (formula: FormulaCell) => this.formulaIn(table, formula),
    });
    for (const table of tables) {
      if (table.sheet !== sheet) continue;
      const then = source.tables.get(table);
      if (then === undefined) {
        const tablePart = parts.freePart("xl/tables/table");
        parts.add(tablePart, TABLE_TYPE, newTable(jobOf(table), await this.freeTableId()));
        added.push(await parts.link(part, "table", tablePart));
      } else if (tableHasChanged(jobOf(table), then)) {
        const document = await parts.document(then.part);
        parts.setText(then.part, changedTable(document, jobOf(table), then.state));
      }
    }
    const gone: string[] = [];
    const links = await parts.links(part);
    for (const [table, then] of source.tables) {
      if (table.sheet !== sheet || tables.includes(table)) continue;
      gone.push(...links.filter((link) => link.part === then.part).map(({ id }) => id));
      await parts.unlink(part, then.part);
    }
    if (added.length + gone.length === 0) return undefined;
    return (document) => {
      this.listTables(document, added, gone);
    };
  }

  private listTables(document: XmlDocument, added: readonly string[], gone: readonly string[]): void {
    const { prefix } = document.root;
    const old = document.child("tableParts");
    const kept = (old?.children ?? []).filter(
      ({ attributes }) => !gone.includes(attributes.get("r:id") ?? ""),
    );
    const texts = [
      ...kept.map((one) => document.source(one)),
      ...added.map((id) =>
        element(prefix, "tablePart", { "xmlns:r": this.parts.relationshipsNamespace, "r:id": id }),
      ),
    ];
    const text = texts.length === 0 ? "" : element(prefix, "tableParts", { count: texts.length }, ...texts);
    if (old !== undefined) document.replace(old, text);
    else if (text !== "") document.insert(document.root, SHEET_ORDER, text, "tableParts");
  }

  private tableIds: Set<number> | null = null;

  /** A number that no table of the file has. */
  private async freeTableId(): Promise<number> {
    if (this.tableIds === null) {
      this.tableIds = new Set();
      for (const { part } of this.source.tables.values())
        this.tableIds.add(Number((await this.parts.document(part)).root.attributes.get("id")));
    }
    let id = 1;
    while (this.tableIds.has(id)) id++;
    this.tableIds.add(id);
    return id;
  }

  private formulaIn(table: Table, { text }: FormulaCell): string {
    return fileFormula(text, { table: table.state.name, isCustom: this.isCustom });
  }

  private async writeWorkbookPart(): Promise<void> {
    const { parts, source, workbook, references } = this;
    const { state } = workbook;
    const isSame =
      references.isEmpty &&
      state.names === source.state.names &&
      state.sheets.length === source.state.sheets.length &&
      state.sheets.every(
        (sheet, index) =>
          sheet === source.state.sheets[index] &&
          sheet.state.visibility === source.sheets.get(sheet)?.state.visibility,
      );
    if (isSame) return;
    const document = await parts.document(source.workbookPart);
    writeWorkbook({
      document,
      then: source.state,
      places: source.places,
      now: state,
      sheetThen: (sheet) => source.sheets.get(sheet)?.state,
      relationshipOf: (sheet) => this.newSheets.get(sheet)!.id,
      relationshipsNamespace: parts.relationshipsNamespace,
      references,
      fileFormula: (formula) => fileFormula(formula, { table: null, isCustom: this.isCustom }),
    });
    parts.setText(source.workbookPart, document.text);
  }

  /** Excel calculates everything when it opens the file. */
  private async askForCalculation(): Promise<void> {
    const { parts, source } = this;
    const document = await parts.document(source.workbookPart);
    calculateOnLoad(document);
    parts.setText(source.workbookPart, document.text);
  }

  /** Excel makes the calculation chain anew where there is none; one that names other cells would be damage. */
  private async dropChain(): Promise<void> {
    const { parts, source } = this;
    for (const { kind, part } of await parts.links(source.workbookPart))
      if (kind === "calcChain" && parts.has(part)) {
        await parts.unlink(source.workbookPart, part);
        parts.remove(part);
      }
  }

  /** Parts that only a deleted sheet or table named go with it. */
  private async dropUnreachable(before: ReadonlyMap<string, string>): Promise<void> {
    const after = await this.parts.reachable();
    for (const part of before.keys()) if (!after.has(part)) this.parts.remove(part);
  }
}
