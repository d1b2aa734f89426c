// Before the tests: builds what is older than its sources, so that tests run the real thing: command line and add-in.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { buildAddIn } from "../../scripts/builds.mjs";
import { projectRoot } from "../../scripts/child-process.mjs";

export default async function buildProgram() {
  execFileSync(process.execPath, [path.join(projectRoot, "scripts", "certverdict.mjs"), "--version"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await buildAddIn();
}
