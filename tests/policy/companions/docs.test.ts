// docs/companions.md: its tables are those of the product, line by line, with what is ours marked.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMPANIONS } from "../../../src/policy/companions/companions";
import { COMPANION_WORDS } from "../../../src/words/companions";

const text = readFileSync(join(__dirname, "../../../docs/companions.md"), "utf8");

/** The rows of the first table behind the place where the page names a question. */
function rowsFor(question: string): string[][] {
  const lines = text.slice(text.indexOf(`\`${question}\`, for the`)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("| Holds when"));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const outputs = COMPANIONS.flatMap((companion) =>
  companion.outputs.map((output) => [output.question, output] as const),
);

test.each(outputs)("%s: a row for each line, with its answer and its marks", (question, { lines }) => {
  const shown = rowsFor(question).map(([, answer, mark]) => [answer, mark]);
  const marks = (line: (typeof lines)[number]): string =>
    [...(line.ours === true ? ["ours"] : []), ...(line.complete === true ? ["every way"] : [])].join(", ");
  expect(shown).toEqual(lines.map((line) => [line.answer ?? "blank", marks(line)]));
});

test("every companion has a chapter under its name", () => {
  const chapters = [...text.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  const names = Object.values(COMPANION_WORDS).map(({ name }) => name);
  expect(chapters.slice(0, names.length)).toEqual(names);
});
