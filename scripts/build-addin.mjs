// Builds the add-in for the development address when it is older than its sources: node scripts/build-addin.mjs
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "./child-process.mjs";

const dist = path.join(projectRoot, "dist");
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
    return readdirSync(path.join(projectRoot, name))
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
    const content = readFileSync(path.join(projectRoot, name));
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

/**
 * Builds the add-in into a folder of its own and copies it to dist from there, unless dist holds it already.
 *
 * @throws {Error} with the messages when it cannot be built
 */
export function buildAddIn() {
  const sources = hashOf(inputs.flatMap(filesUnder));
  if (isFresh(sources)) return;
  const cache = path.join(projectRoot, ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "addin-"));
  try {
    const webpack = path.join(projectRoot, "node_modules", "webpack", "bin", "webpack.js");
    const args = [webpack, "--mode", "production", "--config-name", "addin", "--output-path", folder];
    const env = { ...process.env, ADDIN_BASE_URL: "" };
    execFileSync(process.execPath, args, { cwd: projectRoot, env, stdio: ["ignore", "pipe", "inherit"] });
    cpSync(folder, dist, { recursive: true });
    writeFileSync(stamp, `${sources} ${hashOf(output())}`);
  } catch (error) {
    throw new Error(`The add-in could not be built:\n${error.stdout ?? ""}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) buildAddIn();
