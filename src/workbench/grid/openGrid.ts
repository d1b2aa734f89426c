// The grid: a session's workbook in Univer, in an element of the page.
import type { Injector, IWorkbookData } from "@univerjs/core";
import {
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  ThemeService,
  UniverInstanceType,
} from "@univerjs/core";
import {
  DeviceInputEventType,
  FormulaReorderController,
  IEditorBridgeService,
  ILayoutService,
  SetCellEditVisibleOperation,
  UpdateDefinedNameController,
  UpdateFormulaController,
} from "@univerjs/preset-sheets-core";
import type { Session } from "../../host/session";
import { entryNotice } from "../../words/entryRules";
import { describe } from "../engine/descriptions";
import { cellCommands } from "./cellCommands";
import { Completion } from "./completion";
import { Edits } from "./edits";
import { nameElements } from "./elementNames";
import { ErrorNotes } from "./errorNotes";
import { FilterView } from "./filterView";
import type { GridOptions, GridView } from "./gridView";
import { useHostCommands } from "./hostCommands";
import { ConditionalPaint } from "./rules/conditionalPaint";
import { checkEntries } from "./rules/entryCheck";
import { EntryHelp } from "./rules/entryHelp";
import { addFilterEntries } from "./menus";
import { Projection } from "./projection";
import { SelectionLink } from "./selection";
import { sheetData } from "./sheetData";
import { CellStyles } from "./shownStyles";
import { useSortAndFilter } from "./sortAndFilter";
import { Surface } from "./surface";
import { keepTabStops } from "./tabStops";
import { TypedCells } from "./typedCells";
import { startUniver } from "./univer";

/** A grid, with Univer's services such as the commands behind its keys and menus. */
export interface UniverGrid extends GridView {
  readonly injector: Injector;
}

const UNIT = "workbook";
const NAME_BOX = "[data-u-comp=defined-name] input";
const FORMULA_BAR = '[data-u-comp=editor][id$="DOCS_FORMULA_BAR"]';
/** Parts of Univer that are there begin to listen a little later, in milliseconds. */
const A_LITTLE = 100;

/** Does something as soon as an element is there. Call what is returned to leave it. */
function showOnceThere(container: HTMLElement, selector: string, act: () => void): () => void {
  let planned: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    if (container.querySelector(selector) === null) return;
    observer.disconnect();
    planned = setTimeout(act, A_LITTLE);
  };
  const observer = new MutationObserver(look);
  observer.observe(container, { childList: true, subtree: true });
  look();
  return () => {
    observer.disconnect();
    clearTimeout(planned);
  };
}

/** Shows a session's workbook; what is done in the grid is done by the session's person. */
export async function openGrid(
  container: HTMLElement,
  session: Session,
  {
    darkMode = false,
    onRefused = () => undefined,
    onWarned = () => undefined,
    functions = [],
  }: GridOptions = {},
): Promise<UniverGrid> {
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
  // Formulas follow what happens to the workbook in the host.
  for (const follower of [UpdateFormulaController, UpdateDefinedNameController, FormulaReorderController])
    injector.get<{ dispose(): void }>(follower).dispose();
  const filters = new FilterView(session, surface);
  const projection = new Projection(workbook, surface, styles, filters);
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
  // By then all plugins have registered their commands.
  await injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  const perform = edits.perform.bind(edits);
  useHostCommands(session, surface, perform);
  useSortAndFilter(session, surface, filters, perform);
  addFilterEntries(injector);
  const completion = new Completion(workbook, injector, describe(functions));
  const notes = new ErrorNotes(session, surface);
  const stopNaming = nameElements(container);
  const stopKeeping = keepTabStops(container, injector);
  const stopShowing = showOnceThere(container, NAME_BOX, () => {
    selection.tellAgain();
  });
  return {
    element: container,
    injector,
    cellCommands: cellCommands(session, surface),
    focus: () => {
      injector.get(IUniverInstanceService).focusUnit(UNIT);
      injector.get(ILayoutService).focus();
    },
    get hasKeyboard() {
      const { activeElement } = document;
      // The formula bar's editor stands outside the container.
      return container.contains(activeElement) || activeElement?.matches(FORMULA_BAR) === true;
    },
    setDarkMode: (isDark) => {
      injector.get(ThemeService).setDarkMode(isDark);
      help.setDarkMode(isDark);
    },
    endEdit: async () => {
      if (editor.isVisible().visible) {
        // As a click elsewhere ends it: what was typed is taken, and nothing else is selected.
        const end = { visible: false, eventType: DeviceInputEventType.PointerDown, unitId: UNIT };
        await surface.commands.executeCommand(SetCellEditVisibleOperation.id, end);
        await new Promise((resolve) => setTimeout(resolve));
      }
      edits.flush();
    },
    dispose: () => {
      stopShowing();
      stopKeeping();
      stopNaming();
      editing.unsubscribe();
      stopChecking();
      completion.stop();
      notes.stop();
      help.stop();
      selection.stop();
      edits.stop();
      paint.stop();
      projection.stop();
      filters.stop();
      univer.dispose();
    },
  };
}
