// functions.json for the editor: names, parameters and their texts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DescribedFunction } from "../../../src/workbench/engine/descriptions";
import { describe as described } from "../../../src/workbench/engine/descriptions";

const file = join(__dirname, "../../../dist/functions.json");
const { functions } = JSON.parse(readFileSync(file, "utf8")) as { functions: DescribedFunction[] };

it("says of each of the add-in's functions what it does and takes", () => {
  const infos = described(functions);
  expect(infos.map(({ functionName }) => functionName)).toEqual(functions.map(({ name }) => name));
  for (const { description, abstract, functionParameter } of infos) {
    expect(description.startsWith(abstract) && abstract.length > 10).toBe(true);
    for (const { name, detail } of functionParameter)
      expect([name, detail.length > 10]).toEqual([name, true]);
  }
});

it.each<[string, Partial<DescribedFunction>, object]>([
  [
    "sentences: the first one is the short form",
    { description: "Is it so? Gives 1.5 times what it was." },
    { abstract: "Is it so?", description: "Is it so? Gives 1.5 times what it was." },
  ],
  ["no description", {}, { abstract: "", description: "" }],
  [
    "parameters",
    {
      parameters: [
        { name: "a", description: "First." },
        { name: "b", optional: true },
        { name: "c", repeating: true },
      ],
    },
    {
      functionParameter: [
        { name: "a", detail: "First.", example: "", require: 1, repeat: 0 },
        { name: "b", detail: "", example: "", require: 0, repeat: 0 },
        { name: "c", detail: "", example: "", require: 1, repeat: 1 },
      ],
    },
  ],
])("%s", (_, changes, expected) => {
  expect(described([{ id: "F", name: "f", parameters: [], ...changes }], "Cert")).toEqual([
    expect.objectContaining({ functionName: "CERT.F", functionType: 15, ...expected }),
  ]);
});
