// Asks Microsoft's service whether the manifest is valid: node scripts/validate.mjs [--production] [FILE]
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { CannotRunError, projectRoot, runScript } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";

await runScript(async () => {
  const { values, positionals } = readArguments();
  const file =
    positionals[0] === undefined ? path.join(projectRoot, "manifest.xml") : path.resolve(positionals[0]);
  if (!existsSync(file))
    throw new CannotRunError(`${file} is not there. For the built one, run: npm run build`);
  ensureInstalled();
  const { validateManifest } = await import("office-addin-manifest");
  const validation = await answered(validateManifest(file, values.production));
  return report(path.relative(process.cwd(), file) || file, validation);
});

function readArguments() {
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: { production: { type: "boolean", default: false } },
    });
    if (parsed.positionals.length > 1) throw new Error("name one file only");
    return parsed;
  } catch (error) {
    throw new CannotRunError(`${error.message}\nUsage: npm run validate -- [--production] [FILE]`);
  }
}

/** Waits for the service's answer, and tells a service that cannot be asked from a manifest that is not valid. */
async function answered(question) {
  const validation = await question.catch((error) => {
    throw notAsked(error.message);
  });
  if (validation.report?.status === undefined)
    throw notAsked(`it answered ${validation.status} ${validation.statusText}`);
  return validation;
}

function notAsked(reason) {
  return new CannotRunError(
    "the manifest was not validated: Microsoft's validation service could not be asked. It needs a connection to the " +
      `internet.\nReason: ${reason.trim()}\nnpm test checks without a connection what can be checked without one.`,
  );
}

/** Prints what the service found; 0 when the manifest is valid, else 1. */
function report(name, { isValid, report }) {
  for (const [kind, issues] of [
    ["error", report.errors],
    ["warning", report.warnings],
    ["note", report.notes],
  ]) {
    for (const issue of issues ?? []) console.log(issueText(kind, issue));
  }
  const products = (report.addInDetails?.supportedProducts ?? []).map(({ title }) => title).filter(Boolean);
  if (products.length > 0) console.log(`Can run on: ${[...new Set(products)].join(", ")}`);
  console.log(`${name} is ${isValid ? "valid" : "not valid"}.`);
  return isValid ? 0 : 1;
}

function issueText(kind, { title, content, code, line, column, helpUrl }) {
  const place = line ? ` (line ${line}${column ? `, column ${column}` : ""})` : "";
  const texts = [title, content, code, helpUrl].filter(Boolean);
  return `${kind}${place}: ${texts.join(" · ")}`;
}
