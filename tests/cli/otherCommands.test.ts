// certverdict explain, check, questions and help; stopping a run.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { QUESTIONS } from "../../src/policy/questions";
import { PROGRAM, run, workFolder } from "../support/commandLine";

const sample = join(__dirname, "../../samples/roster.xlsx");
const corpus = join(__dirname, "../corpus/examples.csv");
const folder = workFolder();
afterAll(() => {
  folder.remove();
});

describe("explain", () => {
  test("says verdict, reasons with statements, gate, change, and where each answer came from", async () => {
    const { status, text } = await run(["explain", corpus, "--row", "2"]);
    expect(status).toBe(0);
    for (const part of [
      "Plan the move first (PLAN_MOVE, STRUCTURAL)",
      "firm: no blank answer can change it",
      "Stopped at gate 2 of 9: structure",
      "(E5, E20, E21, E22, E50)",
      "the role is reporting-heavy (E21)",
      "Would change it: A certificate would make sense with: Ownership effect = expands; AI exposure = low.",
      "Industry: stable (from the row)",
    ])
      expect(text).toContain(part);
  });

  test("tells organisation, role and row apart", async () => {
    const { text } = await run(["explain", sample, "--row", "1"]);
    for (const level of ["(from the organisation)", "(from the role)", "(from the row)"])
      expect(text).toContain(level);
  });

  test.each([
    ["0", /--row “0” is not a row number/],
    ["21", /There is no row 21: the roster has 20 rows/],
  ])("row %s of 20", async (row, message) => {
    const { status, stderr } = await run(["explain", corpus, "--row", row]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("a row problem", async () => {
    const { status, text } = await run(["explain", "-", "--row", "1"], {
      stdin: "Name,AI exposure\nAna,hihg\n",
    });
    expect(status).toBe(1);
    expect(text).toContain("“hihg” is none of the allowed answers (low, moderate, high, or blank)");
  });
});

describe("check", () => {
  test("lists what is read, what is not, and wrong cells", async () => {
    const { status, text } = await run(["check", "-"], {
      stdin: "Name,Salary,Exposure,Capabilty gap,Industry\nAna,1,high,x,\nBen,2,1,,\n",
    });
    expect(status).toBe(1);
    expect(text).toContain("“Salary” is never read");
    expect(text).toContain("“Capabilty gap” is not a question; did you mean “Capability gap named”?");
    expect(text).toContain("row 3, “Exposure”: “1” is none of the allowed answers");
  });

  test("is content with a good roster", async () => {
    const { status, text } = await run(["check", corpus]);
    expect(status).toBe(0);
    expect(text).toContain("20 rows checked, no wrong value found.");
  });
});

test("questions lists all 23 with their allowed answers", async () => {
  const { status, text } = await run(["questions"]);
  expect(status).toBe(0);
  expect(text.trimEnd().split("\n")).toHaveLength(QUESTIONS.length + 1);
  for (const { heading, answers } of QUESTIONS) {
    expect(text).toContain(heading);
    expect(text).toContain(answers.join(" · "));
  }
});

test("help shows examples and exit status", async () => {
  expect((await run(["--help"])).text).toContain("Exit status: 0 done");
  expect((await run(["evaluate", "--help"])).text).toContain("certverdict evaluate team.xlsx --in-place");
});

const canSignal = process.platform !== "win32";
(canSignal ? test : test.skip)(
  "Ctrl+C stops a run and leaves nothing behind (signals are POSIX)",
  async () => {
    const child = spawn(process.execPath, [PROGRAM, "evaluate", "-", "-o", folder.file("never.csv")], {
      stdio: ["pipe", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.stdin.on("error", () => undefined);
    child.stdin.write("Name,AI exposure\n");
    const row = "Ana,high\n".repeat(10_000);
    const feeding = setInterval(() => child.stdin.write(row), 1);
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const started = (): boolean => readdirSync(folder.path).some((name) => name.includes("certverdict-tmp"));
    while (!started()) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGINT");
    const status = await ended;
    clearInterval(feeding);
    expect(stderr).toContain("Stopped. Nothing was changed.");
    expect(status).toBe(130);
    expect(readdirSync(folder.path)).toEqual([]);
  },
);

(canSignal ? test : test.skip)(
  "Ctrl+C also stops a run that waits for input (signals are POSIX)",
  async () => {
    const child = spawn(process.execPath, [PROGRAM, "evaluate", "-"], { stdio: ["pipe", "ignore", "pipe"] });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    child.stdin.on("error", () => undefined);
    // More than a pipe holds: once it is taken, the program runs, and it then waits for more.
    await new Promise((taken) =>
      child.stdin.write(`Name,AI exposure\n${"Ana,high\n".repeat(50_000)}`, taken),
    );
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  },
);

test("a command that has its answer does not wait for the rest of its input", async () => {
  const child = spawn(process.execPath, [PROGRAM, "explain", "-", "--row", "1"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.on("error", () => undefined);
  const line = "Ana,high\n".repeat(20_000);
  child.stdin.write(`Name,AI exposure\n${line}`);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  expect(status).toBe(0);
  expect(text).toContain("Row 1 (line 2): Ana");
});
