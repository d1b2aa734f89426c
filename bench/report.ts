// One table of everything that was measured, for the terminal and for RESULTS.md.
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { officeVersion } from "./peers/sheetFormula";

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly rows: string;
  /** The median, or what else was measured. */
  readonly measured: string;
  readonly ratio: string;
  /** What is aimed at, and whether it was reached in this run; empty where there is no aim. */
  readonly aim: string;
}

/** Lines under one title. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
  /** How it was measured, and what to know when reading it: one sentence or more each. */
  readonly notes: readonly string[];
  /** A picture to put beside the results. */
  readonly picture?: Picture;
}

/** An SVG picture. */
export interface Picture {
  /** Its file's name. */
  readonly name: string;
  readonly alt: string;
  readonly svg: string;
}

/** An aim, and whether it was reached. */
export function aim(words: string, reached: boolean): string {
  return `${words}: ${reached ? "yes" : "no"}`;
}

const HEADINGS = ["Measured", "Rows", "Result", "Ratio", "Aim reached"] as const;

function cellsOf({ what, rows, measured, ratio, aim: reached }: Line): string[] {
  return [what, rows, measured, ratio, reached];
}

/** The table as aligned text. */
export function textTable(sections: readonly Section[]): string {
  const lines = sections.flatMap(({ title, lines }) => [[title.toUpperCase()], ...lines.map(cellsOf)]);
  const all = [[...HEADINGS], ...lines];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...all.filter((line) => line.length > 1).map((line) => line[column]!.length)),
  );
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const benchFolder = path.dirname(fileURLToPath(import.meta.url));

function versionOf(name: string): string {
  const file = path.join(benchFolder, "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Where and when it was measured, and with what, a sentence each. */
export function circumstances(date: Date): string[] {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return [
    `Date: ${date.toISOString().slice(0, 10)}.`,
    `Machine: ${cpus[0]?.model.trim() ?? "unknown processor"}, ${String(cpus.length)} cores, ${String(memory)} GiB of memory, ` +
      `${os.type()} ${os.arch()}. Load before the start: ${os.loadavg()[0]!.toFixed(1)}.`,
    `Versions: Node.js ${process.versions.node}, DuckDB ${versionOf("@duckdb/node-api")}, GoRules Zen ${versionOf("@gorules/zen-engine")}, ` +
      `json-rules-engine ${versionOf("json-rules-engine")}, ${officeVersion() ?? "no LibreOffice"}, SheetJS ${versionOf("xlsx")}, ` +
      `ExcelJS ${versionOf("exceljs")}, bundled with esbuild ${versionOf("esbuild")}.`,
  ];
}

/** The results as Markdown. */
export function markdown(sections: readonly Section[], facts: readonly string[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const body = sections.flatMap(({ title, lines, notes, picture }) => [
    `## ${title}`,
    [row(HEADINGS), row(HEADINGS.map(() => "---")), ...lines.map((line) => row(cellsOf(line)))].join("\n"),
    ...(picture === undefined ? [] : [`![${picture.alt}](${picture.name})`]),
    notes.map((note) => `- ${note}`).join("\n"),
  ]);
  return [
    "# Results of `npm run bench`",
    "Everything was measured side by side in one run. Read the ratios: times depend on the machine and on what else it " +
      "was doing. Written by the program; not edited by hand.",
    facts.map((fact) => `- ${fact}`).join("\n"),
    ...body,
    "",
  ].join("\n\n");
}
