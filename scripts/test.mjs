// Runs the tests: node scripts/test.mjs [--office-suite] [JEST ARGUMENT …]
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { CannotRunError, projectRoot, runNode, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

const officeSuiteFolder = "tests/office-suite/";

await runScript(async () => {
  ensureInstalled();
  const given = process.argv.slice(2);
  const jestArguments = given.filter((argument) => argument !== "--office-suite");
  const jest = path.join(projectRoot, "node_modules", "jest", "bin", "jest.js");
  if (jestArguments.length === given.length) {
    // Last, because this option of Jest's takes everything after it for more of its values.
    return runNode([jest, ...jestArguments, `--testPathIgnorePatterns=/node_modules/`, officeSuiteFolder], {
      cwd: projectRoot,
    });
  }
  const env = { ...process.env, CERTVERDICT_OFFICE_SUITE: findLibreOffice() };
  // One at a time: LibreOffice locks its user profile.
  return runNode([jest, "--runInBand", officeSuiteFolder, ...jestArguments], { cwd: projectRoot, env });
});

/** The path of LibreOffice's program: CERTVERDICT_OFFICE_SUITE, else on the PATH, else where its installers put it. */
function findLibreOffice() {
  const named = process.env.CERTVERDICT_OFFICE_SUITE;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => ["soffice", "soffice.com"].map((name) => path.join(folder, name)));
  const installed = [
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
  ];
  const found = (named ? [named] : [...onPath, ...installed]).find(isExecutable);
  if (found !== undefined) return found;
  throw new CannotRunError(
    named
      ? `CERTVERDICT_OFFICE_SUITE names ${named}, which is not a program. Give the path of soffice, or unset it.`
      : "LibreOffice (soffice) was not found. Install LibreOffice Calc (Debian and Ubuntu: apt-get install libreoffice-calc), " +
          "or give the path of soffice in CERTVERDICT_OFFICE_SUITE.",
  );
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
