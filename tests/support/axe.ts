// The scan for what people with other ways to read and type cannot use.
import { readFileSync } from "node:fs";
import type { AxeResults, ElementContext } from "axe-core";
import type { Frame } from "playwright-core";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong, a line each: rule, and the element. Left out are the elements with which Fluent UI catches the keyboard
 * at the ends of a group: they hand it on at once, and hold nothing.
 */
export async function violations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    // While a part fades in, its colours are others.
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const { axe: scanner } = window as unknown as {
      axe: { run(context: ElementContext): Promise<AxeResults> };
    };
    const { violations: found } = await scanner.run({ exclude: [["[data-tabster-dummy]"]] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
