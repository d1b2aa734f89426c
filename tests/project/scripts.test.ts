// The scripts behind npm's: install and build only what is needed, pass on arguments, status and signals, explain failures.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Stands for npm: notes its call, then records as installed what the lock file lists for this platform. */
const fakeNpm = `
const fs = require("node:fs");
fs.appendFileSync(process.env.CALLS, "npm " + process.argv.slice(2).join(" ") + "\\n");
console.log("chatter of npm");
if (process.env.NPM_STATUS) process.exit(Number(process.env.NPM_STATUS));
const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
delete packages[""];
for (const key in packages) if (packages[key].os) delete packages[key];
fs.mkdirSync("node_modules", { recursive: true });
fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));
`;

/** Stands for webpack: notes its call, then writes a program that shows how it was called. */
const fakeWebpack = `
const fs = require("node:fs");
const path = require("node:path");
fs.appendFileSync(process.env.CALLS, "webpack\\n");
console.log("chatter of webpack");
if (process.env.WEBPACK_STATUS) process.exit(Number(process.env.WEBPACK_STATUS));
const folder = process.argv[process.argv.indexOf("--output-path") + 1];
fs.writeFileSync(path.join(folder, "certverdict.js"),
  "console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)])); process.exitCode = Number(process.argv[3] ?? 0);");
`;

/** Stands for Jest: shows its arguments and which LibreOffice it was given. */
const fakeJest = `
console.log(JSON.stringify([process.argv.slice(2), process.env.CERTVERDICT_OFFICE_SUITE ?? null]));
`;

const kept = { version: "1.0.0", integrity: "sha512-kept" };
const lock = {
  packages: {
    "": { name: "project" },
    "node_modules/kept": kept,
    "node_modules/elsewhere": { version: "1.0.0", integrity: "sha512-else", optional: true, os: ["nowhere"] },
  },
};

let folder: string;
let calls: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "certverdict-scripts-")));
  calls = join(folder, "calls.log");
  cpSync(join(__dirname, "../../scripts"), join(folder, "scripts"), { recursive: true });
  write("calls.log", "");
  write("npm/npm-cli.js", fakeNpm);
  write("node_modules/webpack/bin/webpack.js", fakeWebpack);
  write("node_modules/jest/bin/jest.js", fakeJest);
  write("package.json", JSON.stringify({ engines: { node: ">=20.19" } }));
  write("package-lock.json", JSON.stringify(lock));
  write("src/cli/certverdict.ts", "first");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The environment of a call from a shell: nothing of the npm and the LibreOffice around these tests. */
function environment(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env = { ...process.env, CALLS: calls, npm_execpath: join(folder, "npm", "npm-cli.js"), ...changes };
  for (const name of ["INIT_CWD", "npm_lifecycle_event", "CERTVERDICT_OFFICE_SUITE"]) {
    if (!(name in changes)) Reflect.deleteProperty(env, name);
  }
  return env;
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The stand-ins that were called meanwhile, by their first word. */
  readonly called: readonly string[];
}

function run(script: string, args: readonly string[] = [], changes: NodeJS.ProcessEnv = {}): Run {
  const before = readFileSync(calls, "utf8").length;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "scripts", script), ...args], {
    cwd: folder,
    env: environment(changes),
    encoding: "utf8",
  });
  const lines = readFileSync(calls, "utf8").slice(before).split("\n");
  const called = lines.filter((line) => line !== "").map((line) => line.split(" ")[0]!);
  return { status, stdout, stderr, called };
}

describe("install.mjs", () => {
  test("installs once, says so in one line, and leaves standard output clean", () => {
    const first = run("install.mjs");
    expect(first).toMatchObject({ status: 0, stdout: "", called: ["npm"] });
    const [line, ...rest] = first.stderr.trimEnd().split("\n");
    expect(line).toMatch(/installing dependencies in the project folder \(nothing is installed yet\)/);
    expect(rest).toEqual(["chatter of npm"]);
    expect(readFileSync(calls, "utf8")).toMatch(/^npm ci --include=dev /);
    expect(run("install.mjs")).toEqual({ status: 0, stdout: "", stderr: "", called: [] });
  });

  test.each([
    ["a version", { kept: { ...kept, version: "2.0.0" } }, "kept is 1.0.0, the lock file says 2.0.0"],
    ["a new package", { kept, added: kept }, "added is missing"],
    ["a package dropped", {}, "kept is no longer in the lock file"],
  ])("installs again after a change of the lock file: %s", (_, packages, reason) => {
    run("install.mjs");
    const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]);
    write("package-lock.json", JSON.stringify({ packages: { "": {}, ...Object.fromEntries(entries) } }));
    const again = run("install.mjs");
    expect(again).toMatchObject({ status: 0, called: ["npm"] });
    expect(again.stderr).toContain(`(${reason})`);
    expect(run("install.mjs").called).toEqual([]);
  });

  test("installs again where node_modules came from another platform", () => {
    write("node_modules/.package-lock.json", JSON.stringify({ packages: lock.packages }));
    const again = run("install.mjs");
    expect(again.called).toEqual(["npm"]);
    expect(again.stderr).toContain("elsewhere was installed for another platform");
  });

  test.each([
    [
      "npm does not succeed",
      {},
      { NPM_STATUS: "7" },
      ["npm"],
      /npm ci ended with status 7.*network connection/,
    ],
    [
      "Node.js is too old",
      { engines: { node: ">=99.3" } },
      {},
      [],
      /Node\.js 99\.3 or later is needed; this is \d/,
    ],
    ["there is no lock file", undefined, {}, [], /package-lock\.json is missing in the project folder/],
  ])("explains itself and ends with status 2 when %s", (_, manifest, changes, called, message) => {
    if (manifest === undefined) rmSync(join(folder, "package-lock.json"));
    else write("package.json", JSON.stringify(manifest));
    const result = run("install.mjs", [], changes);
    expect(result).toMatchObject({ status: 2, stdout: "", called });
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toContain("    at ");
  });
});

