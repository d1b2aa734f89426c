// Dates in rosters: texts as yyyy-mm-dd, or the day numbers that spreadsheet programs make of them.
import type { Cell } from "./cells";
import { headingText } from "./table";

const DAY = 86_400_000;
/** Day 0 of the dates of spreadsheets, as they count from 1 March 1900 on, up to the end of the year 9999. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_DAY = 61;
const LAST_DAY = 2_958_465;

/**
 * A date of an earlier run, empty where there is none. Spreadsheet programs turn the texts of a .csv file into dates:
 * these are numbers.
 */
export function dateText(cell: Cell): string {
  if (typeof cell !== "number") return headingText(cell);
  const day = Math.floor(cell);
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return "";
  return new Date(DAY_ZERO + day * DAY).toISOString().slice(0, 10);
}

/** The date at this moment where the user is, as yyyy-mm-dd. */
export function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
