// Tables from their parts.
import { decodeEscapes } from "../../../files/xlsx/names";
import { badXml } from "../../../files/xlsx/xmlTree";
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import { parseBox } from "../../../host/workbook/address";
import type { TableState } from "../../../host/workbook/table";
import { XML_FAULTS } from "../../../words/workbooks";
import { childOf, childrenOf, flagOf, numberOf } from "./xmlValues";

/** What a table part says. Throws FileError where its columns do not fit its place. */
export function tableStateOf(root: XmlElement, part: string): TableState {
  const { attributes } = root;
  const reference = attributes.get("ref") ?? "";
  const box = parseBox(reference);
  const name = decodeEscapes(attributes.get("displayName") ?? attributes.get("name") ?? "");
  if (root.name !== "table" || box === null || name === "") throw badXml(part, XML_FAULTS.noTable);
  const columns = childrenOf(childOf(root, "tableColumns"), "tableColumn").map((column, index) => ({
    id: numberOf(column, "id") ?? index + 1,
    name: decodeEscapes(column.attributes.get("name") ?? ""),
    calculated: childOf(column, "calculatedColumnFormula") !== undefined,
  }));
  if (columns.length !== box.columns) throw badXml(part, XML_FAULTS.tableColumns(reference));
  const style = childOf(root, "tableStyleInfo");
  const option = (flag: string): boolean => style !== undefined && flagOf(style, flag);
  return {
    name,
    box,
    columns,
    hasHeaders: numberOf(root, "headerRowCount") !== 0,
    hasTotals: (numberOf(root, "totalsRowCount") ?? 0) > 0,
    style: style?.attributes.get("name") ?? "",
    options: {
      highlightFirstColumn: option("showFirstColumn"),
      highlightLastColumn: option("showLastColumn"),
      showBandedRows: option("showRowStripes"),
      showBandedColumns: option("showColumnStripes"),
      showFilterButton: childOf(root, "autoFilter") !== undefined,
    },
  };
}
