// Is desktop Excel installed here? Asked where its installers leave it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Where Windows notes which program a name such as excel.exe stands for. */
const APP_PATHS = "Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe";

const thisMachine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  /** The default value of a key, or undefined. */
  registry(key) {
    const { stdout } = spawnSync("reg", ["query", key, "/ve"], { encoding: "utf8", windowsHide: true });
    return /REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/m.exec(stdout ?? "")?.[1];
  },
};

/**
 * The program of desktop Excel, and where it was looked for.
 *
 * @param {{ platform: string, env: Record<string, string | undefined>, exists: (file: string) => boolean,
 *   registry: (key: string) => string | undefined }} [machine] the machine to look at; default: this one
 * @returns {{ program: string | undefined, lookedAt: string[] }} no places on a system that there is no Excel for
 */
export function findExcel(machine = thisMachine) {
  const lookedAt = places(machine);
  return { program: lookedAt.find((file) => machine.exists(file)), lookedAt };
}

function places({ platform, env, registry }) {
  if (platform === "darwin") {
    const folders = ["/Applications", path.posix.join(env.HOME ?? "/", "Applications")];
    return folders.map((folder) => `${folder}/Microsoft Excel.app`);
  }
  if (platform !== "win32") return [];
  const noted = ["HKCU", "HKLM"].map((root) => registry(`${root}\\${APP_PATHS}`)?.replace(/^"|"$/g, ""));
  const folders = [env.PROGRAMFILES ?? "C:\\Program Files", env["PROGRAMFILES(X86)"]].filter(Boolean);
  // As part of Microsoft 365 and of later versions bought once; then as older installers put it.
  const programs = ["Microsoft Office\\root\\Office16\\EXCEL.EXE", "Microsoft Office\\Office16\\EXCEL.EXE"];
  const usual = programs.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
  return [...noted.filter(Boolean), ...usual];
}
