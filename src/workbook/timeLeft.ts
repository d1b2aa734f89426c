// How long a stage of a run still takes, estimated from the rows it has done.

/** Before so many milliseconds have passed an estimate would only jump about. */
const SETTLED = 1500;

/**
 * Seconds that are left of a stage, rounded up; null while that cannot be told.
 *
 * @param started when its first row was taken up, and `now`, both in milliseconds
 */
export function secondsLeft(
  { started, done, total }: { readonly started: number; readonly done: number; readonly total: number },
  now: number,
): number | null {
  const passed = now - started;
  if (done <= 0 || total <= 0 || passed < SETTLED) return null;
  return Math.ceil((passed * Math.max(0, total - done)) / done / 1000);
}
