// The settings under which everything is tested.
import type { Settings } from "../../src/policy/conditions";

/** The settings of a workbook that sets none. */
export const USUAL: Settings = { strict: false, redesignRule: true };

/** All four combinations. */
export const EVERY_SETTING: readonly Settings[] = [
  USUAL,
  { strict: true, redesignRule: true },
  { strict: false, redesignRule: false },
  { strict: true, redesignRule: false },
];
