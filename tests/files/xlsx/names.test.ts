// Cell names, ranges, escapes and dates, case by case.
import { dateSerial } from "../../../src/files/xlsx/dates";
import {
  cellName,
  decodeEscapes,
  encodeEscapes,
  parseRange,
  rangeName,
  rangesMeet,
} from "../../../src/files/xlsx/names";
import { resolveTarget } from "../../../src/files/xlsx/relationships";

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
  [16383, "XFD"],
])("column %i is %s", (column, name) => {
  expect(parseRange(`${name}7`)).toEqual({
    firstRow: 6,
    lastRow: 6,
    firstColumn: column,
    lastColumn: column,
  });
  expect(cellName(6, column)).toBe(`${name}7`);
});

test.each([
  ["B2:D9", "B2:D9"],
  ["$B$2:$D$9", "B2:D9"],
  ["b2:d9", "B2:D9"],
  ["A1:A1", "A1"],
  ["A1:XFD1048576", "A1:XFD1048576"],
  ["D9:B2", undefined],
  ["A0", undefined],
  ["A1048577", undefined],
  ["XFE1", undefined],
  ["A:C", undefined],
  ["Sheet1!A1", undefined],
  ["", undefined],
])("the range %j reads as %j", (text, expected) => {
  const range = parseRange(text);
  expect(range && rangeName(range)).toBe(expected);
});

test.each([
  ["A1:B2", "B2:C3", true],
  ["A1:B2", "C1:C9", false],
  ["A1:B2", "A3:B3", false],
  ["B2", "A1:C3", true],
])("%s meets %s: %s", (a, b, expected) => {
  expect(rangesMeet(parseRange(a)!, parseRange(b)!)).toBe(expected);
  expect(rangesMeet(parseRange(b)!, parseRange(a)!)).toBe(expected);
});

test.each([
  ["plain", "plain"],
  ["a\tb\nc", "a\tb\nc"],
  ["a\rb", "a_x000D_b"],
  ["\u0000\u001f\ufffe", "_x0000__x001F__xFFFE_"],
  ["_x0041_", "_x005F_x0041_"],
  ["__x0041_", "__x005F_x0041_"],
  ["_x004_ _X0041_", "_x004_ _X0041_"],
  ["\u{1F600}", "\u{1F600}"],
  ["\udc00\ud800", "_xDC00__xD800_"],
])("%j is escaped as %j", (text, escaped) => {
  expect(encodeEscapes(text)).toBe(escaped);
  expect(decodeEscapes(escaped)).toBe(text);
});

test.each([
  ["1900-01-01", 1],
  ["1900-02-28", 59],
  ["1900-03-01", 61],
  ["2024-02-01", 45323],
  ["2024-02-01T06:00:00", 45323.25],
  ["2024-02-01T06:00", 45323.25],
  ["2024-02-01T18:00:00.000Z", 45323.75],
  ["T12:00:00", 0.5],
  ["2024-02-30", undefined],
  ["2024-13-01", undefined],
  ["tomorrow", undefined],
  ["", undefined],
])("the date %j is %s", (text, serial) => {
  expect(dateSerial(text)).toBe(serial);
});

test.each([
  ["xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"],
  ["xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"],
  ["xl/worksheets/sheet1.xml", "../tables/table1.xml", "xl/tables/table1.xml"],
  ["xl/worksheets/sheet1.xml", "./../tables/table%201.xml", "xl/tables/table 1.xml"],
  ["xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"],
  ["xl/workbook.xml", "100%.xml", "xl/100%.xml"],
  ["", "xl/workbook.xml", "xl/workbook.xml"],
  ["", "../../xl/workbook.xml", "xl/workbook.xml"],
])("from %j, %j is the part %j", (source, target, part) => {
  expect(resolveTarget(source, target)).toBe(part);
});
