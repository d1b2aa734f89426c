// Three builds: the add-in's pages for Excel (dist/), the workbench beside them (dist/workbench/), and the command line
// program as one file (dist/cli/).
const fs = require("node:fs");
const path = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const webpack = require("webpack");

const developmentBaseUrl = "https://localhost:3000/";

/** Where the add-in will be served from: ADDIN_BASE_URL, an https address; without it the development address. */
function baseUrl() {
  const given = process.env.ADDIN_BASE_URL;
  if (!given) return developmentBaseUrl;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== "https:" || url.search || url.hash) {
    throw new Error(
      `ADDIN_BASE_URL is "${given}". It must be an https address such as https://addins.example.org/certverdict/`,
    );
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** TypeScript to JavaScript, one file at a time; types are checked by `npm run types`. */
function typescriptRule(target) {
  return {
    test: /\.tsx?$/,
    loader: "ts-loader",
    options: { transpileOnly: true, compilerOptions: { noEmit: false, target } },
  };
}

/** Writes the licences of the packages that went into a bundle beside it, sorted by name. */
class LicencesPlugin {
  /** @param {string} filename the file to write, relative to the output folder */
  constructor(filename) {
    this.filename = filename;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicencesPlugin", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "LicencesPlugin", stage }, () => {
        const folders = new Set();
        for (const module of compilation.modules) {
          for (const part of [module, ...(module.modules ?? [])]) {
            const folder = packageFolder(part.resource);
            if (folder !== undefined) folders.add(folder);
          }
        }
        if (folders.size === 0) return;
        const text = [...folders].map(licenceText).sort().join("\n");
        compilation.emitAsset(this.filename, new webpack.sources.RawSource(text));
      });
    });
  }
}

/** The folder of the package that a bundled file belongs to; undefined for the product's own files. */
function packageFolder(resource) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(resource ?? "")?.[0];
}

/** What a package's licence file begins with, where package.json names no licence. */
const licenceTitles = [
  ["Apache-2.0", /^\s*Apache License\s+Version 2\.0\b/],
  ["MIT", /^\s*(The )?MIT License\b/i],
];

function licenceText(folder) {
  const { name, version, license, author, repository } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file
    ? fs.readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n").trim()
    : [
        "The package holds no licence file.",
        ...(author ? [`Author: ${author.name ?? author}.`] : []),
        `Source: ${repository?.url ?? repository}`,
      ].join(" ");
  const licence = license ?? licenceTitles.find(([, title]) => title.test(text))?.[0];
  if (!licence) {
    throw new Error(
      `${name} is bundled but names no licence, neither in its package.json nor in a licence file`,
    );
  }
  return `${name} ${version} (${licence})\n${"-".repeat(72)}\n${text}\n`;
}

/** Lets the built program be started by its name. */
class ExecutablePlugin {
  apply(compiler) {
    compiler.hooks.assetEmitted.tap("ExecutablePlugin", (name, { targetPath }) => {
      if (name.endsWith(".js")) fs.chmodSync(targetPath, 0o755);
    });
  }
}

/** Finishes functions.json, which is made from the comments in the source: its addresses, and what comments cannot say. */
class FunctionsMetadataPlugin {
  /** @param {string} address the address below which the help page will be */
  constructor(address) {
    this.address = address;
  }

  apply(compiler) {
    // Not for the compilations of the pages, which have the same file.
    compiler.hooks.thisCompilation.tap("FunctionsMetadataPlugin", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "FunctionsMetadataPlugin", stage }, (assets) => {
        const source = assets["functions.json"]?.source().toString();
        if (source === undefined) return; // The functions could not be read; the compilation says why.
        const { functions } = JSON.parse(source.replaceAll(developmentBaseUrl, this.address));
        // Cells that hold errors are handed over as such: they are problems of their rows, not of the whole call.
        const text = `${JSON.stringify({ allowErrorForDataTypeAny: true, functions }, null, 2)}\n`;
        compilation.updateAsset("functions.json", new webpack.sources.RawSource(text));
      });
    });
  }
}

const shared = {
  context: __dirname,
  resolve: { extensions: [".tsx", ".ts", ".js"] },
};

/** The pages, each with the scripts that it loads, in their order. */
const pages = {
  // One runtime for all: Excel calls functions and commands in the page of the pane.
  taskpane: ["functions", "commands", "taskpane"],
  help: [],
};

