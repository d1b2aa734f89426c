// Which browser the tests take, on machines that are made up.
import { findBrowser, type Machine } from "./browser";

const PROGRAMS = { PROGRAMFILES: "C:\\Program Files", LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local" };
const WINDOWS_CHROME = "C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe";
const WINDOWS_EDGE = "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe";
const MAC_EDGE = "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
const MAC_CHROME = "/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

function machine(platform: string, env: Machine["env"], files: readonly string[]): Machine {
  return { platform, arch: "x64", env, exists: (path) => files.includes(path) };
}

it.each([
  ["linux", { BROWSER_PATH: "/my/browser" }, ["/my/browser", "/usr/bin/google-chrome"], "/my/browser"],
  ["linux", {}, ["/usr/bin/chromium", "/usr/bin/google-chrome"], "/usr/bin/google-chrome"],
  ["linux", {}, ["/usr/bin/chromium", "/usr/bin/microsoft-edge"], "/usr/bin/microsoft-edge"],
  ["linux", {}, ["/snap/bin/chromium"], "/snap/bin/chromium"],
  ["win32", PROGRAMS, [WINDOWS_EDGE, WINDOWS_CHROME], WINDOWS_CHROME],
  ["win32", PROGRAMS, [WINDOWS_EDGE], WINDOWS_EDGE],
  ["darwin", { HOME: "/Users/ada" }, [MAC_EDGE, MAC_CHROME], MAC_CHROME],
  ["darwin", {}, [MAC_EDGE], MAC_EDGE],
])("on %s with %j and %j takes %s", async (platform, env, files, found) => {
  expect(await findBrowser(machine(platform, env, files))).toBe(found);
});

it.each([
  ["linux", { BROWSER_PATH: "/not/here" }, /BROWSER_PATH is "\/not\/here", and there is no such file/],
  ["win32", PROGRAMS, /Install Chrome, Edge or Chromium, or set BROWSER_PATH/],
  ["darwin", {}, /Install Chrome, Edge or Chromium, or set BROWSER_PATH/],
])("on %s with %j and no browser says what to do", async (platform, env, advice) => {
  await expect(findBrowser(machine(platform, env, []))).rejects.toThrow(advice);
});
