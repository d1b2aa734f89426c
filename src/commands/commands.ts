// What ribbon buttons, the context menu and keyboard shortcuts do: show the pane and start a run there.
import { startRun, TASK_OF_ACTION } from "../workbook/runs";
import type { ActionId } from "./actionIds";

/** Brings the pane to the front. Not every Excel can, and the run does without. */
async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch {
    // What the run has to say waits in the pane.
  }
}

/** Carries out an action. The pane shows what becomes of it. */
async function act(action: ActionId): Promise<void> {
  const shown = showPane();
  if (action !== "ShowTaskpane") await startRun(TASK_OF_ACTION[action], new Date());
  await shown;
}

/** Excel waits until a button's event is completed. A keyboard shortcut comes without one. */
function associate(action: ActionId): void {
  Office.actions.associate(action, (event?: Office.AddinCommands.Event | null) => {
    void act(action).finally(() => event?.completed());
  });
}

// Without a connection office.js may not have loaded; the page is then readable all the same.
if (typeof Office !== "undefined") {
  associate("ShowTaskpane");
  associate("EvaluateRoster");
  associate("EvaluateSelectedRows");
  associate("CreateRoster");
}
