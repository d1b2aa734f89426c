// A small server for dist: for this machine only, for reading only. The workbench over http, the add-in for Excel over https.
import { createHash, randomUUID } from "node:crypto";
import { realpathSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { projectRoot } from "./child-process.mjs";

const dist = path.join(projectRoot, "dist");
const officeJsFolder = path.join(projectRoot, "node_modules", "@microsoft", "office-js", "dist");
const OFFICE_JS_SERVER = "https://appsforoffice.microsoft.com";
const OFFICE_JS_HOSTED = `${OFFICE_JS_SERVER}/lib/1/hosted/`;
const OFFICE_JS_HERE = "/office-js/";

/** Where a server of ours says who it is. */
const IDENTITY = "/certverdict-server.json";
/** Names this folder without telling where it is. */
const thisFolder = createHash("sha256").update(realpathSync(projectRoot)).digest("hex");

/** Both, because browsers take either for localhost. */
const LOOPBACK = ["127.0.0.1", "::1"];
/** What listening says where a machine has no IPv6. */
const NO_SUCH_ADDRESS = ["EADDRNOTAVAIL", "EAFNOSUPPORT"];

/** What is served at all; a file of any other kind is not found. */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "text/xml; charset=utf-8",
};

/**
 * Serves the built pages to this machine. `workbench`: over http, with Office.js from the installed package, so that nothing leaves
 * the machine. `excel`: over https, with Office.js from Microsoft's address, as its pages name it.
 *
 * @param {{ what: "workbench" | "excel", port: number, folder?: string, certificate?: import("node:tls").SecureContextOptions }} options
 *   `port` 0: any free one; `folder`: dist; `certificate`: what the https server shows
 * @returns {Promise<{ origin: string, port: number, id: string, close: () => Promise<void> }>} `id`: unlike that of any other server
 * @throws the system's error, such as EADDRINUSE, where the port cannot be used
 */
export async function serve({ what, port, folder = dist, certificate }) {
  const id = randomUUID();
  const servers = [];
  const listener = (request, response) => {
    respond(request, response, { what, folder, id, port: servers[0].address().port });
  };
  const create = () =>
    what === "excel" ? https.createServer(certificate, listener) : http.createServer(listener);
  const close = async () => {
    await Promise.all(servers.map(closed));
  };
  try {
    for (const address of LOOPBACK) {
      const server = create();
      const listens = await listen(server, servers[0]?.address().port ?? port, address);
      if (listens) servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const actual = servers[0].address().port;
  const scheme = what === "excel" ? "https" : "http";
  return { origin: `${scheme}://localhost:${actual}`, port: actual, id, close };
}

/** False where the machine has no such address but has another one. */
function listen(server, port, address) {
  return new Promise((resolve, reject) => {
    server.once("listening", () => resolve(true));
    server.once("error", (error) => {
      if (address !== LOOPBACK[0] && NO_SUCH_ADDRESS.includes(error.code)) resolve(false);
      else reject(error);
    });
    server.listen(port, address);
  });
}

function closed(server) {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/**
 * Asks the server at a port of this machine who it is.
 *
 * @param {{ what: "workbench" | "excel", port: number }} where
 * @returns {Promise<{ id: string, pid: number, what: string, origin: string } | undefined>} undefined where nobody answers, or
 *   anybody but a server that was started from this very folder
 */
export async function ownServerAt({ what, port }) {
  for (const address of LOOPBACK) {
    const text = await ask(what === "excel" ? https : http, { host: address, port });
    try {
      const { folder, ...identity } = JSON.parse(text);
      if (folder === thisFolder) return identity;
    } catch {
      continue; // Nobody, or somebody else.
    }
  }
  return undefined;
}

/** The text of an answer; nothing where there is none, or one that is too long to be an identity. */
function ask(protocol, where) {
  return new Promise((resolve) => {
    // Only an identity is read, over a connection within this machine: no certificate adds to that.
    const options = { ...where, path: IDENTITY, agent: false, timeout: 2000, rejectUnauthorized: false };
    const request = protocol.get(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
        if (text.length > 1000) request.destroy();
      });
      response.on("end", () => resolve(text));
      response.on("error", () => resolve(""));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(""));
    request.on("close", () => resolve(""));
  });
}

/** Answers one request. */
async function respond(request, response, serving) {
  const { status, type = TYPES[".txt"], headers, body = "" } = await answerTo(request, serving);
  const content = Buffer.from(body);
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": content.length,
    "X-Content-Type-Options": "nosniff",
    // Office shows no icon that must not be stored.
    ...(type === TYPES[".png"] ? {} : { "Cache-Control": "no-store" }),
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : content);
}

async function answerTo({ headers, method, url }, serving) {
  if (!isOwnHost(headers.host, serving.port)) {
    return { status: 421, body: `This server answers as localhost:${serving.port} only.` };
  }
  if (method !== "GET" && method !== "HEAD") {
    return {
      status: 405,
      headers: { Allow: "GET, HEAD" },
      body: "This server can only be read: GET or HEAD.",
    };
  }
  const asked = pathOf(url);
  if (asked === undefined) return { status: 400, body: "The address cannot be read." };
  if (asked === IDENTITY) return identity(serving);
  if (serving.what === "excel") return fileAnswer(serving, asked);
  if (asked === "/" || asked === "/workbench") return { status: 302, headers: { Location: "/workbench/" } };
  if (asked === "/workbench/") return fileAnswer(serving, "/workbench/index.html");
  // Microsoft's server takes any case, the package has its names in small letters.
  if (asked.startsWith(OFFICE_JS_HERE)) {
    const part = asked.slice(OFFICE_JS_HERE.length).toLowerCase();
    return fileAnswer({ ...serving, folder: officeJsFolder }, part);
  }
  return fileAnswer(serving, asked);
}

/** A page elsewhere may have given its own host name our address; its requests still carry that name. */
function isOwnHost(host, port) {
  return ["localhost", "127.0.0.1", "[::1]"].some((name) => host?.toLowerCase() === `${name}:${port}`);
}

/** The path of a request, decoded; undefined where it cannot be. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}

function identity({ what, id, port }) {
  const origin = `${what === "excel" ? "https" : "http"}://localhost:${port}`;
  const body = JSON.stringify({ id, pid: process.pid, what, origin, folder: thisFolder });
  return { status: 200, type: TYPES[".json"], body };
}

async function fileAnswer({ folder, what }, asked) {
  const type = TYPES[path.extname(asked)];
  const content = type === undefined ? undefined : await contentOf(folder, asked);
  if (content === undefined) return { status: 404, body: `There is no ${asked} here.` };
  // Excel on the web fetches functions.json from another origin.
  if (what === "excel")
    return { status: 200, type, headers: { "Access-Control-Allow-Origin": "*" }, body: content };
  const body = type === TYPES[".html"] ? withOfficeJsFromHere(content.toString("utf8")) : content;
  return { status: 200, type, body };
}

/** The content of a file below a folder; undefined where there is none. The program of the command line is not for browsers. */
async function contentOf(folder, asked) {
  try {
    const file = await realpath(path.join(folder, asked));
    const parts = path.relative(await realpath(folder), file).split(path.sep);
    if (parts[0] === ".." || path.isAbsolute(parts[0]) || parts[0] === "cli") return undefined;
    return await readFile(file);
  } catch {
    return undefined;
  }
}

/** The page with Office.js from this server, and with a security policy that does not name Microsoft's any more. */
function withOfficeJsFromHere(html) {
  return html.replaceAll(OFFICE_JS_HOSTED, OFFICE_JS_HERE).replaceAll(` ${OFFICE_JS_SERVER}`, "");
}
