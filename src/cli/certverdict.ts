// The executable: runs the program, turns errors into one sentence and an exit status.
import { CommanderError } from "commander";
import { version } from "../../package.json";
import { ERRORS } from "../words/commandLine";
import { sentenceFor, systemCode } from "./failure";
import { createProgram } from "./program";

const COULD_NOT_RUN = 2;
const STOPPED = 130;

const stop = new AbortController();
process.once("SIGINT", () => {
  stop.abort(new Error(ERRORS.stopped));
});
process.once("SIGTERM", () => {
  stop.abort(new Error(ERRORS.stopped));
});
// A reader that has seen enough, such as head, closes the pipe: that is no error.
process.stdout.on("error", (error) => {
  if (systemCode(error) === "EPIPE") process.exit(0);
  throw error;
});

async function run(): Promise<number> {
  let status = 0;
  const program = createProgram(version, stop.signal, (code) => {
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
