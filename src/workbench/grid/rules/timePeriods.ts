// The days that a conditional format means by "last week" and the like.

const DAY = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The serial number of the day of a local time. */
export function serialOfDay(time: Date): number {
  return Math.round((Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) - DAY_ZERO) / DAY);
}

/** From which day on and before which other one, as serial numbers; undefined where the criterion is no time. Weeks begin on Sundays. */
export function daysOf(
  criterion: string,
  today: number,
): readonly [first: number, after: number] | undefined {
  // Serial number 1 was a Sunday to Excel.
  const week = today - ((((today - 1) % 7) + 7) % 7);
  const day = new Date(DAY_ZERO + today * DAY);
  const month = (offset: number): number =>
    Math.round((Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + offset, 1) - DAY_ZERO) / DAY);
  switch (criterion) {
    case "Today":
      return [today, today + 1];
    case "Yesterday":
      return [today - 1, today];
    case "Tomorrow":
      return [today + 1, today + 2];
    case "Last7Days":
    case "LastSevenDays":
      return [today - 6, today + 1];
    case "LastWeek":
      return [week - 7, week];
    case "ThisWeek":
      return [week, week + 7];
    case "NextWeek":
      return [week + 7, week + 14];
    case "LastMonth":
      return [month(-1), month(0)];
    case "ThisMonth":
      return [month(0), month(1)];
    case "NextMonth":
      return [month(1), month(2)];
    default:
      return undefined;
  }
}
