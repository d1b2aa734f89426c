// Dates written as text in a workbook (cells of type "d"), as the serial numbers that cells hold otherwise.

const ISO =
  /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const DAY = 86_400_000;
/** Day 0 of the 1900 date system, seen from 1 March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Excel counts a 29 February 1900 that never was; before it, serial numbers are one less. */
const FIRST_OF_MARCH_1900 = 61;

/** The serial number of an ISO 8601 date, date with time, or time; undefined when it is none. Zones are ignored. */
export function dateSerial(text: string): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match || match[0] === "") return undefined;
  const [, year, month, day, hours, minutes, seconds] = match;
  let serial = 0;
  if (year !== undefined) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    if (date.getUTCMonth() !== Number(month) - 1) return undefined;
    serial = (date.getTime() - DAY_ZERO) / DAY;
    if (serial < FIRST_OF_MARCH_1900) serial -= 1;
  }
  const time = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return serial + time / 86_400;
}
