// Serves the workbench to this machine, shows it in the browser, and says what to try.
import { CannotRunError, untilEnded } from "./child-process.mjs";
import { ownServerAt, serve } from "./server.mjs";
import { forget, note, noted, stillRuns } from "./started.mjs";

const USUAL_PORT = 3100;
/** How many ports after the usual one are tried. */
const FURTHER_PORTS = 10;

const WHAT_TO_TRY = `What to try:
  1. Select a person's row: the pane says what is decided for them, why, and what would change it.
  2. Press Evaluate roster: a verdict, its reason and a next step beside every row.
  3. In the first row, right of all else, type
     =CERTVERDICT(Roster[#All], , OrganisationTable[#All], RolesTable[#All])
  4. Change an answer: its verdict follows.
  5. Open a workbook or .csv of your own, or drop it on the page. It stays on this machine.`;

/**
 * Serves the built workbench until it is ended; or shows the one that runs already.
 *
 * @param {{ port?: number, browser: boolean }} wanted `port`: this one and no other, 0 for any that is free
 * @returns {Promise<number>} 0
 * @throws {CannotRunError} when no port can be used
 */
export async function openWorkbench({ port, browser }) {
  const { running, server } = (await findRunning(port)) ?? (await serveSomewhere(port));
  const address = `${(running ?? server).origin}/workbench/`;
  if (running) {
    console.log(`The workbench runs already: ${address} (npm stop ends it)`);
    if (browser) await show(address);
    return 0;
  }
  const end = untilEnded();
  note("workbench", server);
  try {
    console.log(`The workbench: ${address} (Ctrl+C here, or npm stop, ends it)\n${WHAT_TO_TRY}`);
    if (browser) await show(address);
    await end;
    console.log("The workbench has ended.");
    return 0;
  } finally {
    forget(server.port);
    await server.close();
  }
}

/** A workbench that was started from this folder before, at this port or, without one, at any. */
async function findRunning(port) {
  for (const started of noted()) {
    const isMeant = started.what === "workbench" && (port === undefined || port === started.port);
    if (isMeant && (await stillRuns(started))) return { running: started };
  }
  return undefined;
}

async function serveSomewhere(port) {
  const first = port ?? USUAL_PORT;
  const last = port ?? USUAL_PORT + FURTHER_PORTS;
  let reason;
  for (let candidate = first; candidate <= last; candidate += 1) {
    try {
      const server = await serve({ what: "workbench", port: candidate });
      if (candidate !== first)
        console.error(`certverdict: ${reason} Port ${candidate} is used in its place.`);
      return { server };
    } catch (error) {
      const running = await ownServerAt({ what: "workbench", port: candidate });
      if (running !== undefined) return { running };
      reason ??= whyNot(candidate, error);
    }
  }
  const others = first === last ? "" : ` Nor can the ports up to ${last} be used.`;
  throw new CannotRunError(`${reason}${others} Name a free one, or have one found: npm start -- --port 0`);
}

function whyNot(port, { code, message }) {
  if (code === "EADDRINUSE") return `port ${port} is in use by another program.`;
  if (code === "EACCES") return `port ${port} may not be used by your account.`;
  return `port ${port} cannot be used (${message}).`;
}

async function show(address) {
  const failed = (reason) =>
    console.error(`certverdict: no browser was opened (${reason}). Open ${address} in one.`);
  const { showInBrowser } = await import("./show-in-browser.mjs");
  await showInBrowser(address, failed);
}
