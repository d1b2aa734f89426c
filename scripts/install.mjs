// Installing dependencies only when they are missing or out of date. Built-ins only: this runs before anything is there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CannotRunError, projectRoot, runScript } from "./child-process.mjs";

/**
 * Makes node_modules in `folder` what its package-lock.json says, with one `npm ci` if it is not so already.
 * Says on standard error what it does; standard output stays untouched.
 * @param {string} [folder] a folder with package.json and package-lock.json; default: the project's own
 * @throws {CannotRunError} when Node.js is too old, the lock file is missing, or npm did not succeed
 */
export function ensureInstalled(folder = projectRoot) {
  checkNodeVersion(folder);
  const where = path.relative(projectRoot, folder) || "the project folder";
  if (!existsSync(path.join(folder, "package-lock.json"))) {
    throw new CannotRunError(
      `package-lock.json is missing in ${where}. Restore it (git checkout), then try again.`,
    );
  }
  const reason = reasonToInstall(folder);
  if (reason === undefined) return;
  console.error(
    `certverdict: installing dependencies in ${where} (${reason}), once; this can take a minute …`,
  );
  const status = npmCi(folder);
  if (status === 0 && reasonToInstall(folder) === undefined) return;
  throw new CannotRunError(
    `the dependencies in ${where} could not be installed: npm ci ended with status ${status}; its messages stand above. ` +
      "The first run needs a network connection to the npm registry (or a filled npm cache). " +
      "Check the connection and the proxy settings of npm, then try again.",
  );
}

function checkNodeVersion(folder) {
  const { engines } = readJson(path.join(folder, "package.json"));
  const wanted = /^>=(\d+)\.(\d+)$/.exec(engines?.node ?? "");
  if (wanted === null) return;
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = [Number(wanted[1]), Number(wanted[2])];
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new CannotRunError(
    `Node.js ${wantedMajor}.${wantedMinor} or later is needed; this is ${process.versions.node} (${process.execPath}). ` +
      "Install a current version from https://nodejs.org, then try again.",
  );
}

/**
 * Compares what npm installed, which it records in node_modules/.package-lock.json as its last step, with the lock file.
 * The two files are never equal as text: packages for other platforms stand in one of them only.
 */
function reasonToInstall(folder) {
  const record = path.join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return "nothing is installed yet";
  const installed = readJson(record).packages;
  const locked = readJson(path.join(folder, "package-lock.json")).packages;
  const name = (key) => key.slice(key.lastIndexOf("node_modules/") + "node_modules/".length);
  for (const [key, wanted] of Object.entries(locked)) {
    if (key === "" || key in installed || wanted.optional) continue;
    return `${name(key)} is missing`;
  }
  for (const [key, found] of Object.entries(installed)) {
    const wanted = locked[key];
    if (wanted === undefined) return `${name(key)} is no longer in the lock file`;
    if (wanted.version !== found.version || wanted.integrity !== found.integrity) {
      return `${name(key)} is ${found.version}, the lock file says ${wanted.version}`;
    }
    if (!isForHere(found.os, process.platform) || !isForHere(found.cpu, process.arch)) {
      return `${name(key)} was installed for another platform`;
    }
  }
  return undefined;
}

/** npm's `os` and `cpu` lists: names that fit, or names with "!" that do not. */
function isForHere(list, here) {
  if (list === undefined || list.includes(here)) return true;
  return list.every((entry) => entry.startsWith("!")) && !list.includes(`!${here}`);
}

function npmCi(folder) {
  // Development packages are wanted whatever NODE_ENV or the user's npm configuration says: they do the building.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const options = { cwd: folder, stdio: ["ignore", 2, 2] };
  const program = npmProgram();
  const result =
    program === undefined
      ? spawnSync("npm", args, { ...options, shell: process.platform === "win32" })
      : spawnSync(process.execPath, [program, ...args], options);
  if (result.error)
    throw new CannotRunError(`npm could not be started (${result.error.message}). Is npm on the PATH?`);
  return result.status ?? `signal ${result.signal}`;
}

/** npm's own JavaScript file, so that no shell is needed; undefined when only a command named npm can be hoped for. */
function npmProgram() {
  const nodeFolder = path.dirname(process.execPath);
  return [
    process.env.npm_execpath,
    path.join(nodeFolder, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(nodeFolder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((file) => file !== undefined && path.basename(file) === "npm-cli.js" && existsSync(file));
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    ensureInstalled();
    return 0;
  });
}
