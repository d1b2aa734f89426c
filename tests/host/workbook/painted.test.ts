// What is painted on cells, whether few coats are looked through or many are found by their rows.
import type { Box } from "../../../src/host/workbook/address";
import { cellBox, contains } from "../../../src/host/workbook/address";
import type { Coat } from "../../../src/host/workbook/painted";
import { paintedAt, paintedWithin } from "../../../src/host/workbook/painted";
import { seeded } from "../../support/random";

const ROWS = 4000;
const COLUMNS = 8;

/** Coats of all sizes, some of which take the property away. */
function coats(count: number): Coat<number>[] {
  const random = seeded(count);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, index) => {
    const tall = random() < 0.1;
    const box: Box = {
      row: upTo(ROWS) - 1,
      column: upTo(COLUMNS) - 1,
      rows: upTo(tall ? ROWS : 40),
      columns: upTo(4),
    };
    return { box, value: random() < 0.2 ? undefined : index };
  });
}

/** The plain meaning: the last coat that covers the cell. */
function expected(painted: readonly Coat<number>[], row: number, column: number): number | undefined {
  return painted.findLast(({ box }) => contains(box, cellBox(row, column)))?.value;
}

describe("coats", () => {
  it.each([0, 1, 47, 48, 400])("%d of them: the topmost counts, at a cell and in a box", (count) => {
    const painted = coats(count);
    const random = seeded(7);
    for (let look = 0; look < 500; look++) {
      const row = Math.floor(random() * ROWS * 1.2);
      const column = Math.floor(random() * COLUMNS * 1.2);
      const wanted = expected(painted, row, column);
      expect(paintedAt(painted, row, column)).toBe(wanted);
      const around = { row: Math.max(0, row - 1), column, rows: look % 2 === 0 ? 3 : 3000, columns: 2 };
      const found = paintedWithin(painted, around).filter(({ box }) => contains(box, cellBox(row, column)));
      expect(found.map(({ value }) => value)).toEqual(wanted === undefined ? [] : [wanted]);
    }
  });

  it.each([10, 2000])("%d short ones beside a tall one leave it whole", (count) => {
    const tall = { box: { row: 0, column: 0, rows: 1_000_000, columns: 1 }, value: -1 };
    const short = Array.from({ length: count }, (_, row) => ({
      box: { row, column: 1, rows: 1, columns: 1 },
      value: row,
    }));
    const painted = [tall, ...short];
    expect(paintedWithin(painted, tall.box)).toEqual([tall]);
    const cells = paintedWithin(painted, { ...tall.box, columns: 2 }).map(
      ({ box }) => box.rows * box.columns,
    );
    expect(cells.reduce((sum, count) => sum + count)).toBe(tall.box.rows + count);
  });
});
