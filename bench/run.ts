// npm run bench [-- --quick] [-- --only judging|peers|growth|policy|functions|pane|workbench|files]: builds, checks agreement, measures, reports.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { buildAddIn, buildWorkbench } from "../scripts/builds.mjs";
import { checkAgreement } from "./agreement";
import { buildCommandLine, buildPrograms, workFolder } from "./bundles";
import { filesSection } from "./filesSection";
import { functionsSection } from "./functionsSection";
import { growthSection } from "./growthSection";
import { judgingSection } from "./judgingSection";
import { paneSection } from "./paneSection";
import { peersSection } from "./peersSection";
import { policySection } from "./policySection";
import type { Section } from "./report";
import { circumstances, markdown, textTable } from "./report";
import { percent } from "./statistics";
import { workbenchSection } from "./workbenchSection";

const SECTIONS = ["judging", "peers", "growth", "policy", "functions", "pane", "workbench", "files"] as const;
const resultsFile = path.join(path.dirname(fileURLToPath(import.meta.url)), "RESULTS.md");

/** Progress, with the minutes and seconds since the start. */
const say = (text: string): void => {
  const seconds = Math.round(performance.now() / 1000);
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  console.error(`bench ${clock} ${text}`);
};

function writePictures(sections: readonly Section[], folder: string): void {
  for (const { picture } of sections) {
    if (picture === undefined) continue;
    const file = path.join(folder, picture.name);
    writeFileSync(file, picture.svg);
    say(`written to ${path.relative(process.cwd(), file)}.`);
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } });
  const { quick = false, only } = values;
  if (only !== undefined && !SECTIONS.some((name) => name === only))
    throw new Error(`--only ${only} is not known. Allowed: ${SECTIONS.join(", ")}.`);
  const facts = circumstances(new Date());

  say("building …");
  const policySize = await buildPrograms();
  const commandLine = buildCommandLine();
  await buildAddIn({ anyAddress: true });
  await buildWorkbench();
  say("checking that everybody agrees …");
  const shares = checkAgreement(commandLine);
  const spread = shares.map(([verdict, share]) => `${verdict} ${percent(share)}`).join(", ");
  facts.push(
    `All agreed on the verdicts of 2,000 rows before anything was timed, and those that write all columns on every cell: ${spread}.`,
  );

  const measure: Record<(typeof SECTIONS)[number], () => Section | Promise<Section>> = {
    judging: () => judgingSection(quick),
    peers: () => peersSection(quick),
    growth: () => growthSection(commandLine, quick),
    policy: () => policySection(policySize),
    functions: () => functionsSection(quick),
    pane: () => paneSection(quick),
    workbench: () => workbenchSection(quick),
    files: () => filesSection(commandLine, quick),
  };
  const sections: Section[] = [];
  for (const name of SECTIONS) {
    if (only !== undefined && name !== only) continue;
    say(`measuring ${name} …`);
    const section = await measure[name]();
    for (const { what, rows, measured, ratio } of section.lines)
      say([what, rows, measured, ratio].filter((text) => text !== "").join(" | "));
    sections.push(section);
  }
  console.log(`${facts.join("\n")}\n\n${textTable(sections)}`);
  if (quick || only !== undefined) {
    writePictures(sections, workFolder);
    say("RESULTS.md and its pictures hold complete runs only, and were left as they are.");
    return;
  }
  const config = await resolveConfig(resultsFile);
  writeFileSync(resultsFile, await format(markdown(sections, facts), { ...config, parser: "markdown" }));
  say(`written to ${path.relative(process.cwd(), resultsFile)}.`);
  writePictures(sections, path.dirname(resultsFile));
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? `bench: ${error.message}` : error);
  process.exitCode = 2;
});
