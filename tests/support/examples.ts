// The worked examples: cases as data, which every front must judge alike.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "csv-parse/sync";

import type { Person } from "./people";
import { parts, personOf } from "./people";

/** One worked example and what must come out. */
export interface Example {
  readonly name: string;
  /** The cells by heading, as the file has them. */
  readonly cells: Readonly<Record<string, string>>;
  readonly person: Person;
  readonly expected: {
    readonly verdict: string;
    readonly code: string;
    readonly ask: string | null;
    readonly firm: boolean;
    readonly strength: string;
    readonly cautions: readonly string[];
  };
}

/** The examples of tests/corpus/examples.csv. */
export function readExamples(): Example[] {
  const text = readFileSync(join(__dirname, "../corpus/examples.csv"), "utf8");
  return parse<Record<string, string>>(text, { columns: true }).map((cells) => ({
    name: `${cells["Row"]!}: ${cells["Case"]!}`,
    cells,
    person: personOf(cells),
    expected: {
      verdict: cells["Expected verdict"]!,
      code: cells["Expected code"]!,
      ask: cells["Expected question"]! || null,
      firm: cells["Expected firm"] === "yes",
      strength: cells["Expected strength"]!,
      cautions: parts(cells["Expected cautions"]!),
    },
  }));
}
