// What a page around the workbook follows: the undo list, the selection, and the add-in's ribbon, pane and shortcuts.
import { AddIn } from "../../../src/host/addIn";
import { Session } from "../../../src/host/session";
import { Workbook } from "../../../src/host/workbook/workbook";

function opened(): { workbook: Workbook; session: Session; told: number[] } {
  const workbook = new Workbook();
  return { workbook, session: new Session(workbook, "Ana"), told: [] };
}

describe("the position in the undo list", () => {
  const { workbook, session } = opened();
  const ben = new Session(workbook, "Ben");
  const start = (): object => {
    session.type("A1", "start");
    return session.history.position;
  };

  it.each<[string, boolean, () => unknown]>([
    ["is the same again after undo and redo", true, () => [session.undo(), session.redo()]],
    [
      "is the same again when later steps are undone",
      true,
      () => [session.type("A2", 1), session.type("A3", 2), session.undo(), session.undo()],
    ],
    ["is another one after a step", false, () => session.type("A2", 1)],
    ["is another one after undo", false, () => session.undo()],
    [
      "is another one when the same is typed again",
      false,
      () => [session.undo(), session.type("A1", "start")],
    ],
    ["is another one once nothing can be undone any more", false, () => session.history.clear()],
    [
      "is another one after what cannot be undone",
      false,
      () => session.act("Delete", () => workbook.deleteSheet(workbook.addSheet())),
    ],
    ["is another one when a co-author changes the same cells", false, () => ben.type("A1", "Ben's")],
    ["is the same when nothing is changed", true, () => session.select("C3")],
  ])("%s", (_, isSame, act) => {
    const before = start();
    act();
    expect(session.history.position === before).toBe(isSame);
  });

  it("at the bottom is another one when steps above it were forgotten", () => {
    const alone = opened().session;
    const bottom = alone.history.position;
    alone.type("A1", 1);
    alone.history.clear();
    expect(alone.history.position).not.toBe(bottom);
  });
});

it("the undo list tells of each change, and what would be redone", () => {
  const { session, told } = opened();
  const { history } = session;
  const stop = history.watch(() => told.push(history.labels.length));
  session.type("A1", 1);
  session.erase("A1");
  session.undo();
  expect(history.redoLabels).toEqual(["Clear"]);
  session.redo();
  history.clear();
  stop();
  session.type("A1", 2);
  expect(told).toEqual([1, 2, 1, 2, 0]);
});

it("the selection is followed: cells, sheets, and the sheet in front when its own is deleted", () => {
  const { workbook, session } = opened();
  const told: string[] = [];
  const other = workbook.addSheet("Other");
  const stop = session.watchSelection(() =>
    told.push(`${session.activeSheet.name} ${String(session.selection.row)}`),
  );
  session.select("B2");
  session.activate(other);
  workbook.deleteSheet(other);
  stop();
  session.select("B9");
  expect(told).toEqual(["Sheet1 1", "Other 0", "Sheet1 1"]);
});

it("the add-in is followed: buttons, tabs, pane and shortcuts", () => {
  const addIn = new AddIn(opened().session, { shortcuts: { Run: "Ctrl+R" } });
  const told: unknown[] = [];
  const stop = addIn.watch(() => {
    told.push([Object.fromEntries(addIn.ribbon), addIn.pane, addIn.shortcuts["Run"]]);
  });
  addIn.changeControl("Run", { enabled: false });
  addIn.changeControl("Run", { visible: true });
  addIn.showPane("Hidden");
  addIn.showPane("Hidden");
  addIn.replaceShortcuts({ Run: null });
  stop();
  addIn.showPane("Visible");
  expect(told).toEqual([
    [{ Run: { enabled: false } }, "Visible", "Ctrl+R"],
    [{ Run: { enabled: false, visible: true } }, "Visible", "Ctrl+R"],
    [{ Run: { enabled: false, visible: true } }, "Hidden", "Ctrl+R"],
    [{ Run: { enabled: false, visible: true } }, "Hidden", null],
  ]);
});
