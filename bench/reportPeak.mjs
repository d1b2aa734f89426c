// Loaded into each measured process: tells the largest size it had, in bytes, on file descriptor 3 when it ends.
import { writeSync } from "node:fs";

process.on("exit", () => {
  writeSync(3, String(process.resourceUsage().maxRSS * 1024));
});
