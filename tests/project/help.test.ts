// The help page: the addresses that Excel's function help leads to, its words, and that it runs nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import shortcuts from "../../src/commands/shortcuts.json";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { CHECK_ROW, VERDICT_WORDS } from "../../src/words/verdicts";

const { document } = new JSDOM(readFileSync(join(__dirname, "../../src/help/help.html"), "utf8")).window;
const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const wordsOf = (selector: string): string[] =>
  all(selector).map((element) => element.textContent.replace(/\s+/g, " ").trim());
/** The first column of the table with this caption. */
function firstColumn(caption: string): string[] {
  const table = all("table").find(
    (candidate) => candidate.querySelector("caption")!.textContent.trim() === caption,
  );
  return [...table!.querySelectorAll("tbody th")].map((cell) => cell.textContent.trim());
}

test.each([
  ["certverdict", "CERTVERDICT(answers, [headings], [organisation], [roles])"],
  ["certexplain", "CERTEXPLAIN(answers, [headings], [organisation], [roles], [column])"],
  ["certquestions", "CERTQUESTIONS()"],
  ["certrules", "CERTRULES()"],
  ["certversion", "CERTVERSION([organisation])"],
  ["certexposure", "CERTEXPOSURE(repeatable, benchmarked, distance, decides, [organisation])"],
  ["certcause", "CERTCAUSE(repeatable, decides, [reporting], [coordination], [organisation])"],
  ["certownership", "CERTOWNERSHIP(scope, influence, pay, headcount)"],
  ["certroleclass", "CERTROLECLASS(exposure, ownership, outcomes)"],
  ["certphase", "CERTPHASE(expected, targets, headcount, reorganised, over)"],
  ["certleaders", "CERTLEADERS(view)"],
  ["certtested", "CERTTESTED(used, regular, measured, allowed)"],
  ["certdirection", "CERTDIRECTION(widen, role, industry, weighing)"],
  ["certindustry", "CERTINDUSTRY(falling, changing)"],
  ["certtarget", "CERTTARGET(lasting, heavy)"],
  ["certgate", "CERTGATE(answers, [headings], [organisation], [roles])"],
])("#%s is the place of %s, with an example and its errors", (id, signature) => {
  const section = document.getElementById(id)!.parentElement!;
  expect(section.querySelector(".signature")!.textContent.trim()).toBe(signature);
  expect([...section.querySelectorAll("h4")].map((heading) => heading.textContent)).toEqual([
    "Example",
    "Errors",
  ]);
  expect(section.querySelector("pre")!.textContent).toContain(`=${id.toUpperCase()}(`);
});

test("every link leads to a place on the page, and every id stands once", () => {
  const ids = all("[id]").map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const targets = all("a").map((link) => link.getAttribute("href")!);
  expect(targets.length).toBeGreaterThan(15);
  expect(targets.filter((target) => !ids.includes(target.slice(1)) || !target.startsWith("#"))).toEqual([]);
});

test("explains every verdict, in the words of the cell", () => {
  expect(firstColumn("The verdicts").sort()).toEqual([...Object.values(VERDICT_WORDS), CHECK_ROW].sort());
});

test("names the columns of CERTEXPLAIN as an evaluation writes them", () => {
  expect(firstColumn("The eight columns")).toEqual(RESULT_HEADINGS.slice(0, 8));
});

test("names the keys of each command", () => {
  const keys = all("table:has(kbd) td").map((cell) => cell.textContent.trim());
  expect(keys).toEqual(shortcuts.shortcuts.map(({ key }) => key.default));
});

test("runs nothing and allows nothing but its own style and pictures", () => {
  expect(all("script, style, [style], iframe, form")).toEqual([]);
  expect(document.querySelector("meta[http-equiv]")!.getAttribute("content")).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
  );
});

test("has one heading of the first level, and leaves no level out below it", () => {
  const levels = all("h1, h2, h3, h4").map(({ tagName }) => Number(tagName[1]));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)).toEqual([]);
  expect(wordsOf("h2, h3")).not.toContain("");
});
