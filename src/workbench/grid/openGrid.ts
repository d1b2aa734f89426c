// The grid: a session's workbook in Univer, in an element of the page.
import type { IWorkbookData } from "@univerjs/core";
import { LocaleType, UniverInstanceType } from "@univerjs/core";
import { IEditorBridgeService } from "@univerjs/preset-sheets-core";
import type { Session } from "../../host/session";
import { entryNotice } from "../../words/entryRules";
import { Edits } from "./edits";
import type { GridOptions, GridView } from "./gridView";
import { ConditionalPaint } from "./rules/conditionalPaint";
import { checkEntries } from "./rules/entryCheck";
import { EntryHelp } from "./rules/entryHelp";
import { Projection } from "./projection";
import { SelectionLink } from "./selection";
import { sheetData } from "./sheetData";
import { CellStyles } from "./shownStyles";
import { Surface } from "./surface";
import { TypedCells } from "./typedCells";
import { startUniver } from "./univer";

const UNIT = "workbook";

/** Shows a session's workbook; what is done in the grid is done by the session's person. */
export async function openGrid(
  container: HTMLElement,
  session: Session,
  { darkMode = false, onRefused = () => undefined, onWarned = () => undefined }: GridOptions = {},
): Promise<GridView> {
  const { workbook } = session;
  const univer = startUniver({ container, session, unit: UNIT, darkMode });
  const injector = univer.__getInjector();
  const surface = new Surface(injector, UNIT);
  let isShown = false;
  const styles = new CellStyles((id, style) => {
    if (isShown) surface.workbook.getStyles().addCustomStyle(id, style);
  });
  const data: Partial<IWorkbookData> = {
    id: UNIT,
    name: workbook.name,
    locale: LocaleType.EN_US,
    sheetOrder: workbook.state.sheets.map(({ id }) => id),
    sheets: Object.fromEntries(workbook.state.sheets.map((sheet) => [sheet.id, sheetData(sheet, styles)])),
    styles: styles.styles,
  };
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, data);
  isShown = true;
  const projection = new Projection(workbook, surface, styles);
  const paint = new ConditionalPaint(workbook, surface);
  const typed = new TypedCells(surface, styles);
  const edits = new Edits(session, surface, projection, typed, onRefused);
  const selection = new SelectionLink(session, surface);
  const help = new EntryHelp(session, surface, edits, darkMode);
  const stopChecking = checkEntries(workbook, surface, edits, typed, (alert, sheet, at) => {
    help.say(alert, sheet, at);
    (alert.style === "Stop" ? onRefused : onWarned)(entryNotice(alert.title, alert.message));
  });
  const editor = injector.get(IEditorBridgeService);
  const editing = editor.visible$.subscribe(({ visible }) => {
    session.editing = visible;
  });
  await Promise.resolve();
  return {
    element: container,
    focus: () => {
      container.querySelector<HTMLElement>("[data-u-comp=editor] [contenteditable]")?.focus();
    },
    endEdit: async () => {
      await Promise.resolve();
      edits.flush();
    },
    dispose: () => {
      editing.unsubscribe();
      stopChecking();
      help.stop();
      selection.stop();
      edits.stop();
      paint.stop();
      projection.stop();
      univer.dispose();
    },
  };
}
