// Opens desktop Excel (Windows, macOS) with the add-in, served from this machine until Ctrl+C or npm stop.
import path from "node:path";
import { callNode, CannotRunError, projectRoot, untilEnded } from "./child-process.mjs";
import { ownServerAt, serve } from "./server.mjs";
import { forget, note } from "./started.mjs";

const manifest = path.join(projectRoot, "manifest.xml");
/** The manifest names it. */
const PORT = 3000;
const GO_ON = "To go on without Excel: npm start -- --workbench";

/**
 * Serves the built add-in at the address that the manifest names, and has Office load the manifest.
 *
 * @param {{ port?: number }} [options] another port than the manifest's, for tests
 * @returns {Promise<number>} 0 once it was ended
 * @throws {CannotRunError} when there is no certificate, the port is taken or Office does not load the add-in
 */
export async function openInExcel({ port = PORT } = {}) {
  const running = await ownServerAt({ what: "excel", port });
  if (running !== undefined) {
    console.log(`Excel has the add-in already, served from ${running.origin}. npm stop ends that.`);
    return 0;
  }
  const server = await serveOverHttps(port);
  const end = untilEnded();
  note("excel", server);
  try {
    await load();
    console.log(`Excel has the add-in: Home tab, CertVerdict. Served from ${server.origin}; Ctrl+C ends it.`);
    await end;
    await takeOutOfExcel();
    return 0;
  } finally {
    forget(server.port);
    await server.close();
  }
}

/** Takes the add-in out of Excel. What Office's tool says about it is of no use to anybody. */
export async function takeOutOfExcel() {
  await office("stop", manifest);
}

async function load() {
  const { output } = await office(
    "start",
    manifest,
    "desktop",
    "--app",
    "excel",
    "--no-debug",
    "--no-live-reload",
  );
  // The tool ends with status 0 even where it did nothing; its last line is what tells.
  if (/^Started\.$/m.test(output)) return;
  throw new CannotRunError(
    `Excel did not load the add-in. Microsoft's tool (office-addin-debugging) says:\n${output.trim()}\n${GO_ON}`,
  );
}

function office(...args) {
  const tool = path.join(projectRoot, "node_modules", "office-addin-debugging", "cli.js");
  return callNode([tool, ...args], { cwd: projectRoot });
}

async function serveOverHttps(port) {
  const certificate = await trustedCertificate();
  try {
    return await serve({ what: "excel", port, certificate });
  } catch (error) {
    const find =
      process.platform === "win32"
        ? `netstat -ano | findstr :${port}`
        : `lsof -nP -iTCP:${port} -sTCP:LISTEN`;
    throw new CannotRunError(
      `port ${port} cannot be used (${error.code}), and it has to be this one: manifest.xml names it. ` +
        `End the program that uses it (${find} shows which), then try again.\n${GO_ON}`,
    );
  }
}

/** Office loads pages only under a certificate that the machine trusts. It is made, and trust asked for, the first time. */
async function trustedCertificate() {
  const { getHttpsServerOptions } = await import("office-addin-dev-certs");
  try {
    return await getHttpsServerOptions();
  } catch (error) {
    throw new CannotRunError(
      "there is no certificate for https://localhost, without which Excel loads no add-in. Microsoft's tool " +
        "(office-addin-dev-certs) tried to make one in the folder .office-addin-dev-certs of your home folder, and to have it " +
        `trusted for your account. It says:\n${error.message.trim()}\n` +
        "Where your organisation does not allow that, ask whoever looks after the machine to run, with more rights: " +
        `npx office-addin-dev-certs install --machine\n${GO_ON}`,
    );
  }
}
