// What changed settings, answers and mappings would do, with nothing written.
import type { OrganisationEdit } from "../../src/roster/organisationLines";
import { LINE } from "../../src/roster/organisationLines";
import type { Preview } from "../../src/workbook/previewSettings";
import { previewSettings } from "../../src/workbook/previewSettings";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

const preview = (...edits: OrganisationEdit[]): Promise<Preview> =>
  excel.run((context) => previewSettings(context, edits));
const rows = [
  SOUND_HEADINGS,
  soundCells("Ann", { industry: null }),
  soundCells("Ben", { direction: "named role", asksForIt: "yes", targetSound: "yes", cause: "design" }),
];

test.each<[string, OrganisationEdit[], object]>([
  [
    "a setting",
    [{ line: LINE.setting("strict"), answer: "yes" }],
    { changed: 1, first: [{ label: "Ben", row: 3, from: "CERTIFY", to: "PLAN_MOVE" }] },
  ],
  [
    "an answer",
    [{ line: LINE.answer("industry"), answer: "compressing" }],
    { changed: 1, first: [{ label: "Ann", row: 2, from: "CERTIFY", to: "PLAN_MOVE" }] },
  ],
  ["nothing", [], { changed: 0, rows: 2, moves: [] }],
])("%s", async (_, edits, expected) => {
  await excel.fillTable("Team", "Team", rows);
  excel.fillSetup({
    organisation: [
      ["Strict", "no"],
      ["Industry", "stable"],
    ],
  });
  const before = excel.writes();
  const result = await preview(...edits);
  expect(result).toMatchObject({ sheet: "Team", table: "Team", ...expected });
  expect(result.policyBefore === result.policyAfter).toBe(
    edits[0]?.line === undefined || !("setting" in edits[0].line),
  );
  expect(excel.writes()).toBe(before);
});

test("a mapping that is corrected, without a sheet so far", async () => {
  await excel.fillTable("Team", "Team", [
    rows[0]!.map((text) => (text === "AI exposure" ? "AI level" : text)),
    ...rows.slice(1),
  ]);
  const result = await preview({ line: LINE.column("AI level"), answer: "AI exposure" });
  expect(result.moves).toEqual([
    { from: "ASSESS_EXPOSURE", to: "CERTIFY", rows: 1 },
    { from: "ASSESS_EXPOSURE", to: "NEEDS_ANSWER", rows: 1 },
  ]);
});

test("what would damage the sheet or the roster is said", async () => {
  await excel.fillTable("Team", "Team", [
    [...rows[0]!, "Notes"],
    ...rows.slice(1).map((row) => [...row, ""]),
  ]);
  await expect(preview({ line: LINE.column("Age"), answer: "Direction" })).rejects.toMatchObject({
    code: "CANNOT_WRITE",
  });
  await expect(preview({ line: LINE.column("Notes"), answer: "Direction" })).rejects.toMatchObject({
    code: "BAD_HEADINGS",
  });
});

test("a damaged sheet is not judged by", async () => {
  await excel.fillTable("Team", "Team", rows);
  excel.fillSetup({ organisation: [["Strict", "very"]] });
  await expect(preview({ line: LINE.setting("strict"), answer: "yes" })).rejects.toMatchObject({
    code: "BAD_SETUP",
  });
});

test("many rows: progress of reading and judging, and a way to stop", async () => {
  excel.fill("Team", [rows[0]!, ...Array.from({ length: 20_000 }, () => rows[1]!)]);
  excel.session.select("Team!A1");
  const stages = new Set<string>();
  const stop = new AbortController();
  const run = excel.run((context) =>
    previewSettings(context, [{ line: LINE.setting("strict"), answer: "yes" }], {
      signal: stop.signal,
      onProgress: (stage, done, total) => {
        stages.add(`${stage} of ${String(total)}`);
        if (done >= 10_000) stop.abort(new Error("enough"));
      },
    }),
  );
  await expect(run).rejects.toThrow("enough");
  expect([...stages]).toEqual(["reading of 20000"]);
});
