// Before the tests: builds the command line program when it is older than its sources, so that tests run the real thing.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export default function buildProgram() {
  execFileSync(process.execPath, [path.join(root, "scripts", "certverdict.mjs"), "--version"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
