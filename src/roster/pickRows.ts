// Some rows of a judged roster as a judged roster of their own, without judging again.
import type { JudgedRows } from "./bulk";
import { ROW_WIDTH } from "./bulk";
import type { AnyColumn, MatrixColumn } from "./cells";
import { EMPTY } from "./cells";
import type { Table } from "./table";
import { sheetRow } from "./table";

function pickColumns(columns: readonly AnyColumn[], rows: readonly number[]): AnyColumn[] {
  // Columns of a matrix share its rows, and go on sharing them.
  const picked = new Map<MatrixColumn["rows"], MatrixColumn["rows"]>();
  return columns.map((column): AnyColumn => {
    if (!("rows" in column))
      return { codes: Int32Array.from(rows, (row) => column.codes[row] ?? EMPTY), values: column.values };
    const own = picked.get(column.rows) ?? rows.map((row) => column.rows[row] ?? []);
    picked.set(column.rows, own);
    return { rows: own, index: column.index };
  });
}

function pickTable(table: Table, rows: readonly number[]): Table {
  const { faults } = table;
  return {
    ...table,
    columns: pickColumns(table.columns, rows),
    rowCount: rows.length,
    rowNumbers: rows.map((row) => sheetRow(table, row)),
    ...(faults === undefined
      ? {}
      : {
          faults: new Map(
            rows.flatMap((row, index) => {
              const fault = faults.get(row);
              return fault === undefined ? [] : [[index, fault] as const];
            }),
          ),
        }),
  };
}

/** Some rows, counted from 0, in this order. Their sheet rows stay what they are. */
export function pickRows(judged: JudgedRows, rows: readonly number[]): JudgedRows {
  const { roster, outcomes, codes, otherReasons, roleLines } = judged;
  const picked = new Uint8Array(rows.length * ROW_WIDTH);
  rows.forEach((row, index) => {
    picked.set(codes.subarray(row * ROW_WIDTH, (row + 1) * ROW_WIDTH), index * ROW_WIDTH);
  });
  return {
    roster: { ...roster, table: pickTable(roster.table, rows) },
    outcomes: Int16Array.from(rows, (row) => outcomes[row]!),
    codes: picked,
    otherReasons: otherReasons && Uint16Array.from(rows, (row) => otherReasons[row]!),
    roleLines: roleLines && Int32Array.from(rows, (row) => roleLines[row]!),
  };
}
