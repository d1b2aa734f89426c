// The formulas of a sheet part as the host has them: shared ones written out, arrays with the cells that they fill.
import { translate } from "../../../host/formulas/rewrite";
import type { Box } from "../../../host/workbook/address";
import { cellBox, parseBox } from "../../../host/workbook/address";
import type { LoadedFormula } from "../../../host/workbook/loading";
import type { FormulaBaseline } from "../source";
import { ofOneCell, shownFormula } from "./formulaText";
import type { StoredFormula } from "./sheetData";
import type { XmlPart } from "./xmlValues";
import { childOf, childrenOf, numberOf } from "./xmlValues";

export interface OpenedFormulas {
  readonly loaded: readonly LoadedFormula[];
  readonly baselines: readonly FormulaBaseline[];
}

/** Which of the numbers that cells name as their metadata mark dynamic arrays, from the metadata part. */
export function dynamicMarks(part: XmlPart | undefined): (metadata: number) => boolean {
  const types = childrenOf(childOf(part?.root, "metadataTypes"), "metadataType");
  const marks = childrenOf(childOf(part?.root, "cellMetadata"), "bk").map((block) =>
    childrenOf(block, "rc").some(
      (record) => types[(numberOf(record, "t") ?? 0) - 1]?.attributes.get("name") === "XLDAPR",
    ),
  );
  return (metadata) => marks[metadata - 1] === true;
}

/** What-if tables have no formula that could be calculated: their values stay as they are. */
export function openedFormulas(
  stored: readonly StoredFormula[],
  isDynamic: (metadata: number) => boolean,
): OpenedFormulas {
  const masters = new Map<string, StoredFormula & { readonly shown: string }>();
  for (const formula of stored)
    if (formula.type === "shared" && formula.shared !== null && formula.text !== "")
      masters.set(formula.shared, { ...formula, shown: shownFormula(formula.text) });
  const loaded: LoadedFormula[] = [];
  const baselines: FormulaBaseline[] = [];
  for (const formula of stored) {
    const { row, column, hasValue } = formula;
    const text = textOf(formula, masters);
    if (text === undefined) continue;
    const isArray = formula.type === "array";
    const box = (isArray && arrayBox(formula)) || cellBox(row, column);
    const kind = !isArray ? "normal" : isDynamic(formula.metadata) ? "dynamic" : "array";
    loaded.push({ row, column, text, box: hasValue ? box : null });
    baselines.push({ row, column, text, box, kind });
  }
  return { loaded, baselines };
}

function textOf(
  { type, text, shared, row, column }: StoredFormula,
  masters: ReadonlyMap<string, StoredFormula & { readonly shown: string }>,
): string | undefined {
  if (type === "dataTable") return undefined;
  if (type === "array") return text === "" ? undefined : shownFormula(text);
  if (type !== "shared" || text !== "") return text === "" ? undefined : ofOneCell(shownFormula(text));
  const master = masters.get(shared ?? "");
  return master && ofOneCell(translate(master.shown, row - master.row, column - master.column));
}

/** The cells of an array formula, which begin with its own. */
function arrayBox({ ref, row, column }: StoredFormula): Box | null {
  const box = parseBox(ref ?? "");
  return box?.row === row && box.column === column ? box : null;
}