/** The add-in. */
function addIn(mode) {
  const production = mode === "production";
  const address = production ? baseUrl() : developmentBaseUrl;
  return {
    ...shared,
    name: "addin",
    mode,
    target: ["web", "es2020"],
    // The pages' security policy forbids eval, so the maps are files of their own.
    devtool: production ? false : "source-map",
    entry: {
      functions: "./src/functions/functions.ts",
      commands: "./src/commands/commands.ts",
      // The pane shows what commands do, so it has the same modules, not copies of them.
      taskpane: { import: "./src/taskpane/taskpane.ts", dependOn: "commands" },
    },
    output: { path: path.resolve(__dirname, "dist"), clean: { keep: /^(cli|workbench)([\\/]|$)/ } },
    module: { rules: [typescriptRule("ES2020")] },
    optimization: {
      splitChunks: {
        cacheGroups: {
          // What is loaded when the pane is opened: the libraries, which seldom change, apart from what is ours.
          toolkit: { test: /[\\/]node_modules[\\/]/, name: "toolkit", chunks: "async" },
          rosters: { test: /[\\/]src[\\/]/, name: "rosters", chunks: "async", minChunks: 2 },
        },
      },
    },
    performance: { maxAssetSize: 900_000 },
    plugins: [
      // Also puts a call of CustomFunctions.associate for each function behind the source.
      new CustomFunctionsMetadataPlugin({
        input: path.join(__dirname, "src", "functions", "functions.ts"),
        output: "functions.json",
      }),
      new FunctionsMetadataPlugin(address),
      ...Object.entries(pages).map(
        ([page, chunks]) =>
          new HtmlWebpackPlugin({
            template: `./src/${page}/${page}.html`,
            filename: `${page}.html`,
            chunks,
            chunksSortMode: "manual",
          }),
      ),
      new CopyWebpackPlugin({
        patterns: [
          ...Object.keys(pages).map((page) => ({ from: `src/${page}/${page}.css`, to: `${page}.css` })),
          { from: "src/assets", to: "assets", globOptions: { ignore: ["**/source/**"] } },
          { from: "src/commands/shortcuts.json" },
          {
            from: "manifest.xml",
            transform: (content) => content.toString("utf8").replaceAll(developmentBaseUrl, address),
          },
        ],
      }),
      new LicencesPlugin("LICENSES.txt"),
    ],
  };
}

/** The command line program: one file with everything it needs, readable in stack traces. */
function commandLine(mode) {
  return {
    ...shared,
    name: "cli",
    mode,
    target: "node20",
    devtool: false,
    entry: { certverdict: "./src/cli/certverdict.ts" },
    output: { path: path.resolve(__dirname, "dist", "cli"), clean: true },
    module: {
      rules: [typescriptRule("ES2022")],
      parser: { javascript: { dynamicImportMode: "eager" } },
    },
    optimization: { minimize: false },
    performance: { hints: false },
    plugins: [
      new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, entryOnly: true }),
      new LicencesPlugin("certverdict.LICENSE.txt"),
      new ExecutablePlugin(),
    ],
  };
}

/**
 * Univer's tables of where the words of 75 languages may be divided, each a file named after its language. Documents divide
 * words, cells never do.
 */
const HYPHENATION = {
  script: /[\\/]engine-render[\\/]lib[\\/]es[\\/]index\.js$/,
  request: /^\.\/[\w-]+-[\w-]{8}\.js$/,
};

/** The page with an embedded spreadsheet, for any browser. */
function workbench(mode) {
  return {
    ...shared,
    name: "workbench",
    mode,
    target: ["web", "es2022"],
    devtool: false,
    entry: { workbench: "./src/workbench/workbench.ts" },
    output: { path: path.resolve(__dirname, "dist", "workbench"), clean: true },
    module: {
      rules: [
        typescriptRule("ES2022"),
        { test: /\.css$/, include: /node_modules/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        // What is left of the tables is not worth a file of its own.
        { test: HYPHENATION.script, parser: { dynamicImportMode: "eager" } },
      ],
    },
    optimization: {
      splitChunks: {
        cacheGroups: {
          // The libraries, which seldom change, apart from what is ours.
          spreadsheet: { test: /[\\/]node_modules[\\/]/, name: "spreadsheet", chunks: "async" },
        },
      },
    },
    // A spreadsheet is large, whatever is done about it.
    performance: { hints: false },
    plugins: [
      new webpack.NormalModuleReplacementPlugin(HYPHENATION.request, (resource) => {
        // An empty module: Univer takes a language without a table as one whose words are not divided.
        if (HYPHENATION.script.test(resource.contextInfo.issuer)) resource.request = "data:text/javascript,";
      }),
      new MiniCssExtractPlugin({ filename: "[name].css" }),
      new HtmlWebpackPlugin({ template: "./src/workbench/workbench.html", filename: "index.html" }),
      new CopyWebpackPlugin({
        patterns: [
          { from: "src/workbench/workbench.css" },
          { from: "samples/roster.xlsx", to: "samples/roster.xlsx" },
        ],
      }),
      new LicencesPlugin("LICENSES.txt"),
    ],
  };
}

module.exports = (_env, argv) => {
  const mode = argv.mode ?? "production";
  return [addIn(mode), workbench(mode), commandLine(mode)];
};
