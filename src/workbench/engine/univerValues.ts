// Values on their way into Univer's functions and back.
import type { BaseReferenceObject, BaseValueObject } from "@univerjs/engine-formula";
import {
  ArrayValueObject,
  BooleanValueObject,
  CELL_INVERTED_INDEX_CACHE,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import type { Matrix } from "../../host/formulas/references";
import type { CellValue, ErrorText } from "../../host/workbook/values";
import { isErrorText } from "../../host/workbook/values";

/** A value as Univer has it. */
export function objectOf(value: CellValue): BaseValueObject {
  switch (typeof value) {
    case "number":
      return NumberValueObject.create(value);
    case "string":
      return StringValueObject.create(value);
    case "boolean":
      return BooleanValueObject.create(value);
    default:
      if (value === null) return NullValueObject.create();
      return ErrorValueObject.create(
        value.error as ReturnType<ErrorValueObject["getErrorType"]>,
        value.message,
      );
  }
}

/** Univer keeps, for as long as it is told nothing else, where the values of an array's columns are; by the sheet that it is from. */
let arrays = 0;
const MOST_ARRAYS = 500;

/** Rows of values as Univer has them. */
export function arrayOf(matrix: Matrix): ArrayValueObject {
  if (++arrays % MOST_ARRAYS === 0) CELL_INVERTED_INDEX_CACHE.clear();
  return ArrayValueObject.create({
    calculateValueList: matrix.map((values) => values.map(objectOf)),
    rowCount: matrix.length,
    columnCount: matrix[0]?.length ?? 0,
    unitId: "workbook",
    sheetId: `array ${String(arrays)}`,
    row: 0,
    column: 0,
  });
}

/** What Univer gave, as rows of equal length. */
export function matrixOf(object: BaseValueObject | BaseReferenceObject): CellValue[][] {
  if (object.isReferenceObject()) return matrixOf((object as BaseReferenceObject).toArrayValueObject(false));
  const value = object as BaseValueObject;
  if (!value.isArray()) return [[valueOf(value)]];
  const array = value as ArrayValueObject;
  return Array.from({ length: array.getRowCount() }, (_, row) =>
    Array.from({ length: array.getColumnCount() }, (_, column) => {
      const one = array.getValueOrDefault(row, column);
      return one == null ? null : valueOf(one);
    }),
  );
}

function valueOf(object: BaseValueObject): CellValue {
  if (object.isArray()) {
    const first = (object as ArrayValueObject).getFirstCell();
    return first.isArray() ? null : valueOf(first);
  }
  if (object.isError()) {
    const { error, message } = errorOf(object as ErrorValueObject);
    return message === "" ? { error } : { error, message };
  }
  if (object.isNull()) return null;
  const value: unknown = object.getValue();
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : { error: "#NUM!" };
  return typeof value === "string" || typeof value === "boolean" ? value : { error: "#VALUE!" };
}

function errorOf(object: ErrorValueObject): { readonly error: ErrorText; readonly message: string } {
  const type: string = object.getErrorType();
  return { error: isErrorText(type) ? type : "#VALUE!", message: object.getErrorContent() };
}
