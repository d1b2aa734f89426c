// Builds everything for production: node scripts/build.mjs [ARGUMENT OF webpack …]
import path from "node:path";
import { projectRoot, runNode, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

await runScript(async () => {
  ensureInstalled();
  const given = process.argv.slice(2);
  const webpack = path.join(projectRoot, "node_modules", "webpack", "bin", "webpack.js");
  const status = await runNode([webpack, "--mode", "production", ...given], { cwd: projectRoot });
  // What arguments change is not what the other scripts count on.
  if (status === 0 && given.length === 0) (await import("./builds.mjs")).noteBuilt();
  return status;
});
