// Medians, and numbers as people read them.

/** The median. @throws Error when there are no values */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("A median needs at least one value.");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A number to three digits, without an exponent. */
export function digits(value: number): string {
  if (value === 0) return "0";
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString("en-GB", { maximumFractionDigits: Math.min(places, 3) });
}

/** A whole number with its thousands marked. */
export function count(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
}

/** A share, 0 to 1, as a percentage. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Milliseconds, as seconds where they are many. */
export function duration(milliseconds: number): string {
  return milliseconds >= 1000 ? `${digits(milliseconds / 1000)} s` : `${digits(milliseconds)} ms`;
}
