// Ends what npm start left running: node scripts/stop.mjs
import { setTimeout as wait } from "node:timers/promises";
import { CannotRunError, runScript } from "./child-process.mjs";
import { takeOutOfExcel } from "./excel.mjs";
import { forget, noted, stillRuns } from "./started.mjs";

/** How long a server may take to close its connections, and Office's tool to take the add-in out. */
const PATIENCE_MS = 30_000;

await runScript(async () => {
  if (process.argv.length > 2) {
    throw new CannotRunError(`npm stop takes no arguments; it got ${process.argv.slice(2).join(" ")}.`);
  }
  const ended = [];
  for (const started of noted()) {
    if (await stillRuns(started)) {
      await end(started);
      ended.push(
        `Ended ${started.what === "excel" ? "the add-in in Excel" : "the workbench"} (${started.origin}).`,
      );
    } else if (started.what === "excel") {
      // It ended in a hurry: Excel still has the add-in, at an address where nobody answers.
      await takeOutOfExcel();
      ended.push("Took the add-in out of Excel.");
    }
    forget(started.port);
  }
  console.log(ended.length === 0 ? "Nothing of npm start is running." : ended.join("\n"));
  return 0;
});

async function end(started) {
  const { what, pid, origin } = started;
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + PATIENCE_MS;
  while (await stillRuns(started)) {
    if (Date.now() > deadline) {
      throw new CannotRunError(`${origin} does not end. End process ${pid} by the means of your system.`);
    }
    await wait(50);
  }
  // On Windows a process ends at once, without tidying up.
  if (what === "excel" && process.platform === "win32") await takeOutOfExcel();
}
