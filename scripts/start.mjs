// Opens the add-in: in desktop Excel, or else in the workbench: node scripts/start.mjs [--workbench] [--port N] [--no-browser] | --excel
import { parseArgs } from "node:util";
import { CannotRunError, runScript } from "./child-process.mjs";
import { findExcel } from "./find-excel.mjs";
import { ensureInstalled } from "./install.mjs";

const USAGE = `Usage: npm start                       Excel where it is installed (Windows, macOS), else the workbench
       npm start -- --excel            Excel
       npm start -- --workbench        the workbench: a spreadsheet in the browser, with the add-in beside it
                    --port N           the workbench at this port (0: any free one); default: 3100, or the next free one
                    --no-browser       the workbench, without opening a browser
To judge a roster without either: npm run evaluate -- samples/roster.xlsx`;

await runScript(async () => {
  const wanted = readArguments();
  const { program, lookedAt } = findExcel();
  if (wanted.excel) checkExcel(program, lookedAt);
  ensureInstalled();
  const { buildAddIn, buildWorkbench } = await import("./builds.mjs");
  const onBuild = (title) => console.error(`certverdict: building the ${title}, once; this takes a minute …`);
  if (wanted.excel || (program !== undefined && !wanted.workbench)) {
    await buildAddIn({ onBuild });
    const { openInExcel } = await import("./excel.mjs");
    return openInExcel();
  }
  await buildAddIn({ anyAddress: true, onBuild });
  await buildWorkbench({ onBuild });
  const { openWorkbench } = await import("./workbench.mjs");
  return openWorkbench(wanted);
});

/** What is wanted; a port or no browser can only mean the workbench. */
function readArguments() {
  const { values } = parse();
  const { excel, port: portText } = values;
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && !(/^\d+$/.test(portText) && port <= 65535)) {
    throw new CannotRunError(`--port is "${portText}". It has to be a number from 0 to 65535.\n${USAGE}`);
  }
  const workbench = values.workbench || values["no-browser"] || port !== undefined;
  if (excel && workbench) {
    throw new CannotRunError(`--excel goes with no other argument.\n${USAGE}`);
  }
  return { excel, workbench, port, browser: !values["no-browser"] };
}

function parse() {
  const flag = { type: "boolean", default: false };
  try {
    return parseArgs({
      options: { excel: flag, workbench: flag, "no-browser": flag, port: { type: "string" } },
    });
  } catch (error) {
    throw new CannotRunError(`${error.message}\n${USAGE}`);
  }
}

/** Says what stands against Excel, as far as that can be known before trying. */
function checkExcel(program, lookedAt) {
  if (lookedAt.length === 0) {
    throw new CannotRunError(
      `--excel opens desktop Excel, which exists on Windows and macOS only (this is ${process.platform}). ` +
        "In the browser, without Excel: npm start -- --workbench",
    );
  }
  if (program === undefined) {
    console.error(
      `certverdict: Excel is not where it usually is (${lookedAt.join(", ")}). Trying all the same …`,
    );
  }
}
