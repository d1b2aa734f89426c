// Dates as texts, and as the numbers that spreadsheet programs make of them.
import type { Cell } from "../../src/roster/cells";
import { dateText, localDate } from "../../src/roster/dates";

test.each<[Cell, string]>([
  ["2026-01-05", "2026-01-05"],
  [" 2026-01-05 ", "2026-01-05"],
  [46_027, "2026-01-05"],
  [46_027.9, "2026-01-05"],
  [61, "1900-03-01"],
  [60, ""],
  [2_958_465, "9999-12-31"],
  [2_958_466, ""],
  [Number.NaN, ""],
  [null, ""],
])("%p is the date “%s”", (cell, expected) => {
  expect(dateText(cell)).toBe(expected);
});

test.each([
  [new Date(2026, 0, 5, 0, 0), "2026-01-05"],
  [new Date(2026, 11, 31, 23, 59), "2026-12-31"],
])("the date where the user is at %s is %s", (now, expected) => {
  expect(localDate(now)).toBe(expected);
});
