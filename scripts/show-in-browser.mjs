// Shows an address in the browser of whoever sits at this machine, where there is one.
import open from "open";

/**
 * Opens the address in the usual browser, without waiting for it.
 * @param {string} address
 * @param {(reason: string) => void} failed hears why no browser shows it
 */
export async function showInBrowser(address, failed) {
  if (!hasScreen(process)) {
    failed("there is no screen here");
    return;
  }
  const opener = await open(address);
  opener.once("error", (error) => failed(error.message));
  opener.once("exit", (status) => {
    if (status) failed(`the system's way to open it ended with status ${status}`);
  });
}

/** Elsewhere than on Windows and macOS there may be no screen, or the browser is on another machine and named in BROWSER. */
function hasScreen({ platform, env }) {
  if (platform === "win32" || platform === "darwin") return true;
  return [env.DISPLAY, env.WAYLAND_DISPLAY, env.WSL_DISTRO_NAME, env.BROWSER].some(Boolean);
}
