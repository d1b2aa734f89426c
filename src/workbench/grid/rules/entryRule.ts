// The rule for what may be typed into a cell, as the host keeps it.
import type { Place } from "../../../host/formulas/asideFormula";
import { parseFormula } from "../../../host/formulas/parse";
import { areaOf } from "../../../host/formulas/references";
import type { Box } from "../../../host/workbook/address";
import { numberFormatAt } from "../../../host/workbook/edits";
import { newFormulaCell } from "../../../host/workbook/formulaCell";
import { setValue, valueAt } from "../../../host/workbook/grid";
import { paintedAt } from "../../../host/workbook/painted";
import type { Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import { apiValue, isCellError } from "../../../host/workbook/values";
import { ENTRY_RULES } from "../../../words/entryRules";
import { holds, isTrue } from "./comparing";
import { cornerOf, formulaOf, operandOf } from "./operands";

type Settings = Readonly<Record<string, unknown>>;

/** What Excel says of an entry that a rule does not allow. */
export interface EntryAlert {
  readonly style: "Stop" | "Warning" | "Information";
  readonly title: string;
  readonly message: string;
}

/** A note beside a cell while it is selected. */
export interface EntryPrompt {
  readonly title: string;
  readonly message: string;
}

export class EntryRule {
  private readonly sheet: Sheet;
  private readonly at: Place;
  private readonly settings: Settings;

  private constructor(sheet: Sheet, at: Place, settings: Settings) {
    this.sheet = sheet;
    this.at = at;
    this.settings = settings;
  }

  /** The rule of a cell; undefined where anything may be typed. */
  static at(sheet: Sheet, row: number, column: number): EntryRule | undefined {
    const settings = paintedAt(sheet.state.validations, row, column);
    return settings && new EntryRule(sheet, { row, column }, settings);
  }

  /** What is shown while the cell is selected; undefined where nothing is. */
  get prompt(): EntryPrompt | undefined {
    const { showPrompt, title, message } = (this.settings.prompt ?? {}) as Settings;
    const prompt = { title: textOf(title), message: textOf(message) };
    return showPrompt !== true || (prompt.title === "" && prompt.message === "") ? undefined : prompt;
  }

  /** Does the cell offer a list? */
  get hasChoices(): boolean {
    return this.list !== undefined && this.list.inCellDropDown !== false;
  }

  /** The texts to choose from, as they are typed; none where the cell offers no list. */
  get choices(): readonly string[] {
    return this.hasChoices ? [...new Set(this.items(this.list?.source).map(({ text }) => text))] : [];
  }

  /** What is to be said to the person who types this value; undefined where it is allowed. */
  faultIn(value: CellValue): EntryAlert | undefined {
    const { showAlert, style, title, message } = (this.settings.errorAlert ?? {}) as Settings;
    if (showAlert === false || this.allows(value)) return undefined;
    return {
      style: style === "Warning" || style === "Information" ? style : "Stop",
      title: textOf(title),
      message: textOf(message) === "" ? ENTRY_RULES.notAllowed : textOf(message),
    };
  }

  private get rule(): readonly [kind: string, rule: Settings] | undefined {
    return Object.entries((this.settings.rule ?? {}) as Settings).find(
      (entry): entry is [string, Settings] => typeof entry[1] === "object" && entry[1] !== null,
    );
  }

  private get list(): Settings | undefined {
    const [kind, rule] = this.rule ?? [];
    return kind === "list" ? rule : undefined;
  }

  /** Where the formulas of the rule are written for. */
  private get corner(): Place {
    const boxes: Box[] = [];
    for (const coat of this.sheet.state.validations) if (coat.value === this.settings) boxes.push(coat.box);
    return cornerOf(boxes);
  }

  private allows(value: CellValue): boolean {
    if (value === null || value === "") return this.settings.ignoreBlanks !== false;
    const [kind, rule] = this.rule ?? [];
    switch (kind) {
      case "list":
        return this.items(rule!.source).some((item) => item.isMet(value));
      case "custom":
        return this.allowsByFormula(textOf(rule!.formula), value);
      case "wholeNumber":
        return typeof value === "number" && Number.isInteger(value) && this.compares(rule!, value);
      case "decimal":
        return typeof value === "number" && this.compares(rule!, value);
      case "date":
      case "time":
        return typeof value === "number" && value >= 0 && this.compares(rule!, value);
      case "textLength":
        return this.compares(rule!, String(apiValue(value)).length);
      default:
        return true;
    }
  }

  /** A limit that is an error, or missing, limits nothing. */
  private compares({ operator, formula1, formula2 }: Settings, value: number): boolean {
    const limit = (formula: unknown): CellValue =>
      operandOf(this.sheet, this.corner, formula)?.(this.at) ?? null;
    const [first, second] = [limit(formula1), limit(formula2)];
    const needsBoth = operator === "Between" || operator === "NotBetween";
    if (first === null || (needsBoth && second === null)) return true;
    return holds(textOf(operator), value, first, second) ?? true;
  }

  /** The formula sees the cell as if the value stood there already. */
  private allowsByFormula(text: string, value: CellValue): boolean {
    if (text === "") return true;
    const { sheet, at } = this;
    const { row, column } = at;
    const formula = formulaOf(sheet, this.corner, text.startsWith("=") ? text : `=${text}`);
    const before = valueAt(sheet.grid, row, column);
    const put = (what: CellValue): void => {
      setValue(sheet.grid, row, column, what);
      sheet.workbook.calculation.engine?.cellsChanged?.(sheet, [{ row, column, rows: 1, columns: 1 }]);
    };
    put(value);
    try {
      const result = formula(at)[0]?.[0] ?? null;
      // What nothing here can calculate forbids nothing.
      return isTrue(result) || (isCellError(result) && result.error === "#NAME?");
    } finally {
      put(before);
    }
  }

  /** What a list holds: texts with commas between them, or the cells that a formula gives. */
  private items(source: unknown): readonly Item[] {
    const text = textOf(source);
    if (!text.startsWith("="))
      return text.split(",").flatMap((part) => {
        const item = part.trim();
        return item === ""
          ? []
          : [{ text: item, isMet: (value: CellValue) => String(apiValue(value)) === item }];
      });
    const values = formulaOf(this.sheet, this.corner, text)(this.at);
    const formatAt = this.formatsOf(text);
    return values.flatMap((cells, row) =>
      cells.flatMap((item, column) => {
        if (item === null || item === "" || isCellError(item)) return [];
        const isMet = (value: CellValue): boolean => holds("EqualTo", value, item, null) === true;
        return [{ text: this.sheet.workbook.shownText(item, formatAt(row, column)), isMet }];
      }),
    );
  }

  /** The number formats of the cells that a list refers to by their address. */
  private formatsOf(source: string): (row: number, column: number) => string {
    const { sheet, at } = this;
    const expression = parseFormula(source);
    if (expression.kind !== "reference") return () => "General";
    const area = areaOf(sheet.workbook, newFormulaCell(sheet, at.row, at.column, source), expression);
    if ("error" in area) return () => "General";
    return (row, column) => numberFormatAt(area.sheet, area.box.row + row, area.box.column + column);
  }
}

/** An item of a list. */
interface Item {
  readonly text: string;
  readonly isMet: (value: CellValue) => boolean;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
