// The totals row below a roster.
import type { Cell } from "../../src/roster/cells";
import { isTotalsRow } from "../../src/roster/totals";

test.each<[boolean, readonly Cell[]]>([
  [true, ["Total", null, "", 0, 12]],
  [true, ["total:"]],
  [true, [null, "Grand Total", 3.5, { error: "#DIV/0!" }]],
  [true, ["Ergebnis", "#REF!"]],
  [true, ["集計", 4]],
  [false, ["Total", "yes", 4]],
  [false, ["Total", true]],
  [false, ["Ann", null, 4]],
  [false, [4, "Total"]],
  [false, ["Total", "Total"]],
  [false, ["Totals of May"]],
  [false, [null, 4]],
  [false, [true, 4]],
  [false, [null, "", 0]],
  [false, []],
])("%j: %j", (expected, cells) => {
  expect(isTotalsRow(cells)).toBe(expected);
});
