// Pictures of help with an answer: an assessment that is open, its answers written for a role, and the ladder.
import type { Frame } from "playwright-core";

/** Takes one picture of the pane as it is. */
type Take = (name: string) => Promise<void>;

const choose = (frame: Frame, input: string, answer: string): Promise<void> =>
  frame.locator(`[data-input="${input}"] input[value="${answer}"]`).check();

const show = (frame: Frame, selector: string, block: ScrollLogicalPosition = "start"): Promise<void> =>
  frame.evaluate(
    ([one, where]) => {
      document.querySelector(one)?.scrollIntoView({ block: where });
      // Out from under the head of the form.
      if (where === "start") document.querySelector("main")?.scrollBy(0, -40);
    },
    [selector, block] as const,
  );

/**
 * Opens the assessment of exposure for the person in the form, answers it and uses it.
 *
 * @param isWhole takes the states that are only looked at, too
 */
export async function takeHelpPictures(frame: Frame, take: Take, isWhole: boolean): Promise<void> {
  await frame.click("#tab-person");
  await frame.click("#help-exposure");
  await frame.locator('[data-input="repeatable"] input').fill("70 %");
  await choose(frame, "benchmarked", "yes");
  await choose(frame, "distance", "near");
  await choose(frame, "decides", "supplies");
  await show(frame, "#question-exposure");
  await take("help");
  if (isWhole) {
    await show(frame, "[data-close-assessment]", "end");
    await take("help-result");
  }
  await frame.click("#use-answers");
  await frame.waitForSelector('[data-used="exposure"] p');
  if (!isWhole) return;
  await show(frame, "#question-exposure");
  await take("help-used");
  await show(frame, "#question-tested");
  await take("help-ladder");
  // Somebody who stopped on the way.
  await frame.click("#next-person");
  await frame.waitForSelector('[data-state="stopped"]');
  await show(frame, "#gates", "center");
  await take("help-gates");
}
