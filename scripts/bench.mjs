// Runs the measurements of bench/, whose dependencies are its own: node scripts/bench.mjs [ARGUMENT …]
import path from "node:path";
import { projectRoot, runNode, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

await runScript(async () => {
  ensureInstalled();
  ensureInstalled(path.join(projectRoot, "bench"));
  const script = path.join(projectRoot, "bench", "run.ts");
  return runNode(["--import", import.meta.resolve("tsx"), script, ...process.argv.slice(2)]);
});
