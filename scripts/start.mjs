// Shows the product at work: node scripts/start.mjs [--excel] [ARGUMENT OF certverdict evaluate …]
import { existsSync } from "node:fs";
import path from "node:path";
import { CannotRunError, projectRoot, runNode, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

const sample = path.join("samples", "roster.xlsx");
const output = path.join("samples", "roster.verdicts.xlsx");
/** The program's status where some rows have a wrong value. The sample has such rows on purpose. */
const DONE_WITH_PROBLEMS = 1;

await runScript(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--excel")) {
    if (process.platform !== "win32" && process.platform !== "darwin") {
      throw new CannotRunError(
        `--excel opens the add-in in desktop Excel, which exists on Windows and macOS only (this is ${process.platform}).`,
      );
    }
    ensureInstalled();
    const { openInExcel } = await import("./excel.mjs");
    return openInExcel();
  }
  if (!existsSync(path.join(projectRoot, sample))) {
    throw new CannotRunError(`${sample} is missing. Make the samples with: npm run samples`);
  }
  console.error(`certverdict evaluate ${[sample, "-o", output, ...args].join(" ")}`);
  const program = path.join(projectRoot, "scripts", "certverdict.mjs");
  const status = await runNode([program, "evaluate", sample, "-o", output, ...args], { cwd: projectRoot });
  return status === DONE_WITH_PROBLEMS ? 0 : status;
});
