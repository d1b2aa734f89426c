// What npm start has running: a note a port in .cache/started, which npm stop and a second npm start read.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./child-process.mjs";
import { ownServerAt } from "./server.mjs";

const folder = path.join(projectRoot, ".cache", "started");
const noteOf = (port) => path.join(folder, `${port}.json`);

/**
 * Something that was started.
 * @typedef {{ what: "workbench" | "excel", port: number, origin: string, id: string, pid: number }} Started
 */

/**
 * Notes a server of this process.
 * @param {"workbench" | "excel"} what
 * @param {{ port: number, origin: string, id: string }} server
 */
export function note(what, { port, origin, id }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(noteOf(port), JSON.stringify({ what, port, origin, id, pid: process.pid }));
}

/** Takes the note of a port away. */
export function forget(port) {
  rmSync(noteOf(port), { force: true });
}

/** @returns {Started[]} everything noted, also what has ended without tidying up */
export function noted() {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return []; // Nothing was ever started here.
  }
  return names.filter((name) => name.endsWith(".json")).flatMap(read);
}

function read(name) {
  const file = path.join(folder, name);
  try {
    const { what, port, origin, id, pid } = JSON.parse(readFileSync(file, "utf8"));
    if (Number.isInteger(port) && Number.isInteger(pid)) return [{ what, port, origin, id, pid }];
  } catch {
    // Torn: told below like any other note that says nothing.
  }
  rmSync(file, { force: true });
  return [];
}

/**
 * Does this still run? The server itself is asked, because process numbers and ports are given to others.
 * @param {Started} started
 */
export async function stillRuns({ what, port, id, pid }) {
  const server = await ownServerAt({ what, port });
  return server?.id === id && server.pid === pid;
}
