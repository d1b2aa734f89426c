// Runs a TypeScript script of the project: node scripts/run.mjs FILE.ts [ARGUMENT …]
import { existsSync } from "node:fs";
import { CannotRunError, runNode, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

await runScript(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined || !existsSync(file)) {
    throw new CannotRunError(
      `no such script: ${file ?? "none was named"}. Usage: node scripts/run.mjs FILE.ts [ARGUMENT …]`,
    );
  }
  ensureInstalled();
  return runNode(["--import", import.meta.resolve("tsx"), file, ...args]);
});
