// What a person and an add-in may do to a workbook, in any order.
import type { Session } from "../../../../src/host/session";
import { boxAddress, MAX_COLUMNS, MAX_ROWS, type Box } from "../../../../src/host/workbook/address";
import { clear, setFormat, shiftCells } from "../../../../src/host/workbook/edits";
import { ApiError } from "../../../../src/host/workbook/errors";
import { merge, unmerge } from "../../../../src/host/workbook/merging";
import { paint } from "../../../../src/host/workbook/painted";
import type { Sheet } from "../../../../src/host/workbook/sheet";
import {
  addColumn,
  addRows,
  addTable,
  renameTable,
  showTotals,
} from "../../../../src/host/workbook/tableEdits";
import { pick, type Random } from "../../../support/random";

const VALUES = [
  "new",
  "a < b & c",
  "  blanks  ",
  "two\nlines",
  "_x0041_",
  "=1+1",
  "TRUE",
  "",
  "2026-11-22",
  "50%",
  "#N/A",
  "é😀",
];
const FORMULAS = ["=A1", "=$B$2", "=B2:C3", "=Roster!A1", "=SUM(A1:B2)", "=A:A", "=XLOOKUP(A1,B:B,C:C)"];
const LOOKS: readonly (readonly [path: string, values: readonly unknown[]])[] = [
  ["numberFormat", ["0.00", "yyyy-mm-dd", "@", '"x"0', undefined]],
  ["fill.color", ["#FF0000", "#00FF00", undefined]],
  ["font.bold", [true, false, undefined]],
  ["font.color", ["#123456"]],
  ["font.size", [8, 20]],
  ["font.name", ["Arial"]],
  ["font.underline", ["Single", "None"]],
  ["horizontalAlignment", ["Center", "Right"]],
  ["wrapText", [true, false]],
  ["protection.locked", [false, true]],
];

type Edit = (random: Random, person: Session, sheet: Sheet) => void;

function someBox(random: Random, most = 4): Box {
  const below = (limit: number): number => Math.floor(random() * limit);
  return { row: below(14), column: below(9), rows: 1 + below(most), columns: 1 + below(most) };
}

function wholeRows(box: Box): Box {
  return { ...box, column: 0, columns: MAX_COLUMNS };
}

function wholeColumns(box: Box): Box {
  return { ...box, row: 0, rows: MAX_ROWS };
}

