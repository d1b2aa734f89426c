// Tests run from the TypeScript sources; those of the command line run the built program, built first when it is stale.
import { availableParallelism } from "node:os";

/** Packages that come as ES modules only: hucre reads written workbooks back, Univer imports the others. */
const ES_MODULES = "(?:hucre|kdbush|lodash-es|nanoid|quickselect|rbush)/";

export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  // Windows with Office.js and browsers take their time on a busy machine.
  testTimeout: 180_000,
  // On two cores Jest would take one: half of the time goes into waiting for windows and browsers.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  globalSetup: "<rootDir>/tests/support/buildProgram.mjs",
  transform: {
    [`^.+\\.(tsx?|mjs)$|/node_modules/${ES_MODULES}.+\\.js$`]: [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES})`],
};
