// One run at a time, followed by the pane: what the state says while it goes on and when it has ended.
import type * as Runs from "../../src/workbook/runs";
import type { Ending, RunState, Task, TaskOptions } from "../../src/workbook/runs";

const perform = jest.fn<Promise<Ending>, [Task, TaskOptions]>();
let isMissing = false;
jest.mock("../../src/workbook/perform", () => {
  if (isMissing) throw new Error("Loading chunk evaluation failed.");
  return { perform };
});

const NOW = new Date(2026, 0, 5);
const EVALUATE: Task = { kind: "evaluate", rows: "all", as: "values" };
const CREATE: Task = { kind: "createRoster" };
let runs: typeof Runs;
let states: RunState[];
let end: (ending: Ending) => void;
beforeEach(async () => {
  jest.resetModules();
  isMissing = false;
  perform.mockReset().mockImplementation(() => new Promise((resolve) => (end = resolve)));
  runs = await import("../../src/workbook/runs");
  states = [];
  runs.followRuns((state) => states.push(state));
});

/** Lets what is under way go on until it waits. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const running = {
  kind: "running",
  task: EVALUATE,
  ...{ stage: "looking", done: 0, total: 0, cancelling: false, refused: null },
};

test("a run is idle, running with its progress, ended with its lines", async () => {
  const run = runs.startRun(EVALUATE, NOW);
  await turn();
  perform.mock.calls[0]![1].onProgress("judging", 5, 9);
  end({ outcome: "done", lines: ["Well"] });
  await run;
  expect(states).toEqual([
    { kind: "idle" },
    running,
    { ...running, stage: "judging", done: 5, total: 9 },
    { kind: "ended", task: EVALUATE, outcome: "done", lines: ["Well"] },
  ]);
  expect(perform.mock.calls[0]![1].now).toBe(NOW);
});

test("rows are counted up now and then, a new stage at once", async () => {
  const time = jest.spyOn(performance, "now");
  const run = runs.startRun(EVALUATE, NOW);
  await turn();
  const { onProgress } = perform.mock.calls[0]![1];
  const calls: [at: number, ...Parameters<typeof onProgress>][] = [
    [1000, "judging", 1, 9],
    [1100, "judging", 2, 9],
    [1199, "judging", 3, 9],
    [1200, "judging", 4, 9],
    [1201, "writing", 0, 9],
  ];
  for (const [at, ...progress] of calls) {
    time.mockReturnValue(at);
    onProgress(...progress);
  }
  time.mockRestore();
  end({ outcome: "done", lines: [] });
  await run;
  expect(states.flatMap((state) => (state.kind === "running" ? [[state.stage, state.done]] : []))).toEqual([
    ["looking", 0],
    ["judging", 1],
    ["judging", 4],
    ["writing", 0],
  ]);
});

test("what is asked for meanwhile is refused, and the state says so", async () => {
  const run = runs.startRun(EVALUATE, NOW);
  await runs.startRun(CREATE, NOW);
  await turn();
  expect(states.at(-1)).toEqual({ ...running, refused: CREATE });
  end({ outcome: "done", lines: [] });
  await run;
  expect(perform.mock.calls.map(([task]) => task)).toEqual([EVALUATE]);
});

test("after a run the next one starts", async () => {
  for (const task of [EVALUATE, CREATE]) {
    const run = runs.startRun(task, NOW);
    await turn();
    end({ outcome: "failed", lines: [] });
    await run;
  }
  expect(perform.mock.calls.map(([task]) => task)).toEqual([EVALUATE, CREATE]);
});

test("cancelling tells the run, and the state", async () => {
  const run = runs.startRun(EVALUATE, NOW);
  await turn();
  const { signal } = perform.mock.calls[0]![1];
  expect(signal.aborted).toBe(false);
  runs.cancelRun();
  expect(signal.aborted).toBe(true);
  expect(states.at(-1)).toEqual({ ...running, cancelling: true });
  end({ outcome: "stopped", lines: ["Nothing was written."] });
  await run;
  expect(states.at(-1)).toMatchObject({ kind: "ended", outcome: "stopped" });
});

test("cancelling without a run does nothing", () => {
  runs.cancelRun();
  expect(states).toEqual([{ kind: "idle" }]);
});

test("where the part that judges cannot be loaded, that is said, and the next try loads it", async () => {
  isMissing = true;
  await runs.startRun(EVALUATE, NOW);
  expect(states.at(-1)).toEqual({
    kind: "ended",
    task: EVALUATE,
    outcome: "failed",
    lines: [expect.stringMatching(/^A part of CertVerdict could not be loaded\. Check the connection/)],
  });
  isMissing = false;
  const run = runs.startRun(EVALUATE, NOW);
  await turn();
  end({ outcome: "done", lines: [] });
  await run;
  expect(states.at(-1)).toMatchObject({ kind: "ended", outcome: "done" });
});

test.each<[runs: string, task: Task]>([
  ["EvaluateRoster", EVALUATE],
  ["EvaluateSelectedRows", { kind: "evaluate", rows: "selected", as: "values" }],
  ["EvaluateChangedRows", { kind: "evaluate", rows: "changed", as: "values", overwrite: true }],
  ["EvaluateRowsWithoutVerdict", { kind: "evaluate", rows: "withoutVerdict", as: "values" }],
  ["WriteLiveFormulas", { kind: "evaluate", rows: "all", as: "formulas" }],
  ["CreateRoster", CREATE],
  ["RestoreResults", { kind: "restore" }],
])("a task is called %s", (name, task) => {
  expect(runs.taskName(task)).toBe(name);
});