const EDITS: readonly (readonly [name: string, edit: Edit])[] = [
  [
    "type",
    (random, person, sheet) => {
      const value = pick(random, [...VALUES, Math.round(random() * 1e6) / 1e3]);
      person.type(`${sheet.name}!${boxAddress(someBox(random, 1))}`, value);
    },
  ],
  [
    "type",
    (random, person, sheet) => {
      person.type(`${sheet.name}!${boxAddress(someBox(random, 1))}`, Math.round(random() * 1e6) / 1e3);
    },
  ],
  [
    "enter a formula",
    (random, person, sheet) => {
      person.type(`${sheet.name}!${boxAddress(someBox(random, 1))}`, pick(random, FORMULAS));
    },
  ],
  [
    "clear",
    (random, person, sheet) => {
      person.act("Clear", () => {
        clear(sheet, someBox(random), pick(random, ["All", "Contents", "Formats"]));
      });
    },
  ],
  [
    "shift",
    (random, person, sheet) => {
      const box = someBox(random, 2);
      const shape = pick(random, [wholeRows, wholeRows, wholeColumns, (one: Box) => one])(box);
      person.act("Shift", () => {
        shiftCells(sheet, { box: shape, direction: pick(random, ["down", "up", "left", "right"]) });
      });
    },
  ],
  [
    "format",
    (random, person, sheet) => {
      const [path, values] = pick(random, LOOKS);
      const box = pick(random, [wholeRows, wholeColumns, (one: Box) => one, (one: Box) => one])(
        someBox(random),
      );
      person.act("Format", () => {
        setFormat(sheet, box, path, pick(random, values));
      });
    },
  ],
  [
    "border",
    (random, person, sheet) => {
      person.act("Format", () => {
        const box = someBox(random);
        const side = pick(random, ["top", "left", "bottom", "right"]);
        setFormat(sheet, box, `border.${side}.style`, "Continuous");
        setFormat(sheet, box, `border.${side}.weight`, pick(random, ["Thin", "Thick"]));
        setFormat(sheet, box, `border.${side}.color`, "#0000FF");
      });
    },
  ],
  [
    "size",
    (random, person, sheet) => {
      const isRow = random() < 0.5;
      person.act("Size", () => {
        const box = someBox(random);
        setFormat(
          sheet,
          isRow ? wholeRows(box) : wholeColumns(box),
          isRow ? "rowHeight" : "columnWidth",
          30 + Math.floor(random() * 40) * 0.75,
        );
      });
    },
  ],
  [
    "merge",
    (random, person, sheet) => {
      person.act("Merge", () => {
        if (random() < 0.7) merge(sheet, someBox(random), false);
        else unmerge(sheet, someBox(random));
      });
    },
  ],
  [
    "validate",
    (random, person, sheet) => {
      const rule = pick(random, [
        { list: { inCellDropDown: true, source: "a,b" } },
        { wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } },
        { custom: { formula: "=A1>0" } },
      ]);
      person.act("Validate", () => {
        const validations = paint(
          sheet.state.validations,
          someBox(random),
          random() < 0.2 ? undefined : { rule, ignoreBlanks: true },
        );
        sheet.update({ validations });
      });
    },
  ],
  [
    "conditional format",
    (random, person, sheet) => {
      person.act("Conditional format", () => {
        const { conditionalFormats } = sheet.state;
        if (random() < 0.3 && conditionalFormats.length > 0) {
          const gone = pick(random, conditionalFormats);
          sheet.update({ conditionalFormats: conditionalFormats.filter((one) => one !== gone) });
          return;
        }
        const rule = { formula1: '="new"', operator: "EqualTo" };
        const format = {
          id: sheet.workbook.newId(),
          type: "CellValue",
          boxes: [someBox(random)],
          settings: { rule, "fill.color": "#FFC7CE" },
        };
        sheet.update({ conditionalFormats: [format, ...conditionalFormats] });
      });
    },
  ],
  [
    "table",
    (random, person, sheet) => {
      const { tables } = sheet.workbook.state;
      const table = tables.length > 0 ? pick(random, tables) : undefined;
      person.act("Table", () => {
        const choice = Math.floor(random() * 6);
        if (table === undefined || choice === 0) addTable(sheet, someBox(random), true);
        else if (choice === 1) renameTable(table, `T${String(Math.floor(random() * 1e6))}x_`);
        else if (choice === 2) addRows(table, null, [table.state.columns.map(() => "row")]);
        else if (choice === 3) addColumn(table, null, undefined);
        else if (choice === 4) showTotals(table, !table.state.hasTotals);
        else
          person.type(
            `${table.sheet.name}!${boxAddress({ ...table.state.box, rows: 1, columns: 1 })}`,
            `H${String(random())}`,
          );
      });
    },
  ],
  [
    "sheet",
    (random, person, sheet) => {
      const { workbook } = sheet;
      person.act("Sheet", () => {
        const choice = Math.floor(random() * 6);
        if (choice === 0 && workbook.state.sheets.length < 5) workbook.addSheet();
        else if (choice === 1 && sheet.name !== "Roster")
          workbook.renameSheet(sheet, `It's ${String(Math.floor(random() * 1e6))}`);
        else if (choice === 2 && sheet.name !== "Roster") workbook.deleteSheet(sheet);
        else if (choice === 3)
          sheet.update({ frozen: { rows: Math.floor(random() * 3), columns: Math.floor(random() * 3) } });
        else if (choice === 4)
          sheet.update({ tabColor: pick(random, ["#FF0000", ""]), showGridlines: random() < 0.5 });
        else {
          const { sheets } = workbook.state;
          const [first, ...rest] = sheets;
          workbook.update({ sheets: [...rest, first!] });
        }
      });
    },
  ],
  [
    "name",
    (random, person, sheet) => {
      const { workbook } = sheet;
      const { names } = workbook.state;
      person.act("Name", () => {
        const name = `Name_${String(Math.floor(random() * 1e6))}`;
        const item = {
          name,
          scope: random() < 0.5 ? sheet : null,
          formula: "=Roster!$A$1:$B$2",
          comment: "",
          visible: true,
        };
        workbook.update({ names: random() < 0.7 ? [...names, item] : names.slice(1) });
      });
    },
  ],
  [
    "undo",
    (_, person) => {
      person.undo();
    },
  ],
  [
    "undo",
    (_, person) => {
      person.undo();
    },
  ],
  [
    "redo",
    (_, person) => {
      person.redo();
    },
  ],
];

/** Does something; what the host refuses is left. @returns what was tried */
export function editAnything(random: Random, person: Session): string {
  const { sheets } = person.workbook.state;
  const sheet = random() < 0.7 ? person.workbook.sheet("Roster") : pick(random, sheets);
  const [name, edit] = pick(random, EDITS);
  // Names with apostrophes cannot be written into addresses as they are.
  const isPlain = !sheet.name.includes("'");
  try {
    edit(random, person, isPlain ? sheet : person.workbook.sheet("Roster"));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return `${name} (refused)`;
  }
  return name;
}
