// Excel.Range.
import type { RangeTarget, Session } from "../session";
import type { Box } from "../workbook/address";
import { boxAddress, intersect, MAX_COLUMNS, MAX_ROWS, quotedSheetName } from "../workbook/address";
import { copyCells } from "../workbook/copying";
import { clear, shiftCells } from "../workbook/edits";
import { itemNotFound } from "../workbook/errors";
import { merge, mergedIn, unmerge } from "../workbook/merging";
import type { Sheet } from "../workbook/sheet";
import type { Arguments } from "./arguments";
import { conditionalFormatsOf } from "./conditionalFormats";
import { dataValidationOf } from "./dataValidation";
import type { ApiObject, Method, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { areasOf } from "./rangeAreas";
import { checkGivenSize, CONTENTS } from "./rangeContents";
import { rangeFormatOf } from "./rangeFormat";
import type { Derive } from "./rangeParts";
import { PARTS, PARTS_OR_NULL } from "./rangeParts";
import { boxOf, placeGiven } from "./rangeTarget";
import { HIDDEN, specialCells, viewOf } from "./rangeView";
import { rangeSortOf } from "./sort";
import { scopedTablesOf } from "./tables";
import { worksheetType } from "./worksheets";

/** A range object for these cells. */
export function rangeOf(session: Session, sheet: Sheet, box: Box): ApiObject {
  return rangeType(session.range(sheet, box));
}

/** Methods that give other cells of the same sheet; null where there are none. */
function giving(parts: Readonly<Record<string, Derive<Box | null>>>): Record<string, Method<RangeTarget>> {
  const method =
    (derive: Derive<Box | null>): Method<RangeTarget> =>
    (target, args, session) => {
      const box = derive(boxOf(target), args, target);
      return box && rangeOf(session, target.sheet, box);
    };
  return Object.fromEntries(Object.entries(parts).map(([name, derive]) => [name, method(derive)]));
}

function address(target: RangeTarget): string {
  return `${quotedSheetName(target.sheet.name)}!${boxAddress(boxOf(target))}`;
}

/** Do all cells lie in spilled results: all, none, or (null) some? */
function hasSpill(target: RangeTarget): boolean | null {
  const box = boxOf(target);
  let covered = 0;
  for (const { spill } of target.sheet.spilling) {
    const shared = spill && spill.rows * spill.columns > 1 ? intersect(spill, box) : null;
    covered += shared === null ? 0 : shared.rows * shared.columns;
  }
  if (covered === 0) return false;
  return covered === box.rows * box.columns ? true : null;
}

/** Areas of the range's sheet; null where there are none. */
function areas(target: RangeTarget, session: Session, boxes: readonly Box[]): ApiObject | null {
  return boxes.length === 0 ? null : areasOf(session, target.sheet, boxes);
}

function special(target: RangeTarget, args: Arguments, session: Session): ApiObject | null {
  return areas(target, session, specialCells(target, boxOf(target), args.text(0, "cellType")));
}

/** Has the formulas of the range calculated when formulas are calculated next. */
function setDirty(target: RangeTarget): void {
  const { calculation } = target.sheet.workbook;
  for (const formula of target.sheet.formulasIn(boxOf(target))) calculation.outdate(formula);
}

export const rangeType: TypeOf<RangeTarget> = apiType<RangeTarget>("Range", {
  keptByReference: true,
  properties: {
    address: readOnly(address),
    addressLocal: readOnly(address),
    cellCount: readOnly((target) => {
      const { rows, columns } = boxOf(target);
      return rows * columns > 2 ** 31 - 1 ? -1 : rows * columns;
    }),
    columnCount: readOnly((target) => boxOf(target).columns),
    columnIndex: readOnly((target) => boxOf(target).column),
    rowCount: readOnly((target) => boxOf(target).rows),
    rowIndex: readOnly((target) => boxOf(target).row),
    ...CONTENTS,
    hasSpill: readOnly(hasSpill),
    isEntireColumn: readOnly((target) => boxOf(target).rows === MAX_ROWS),
    isEntireRow: readOnly((target) => boxOf(target).columns === MAX_COLUMNS),
    ...HIDDEN,
  },
  objects: {
    worksheet: ({ sheet }) => worksheetType(sheet),
    format: (target) => rangeFormatOf(target),
    conditionalFormats: (target) => conditionalFormatsOf(target),
    dataValidation: (target) => dataValidationOf(target),
    sort: (target) => rangeSortOf(target),
  },
  methods: {
    ...giving(PARTS),
    ...giving(PARTS_OR_NULL),
    getTables: (target, args) =>
      scopedTablesOf({
        workbook: target.sheet.workbook,
        sheet: target.sheet,
        within: boxOf(target),
        contained: args.flag(0),
      }),
    getMergedAreasOrNullObject: (target, _, session) =>
      areas(target, session, mergedIn(target.sheet, boxOf(target))),
    getSpecialCells: (target, args, session) => {
      const found = special(target, args, session);
      if (found === null) throw itemNotFound("cell of that kind in the range");
      return found;
    },
    getSpecialCellsOrNullObject: special,
    getVisibleView: (target) => viewOf(target),
    select: (target, _, session) => {
      session.selectBox(target.sheet, boxOf(target));
    },
    calculate: (target) => {
      setDirty(target);
      target.sheet.workbook.calculation.recalculate();
    },
    setDirty,
    clear: (target, args) => {
      const what = args.oneOf(
        0,
        "applyTo",
        ["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks"],
        "All",
      );
      // There are no hyperlinks here that could be taken away.
      if (what === "Hyperlinks" || what === "RemoveHyperlinks") return;
      clear(target.sheet, boxOf(target), what);
    },
    insert: (target, args, session) => {
      const box = boxOf(target);
      const down = args.oneOf(0, "shift", ["Down", "Right"]) === "Down";
      shiftCells(target.sheet, { box, direction: down ? "down" : "right" });
      return rangeOf(session, target.sheet, box);
    },
    delete: (target, args) => {
      const up = args.oneOf(0, "shift", ["Up", "Left"]) === "Up";
      shiftCells(target.sheet, { box: boxOf(target), direction: up ? "up" : "left" });
    },
    copyFrom: (target, args) => {
      const what = args.oneOf(1, "copyType", ["All", "Formulas", "Values", "Formats"], "All");
      const from = placeGiven(args, 0, "sourceRange", target.sheet);
      const to = { sheet: target.sheet, box: boxOf(target) };
      copyCells(from, to, { what, skipBlanks: args.flag(2), transpose: args.flag(3) });
    },
    merge: (target, args) => {
      merge(target.sheet, boxOf(target), args.flag(0));
    },
    unmerge: (target) => {
      unmerge(target.sheet, boxOf(target));
    },
    _ValidateArraySize: (target, args) => {
      checkGivenSize(boxOf(target), args.integer(0, "rows"), args.integer(1, "columns"));
    },
  },
});
