// The command line program from the sources: installs and builds what is missing or stale, then runs it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { CannotRunError, projectRoot, runNode, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

const outputFolder = path.join(projectRoot, "dist", "cli");
const program = path.join(outputFolder, "certverdict.js");
const stampFile = path.join(outputFolder, ".build-stamp.json");
const buildInputs = ["src", "webpack.config.js", "tsconfig.json", "package.json", "package-lock.json"];

await runScript(async () => {
  ensureInstalled();
  const sources = sourcesHash();
  if (!isFresh(sources)) build(sources);
  return runNode([program, ...process.argv.slice(2)], { cwd: callersFolder() });
});

/**
 * Where relative file names on the command line start. npm runs its scripts in the project folder, wherever they were
 * called; only a call by one of these names is npm's own, any other INIT_CWD was inherited from an outer npm.
 */
function callersFolder() {
  const calledByNpm = ["evaluate", "certverdict"].includes(process.env.npm_lifecycle_event ?? "");
  return (calledByNpm && process.env.INIT_CWD) || process.cwd();
}

/** True when the program was built from these sources and nothing has changed it since. */
function isFresh(sources) {
  if (!existsSync(program) || !existsSync(stampFile)) return false;
  try {
    const stamp = JSON.parse(readFileSync(stampFile, "utf8"));
    return stamp.sources === sources && stamp.program === hashOf([readFileSync(program)]);
  } catch {
    return false; // a torn stamp is no stamp
  }
}

/**
 * Builds into a folder of its own and moves the files over one by one, so that programs started at the same time never
 * see half a build.
 */
function build(sources) {
  const cache = path.join(projectRoot, ".cache");
  mkdirSync(cache, { recursive: true });
  const workFolder = mkdtempSync(path.join(cache, "cli-"));
  try {
    const webpack = path.join(projectRoot, "node_modules", "webpack", "bin", "webpack.js");
    const args = [webpack, "--mode", "production", "--config-name", "cli", "--output-path", workFolder];
    const result = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: "utf8" });
    if (result.status !== 0) {
      console.error(result.stdout + result.stderr);
      throw new CannotRunError("the command line program could not be built; the messages stand above.");
    }
    const stamp = { sources, program: hashOf([readFileSync(path.join(workFolder, path.basename(program)))]) };
    const files = readdirSync(workFolder);
    writeFileSync(path.join(workFolder, path.basename(stampFile)), JSON.stringify(stamp));
    mkdirSync(outputFolder, { recursive: true });
    for (const name of [...files, path.basename(stampFile)]) {
      renameSync(path.join(workFolder, name), path.join(outputFolder, name));
    }
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/** One hash over the names and contents of everything the build reads. */
function sourcesHash() {
  const files = buildInputs.flatMap((name) => filesUnder(path.join(projectRoot, name)));
  return hashOf(files.flatMap((file) => [path.relative(projectRoot, file), readFileSync(file)]));
}

/** Every file under a file or folder, in a fixed order; none when it does not exist. */
function filesUnder(start) {
  if (!existsSync(start)) return [];
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start)
    .sort()
    .flatMap((name) => filesUnder(path.join(start, name)));
}

/** Each part goes in with its length, so that parts cannot run into each other. */
function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}
