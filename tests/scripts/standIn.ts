// A folder that npm start takes for the project: the real scripts, with stand-ins for webpack, the browser and Office's tools.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const root = join(__dirname, "../..");

/** Notes its call, then writes what add-in and workbench need to be told apart: the one that is named, or both into dist. */
const WEBPACK = `
const fs = require("node:fs");
const path = require("node:path");
const given = (name, otherwise) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise;
fs.appendFileSync("calls.log", "webpack " + given("--config-name", "all") + "\\n");
if (fs.existsSync("fault.ts")) { console.log("fault.ts does not compile"); process.exit(1); }
const files = {
  addin: { "taskpane.html": "<title>Pane</title>", "manifest.xml": process.env.ADDIN_BASE_URL || "https://localhost:3000/" },
  workbench: { "index.html": "<title>Workbench</title>" },
};
for (const name of Object.keys(files)) {
  if (given("--config-name", name) !== name) continue;
  const folder = given("--output-path", name === "addin" ? "dist" : "dist/workbench");
  fs.mkdirSync(folder, { recursive: true });
  for (const file in files[name]) fs.writeFileSync(path.join(folder, file), files[name][file]);
}
`;

/** Notes the address, and hands back what has ended as the environment says. */
const BROWSER = `
require("node:fs").appendFileSync("calls.log", "browser " + process.argv[2] + "\\n");
process.exit(Number(process.env.BROWSER_STATUS ?? 0));
`;
const OPEN = `
const { spawn } = require("node:child_process");
module.exports = async (address) => spawn(process.execPath, ["browser.js", address]);
`;

/** Notes its call, and says what the environment says. */
const OFFICE_TOOL = `
require("node:fs").appendFileSync("calls.log", "office " + process.argv[2] + "\\n");
console.log(process.env.OFFICE_SAYS ?? "Started.");
`;
const CERTIFICATES = `
exports.getHttpsServerOptions = async () => {
  if (process.env.NO_CERTIFICATE) throw new Error(process.env.NO_CERTIFICATE);
  return require("./certificate.json");
};
`;

/** What a run ended with. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A script that goes on running. */
export interface Running {
  readonly child: ChildProcess;
  /** All it has said on standard output and standard error, up to now. */
  said(): string;
  /** Resolves once it has said something like this; rejects where it ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  ended(): Promise<Ended>;
}

/** The stand-in project. */
export class StandIn {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "certverdict-start-")));
  private readonly running: ChildProcess[] = [];

  constructor() {
    cpSync(join(root, "scripts"), join(this.folder, "scripts"), { recursive: true });
    this.write("package.json", JSON.stringify({ engines: { node: ">=20.19" } }));
    this.write("package-lock.json", JSON.stringify({ packages: {} }));
    this.write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
    this.write("node_modules/webpack/bin/webpack.js", WEBPACK);
    this.write("node_modules/open/index.js", OPEN);
    this.write("node_modules/office-addin-debugging/cli.js", OFFICE_TOOL);
    this.write("node_modules/office-addin-dev-certs/index.js", CERTIFICATES);
    this.write("browser.js", BROWSER);
    this.write("calls.log", "");
    for (const file of ["webpack.config.js", "tsconfig.json", "manifest.xml", "samples/roster.xlsx"]) {
      this.write(file, file);
    }
    this.write("src/roster/rows.ts", "first");
    this.write("src/workbench/workbench.ts", "first");
    this.write("src/taskpane/taskpane.ts", "first");
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The calls of stand-ins so far, in order; then forgets them. */
  calls(): string[] {
    const lines = readFileSync(join(this.folder, "calls.log"), "utf8").split("\n");
    this.write("calls.log", "");
    return lines.filter((line) => line !== "");
  }

  /** Resolves once a stand-in was called. */
  async called(name: string): Promise<void> {
    while (!readFileSync(join(this.folder, "calls.log"), "utf8").includes(`${name} `)) await wait(20);
  }

  /** Runs a script to its end. */
  run(script: string, args: readonly string[] = [], changes: NodeJS.ProcessEnv = {}): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, this.commandLine(script, args), {
      ...this.surroundings(changes),
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  /** Starts a script. `platform`: what it takes this machine for. */
  start(
    script: string,
    args: readonly string[] = [],
    changes: NodeJS.ProcessEnv = {},
    platform: string = process.platform,
  ): Running {
    const child = spawn(
      process.execPath,
      ["--import", taking(platform), ...this.commandLine(script, args)],
      this.surroundings(changes),
    );
    this.running.push(child);
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (texts[name] += text));
    }
    const said = (): string => texts.stdout + texts.stderr;
    const closed = once(child, "close") as Promise<[number | null]>;
    return {
      child,
      said,
      says: (pattern) =>
        new Promise((resolve, reject) => {
          const look = (): void => {
            const found = pattern.exec(said());
            if (found !== null) resolve(found);
          };
          look();
          for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
          child.once("close", () => reject(new Error(`It ended without ${String(pattern)}:\n${said()}`)));
        }),
      async ended() {
        const [status] = await closed;
        return { status, ...texts };
      },
    };
  }

  /** Ends what was started, and takes the folder away. */
  async remove(): Promise<void> {
    for (const child of this.running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "close");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private commandLine(script: string, args: readonly string[]): string[] {
    return [join(this.folder, "scripts", script), ...args];
  }

  /** Somebody at a screen. */
  private surroundings(changes: NodeJS.ProcessEnv): { cwd: string; env: NodeJS.ProcessEnv } {
    return { cwd: this.folder, env: { ...process.env, DISPLAY: ":0", ...changes } };
  }
}

/** A module that has a process take its machine for another. */
function taking(platform: string): string {
  return `data:text/javascript,Object.defineProperty(process, "platform", { value: ${JSON.stringify(platform)} })`;
}
