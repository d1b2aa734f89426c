// One step for Undo: where Excel groups what a run writes, where the grouping fails, and where it knows none.
import { failure } from "../../src/host/faults";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const SETS = { ExcelApi: "1.20", SharedRuntime: "1.1" };
const COUNT = 4000;
const rows: Cell[][] = [
  [...SOUND_HEADINGS],
  ...Array.from({ length: COUNT }, (_, row) => soundCells(`Person ${String(row)}`)),
];
const NOT_ONE = /^Excel could not make one step for Undo/;

let excel: OpenWorkbook;
afterEach(() => {
  excel.close();
});

/**
 * Has Excel.run behave as a newer client: what a run with mergeUndoGroup writes is one step.
 *
 * @param failAt the batch within such a run that fails, from 1
 * @param takesBack does Excel take back what the group had written then?
 */
function asNewerClient(
  failAt = Infinity,
  code: Parameters<typeof failure>[0] = "UndoNotSupported",
  takesBack = false,
) {
  const { session, window, faults } = excel;
  const { run } = window.Excel;
  const seen: unknown[] = [];
  const grouped = async (options: unknown, batch?: unknown): Promise<unknown> => {
    if (typeof options === "function") return run(options as never);
    seen.push(options);
    if ((options as Excel.RunOptions).mergeUndoGroup !== true) return run(options as never, batch as never);
    session.history.begin("Group");
    let batches = 0;
    faults.beforeAction = (action) => {
      if (action === 0 && ++batches === failAt) throw failure(code, "It is too much for one group.");
    };
    let isBroken = false;
    try {
      return await run(batch as never);
    } catch (error) {
      isBroken = true;
      throw error;
    } finally {
      faults.beforeAction = null;
      session.history.end();
      if (isBroken && takesBack) session.undo();
    }
  };
  Object.assign(window.Excel, { run: grouped });
  return seen;
}

async function open(sets: Record<string, string> = SETS): Promise<void> {
  excel = await openWorkbook({ requirementSets: sets });
  await excel.fillTable("Roster", "Team", rows);
  excel.session.select("Roster!A1");
}
const verdicts = (): unknown[] => excel.session.values(`Roster!S2:S${String(COUNT + 1)}`).flat();
const steps = (): number => excel.session.history.labels.length;

test("a whole run is one step", async () => {
  await open();
  const seen = asNewerClient();
  const before = steps();
  const { outcome, lines } = await excel.perform("EvaluateRoster");
  expect(outcome).toBe("done");
  expect(lines.some((line) => NOT_ONE.test(line))).toBe(false);
  expect(seen).toEqual([{ mergeUndoGroup: true, delayForCellEdit: false }]);
  expect(steps() - before).toBe(1);
  expect(new Set(verdicts())).toEqual(new Set(["Certify now"]));
  excel.session.undo();
  expect(new Set(verdicts())).toEqual(new Set([""]));
  excel.session.redo();
  expect(new Set(verdicts())).toEqual(new Set(["Certify now"]));
});

test.each([
  ["at once", 1, false],
  ["with columns added", 3, false],
  ["in the middle of the rows", 4, false],
  ["in the middle of the rows, all of which Excel takes back", 4, true],
])("where the group fails %s, the run goes on without it, and that is said", async (_, failAt, takesBack) => {
  await open();
  asNewerClient(failAt, "UndoNotSupported", takesBack);
  const { outcome, lines } = await excel.perform("EvaluateRoster");
  expect(outcome).toBe("done");
  expect(lines.filter((line) => NOT_ONE.test(line))).toHaveLength(1);
  expect(new Set(verdicts())).toEqual(new Set(["Certify now"]));
  expect(excel.workbook.table("Team").state.columns).toHaveLength(SOUND_HEADINGS.length + 17);
  // What the message promises.
  await excel.perform({ kind: "restore" });
  expect(new Set(verdicts())).toEqual(new Set([""]));
});

test.each<[string, Parameters<typeof failure>[0], RegExp]>([
  ["the sheet was protected meanwhile", "AccessDenied", /^Excel does not allow this change/],
  ["a cell is being edited", "InvalidOperationInCellEditMode", /^A cell is being edited/],
])("where %s, that is said, and nothing is done twice", async (_, code, message) => {
  await open();
  const seen = asNewerClient(2, code);
  const { outcome, lines } = await excel.perform("EvaluateRoster");
  expect([outcome, lines[0], seen.length]).toEqual(["failed", expect.stringMatching(message), 1]);
});

test("an Excel that groups nothing makes a step of each block, and nothing leaves the list", async () => {
  await open({ ExcelApi: "1.17", SharedRuntime: "1.1" });
  const before = [...excel.session.history.labels];
  await excel.perform("EvaluateRoster");
  expect(excel.session.history.labels.slice(0, before.length)).toEqual(before);
  while (steps() > before.length) excel.session.undo();
  expect(excel.session.values("Roster!S1:AI3").flat().join("")).toBe("");
});
