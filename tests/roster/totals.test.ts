// The totals row below a roster.
import type { Cell } from "../../src/roster/cells";
import { isTotalsRow } from "../../src/roster/totals";

test.each<[boolean, readonly Cell[]]>([
  [true, ["Total", null, "", 0, 12]],
  [true, ["total:"]],
  [true, [null, "Grand Total", 3.5, { error: "#DIV/0!" }]],
  [true, ["Ergebnis", "#REF!"]],
  [true, ["集計", 4]],
  [true, ["Razem", 4]],
  [true, ["Ukupno"]],
  [true, ['סה"כ', 4]],
  [true, ["סה״כ"]],
  [true, ["الإجمالي", 4]],
  [true, ["彙總", 4]],
  [true, ["Total general"]],
  [true, ["Total geral"]],
  [true, ["Total général"]],
  [true, ["Summa", null, 4]],
  [true, ["SUMA", { error: "#REF!" }]],
  [true, ["Sum", "#N/A"]],
  [true, ["Count", 12]],
  [true, ["Average", 3.5]],
  [false, ["Summa"]],
  [false, ["Suma", null, 0, ""]],
  [false, ["Suma", "Analyst", 4]],
  [false, ["Count", "yes"]],
  [false, ["Average"]],
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
