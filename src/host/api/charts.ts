// Excel.ChartCollection and Excel.Chart: what was asked for is recorded, nothing is drawn.
import { boxAddress } from "../workbook/address";
import { invalidArgument, itemNotFound } from "../workbook/errors";
import type { Chart, Sheet } from "../workbook/sheet";
import type { Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxGiven, boxOf, rangeGiven } from "./rangeTarget";
import { worksheetType } from "./worksheets";

/** One chart, found anew each time: its settings change. */
interface ChartTarget {
  readonly sheet: Sheet;
  readonly id: string;
}

function chartOf({ sheet, id }: ChartTarget): Chart {
  const chart = sheet.state.charts.find((one) => one.id === id);
  if (chart === undefined) throw itemNotFound("chart of that id");
  return chart;
}

function change(target: ChartTarget, changed: Partial<Chart>): void {
  const before = chartOf(target);
  const { charts } = target.sheet.state;
  target.sheet.update({ charts: charts.map((one) => (one === before ? { ...before, ...changed } : one)) });
}

function setting(path: string, otherwise: unknown): Property<ChartTarget> {
  return {
    get: (target) => chartOf(target).settings[path] ?? otherwise,
    set: (target, value) => {
      change(target, { settings: { ...chartOf(target).settings, [path]: value } });
    },
  };
}

const titleType: TypeOf<ChartTarget> = apiType<ChartTarget>("ChartTitle", {
  properties: {
    text: setting("title.text", ""),
    visible: setting("title.visible", true),
    overlay: setting("title.overlay", false),
  },
});

const legendType: TypeOf<ChartTarget> = apiType<ChartTarget>("ChartLegend", {
  properties: { position: setting("legend.position", "Right"), visible: setting("legend.visible", true) },
});

const chartType: TypeOf<ChartTarget> = apiType<ChartTarget>("Chart", {
  id: ({ id }) => id,
  properties: {
    id: readOnly(({ id }) => id),
    name: {
      get: (target) => chartOf(target).name,
      set: (target, value) => {
        change(target, { name: String(value) });
      },
    },
    chartType: {
      get: (target) => chartOf(target).type,
      set: (target, value) => {
        change(target, { type: String(value) });
      },
    },
    top: setting("top", 0),
    left: setting("left", 0),
    width: setting("width", 360),
    height: setting("height", 216),
  },
  objects: {
    title: (target) => titleType(target),
    legend: (target) => legendType(target),
    worksheet: ({ sheet }) => worksheetType(sheet),
  },
  methods: {
    setData: (target, args) => {
      const range = rangeGiven(args, 0);
      if (range === undefined) throw invalidArgument("sourceData must be a range.");
      change(target, {
        source: { sheet: range.sheet, box: boxOf(range) },
        seriesBy: args.oneOf(1, "seriesBy", ["Auto", "Columns", "Rows"], "Auto"),
      });
    },
    setPosition: (target, args) => {
      const address = (index: number, name: string): string =>
        boxAddress(boxGiven(args, index, name, target.sheet));
      const { settings } = chartOf(target);
      change(target, {
        settings: {
          ...settings,
          from: address(0, "startCell"),
          to: args.has(1) ? address(1, "endCell") : undefined,
        },
      });
    },
    activate: (target, _, session) => {
      session.activate(target.sheet);
    },
    delete: (target) => {
      const chart = chartOf(target);
      const { charts } = target.sheet.state;
      target.sheet.update({ charts: charts.filter((one) => one !== chart) });
    },
  },
});

function find({ state: { charts } }: Sheet, key: string): Chart | undefined {
  const wanted = key.toLowerCase();
  return charts.find(({ id, name }) => name.toLowerCase() === wanted || id.toLowerCase() === wanted);
}

function existing(sheet: Sheet, key: unknown) {
  const chart = find(sheet, String(key));
  if (chart === undefined) throw itemNotFound(`chart “${String(key)}”`);
  return chartType({ sheet, id: chart.id });
}

export const chartsOf: TypeOf<Sheet> = apiType<Sheet>("ChartCollection", {
  properties: { count: readOnly(({ state }) => state.charts.length) },
  items: (sheet) => sheet.state.charts.map(({ id }) => chartType({ sheet, id })),
  item: existing,
  methods: {
    add: (sheet, args) => {
      const range = rangeGiven(args, 1);
      if (range === undefined) throw invalidArgument("sourceData must be a range.");
      const { charts } = sheet.state;
      const chart: Chart = {
        id: sheet.workbook.newId(),
        name: sheet.workbook.freeName("Chart ", (name) => find(sheet, name) !== undefined),
        type: args.text(0, "type"),
        source: { sheet: range.sheet, box: boxOf(range) },
        seriesBy: args.oneOf(2, "seriesBy", ["Auto", "Columns", "Rows"], "Auto"),
        settings: {},
      };
      sheet.update({ charts: [...charts, chart] });
      return chartType({ sheet, id: chart.id });
    },
    getCount: ({ state }) => state.charts.length,
    getItem: (sheet, args) => existing(sheet, args.value(0)),
    getItemAt: (sheet, args) => {
      const chart = sheet.state.charts[args.count(0, "index")];
      if (chart === undefined) throw invalidArgument("There is no chart at that place.");
      return chartType({ sheet, id: chart.id });
    },
    getItemOrNullObject: (sheet, args) => {
      const chart = find(sheet, args.text(0, "name"));
      return chart === undefined ? null : chartType({ sheet, id: chart.id });
    },
  },
});
