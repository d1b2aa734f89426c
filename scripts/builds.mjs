// Builds the parts of dist that pages are served from, the add-in and the workbench, each when it is older than its sources.
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { callNode, CannotRunError, isRunning, projectRoot } from "./child-process.mjs";

const dist = path.join(projectRoot, "dist");
const cache = path.join(projectRoot, ".cache");
const webpack = path.join(projectRoot, "node_modules", "webpack", "bin", "webpack.js");

/** What every build reads beside its rooms. */
const settings = ["webpack.config.js", "tsconfig.json", "package.json", "package-lock.json"];
/** Longer than any build takes. A lock older than that was left behind. */
const LONGEST_BUILD_MS = 10 * 60_000;

const builds = {
  addin: {
    title: "add-in",
    inputs: ["src", "manifest.xml", ...settings],
    /** Rooms that are no part of it. */
    otherRooms: ["cli", "host", "workbench"],
    output: dist,
    outputFiles: () => filesUnder(dist, (entry) => entry.isDirectory()),
  },
  workbench: {
    title: "workbench",
    inputs: ["src", "samples/roster.xlsx", ...settings],
    otherRooms: ["assets", "cli", "commands", "help", "taskpane"],
    output: path.join(dist, "workbench"),
    outputFiles: () => filesUnder(path.join(dist, "workbench")),
  },
};

/**
 * Builds the add-in, unless dist holds it already.
 *
 * @param {{ anyAddress?: true, onBuild?: (title: string) => void }} [options] `anyAddress`: a build for another address than that
 *   of development will do, since the files are served from wherever they are asked for; `onBuild` hears that it has to be built
 * @throws {CannotRunError} with the messages when it cannot be built
 */
export function buildAddIn({ anyAddress, onBuild } = {}) {
  return ensureBuilt("addin", () => anyAddress || isForDevelopment(), onBuild);
}

/**
 * Builds the workbench, unless dist/workbench holds it already.
 *
 * @param {{ onBuild?: (title: string) => void }} [options] `onBuild` hears that it has to be built
 * @throws {CannotRunError} with the messages when it cannot be built
 */
export function buildWorkbench({ onBuild } = {}) {
  return ensureBuilt("workbench", () => true, onBuild);
}

/** Notes that add-in and workbench, as they are in dist now, were built from the sources as they are now. */
export function noteBuilt() {
  mkdirSync(cache, { recursive: true });
  for (const name of Object.keys(builds)) writeFileSync(stampOf(name), stampText(name));
}

async function ensureBuilt(name, willDo, onBuild) {
  const isFresh = () => hasFreshStamp(name) && willDo();
  if (isFresh()) return;
  await alone(name, async () => {
    // Another process may just have built it.
    if (isFresh()) return;
    onBuild?.(builds[name].title);
    await build(name);
  });
}

/** Builds into a folder of its own, so that a build that fails leaves the last one as it was. */
async function build(name) {
  const { title, output } = builds[name];
  const folder = mkdtempSync(path.join(cache, `${name}-`));
  try {
    const args = [webpack, "--mode", "production", "--config-name", name, "--output-path", folder];
    const env = { ...process.env, ADDIN_BASE_URL: "" };
    const result = await callNode(args, { cwd: projectRoot, env });
    if (result.status !== 0) throw new CannotRunError(`the ${title} could not be built:\n${result.output}`);
    // The add-in shares its folder with what is built beside it.
    if (output !== dist) rmSync(output, { recursive: true, force: true });
    // Made here: a copy of the folder itself would be as private as that one.
    mkdirSync(output, { recursive: true });
    cpSync(folder, output, { recursive: true });
    writeFileSync(stampOf(name), stampText(name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const stampOf = (name) => path.join(cache, `${name}.stamp`);

function stampText(name) {
  const { inputs, otherRooms, outputFiles } = builds[name];
  const others = otherRooms.map((room) => path.join(projectRoot, "src", room));
  const sources = inputs.flatMap((input) =>
    filesUnder(path.join(projectRoot, input), (_entry, file) => others.includes(file)),
  );
  return `${hashOf(sources)} ${hashOf(outputFiles())}`;
}

function hasFreshStamp(name) {
  try {
    return readFileSync(stampOf(name), "utf8") === stampText(name);
  } catch {
    return false; // Nothing is built.
  }
}

function isForDevelopment() {
  return readFileSync(path.join(dist, "manifest.xml"), "utf8").includes("https://localhost:3000/");
}

/** Every file under a file or folder, in a fixed order. */
function filesUnder(start, isLeftOut = () => false) {
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return [start];
  return readdirSync(start, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(start, entry.name);
      return isLeftOut(entry, file) ? [] : filesUnder(file, isLeftOut);
    });
}

/** One hash over names and contents. */
function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${path.relative(projectRoot, file)}:${content.length}:`).update(content);
  }
  return hash.digest("hex");
}

/** Acts while no other process does the same. Two at once would only waste work, so a lock that was left behind is simply taken. */
async function alone(name, act) {
  mkdirSync(cache, { recursive: true });
  const lock = path.join(cache, `${name}.lock`);
  while (!take(lock)) await wait(100);
  try {
    await act();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isLeftBehind(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isLeftBehind(lock) {
  const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs === undefined) return false;
  if (Date.now() - mtimeMs > LONGEST_BUILD_MS) return true;
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    return holder > 0 && !isRunning(holder);
  } catch {
    return false; // It was given back meanwhile.
  }
}
