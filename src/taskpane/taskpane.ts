// The pane: its buttons start runs, and it shows what becomes of every run, wherever it was started.
import { ENDINGS, PLACE_WORDS, progressWords, RUNNING, STAGE_WORDS, TASK_NAMES } from "../words/taskpane";
import type { RunState, Task } from "../workbook/runs";
import { cancelRun, followRuns, startRun } from "../workbook/runs";

const TASKS = Object.keys(TASK_NAMES) as Task[];

function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`taskpane.html has no element “${id}”`);
  return found as E;
}

function button(task: Task): HTMLButtonElement {
  const found = document.querySelector<HTMLButtonElement>(`button[data-task="${task}"]`);
  if (found === null) throw new Error(`taskpane.html has no button for ${task}`);
  return found;
}

/** Says something in a live region. What it says already is not said again. */
function say(region: HTMLElement, lines: readonly string[], isHeaded = false): void {
  const before = [...region.children].map(({ textContent }) => textContent);
  if (before.length === lines.length && before.every((text, index) => text === lines[index])) return;
  region.replaceChildren(
    ...lines.map((text, index) => {
      const line = document.createElement("p");
      line.textContent = text;
      if (isHeaded && index === 0) line.className = "ending";
      return line;
    }),
  );
}

function showRunning({
  task,
  stage,
  done,
  total,
  cancelling,
  refused,
}: Extract<RunState, { kind: "running" }>) {
  const bar = element<HTMLProgressElement>("bar");
  if (total === 0) bar.removeAttribute("value");
  else {
    bar.max = total;
    bar.value = done;
  }
  element("count").textContent = progressWords(stage, done, total);
  element<HTMLButtonElement>("cancel").disabled = cancelling;
  // The stages only: every number would be read out.
  say(element("status"), [
    `${TASK_NAMES[task]}: ${cancelling ? RUNNING.cancelling : STAGE_WORDS[stage]} …`,
    ...(refused === null ? [] : [RUNNING.busy(TASK_NAMES[refused])]),
  ]);
}

function showRun(state: RunState): void {
  const run = element("run");
  const lostFocus = !run.hidden && run.contains(document.activeElement);
  run.hidden = state.kind !== "running";
  document.body.dataset["run"] = state.kind === "ended" ? state.outcome : state.kind;
  if (state.kind === "running") showRunning(state);
  if (state.kind !== "ended") return;
  const { task, outcome, lines } = state;
  say(element("status"), [`${ENDINGS[outcome]}: ${TASK_NAMES[task]}`, ...lines], true);
  if (lostFocus) button(task).focus();
}

/** Buttons work in Excel only; elsewhere the pane says so. */
async function connect(): Promise<void> {
  const place = element("place");
  // Without a connection office.js may not have loaded; the page is then readable all the same.
  if (typeof Office === "undefined") {
    place.textContent = PLACE_WORDS.noOffice;
    return;
  }
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    place.textContent = PLACE_WORDS.browser;
    return;
  }
  place.textContent = PLACE_WORDS.excel;
  for (const task of TASKS) {
    button(task).disabled = false;
    button(task).addEventListener("click", () => void startRun(task, new Date()));
  }
  element("cancel").addEventListener("click", cancelRun);
  followRuns(showRun);
}

void connect();
