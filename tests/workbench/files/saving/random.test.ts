// Any edits, undone or not: what is saved opens as the workbook was.
import { seeded } from "../../../support/random";
import { workbookModel } from "./model";
import { editAnything } from "./randomEdits";
import { FIXTURES, open, reopened } from "./savedAgain";

const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 8) }, (_, index) => index + 1);

describe.each(FIXTURES)("%s", (name) => {
  test.each(SEEDS)("after random edits (%i)", async (seed) => {
    const random = seeded(seed);
    const { workbook, person, save } = await open(name);
    const log: string[] = [];
    const count = 1 + Math.floor(random() * 25);
    for (let step = 0; step < count; step++) log.push(editAnything(random, person));
    const again = await reopened(await save());
    expect({ log, ...(workbookModel(again) as object) }).toEqual({
      log,
      ...(workbookModel(workbook) as object),
    });
  });
});
