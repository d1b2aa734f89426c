// Before the tests: builds what is older than its sources, so that tests run the real thing: command line and add-in.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const dist = path.join(root, "dist");
const stamp = path.join(dist, ".addin-stamp");

/** What the add-in is built from. */
const inputs = [
  "src",
  "manifest.xml",
  "webpack.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Rooms that are no part of the add-in. */
const otherRooms = ["cli", "host"].map((room) => path.join("src", room));

/** Every file under a file or folder of the project, by its path from the project folder; in a fixed order. */
function filesUnder(name) {
  if (otherRooms.includes(name)) return [];
  try {
    return readdirSync(path.join(root, name))
      .sort()
      .flatMap((entry) => filesUnder(path.join(name, entry)));
  } catch {
    return [name]; // No folder
  }
}

/** One hash over names and contents. */
function hashOf(names) {
  const hash = createHash("sha256");
  for (const name of names) {
    const content = readFileSync(path.join(root, name));
    hash.update(`${name}:${content.length}:`).update(content);
  }
  return hash.digest("hex");
}

const output = () =>
  readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== path.basename(stamp))
    .map((entry) => path.join("dist", entry.name))
    .sort();

function isFresh(sources) {
  try {
    return readFileSync(stamp, "utf8") === `${sources} ${hashOf(output())}`;
  } catch {
    return false; // Nothing is built.
  }
}

/** Builds the add-in for the development address into a folder of its own and copies it from there. */
function buildAddIn() {
  const sources = hashOf(inputs.flatMap(filesUnder));
  if (isFresh(sources)) return;
  const cache = path.join(root, ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "addin-"));
  try {
    const webpack = path.join(root, "node_modules", "webpack", "bin", "webpack.js");
    const args = [webpack, "--mode", "production", "--config-name", "addin", "--output-path", folder];
    const env = { ...process.env, ADDIN_BASE_URL: "" };
    execFileSync(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
    cpSync(folder, dist, { recursive: true });
    writeFileSync(stamp, `${sources} ${hashOf(output())}`);
  } catch (error) {
    throw new Error(`The add-in could not be built:\n${error.stdout ?? ""}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export default function buildProgram() {
  execFileSync(process.execPath, [path.join(root, "scripts", "certverdict.mjs"), "--version"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  buildAddIn();
}
