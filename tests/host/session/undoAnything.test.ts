// Undo and redo of whatever was done, by chance.
import type { Entry } from "../../../src/host/workbook/edits";
import { setFormat } from "../../../src/host/workbook/edits";
import { ApiError } from "../../../src/host/workbook/errors";
import {
  addColumn,
  addRows,
  addTable,
  convertToRange,
  deleteRows,
  renameColumn,
  showTotals,
} from "../../../src/host/workbook/tableEdits";
import { pick, seeded } from "../../support/random";
import { openSheet } from "../calculation/sheet";
import { seen } from "./seen";

type Sheet = ReturnType<typeof openSheet>;

describe("whatever was done", () => {
  const CELLS = ["A1", "B2", "C3", "D4", "E1", "F6", "A4", "B1", "C1", "G2"];
  const BOXES = ["A1:B2", "B2:D3", "C1:C4", "A2:F2", "D1:E5", "2:2", "B:B", "3:4", "C:D", "A5:B5"];
  const ENTRIES: Entry[] = [
    1,
    2,
    3,
    "x",
    "",
    true,
    "2024-05-01",
    "=ADD(A1,1)",
    "=TOTAL(A1:C3)",
    "=COUNT(B2)",
    "=T[@]",
    "=SAME(Table1)",
  ];

  /** One random change; Excel may refuse it, half done or not. */
  function change(sheet: Sheet, random: () => number): void {
    const { session, workbook } = sheet;
    const place = () => session.find(pick(random, CELLS));
    const area = pick(random, BOXES);
    const table = pick(random, [...workbook.state.tables, undefined]);
    const does = (work: () => void): void => {
      session.act("Change", work);
    };
    const kinds: (() => void)[] = [
      () => session.type(pick(random, CELLS), pick(random, ENTRIES)),
      () => session.type(pick(random, CELLS), pick(random, ENTRIES)),
      () => session.type(area.replace(/^(\d|[A-Z]):.*/, "A1"), pick(random, ENTRIES)),
      () => session.erase(area),
      () => session.insert(area, pick(random, ["down", "right"] as const)),
      () => session.delete(area, pick(random, ["up", "left"] as const)),
      () =>
        does(() => {
          addTable(session.activeSheet, session.find(pick(random, BOXES.slice(0, 5))).box, random() < 0.5);
        }),
      () =>
        does(() => {
          setFormat(session.activeSheet, session.find(area).box, "font.bold", true);
        }),
      () =>
        does(() => {
          workbook.renameSheet(place().sheet, pick(random, ["Sheet1", "Data", "My sheet"]));
        }),
      () =>
        does(() => {
          workbook.addSheet();
        }),
      ...(table === undefined
        ? []
        : [
            () =>
              does(() => {
                addRows(table, null, [table.state.columns.map(() => 7)]);
              }),
            () =>
              does(() => {
                addColumn(table, 0, undefined);
              }),
            () =>
              does(() => {
                deleteRows(table, 0, 1);
              }),
            () =>
              does(() => {
                showTotals(table, random() < 0.5);
              }),
            () =>
              does(() => {
                renameColumn(table, 0, pick(random, ["x", "y"]));
              }),
            () =>
              does(() => {
                convertToRange(table);
              }),
          ]),
    ];
    try {
      pick(random, kinds)();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    sheet.runtime.answer();
  }

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "all of it is taken back and done again (%i)",
    (seed) => {
      const random = seeded(seed);
      const sheet = openSheet();
      const states = [seen(sheet)];
      while (sheet.session.history.labels.length < 25) {
        const before = sheet.session.history.labels.length;
        change(sheet, random);
        if (sheet.session.history.labels.length > before) states.push(seen(sheet));
      }
      const last = states.length - 1;
      for (let at = last - 1; at >= 0; at--) {
        sheet.session.undo();
        sheet.runtime.answer();
        expect(seen(sheet)).toEqual(states[at]);
      }
      for (let at = 1; at <= last; at++) {
        sheet.session.redo();
        sheet.runtime.answer();
        expect(seen(sheet)).toEqual(states[at]);
      }
    },
  );
});
