// Lint rules: strict TypeScript, Office.js calls, and the one direction of imports between the rooms of src/.
import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** For each room, the rooms it may import from, besides itself. Everything not listed is an error. */
const mayImport = {
  policy: [],
  words: ["policy"],
  roster: ["policy", "words"],
  functions: ["policy", "words", "roster"],
  workbook: ["policy", "words", "roster"],
  files: ["policy", "words", "roster"],
  taskpane: ["policy", "words", "roster", "functions", "workbook", "files"],
  commands: ["policy", "words", "roster", "functions", "workbook", "files"],
  cli: ["policy", "words", "roster", "functions", "workbook", "files"],
  host: [],
  workbench: ["policy", "words", "roster", "functions", "workbook", "files", "host"],
};
const rooms = Object.keys(mayImport);
const zones = rooms.map((room) => ({
  target: `./src/${room}`,
  from: "./src",
  except: [room, ...mayImport[room]].map((name) => `./${name}`),
  message: `src/${room} may import only from ${[room, ...mayImport[room]].join(", ")}: see docs/architecture.md`,
}));

export default tseslint.config(
  { ignores: ["dist/**", "coverage/**", "**/node_modules/**", ".cache/**"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver": { node: { extensions: [".ts", ".tsx", ".js", ".mjs"] } },
    },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-default-export": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    plugins: { "office-addins": officeAddins },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "@typescript-eslint/no-floating-promises": "error",
    },
  },
  { files: ["src/**/*.tsx"], ...jsxA11y.flatConfigs.strict },
  {
    files: ["src/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      // What scrolls is scrolled by keyboard, too.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["tabpanel", "status", "region"] }],
    },
  },
  {
    // Sentences for people stand in src/words; here only the code of an error does.
    files: ["src/files/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            'NewExpression[callee.name="FileError"] > :matches(Literal, TemplateLiteral, BinaryExpression).arguments:nth-child(2)',
          message: "Take the sentence from src/words.",
        },
        {
          selector:
            "CallExpression[callee.name=/^(badXml|errorAt|badZip)$/] > :matches(Literal, TemplateLiteral, BinaryExpression).arguments:nth-child(2)",
          message: "Take the fault from src/words.",
        },
      ],
    },
  },
  {
    files: ["src/policy/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        "document",
        "window",
        "Office",
        "Excel",
        "Date",
        "process",
        "setTimeout",
        "fetch",
      ],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: {
      globals: { console: "readonly", process: "readonly", URL: "readonly", Buffer: "readonly" },
    },
  },
  {
    // Tools look for a default export here.
    files: ["*.config.js", "*.config.mjs", "tests/support/buildProgram.mjs"],
    languageOptions: { globals: { module: "writable", require: "readonly", __dirname: "readonly" } },
    rules: { "import-x/no-default-export": "off", "@typescript-eslint/no-require-imports": "off" },
  },
);
