// Running another program in this one's place: same input and output, signals passed on, exit status handed back.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** A reason not to go on that is meant for people: shown without a stack trace. */
export class CannotRunError extends Error {}

/**
 * Runs Node.js with `args` in this process's place and waits for its end.
 * @param {readonly string[]} args what follows `node` on the command line
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] defaults: this process's own
 * @returns {Promise<number>} the exit status. When a signal ended the child, this process ends by the same signal.
 */
export function runNode(args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: "inherit", ...options });
  const passOn = (signal) => {
    // A terminal sends Ctrl+C to parent and child alike; a second one would make programs quit without tidying up.
    if (signal === "SIGINT" && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => {
      for (const name of signals) process.off(name, passOn);
      if (signal === null) return resolve(status);
      process.kill(process.pid, signal);
      // Reached only where a signal to oneself is not deadly; shells report such an end as 128 + number.
      resolve(128 + constants.signals[signal]);
    });
  });
}

/**
 * Runs Node.js with `args` beside this process.
 * @param {readonly string[]} args what follows `node` on the command line
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] defaults: this process's own
 * @returns {Promise<{ status: number | null, output: string }>} its exit status, null after a signal; and all that it said
 */
export function callNode(args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}

/** Waits until this process is to end: by Ctrl+C, npm stop, or its terminal being closed. */
export function untilEnded() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  });
}

/** Is there a process of this number? */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM"; // It is somebody else's.
  }
}

/**
 * Runs a script's body and ends the process with the status it returns; 2, with the reason on standard error, when it
 * could not run.
 * @param {() => Promise<number>} body
 */
export async function runScript(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    console.error(error instanceof CannotRunError ? `certverdict: ${error.message}` : error);
    process.exitCode = 2;
  }
}
