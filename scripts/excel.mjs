// Opens desktop Excel (Windows, macOS) with the add-in, served from this machine until Ctrl+C.
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { createRequire } from "node:module";
import path from "node:path";
import { CannotRunError, projectRoot } from "./child-process.mjs";

const pagesFolder = path.join(projectRoot, "dist");
const manifest = path.join(pagesFolder, "manifest.xml");
const port = 3000;

/**
 * Builds the pages, serves them at the address that the manifest names, and has Office load the manifest.
 * @returns {Promise<number>} 0 once the user ended it with Ctrl+C
 * @throws {CannotRunError} when the build fails, the port is taken or Office does not load the add-in
 */
export async function openInExcel() {
  const webpack = path.join(projectRoot, "node_modules", "webpack", "bin", "webpack.js");
  const build = runTool(webpack, ["--mode", "development", "--config-name", "addin"]);
  if (!build.succeeded) throw new CannotRunError(`the add-in could not be built:\n${build.output}`);
  const server = await serve();
  try {
    const started = office("start", "desktop", "--app", "excel", "--no-debug", "--no-live-reload");
    // The tool ends with status 0 even where it did nothing; its last line is what tells.
    if (!/^Started\.$/m.test(started.output)) {
      throw new CannotRunError(`Excel did not load the add-in. Its tool says:\n${started.output}`);
    }
    console.log(
      `Excel has the add-in: Home tab, CertVerdict. Serving ${pagesFolder} on port ${port}; Ctrl+C ends it.`,
    );
    await new Promise((resolve) => process.once("SIGINT", resolve));
    office("stop");
    return 0;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function office(command, ...args) {
  const tool = path.join(projectRoot, "node_modules", "office-addin-debugging", "cli.js");
  return runTool(tool, [command, manifest, ...args]);
}

function runTool(tool, args) {
  const result = spawnSync(process.execPath, [tool, ...args], { cwd: projectRoot, encoding: "utf8" });
  return { succeeded: result.status === 0, output: result.stdout + result.stderr };
}

async function serve() {
  // Comes with office-addin-debugging: Office loads pages only under a certificate that the machine trusts.
  const requireFromTool = createRequire(
    path.join(projectRoot, "node_modules", "office-addin-debugging", "package.json"),
  );
  const { getHttpsServerOptions } = requireFromTool("office-addin-dev-certs");
  const server = createServer(await getHttpsServerOptions(), answer);
  await new Promise((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", (error) =>
      reject(
        new CannotRunError(
          `port ${port} cannot be used (${error.code}). End the program that uses it, then try again.`,
        ),
      ),
    );
    server.listen(port, "localhost");
  });
  return server;
}

const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
};

/** Office refuses icons that must not be stored; Excel on the web fetches functions.json from another origin. */
function headersFor(type) {
  const headers = { "Content-Type": type, "Access-Control-Allow-Origin": "*" };
  return type === "image/png" ? headers : { ...headers, "Cache-Control": "no-store" };
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, `https://localhost:${port}`);
  const file = path.join(pagesFolder, path.normalize(pathname));
  const type = contentTypes[path.extname(file)];
  try {
    if (type === undefined || !file.startsWith(pagesFolder + path.sep))
      throw new Error("not a page of the add-in");
    const content = await readFile(file);
    response.writeHead(200, headersFor(type)).end(content);
  } catch {
    response.writeHead(404).end();
  }
}
