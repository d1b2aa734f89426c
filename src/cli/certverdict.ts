// The executable: runs the program, turns errors into one sentence and an exit status.
import { CommanderError } from "commander";
import packageJson from "../../package.json";
import { ERRORS } from "../words/commandLine";
import { COULD_NOT_RUN, DONE, STOPPED } from "./exitStatus";
import { sentenceFor, systemCode, writingFailure } from "./failure";
import { createProgram } from "./program";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    // Whoever asks twice does not want to wait until the work has come to a halt.
    if (stop.signal.aborted) process.exit(STOPPED);
    const reason = new Error(ERRORS.stopped);
    stop.abort(reason);
    // Work that waits for input would not notice.
    process.stdin.destroy(reason);
  });
process.stdout.on("error", (error) => {
  // A reader that has seen enough, such as head, closes the pipe: that is no failure.
  if (systemCode(error) === "EPIPE") process.exit(DONE);
  process.stderr.write(`${ERRORS.prefix}${sentenceFor(writingFailure("-", error))}\n`);
  process.exit(COULD_NOT_RUN);
});

async function run(): Promise<number> {
  let status = 0;
  const program = createProgram(packageJson.version, stop.signal, (code) => {
    status = code;
  });
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync();
    return status;
  } catch (error) {
    // The argument parser has printed its own message; help and version are no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
    process.stderr.write(`${ERRORS.prefix}${sentenceFor(error)}\n`);
    return stop.signal.aborted ? STOPPED : COULD_NOT_RUN;
  }
}

void run().then((status) => {
  process.exitCode = status;
});
