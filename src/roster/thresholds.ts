// The thresholds of the exposure assessment, as lines of the Organisation sheet set them.
import type { Thresholds } from "../policy/companions/share";
import { areThresholds, DEFAULT_THRESHOLDS } from "../policy/companions/share";
import { thresholdsCrossed, wrongShare } from "../words/problems";
import type { Cell } from "./cells";
import type { LineSeen, SetupFault } from "./setupFault";
import { readShare } from "./share";
import { THRESHOLD_HEADINGS } from "./synonyms";

/** Collects the lines that set thresholds. */
export function thresholdReader(sheet: string | undefined) {
  const lines: Partial<Record<keyof Thresholds, LineSeen>> = {};
  let thresholds = DEFAULT_THRESHOLDS;
  const faults: SetupFault[] = [];
  const fault = (line: LineSeen, message: string): void => {
    faults.push({ kind: "setting", sheet, line, allowed: [], message });
  };
  const placeOf = ({ row, heading }: LineSeen) => ({ sheet, row, column: heading });
  return {
    faults,
    /** Reads one line. A blank one leaves the threshold as it is. */
    read(threshold: keyof Thresholds, cell: Cell, line: LineSeen): void {
      const share = readShare(cell);
      if (share === "wrong") fault(line, wrongShare(placeOf(line), line.value));
      else if (share !== null) {
        thresholds = { ...thresholds, [threshold]: share };
        lines[threshold] = line;
      }
    },
    /** The thresholds once all lines are read; the usual ones where low would lie above high, which is a fault. */
    result(): Thresholds {
      if (areThresholds(thresholds)) return thresholds;
      const line = (lines.highFrom ?? lines.lowBelow)!;
      const headings = [THRESHOLD_HEADINGS.lowBelow[0], THRESHOLD_HEADINGS.highFrom[0]] as const;
      fault(line, thresholdsCrossed(placeOf(line), headings, thresholds.lowBelow, thresholds.highFrom));
      return DEFAULT_THRESHOLDS;
    },
  };
}