describe("certverdict.mjs", () => {
  beforeEach(() => {
    run("install.mjs");
  });

  test("builds once, then hands arguments on and the status back", () => {
    const first = run("certverdict.mjs", ["evaluate", "1", "a b.csv"]);
    const shown = `${JSON.stringify([folder, "evaluate", "1", "a b.csv"])}\n`;
    expect(first).toEqual({ status: 1, stdout: shown, stderr: "", called: ["webpack"] });
    expect(run("certverdict.mjs", ["evaluate", "1", "a b.csv"])).toEqual({ ...first, called: [] });
  });

  test.each([
    ["a source file is new", "src/policy/new.ts"],
    ["a source file changed", "src/cli/certverdict.ts"],
    ["the build's configuration changed", "webpack.config.js"],
    ["the built program changed", "dist/cli/certverdict.js"],
    ["the stamp is torn", "dist/cli/.build-stamp.json"],
  ])("builds again when %s", (_, file) => {
    run("certverdict.mjs");
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    appendFileSync(join(folder, file), "\n// changed");
    expect(run("certverdict.mjs")).toMatchObject({ status: 0, called: ["webpack"] });
    expect(run("certverdict.mjs").called).toEqual([]);
  });

  test("shows what the build says only when it fails, and leaves nothing half built", () => {
    const result = run("certverdict.mjs", ["evaluate"], { WEBPACK_STATUS: "1" });
    expect(result).toMatchObject({ status: 2, stdout: "", called: ["webpack"] });
    expect(result.stderr).toMatch(/chatter of webpack[^]*could not be built/);
    expect(existsSync(join(folder, "dist"))).toBe(false);
    expect(run("certverdict.mjs").status).toBe(0);
  });

  test.each([
    ["npm's own call starts where npm was called", "evaluate", "src"],
    ["a call within another npm script starts where it is made", "test", ""],
  ])("%s", (_, event, start) => {
    const changes = { npm_lifecycle_event: event, INIT_CWD: join(folder, "src") };
    const { stdout } = run("certverdict.mjs", [], changes);
    expect(JSON.parse(stdout)).toEqual([join(folder, start)]);
  });
});

describe("test.mjs", () => {
  const soffice = process.execPath;

  beforeEach(() => {
    run("install.mjs");
  });

  test.each([
    [
      "all but the office suite's",
      [],
      undefined,
      ["--testPathIgnorePatterns=/node_modules/", "tests/office-suite/"],
    ],
    [
      "some of them",
      ["tests/policy", "-t", "x"],
      undefined,
      ["tests/policy", "-t", "x", "--testPathIgnorePatterns=/node_modules/", "tests/office-suite/"],
    ],
    [
      "the office suite's",
      ["--office-suite", "-t", "x"],
      soffice,
      ["--runInBand", "tests/office-suite/", "-t", "x"],
    ],
  ])("runs %s", (_, args, suite, expected) => {
    const { status, stdout } = run(
      "test.mjs",
      args,
      suite === undefined ? {} : { CERTVERDICT_OFFICE_SUITE: suite },
    );
    expect(JSON.parse(stdout)).toEqual([expected, suite ?? null]);
    expect(status).toBe(0);
  });

  test("explains that LibreOffice is not where it was said to be", () => {
    const missing = join(folder, "no-such-program");
    const result = run("test.mjs", ["--office-suite"], { CERTVERDICT_OFFICE_SUITE: missing });
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(`CERTVERDICT_OFFICE_SUITE names ${missing}, which is not a program`);
  });
});

test.each([
  ["run.mjs", [], /no such script: none was named/],
  ["run.mjs", ["missing.ts"], /no such script: missing\.ts/],
])("%s %j explains that it cannot run and ends with status 2", (script, args, message) => {
  const result = run(script, args);
  expect(result).toMatchObject({ status: 2, stdout: "" });
  expect(result.stderr).toMatch(message);
});

describe("child-process.mjs", () => {
  beforeEach(() => {
    write(
      "scripts/outer.mjs",
      `import { runNode, runScript } from "./child-process.mjs";
       await runScript(() => runNode(["inner.mjs", ...process.argv.slice(2)]));`,
    );
    write(
      "inner.mjs",
      `if (process.argv[2] === "tidy") process.on("SIGTERM", () => process.exit(7));
       console.log("ready"); setTimeout(() => {}, 20_000);`,
    );
  });

  test.each([
    ["a child that tidies up gives its status back", ["tidy"], [7, null]],
    ["a child that ends by the signal makes its parent end by it", [], [null, "SIGTERM"]],
  ])("passes signals on: %s", async (_, args, end) => {
    const outer = spawn(process.execPath, [join(folder, "scripts", "outer.mjs"), ...args], { cwd: folder });
    const exit = once(outer, "exit");
    await once(outer.stdout, "data");
    outer.kill("SIGTERM");
    expect(await exit).toEqual(end);
  });
});
