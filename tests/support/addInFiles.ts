// The add-in's own files under the address that the development manifest names.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, normalize, sep } from "node:path";

/** Where the development manifest says that the add-in is served from. */
export const ADD_IN_ADDRESS = "https://localhost:3000/";

const dist = join(__dirname, "../../dist");

/** Files that are not, or not yet, in the built add-in: text by name. */
export type ExtraFiles = Readonly<Record<string, string>>;

/** The file at an address of the add-in, from the extra files or else from the last build; null where there is none. */
export function addInFile(url: string, extra: ExtraFiles = {}): Buffer | null {
  const { origin, pathname } = new URL(url);
  if (`${origin}/` !== ADD_IN_ADDRESS) return null;
  const name = decodeURIComponent(pathname).slice(1);
  if (Object.hasOwn(extra, name)) return Buffer.from(extra[name]!);
  const path = normalize(join(dist, name));
  return path.startsWith(dist + sep) && existsSync(path) && statSync(path).isFile()
    ? readFileSync(path)
    : null;
}
