// Excel.RangeAreas and Excel.RangeCollection: several ranges of one worksheet.
import type { RangeTarget, Session } from "../session";
import type { Box } from "../workbook/address";
import { boxAddress, MAX_COLUMNS, MAX_ROWS, quotedSheetName } from "../workbook/address";
import { clear } from "../workbook/edits";
import { invalidArgument } from "../workbook/errors";
import type { Sheet } from "../workbook/sheet";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType, isApiObject, readOnly, targetOf } from "./objectType";
import { rangeType } from "./range";
import { boxOf } from "./rangeTarget";
import { worksheetType } from "./worksheets";

/** Ranges on one sheet. */
interface Areas {
  readonly sheet: Sheet;
  readonly ranges: readonly RangeTarget[];
}

/** An object for these boxes. */
export function areasOf(session: Session, sheet: Sheet, boxes: readonly Box[]): ApiObject {
  return areasType({ sheet, ranges: boxes.map((box) => session.range(sheet, box)) });
}

/** The ranges whose cells an object follows. */
export function keptRanges(object: ApiObject | undefined): readonly RangeTarget[] {
  if (!isApiObject(object)) return [];
  const range = targetOf<RangeTarget>(object, rangeType);
  return range === undefined ? (targetOf<Areas>(object, areasType)?.ranges ?? []) : [range];
}

function address({ sheet, ranges }: Areas): string {
  return ranges.map((range) => `${quotedSheetName(sheet.name)}!${boxAddress(boxOf(range))}`).join(", ");
}

const rangesType: TypeOf<Areas> = apiType<Areas>("RangeCollection", {
  items: ({ ranges }) => ranges.map(rangeType),
  methods: {
    getCount: ({ ranges }) => ranges.length,
    getItemAt: ({ ranges }, args) => {
      const range = ranges[args.count(0, "index")];
      if (range === undefined) throw invalidArgument("There is no range at that place.");
      return rangeType(range);
    },
  },
});

const areasType: TypeOf<Areas> = apiType<Areas>("RangeAreas", {
  keptByReference: true,
  properties: {
    address: readOnly(address),
    addressLocal: readOnly(address),
    areaCount: readOnly(({ ranges }) => ranges.length),
    cellCount: readOnly(({ ranges }) =>
      ranges.reduce((sum, range) => {
        const { rows, columns } = boxOf(range);
        return sum + rows * columns;
      }, 0),
    ),
    isEntireColumn: readOnly(({ ranges }) => ranges.every((range) => boxOf(range).rows === MAX_ROWS)),
    isEntireRow: readOnly(({ ranges }) => ranges.every((range) => boxOf(range).columns === MAX_COLUMNS)),
  },
  objects: {
    areas: (areas) => rangesType(areas),
    worksheet: ({ sheet }) => worksheetType(sheet),
  },
  methods: {
    clear: ({ sheet, ranges }, args) => {
      const what = args.oneOf(0, "applyTo", ["All", "Contents", "Formats"], "All");
      for (const range of ranges) clear(sheet, boxOf(range), what);
    },
  },
});
