// A sheet filled to its last row, judged in one call.
import { loadPolicy } from "../../src/policy/policy";
import type { Roster } from "../../src/roster/bulk";
import { judgeRoster } from "../../src/roster/bulk";
import type { Cell, Column } from "../../src/roster/cells";
import { EMPTY } from "../../src/roster/cells";
import { matchHeadings } from "../../src/roster/headings";
import { resultColumns } from "../../src/roster/results";
import { readOrganisation } from "../../src/roster/setup";
import { sound, textsOf } from "../support/rosters";
import { USUAL } from "../support/settings";
import { SOUND } from "../support/sound";

/** An Excel sheet has 1,048,576 rows; one of them holds the headings. */
const ROWS = 1_048_575;

/** A column in which these cells take turns. */
function turns(cells: readonly Cell[]): Column {
  const values = cells.filter((cell) => cell !== null);
  const places = cells.map((cell) => (cell === null ? EMPTY : values.indexOf(cell)));
  return { codes: Int32Array.from({ length: ROWS }, (_, row) => places[row % places.length]!), values };
}

function count(texts: readonly string[]): object {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries(counts);
}

test("every row of a full sheet has its verdict and its results", async () => {
  // Five kinds of rows in turn; what they leave out stands for all of them on the Organisation sheet.
  const columns: Record<string, Column> = {
    "Capability gap named": turns(["yes", "yes", "no", "perhaps", null]),
    "AI tried at work": turns(["regular", "never", "Regular", "regular", "?"]),
    "Main reason": turns(["gap", "gap", "signal", "gap", null]),
  };
  const headings = Object.keys(columns);
  const own = ["gap", "tested", "reason"];
  const shared = Object.entries(SOUND).filter(([id]) => !own.includes(id)) as [string, string][];
  const table = { headings, columns: Object.values(columns), rowCount: ROWS, firstRow: 2 };
  const roster: Roster = {
    table,
    layout: sound(matchHeadings(headings)),
    organisation: sound(readOrganisation(shared)),
    roles: null,
    policy: loadPolicy(USUAL),
  };

  let progress = 0;
  const judged = await judgeRoster(roster, { onProgress: (rows) => (progress = rows) });
  const results = await resultColumns(judged, "2026-05-04");
  const texts = (heading: string) => textsOf(results.find((column) => column.heading === heading)!);
  const each = ROWS / 5;
  expect(progress).toBeGreaterThan(ROWS / 2);
  expect(count(texts("Verdict"))).toEqual({
    "Certify now": each,
    "Try AI at work first": each,
    "Run an applied project": each,
    "Check row": each,
    "": each,
  });
  expect(count(texts("Rule code"))).toEqual({ GAP: each, UNTESTED: each, "NO-REASON": each, "": 2 * each });
  const last = [...judged.outcomes.subarray(-5)].map((index) => roster.policy.outcomes[index]?.verdict);
  expect(last).toEqual(["CERTIFY", "TEST_AI", "APPLY_PROJECT", undefined, undefined]);
  expect(texts("Row problem")[ROWS - 2]).toContain(`row ${String(ROWS)}, “Capability gap named”: “perhaps”`);
});
