// The share of work that repeats, and the thresholds that make bands of it.

/** Where a share of work counts as low or high, in per cent. 0 ≤ lowBelow ≤ highFrom ≤ 100. */
export interface Thresholds {
  /** A share below this is low. */
  readonly lowBelow: number;
  /** A share from here on is high. */
  readonly highFrom: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { lowBelow: 30, highFrom: 60 };

/** The bands of a share, as answers of its input. */
export const SHARE_BANDS = ["low", "middle", "high"] as const;

export type ShareBand = (typeof SHARE_BANDS)[number];

/** The band of a share in per cent. */
export function bandOf(share: number, { lowBelow, highFrom }: Thresholds): ShareBand {
  if (share >= highFrom) return "high";
  return share < lowBelow ? "low" : "middle";
}

/** Can these be the thresholds? */
export function areThresholds({ lowBelow, highFrom }: Thresholds): boolean {
  return lowBelow >= 0 && lowBelow <= highFrom && highFrom <= 100;
}
