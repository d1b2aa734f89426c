// The page's first script: says how far it is, and loads everything else.
import { START } from "../words/workbench";
import type { Desk } from "./page/desk";

declare global {
  interface Window {
    /** What is on the page, for tests and for the curious at the console. */
    workbench?: Desk;
  }
}

const root = document.getElementById("workbench")!;

async function start(): Promise<void> {
  const place = document.getElementById("place");
  if (place !== null) place.textContent = START.loading;
  try {
    const { assemble } = await import(/* webpackChunkName: "sheet" */ "./assemble");
    window.workbench = await assemble(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    (document.getElementById("place") ?? root).textContent = START.failed(reason);
    throw error;
  }
}

void start();
