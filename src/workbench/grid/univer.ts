// Univer, as the workbench uses it: a grid with formula bar and sheet tabs. It calculates nothing and remembers no steps.
import type { DependencyOverride, Plugin, PluginCtor } from "@univerjs/core";
import {
  ICommandService,
  IContextService,
  IUndoRedoService,
  IUniverInstanceService,
  LocaleType,
  LogLevel,
  merge,
  mergeLocales,
  Univer,
} from "@univerjs/core";
import {
  CellAlertManagerService,
  CellPopupManagerService,
  IRenderManagerService,
  UniverFormulaEnginePlugin,
  UniverSheetsCorePreset,
  UniverSheetsPlugin,
  UniverSheetsUIPlugin,
} from "@univerjs/preset-sheets-core";
import "@univerjs/preset-sheets-core/lib/index.css";
import words from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import "@univerjs/preset-sheets-filter/lib/index.css";
import filterWords from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import "@univerjs/preset-sheets-sort/lib/index.css";
import sortWords from "@univerjs/preset-sheets-sort/locales/en-US";
import type { Session } from "../../host/session";
import { GRID_WORDS } from "../../words/gridWords";
import { HostAlerts } from "./errorNotes";
import { MENU } from "./menus";
import { HostUndoRedo } from "./undo";

/** What Univer is started with. */
export interface UniverOptions {
  readonly container: HTMLElement;
  readonly session: Session;
  /** The id that the workbook will have. */
  readonly unit: string;
  readonly darkMode: boolean;
}

/** The notes that Univer has on errors are the host's. */
const ALERTS: DependencyOverride = [
  [
    CellAlertManagerService,
    {
      useFactory: (renders: IRenderManagerService, popups: CellPopupManagerService) =>
        new HostAlerts(renders, popups),
      deps: [IRenderManagerService, CellPopupManagerService],
    },
  ],
];

/** Plugins that would calculate what the host calculates. */
const QUIET: readonly unknown[] = [UniverFormulaEnginePlugin, UniverSheetsPlugin];

/** Starts Univer in an element; it shows nothing before a workbook is created. */
export function startUniver({ container, session, unit, darkMode }: UniverOptions): Univer {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: merge({}, mergeLocales(words, filterWords, sortWords), GRID_WORDS) },
    logLevel: LogLevel.ERROR,
    darkMode,
    override: [
      [
        IUndoRedoService,
        {
          useFactory: (
            instances: IUniverInstanceService,
            commands: ICommandService,
            context: IContextService,
          ) => new HostUndoRedo(session, unit, instances, commands, context),
          deps: [IUniverInstanceService, ICommandService, IContextService],
        },
      ],
    ],
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: false,
      formulaBar: true,
      disableAutoFocus: true,
      menu: MENU,
      footer: { sheetBar: true, statisticBar: true, zoomSlider: true, menus: false },
    }),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
  ];
  for (const { plugins } of presets)
    for (const entry of plugins) {
      const [plugin, options] = (Array.isArray(entry) ? entry : [entry]) as [PluginCtor<Plugin>, object?];
      const quiet = QUIET.includes(plugin) ? { ...options, notExecuteFormula: true } : options;
      const isUi = (plugin as unknown) === UniverSheetsUIPlugin;
      univer.registerPlugin(plugin, isUi ? { ...quiet, override: ALERTS } : quiet);
    }
  return univer;
}
