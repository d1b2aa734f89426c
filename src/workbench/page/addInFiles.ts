// The files of the add-in that its host has to know: manifest, functions and shortcuts, from the folder that it is served from.
import type { FunctionsFile } from "../../host/formulas/customFunctions";
import { FETCH_FAULTS } from "../../words/workbench";
import { fetchText } from "./fetched";
import type { Manifest } from "./manifest";
import { readManifest } from "./manifest";
import type { Shortcut } from "./shortcuts";
import { readShortcuts } from "./shortcuts";
import { reasonOf } from "./reasonOf";

export interface AddInFiles {
  readonly manifest: Manifest;
  readonly functions: FunctionsFile;
  readonly shortcuts: readonly Shortcut[];
}

async function getJson(url: string): Promise<unknown> {
  const text = await fetchText(url);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(FETCH_FAULTS.json(url, reasonOf(error)), { cause: error });
  }
}

/** Names the file in the error of what reads it. */
function reading<T>(url: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(FETCH_FAULTS.at(url, reasonOf(error)), { cause: error });
  }
}

/**
 * Loads what the add-in says of itself.
 *
 * @param folder the absolute address of the add-in's folder, with a slash at the end
 * @throws Error which names the file and what is wrong with it
 */
export async function loadAddInFiles(folder: string, onMac: boolean): Promise<AddInFiles> {
  const [manifestUrl, functionsUrl, shortcutsUrl] = ["manifest.xml", "functions.json", "shortcuts.json"].map(
    (name) => new URL(name, folder).href,
  ) as [string, string, string];
  const [manifest, functions, shortcuts] = await Promise.all([
    fetchText(manifestUrl),
    getJson(functionsUrl),
    getJson(shortcutsUrl),
  ]);
  return {
    manifest: reading(manifestUrl, () => readManifest(manifest, manifestUrl)),
    // Made by the same build as this page; CustomFunctions reads it as Excel does.
    functions: functions as FunctionsFile,
    shortcuts: reading(shortcutsUrl, () => readShortcuts(shortcuts, onMac)),
  };
}
