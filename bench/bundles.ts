// The measured code as plain bundles. A TypeScript loader would slow it down: it wraps every function to keep its name.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, stop } from "esbuild";

const benchFolder = path.dirname(fileURLToPath(import.meta.url));
const projectFolder = path.dirname(benchFolder);
/** Where bundles and made files stand: beside the packages, so that peers find theirs. */
export const workFolder = path.join(benchFolder, "node_modules", ".cache");

/** The tasks and the peers that are programs. */
const PROGRAMS = {
  judging: "tasks/judging.ts",
  memory: "tasks/memory.ts",
  explaining: "tasks/explaining.ts",
  peer: "tasks/peer.ts",
  sheet: "tasks/sheet.ts",
  growth: "tasks/growth.ts",
  policyStart: "tasks/policyStart.ts",
  fileStages: "tasks/fileStages.ts",
  sheetPart: "tasks/sheetPart.ts",
  copyText: "tasks/copyText.ts",
  sheetJs: "peers/sheetJs.ts",
  excelJs: "peers/excelJs.ts",
  handCsv: "peers/handCsv.ts",
  duckDbCsv: "peers/duckDbCsv.ts",
} as const;

export type Program = keyof typeof PROGRAMS;

/** The path of a program's bundle. */
export function bundleOf(program: Program): string {
  return path.join(workFolder, `${program}.cjs`);
}

/** The bundle of src/policy/policy.ts, as a page would load it: smaller, and without what Node.js adds. */
export const policyBundle = path.join(workFolder, "policy.cjs");

/** The scripts for browsers, and whether they are made small, as what they are measured beside. */
const PAGES = { functionsPage: false, workbenchPage: true, univerPage: true } as const;

/** The path of the script of a page; its style sheet, if it has one, stands beside it as .css. */
export function pageBundleOf(page: keyof typeof PAGES): string {
  return path.join(workFolder, `${page}.js`);
}

/** Builds every program, the pages and the policy. Resolves to the size of the policy's bundle, gzipped, in bytes. */
export async function buildPrograms(): Promise<number> {
  mkdirSync(workFolder, { recursive: true });
  const shared = {
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  } as const;
  await build({
    ...shared,
    entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ in: path.join(benchFolder, file), out })),
    outdir: workFolder,
    outExtension: { ".js": ".cjs" },
    external: ["@duckdb/node-api", "@gorules/zen-engine", "exceljs", "json-rules-engine", "xlsx"],
  });
  await build({
    ...shared,
    entryPoints: [path.join(projectFolder, "src", "policy", "policy.ts")],
    outfile: policyBundle,
    minify: true,
  });
  for (const [page, minify] of Object.entries(PAGES))
    await build({
      bundle: true,
      minify,
      platform: "browser",
      target: "es2022",
      format: "iife",
      logLevel: "error",
      entryPoints: [path.join(benchFolder, `${page}.ts`)],
      outfile: path.join(workFolder, `${page}.js`),
    });
  // Its service would stay beside everything that is measured.
  await stop();
  return gzipSync(readFileSync(policyBundle), { level: 9 }).length;
}

/**
 * Builds the command line program and copies it, so that a build by somebody else cannot change what is measured.
 *
 * @returns the path of the copy
 * @throws Error with the messages when it cannot be built
 */
export function buildCommandLine(): string {
  const script = path.join(projectFolder, "scripts", "certverdict.mjs");
  const result = spawnSync(process.execPath, [script, "--version"], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`The command line program was not built:\n${result.stderr}`);
  const copy = path.join(workFolder, "certverdict.cjs");
  copyFileSync(path.join(projectFolder, "dist", "cli", "certverdict.js"), copy);
  return copy;
}
