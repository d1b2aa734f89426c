// A browser to show pages in: the one that is installed, or the one that comes with the development packages.
import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** The machine that browsers are looked for on. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  exists: existsSync,
};

/** Opens the browser that findBrowser finds, without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: ["--disable-gpu"] });
}

/**
 * The program of a browser: BROWSER_PATH, or Chrome, or Edge, or Chromium, or the Chromium of the development packages.
 *
 * @throws Error which says what to install or set
 */
export async function findBrowser(machine: Machine = thisMachine): Promise<string> {
  const { BROWSER_PATH: given } = machine.env;
  if (given) {
    if (machine.exists(given)) return given;
    throw new Error(
      `BROWSER_PATH is "${given}", and there is no such file. It has to be the program of Chrome, Edge or Chromium.`,
    );
  }
  const installed = places(machine).find(machine.exists);
  if (installed !== undefined) return installed;
  if (machine.platform === "linux" && machine.arch === "x64") return packagedChromium();
  throw new Error(
    "No browser was found. Install Chrome, Edge or Chromium, or set BROWSER_PATH to the program of one of them.",
  );
}

/** Where Chrome, Edge and Chromium usually are, in this order. */
function places({ platform, env }: Machine): string[] {
  switch (platform) {
    case "win32": {
      const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter(Boolean);
      const programs = [
        "Google\\Chrome\\Application\\chrome.exe",
        "Microsoft\\Edge\\Application\\msedge.exe",
        "Chromium\\Application\\chrome.exe",
      ];
      return programs.flatMap((program) => folders.map((folder) => win32.join(folder!, program)));
    }
    case "darwin": {
      const folders = ["/Applications", posix.join(env["HOME"] ?? "/", "Applications")];
      const names = ["Google Chrome", "Microsoft Edge", "Chromium"];
      return names.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
    }
    default:
      return [
        "/opt/google/chrome/chrome",
        "/usr/bin/google-chrome",
        "/opt/microsoft/msedge/msedge",
        "/usr/bin/microsoft-edge",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/snap/bin/chromium",
      ];
  }
}

/** Unpacks the Chromium of the development packages, with the libraries that a bare Linux does not have. */
async function packagedChromium(): Promise<string> {
  // Read by the package when it is loaded: without it, it takes the libraries for granted.
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
