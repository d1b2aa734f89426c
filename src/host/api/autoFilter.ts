// Excel.AutoFilter of worksheets and tables, and Excel.Filter of a table's column.
import type { Session } from "../session";
import type { Box } from "../workbook/address";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import {
  boxOfFilter,
  clearCriteria,
  criteriaOf,
  isFiltered,
  reapplyCriteria,
  setCriterion,
} from "../workbook/filterCriteria";
import type { FilterOwner } from "../workbook/filtering";
import { boxOfTable, filterOf, removeFilter, setFilter } from "../workbook/filtering";
import type { Criterion } from "../workbook/filterCriteria";
import type { Arguments } from "./arguments";
import type { TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import { boxGiven } from "./rangeTarget";

function criterionGiven(args: Arguments, index: number): Criterion {
  const given = args.value(index);
  if (typeof given !== "object" || given === null) throw invalidArgument("criteria must be filter criteria.");
  return given as Criterion;
}

export const autoFilterOf: TypeOf<FilterOwner> = apiType<FilterOwner>("AutoFilter", {
  properties: {
    enabled: readOnly((owner) =>
      owner.table === null ? filterOf(owner) !== undefined : owner.table.state.options.showFilterButton,
    ),
    isDataFiltered: readOnly(isFiltered),
    criteria: readOnly((owner) => {
      const box = boxOfFilter(owner);
      return box === null ? null : criteriaOf(owner, box);
    }),
  },
  methods: {
    apply: (owner, args) => {
      const given = boxGiven(args, 0, "range", owner.sheet);
      const box = owner.table === null ? given : boxOfTable(owner.table);
      const index = args.optionalInteger(1, "columnIndex");
      if (index === undefined) setFilter(owner, box, criteriaOf(owner, box));
      else setCriterion(owner, box, index, criterionGiven(args, 2));
    },
    clearColumnCriteria: (owner, args) => {
      const box = boxOfFilter(owner);
      const index = args.integer(0, "columnIndex");
      if (box === null) throw invalidArgument(`There is no column ${String(index)} to filter.`);
      setCriterion(owner, box, index, null);
    },
    clearCriteria: (owner) => {
      clearCriteria(owner);
    },
    reapply: (owner) => {
      reapplyCriteria(owner);
    },
    remove: (owner) => {
      removeFilter(owner);
      owner.table?.update({ options: { ...owner.table.state.options, showFilterButton: false } });
    },
    getRange: (owner, _, session: Session) => {
      const box = boxOfFilter(owner);
      if (box === null) throw itemNotFound("filter");
      return rangeOf(session, owner.sheet, box);
    },
    getRangeOrNullObject: (owner, _, session: Session) => {
      const box = boxOfFilter(owner);
      return box && rangeOf(session, owner.sheet, box);
    },
  },
});

/** The filter of one column of a table; `index` finds the column, which may have moved. */
export interface ColumnFilter {
  readonly owner: FilterOwner;
  index(): number;
}

function tableBox({ owner }: ColumnFilter): Box {
  if (owner.table === null) throw new ApiError("InvalidReference", "The filter belongs to no table.");
  return boxOfTable(owner.table);
}

function apply(filter: ColumnFilter, criterion: Criterion | null): void {
  setCriterion(filter.owner, tableBox(filter), filter.index(), criterion);
}

export const columnFilterOf: TypeOf<ColumnFilter> = apiType<ColumnFilter>("Filter", {
  properties: {
    criteria: readOnly((filter) => criteriaOf(filter.owner, tableBox(filter))[filter.index()] ?? null),
  },
  methods: {
    apply: (filter, args) => {
      apply(filter, criterionGiven(args, 0));
    },
    applyValuesFilter: (filter, args) => {
      apply(filter, { filterOn: "Values", values: args.value(0) });
    },
    applyCustomFilter: (filter, args) => {
      const [criterion1, criterion2] = [args.text(0, "criteria1"), args.optionalText(1, "criteria2")];
      const operator = args.oneOf(2, "oper", ["And", "Or"], "And");
      apply(filter, {
        filterOn: "Custom",
        criterion1,
        ...(criterion2 === undefined ? {} : { criterion2, operator }),
      });
    },
    clear: (filter) => {
      apply(filter, null);
    },
  },
});
