// The built pane in an Excel: its page with the real Office.js, in jsdom.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { Workbook } from "../../src/host/workbook/workbook";
import { TASK_OF_ACTION } from "../../src/workbook/runs";
import { ENDINGS } from "../../src/words/taskpane";
import type { OpenExcel } from "./excel";
import { openExcel, until } from "./excel";

const { EvaluateRoster, EvaluateSelectedRows } = TASK_OF_ACTION;
const ROWS = { EvaluateRoster, EvaluateSelectedRows };
const ENDED = new RegExp(`^(${Object.values(ENDINGS).join("|")}): `);
const dist = (name: string): string => readFileSync(join(__dirname, "../../dist", name), "utf8");

/** One person's Excel with the pane open. */
export interface OpenPane extends OpenExcel {
  element<E extends HTMLElement = HTMLElement>(id: string): E;
  button(task: string): HTMLButtonElement;
  /** What the live region of the pane says, line by line. */
  status(): string[];
  /** Waits until a run has ended that was started by something done here; what the pane says of it. */
  ended(start: () => unknown): Promise<string[]>;
}

/** Opens a workbook with the pane, or joins somebody who has one open. */
export async function openPane(workbook?: Workbook, person?: string): Promise<OpenPane> {
  const excel = await openExcel({
    functions: JSON.parse(dist("functions.json")) as FunctionsFile,
    html: dist("taskpane.html"),
    ...(workbook && { workbook }),
    ...(person !== undefined && { person }),
  });
  const { window } = excel;
  const { document } = window;
  const element = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
  const status = (): string[] => [...element("status").children].map((line) => line.textContent ?? "");
  const button = (task: string) => {
    // One button starts evaluations of whichever rows are chosen.
    if (task in ROWS) {
      const { rows } = ROWS[task as keyof typeof ROWS];
      document.querySelector<HTMLInputElement>(`input[type="radio"][value="${rows}"]`)?.click();
      return document.querySelector<HTMLButtonElement>('button[data-evaluate="start"]')!;
    }
    return document.querySelector<HTMLButtonElement>(`button[data-task="${task}"]`)!;
  };
  await until(() => document.getElementById("tab-team") !== null);
  element("tab-team").click();
  await until(() => button("EvaluateRoster") !== null);
  return {
    ...excel,
    element,
    button,
    status,
    async ended(start) {
      delete document.body.dataset["run"];
      const started = start();
      await until(() => ["done", "stopped", "failed"].includes(document.body.dataset["run"] ?? ""));
      await started;
      // React shows it a moment later.
      await until(() => ENDED.test(status()[0] ?? ""));
      return status();
    },
  };
}
