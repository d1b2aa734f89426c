// The host's formula engine: Excel's grammar and operators as the host reads them, with the functions of Univer.
import type { EngineHost, FormulaEngine } from "../../host/formulas/engine";
import type { Matrix } from "../../host/formulas/references";
import type { Box } from "../../host/workbook/address";
import type { FormulaCell } from "../../host/workbook/formulaCell";
import { expressionOf } from "../../host/workbook/formulaCell";
import type { Sheet } from "../../host/workbook/sheet";
import { FORMULAS } from "../../words/formulas";
import { CellReader } from "./cells";
import { Evaluation } from "./evaluation";
import { error } from "./values";

export class UniverEngine implements FormulaEngine {
  private readonly cells = new CellReader();

  evaluate(formula: FormulaCell, host: EngineHost): Matrix {
    try {
      return new Evaluation(formula, host, this.cells).result(expressionOf(formula));
    } catch (fault) {
      if (fault instanceof RangeError) return [[error("#NUM!", FORMULAS.tooDeep)]];
      throw fault;
    }
  }

  cellsChanged(sheet: Sheet, boxes: readonly Box[]): void {
    this.cells.changed(sheet, boxes);
  }
}
