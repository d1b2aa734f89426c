// Task: the sheet formula over complete rows, recalculated by LibreOffice, checked against ours; ours before and after it.
import type { OursArguments } from "../oursBeside";
import { checkAgainstOurs, oursBeside } from "../oursBeside";
import { recalculate } from "../peers/sheetFormula";
import { drawRoster } from "../rosters";
import { median } from "../statistics";
import { task } from "../task";

export interface SheetArguments extends OursArguments {
  /** Where files may be written. */
  readonly folder: string;
  readonly rowCount: number;
  /** Recalculations that count; 0 only checks. */
  readonly rounds: number;
}

/** Median milliseconds a row; 0 when nothing was timed. */
export interface SheetTimes {
  readonly sheet: number;
  readonly ours: number;
}

task((argument: SheetArguments): SheetTimes => {
  const { folder, rowCount, rounds } = argument;
  const ours = oursBeside(argument);
  ours.round();
  const { times, judged } = recalculate(drawRoster(rowCount, 0), folder, rounds);
  ours.round();
  checkAgainstOurs("The sheet formula", judged);
  return { sheet: rounds === 0 ? 0 : median(times) / rowCount, ours: ours.perRow() };
});
