// LibreOffice reads a workbook and writes it again, nothing else: the least that any of its users' ways takes.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ProcessRun } from "../processes";
import { office } from "./sheetFormula";

/**
 * Prepares a profile of its own, so that the first conversion takes no longer than others.
 *
 * @param folder where it may write files
 * @returns converts a workbook into `folder`/converted; its peak is not known. It throws an Error with LibreOffice's
 *   messages when it fails
 */
export function officeConverter(folder: string): (workbook: string) => ProcessRun {
  const profile = path.join(folder, "office-files");
  rmSync(profile, { recursive: true, force: true });
  const common = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore"];
  spawnSync(office, [...common, "--terminate_after_init"]);
  const target = path.join(folder, "converted");
  return (workbook) => {
    const start = performance.now();
    const { status, stderr, stdout } = spawnSync(
      office,
      [...common, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target, workbook],
      { encoding: "utf8" },
    );
    const time = performance.now() - start;
    if (status !== 0 || !stdout.includes("->"))
      throw new Error(`LibreOffice has not written the workbook. Its messages:\n${stderr}`);
    return { output: stdout, time, peak: NaN };
  };
}
