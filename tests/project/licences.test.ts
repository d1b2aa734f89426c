// What is bundled from other people: under licences that allow it, with their texts beside it; and Office.js not at all.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildWorkbench } from "../../scripts/builds.mjs";

const dist = join(__dirname, "../../dist");

/** Licences that allow giving the packages on under their own terms, with no duty for what is built with them. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Zlib"];
const ENTRY = /^(\S+) (\d\S*) \((.+)\)\n-{72}\n/gm;

// The workbench is built here where it is not built yet.
beforeAll(() => buildWorkbench(), 600_000);

describe.each([
  ["the add-in", "LICENSES.txt", "react"],
  ["the workbench", "workbench/LICENSES.txt", "@univerjs/core"],
  ["the command line", "cli/certverdict.LICENSE.txt", "commander"],
])("%s", (_, file, known) => {
  const text = (): string => readFileSync(join(dist, file), "utf8");
  const packages = (): { name: string; licence: string; words: string }[] =>
    [...text().matchAll(ENTRY)].map((entry, index, all) => ({
      name: entry[1]!,
      licence: entry[3]!,
      words: text().slice(entry.index + entry[0].length, all[index + 1]?.index),
    }));

  test("has packages of permissive licences only", () => {
    expect(packages().map(({ name }) => name)).toContain(known);
    expect(packages().filter(({ licence }) => !PERMISSIVE.includes(licence))).toEqual([]);
    expect(packages().filter(({ name }) => /office-js|univerjs-pro/.test(name))).toEqual([]);
  });

  test("has their licences beside it, or says whose they are", () => {
    const bare = packages().filter(({ words }) => !/copyright|permission|apache license/i.test(words));
    const unnamed = bare.filter(
      ({ words }) =>
        !/^The package holds no licence file\. (Author: .+ )?Source: (?!undefined)\S/.test(words),
    );
    expect(unnamed.map(({ name, words }) => `${name}: ${words}`)).toEqual([]);
  });
});

test("nothing of Office.js is in what is built", () => {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => /office(\.debug)?\.js$|excel-web|office_strings/i.test(file))).toEqual([]);
});
