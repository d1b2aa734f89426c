// Which cells formulas have given values to, until listeners are told.
import type { Workbook } from "../workbook/workbook";
import type { Area } from "./areas";
import { merged } from "./areas";

export class Calculated {
  private areas: Area[] = [];

  add(area: Area): void {
    this.areas.push(area);
  }

  /** Tells of everything so far, one event for each sheet. */
  tell(workbook: Workbook): void {
    if (this.areas.length === 0) return;
    const areas = merged(this.areas);
    this.areas = [];
    for (const sheet of new Set(areas.map((area) => area.sheet))) {
      const boxes = areas.filter((area) => area.sheet === sheet).map(({ box }) => box);
      workbook.emit({ kind: "calculated", sheet, boxes });
    }
  }
}
