// Finding things by cells, held against looking at all of them.
import type { Box } from "../../../src/host/workbook/address";
import { overlap } from "../../../src/host/workbook/address";
import { BoxIndex } from "../../../src/host/workbook/boxIndex";
import { seeded } from "../../support/random";

const random = seeded(7);

function someBox(): Box {
  const below = (limit: number): number => Math.floor(random() * limit);
  const rows = random() < 0.1 ? 5000 : 1 + below(100);
  return { row: below(2000), column: below(20), rows, columns: 1 + below(5) };
}

it("finds what has a cell in a box, also after changes", () => {
  const index = new BoxIndex<number>();
  const all = new Map<number, Box[]>();
  for (let step = 0; step < 2000; step++) {
    const thing = Math.floor(random() * 300);
    if (random() < 0.3) {
      index.delete(thing);
      all.delete(thing);
    } else {
      const boxes = random() < 0.5 ? [someBox()] : [someBox(), someBox()];
      index.set(thing, boxes);
      all.set(thing, boxes);
    }
    const sought = someBox();
    const expected = [...all].filter(([, boxes]) => boxes.some((box) => overlap(box, sought)));
    expect([...index.in(sought)].sort((one, other) => one - other)).toEqual(
      expected.map(([found]) => found).sort((one, other) => one - other),
    );
  }
  expect(index.size).toBe(all.size);
});

test("what is passed over is found again once it is not, or has company", () => {
  const passed = new Set(["one", "other"]);
  const index = new BoxIndex<string>();
  const box = { row: 1, column: 2, rows: 1000, columns: 1 };
  const found = (): string[] => index.without({ ...box, row: 500, rows: 1 }, (thing) => passed.has(thing));
  index.set("one", [box]);
  index.set("other", [box]);
  expect(found()).toEqual([]);
  passed.delete("other");
  index.notPassedOver("other");
  expect(found()).toEqual(["other"]);
  passed.add("other");
  expect(found()).toEqual([]);
  index.set("third", [box]);
  expect(found()).toEqual(["third"]);
});
