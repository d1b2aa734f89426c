// The page of the pane: says where it stands, keeps the state of runs on the page, and loads the pane itself once it is in view.
import { PLACE_WORDS, RUNNING } from "../words/taskpane";
import { followRuns } from "../workbook/runs";
import { whenShown } from "./shown";

function say(text: string): void {
  const place = document.getElementById("place");
  if (place !== null) place.textContent = text;
}

/** Loads the pane and puts it in the place of what the page shows until then. */
async function showPane(): Promise<void> {
  await whenShown();
  const root = document.getElementById("pane");
  if (root === null) return;
  try {
    const { mountPane } = await import(/* webpackChunkName: "pane" */ "./pane");
    mountPane(root);
  } catch {
    say(RUNNING.notLoaded);
  }
}

async function connect(): Promise<void> {
  // Without a connection office.js may not have loaded; the page is then readable all the same.
  if (typeof Office === "undefined") {
    say(PLACE_WORDS.noOffice);
    return;
  }
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    say(PLACE_WORDS.browser);
    return;
  }
  followRuns((state) => {
    document.body.dataset["run"] = state.kind === "ended" ? state.outcome : state.kind;
  });
  await showPane();
}

void connect();
