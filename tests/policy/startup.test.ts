// What loading the policy costs a cell: the size of its code as the add-in ships it.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import webpack from "webpack";

/** Bundles one source file as the add-in's production build does and gives back the code. */
async function bundled(entry: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "certverdict-"));
  const compiler = webpack({
    context: join(__dirname, "../.."),
    mode: "production",
    target: ["web", "es2020"],
    entry: { bundle: entry },
    // Everything that the file offers is kept, as if every caller used it.
    output: { path: folder, library: { type: "commonjs" } },
    resolve: { extensions: [".ts", ".js"] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: "ts-loader",
          options: { transpileOnly: true, compilerOptions: { noEmit: false, target: "ES2020" } },
        },
      ],
    },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      });
    });
    return readFileSync(join(folder, "bundle.js"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the policy is at most 12 kB, compressed: it stands on the start-up path of Excel's functions", async () => {
  const code = await bundled("./src/policy/policy.ts");
  expect(code.toString("utf8")).toContain("EXPOSURE-UNCLEAR");
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(12_000);
});
