// A script for a page, made of an entry file and what it imports, the way the product's own pages are.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";

const root = join(__dirname, "../..");
const made = new Map<string, Promise<string>>();

/**
 * Bundles a TypeScript file for browsers; each once for a test file.
 *
 * @param entry the path of the file from the repository's folder, such as "tests/host/wire/hostPage.ts"
 * @throws Error with what webpack found wrong
 */
export function bundle(entry: string): Promise<string> {
  const known = made.get(entry);
  if (known) return known;
  const making = make(entry);
  made.set(entry, making);
  return making;
}

async function make(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "certverdict-bundle-"));
  try {
    await run(
      webpack({
        context: root,
        mode: "development",
        devtool: false,
        target: ["web", "es2020"],
        entry: join(root, entry),
        // A script that is put into a page has no address.
        output: { path: folder, filename: "bundle.js", publicPath: "" },
        resolve: { extensions: [".tsx", ".ts", ".js"] },
        module: {
          rules: [
            {
              test: /\.tsx?$/,
              loader: "ts-loader",
              options: { transpileOnly: true, compilerOptions: { noEmit: false, target: "ES2020" } },
            },
            // A script alone: pages that need style sheets bring them themselves.
            { test: /\.css$/, type: "asset/source" },
          ],
        },
      }),
    );
    return readFileSync(join(folder, "bundle.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(compiler: webpack.Compiler | null): Promise<void> {
  return new Promise((resolve, reject) => {
    compiler!.run((error, stats) => {
      compiler!.close(() => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      });
    });
  });
}
