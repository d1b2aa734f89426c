// How times grow with rows: the slope on logarithmic axes, 1 for a time that grows as the rows do.

type Point = readonly [rows: number, milliseconds: number];

/** The slope of the straight line that fits the points best on logarithmic axes. @throws Error for fewer than two points */
export function slopeOf(points: readonly Point[]): number {
  if (points.length < 2) throw new Error("A slope needs at least two points.");
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: (point: readonly [number, number]) => number): number =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [x, y] = [mean(([a]) => a), mean(([, b]) => b)];
  const together = mean(([a, b]) => (a - x) * (b - y));
  return together / mean(([a]) => (a - x) ** 2);
}

/** The largest slope between two neighbouring points: a cliff shows there. @throws Error for fewer than two points */
export function steepestStep(points: readonly Point[]): number {
  if (points.length < 2) throw new Error("A slope needs at least two points.");
  return Math.max(...points.slice(1).map((point, index) => slopeOf([points[index]!, point])));
}
