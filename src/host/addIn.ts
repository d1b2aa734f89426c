// An add-in in one person's Excel: its batches are carried out, its functions run, its ribbon and pane are looked after.
import { processQuery } from "./api/processQuery";
import type { Interpreter, References } from "./api/processQuery";
import type { ApiObject } from "./api/objectType";
import { keptRanges } from "./api/rangeAreas";
import { serviceTypes } from "./api/services";
import { workbookType } from "./api/workbook";
import { failed, isHousekeeping } from "./batches";
import type { Faults } from "./faults";
import { PAYLOAD_REFUSAL } from "./faults";
import type { FunctionMessage, FunctionRuntime, FunctionsFile } from "./formulas/customFunctions";
import { CustomFunctions } from "./formulas/customFunctions";
import type { Session } from "./session";
import { ApiError } from "./workbook/errors";
import { BATCH, HostRefusal, REFUSAL } from "./wire/services";
import type {
  AddInEnd,
  AppContext,
  CommandCompletion,
  HostServices,
  QueryRequest,
  QueryResponse,
  SettingEntry,
} from "./wire/services";

/** What an Excel of today says it supports. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.17",
  ExcelApiOnline: "1.1",
  CustomFunctions: "1.9",
  CustomFunctionsRuntime: "1.4",
  SharedRuntime: "1.2",
  RibbonApi: "1.2",
  KeyboardShortcuts: "1.1",
  RichApiRuntime: "1.2",
  RichApiRuntimeFlag: "1.2",
  DelayForCellEdit: "1.1",
  Settings: "1.1",
  DocumentEvents: "1.1",
  Selection: "1.1",
  AddinCommands: "1.3",
};

/** What an add-in is, as far as its Excel knows. */
export interface AddInOptions {
  /** The contents of functions.json. */
  readonly functions?: FunctionsFile;
  /** What the manifest puts before function names; most often nothing. */
  readonly namespace?: string;
  readonly requirementSets?: Readonly<Record<string, string>>;
  readonly uiLocale?: string;
  readonly dataLocale?: string;
  readonly documentUrl?: string;
  /** The shortcuts of the add-in's actions, as its shortcuts file gives them: action and keys. */
  readonly shortcuts?: Readonly<Record<string, string>>;
}

/** The pane as Excel shows it. */
export type PaneState = "Visible" | "Hidden";

const EVENT_CATEGORY = 65_536;
const VISIBILITY_EVENT = 65_539;
const FUNCTION_CATEGORY = 1;
const ACTION_CATEGORY = 2;
const ACTION_MESSAGE = 1000;

export class AddIn implements HostServices, FunctionRuntime {
  readonly session: Session;
  /** Batches on the workbook that have come in, the one at hand included; not those that Office.js sends for itself. */
  batches = 0;
  /** The largest request and response so far, in bytes. */
  readonly largest = { request: 0, response: 0 };
  /** What the add-in asked for and this host does not have. */
  readonly unknown: string[] = [];
  /** What the ribbon was made to look like: buttons and tabs by id. */
  readonly ribbon = new Map<string, { enabled?: boolean; visible?: boolean }>();
  pane: PaneState = "Visible";
  /** Does the add-in start with the workbook? */
  startState: "Background" | "Inactive" = "Inactive";
  shortcuts: Record<string, string | null>;
  private readonly options: AddInOptions;
  private readonly interpreter: Interpreter;
  private readonly kept = new Map<string, ApiObject>();
  private end: AddInEnd | null = null;
  private functionsReady = false;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly commands = new Map<string, (completion: CommandCompletion) => void>();
  private readonly watchers = new Set<() => void>();
  private ids = 0;

  constructor(session: Session, options: AddInOptions = {}) {
    this.session = session;
    this.options = options;
    this.shortcuts = { ...options.shortcuts };
    this.interpreter = {
      session,
      root: workbookType(session.workbook),
      services: Object.fromEntries(Object.entries(serviceTypes).map(([name, type]) => [name, type(this)])),
      references: this.references(),
    };
    const { calculation } = session.workbook;
    if (options.functions !== undefined) {
      calculation.functions ??= new CustomFunctions(options.functions, options.namespace);
      calculation.functions.connect(this);
    }
    session.events.sink = (eventType, target, payload) => {
      this.message([EVENT_CATEGORY, eventType, target, JSON.stringify(payload), 0, false]);
    };
    session.events.onSelection = () => {
      this.end?.raise("documentSelectionChanged", {});
    };
  }

  get faults(): Faults {
    return this.session.faults;
  }

  /** Connects the add-in's end of the wire. */
  attach(end: AddInEnd): void {
    this.end = end;
  }

  /** The add-in is gone: its functions are run by others, and what it kept is let go. */
  detach(): void {
    this.end = null;
    this.session.events.sink = null;
    this.session.events.onSelection = null;
    this.pageIsGone();
    this.session.workbook.calculation.functions?.disconnect(this);
  }

  /** The add-in's page has been closed, or loads itself again: nothing that it asked for holds any longer. */
  private pageIsGone(): void {
    this.functionsReady = false;
    this.session.events.forget();
    for (const id of [...this.kept.keys()]) this.interpreter.references.remove(id);
  }

  /** Is told whenever the ribbon, the pane or the shortcuts are other than they were; call what is returned to stop. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private tellWatchers(): void {
    for (const watcher of this.watchers) watcher();
  }

  /** Changes how a button or tab of the ribbon looks. */
  changeControl(id: string, state: { enabled?: boolean; visible?: boolean }): void {
    this.ribbon.set(id, { ...this.ribbon.get(id), ...state });
    this.tellWatchers();
  }

  /** Gives actions other keys, or none. */
  replaceShortcuts(wanted: Readonly<Record<string, string | null>>): void {
    this.shortcuts = { ...this.shortcuts, ...wanted };
    this.tellWatchers();
  }

  // What the wire asks:

  context(): AppContext {
    const { uiLocale = "en-US", dataLocale = uiLocale } = this.options;
    const { workbook } = this.session;
    return {
      documentUrl: this.options.documentUrl ?? `https://localhost/${workbook.name}`,
      uiLocale,
      dataLocale,
      readOnly: workbook.readOnly,
      requirementSets: this.options.requirementSets ?? REQUIREMENT_SETS,
      settings: [...workbook.settings],
    };
  }

  processQuery(request: QueryRequest, size: number, flags: number): Promise<QueryResponse> {
    if (isHousekeeping(request)) return Promise.resolve(this.carryOut(request));
    const answer = this.queue.then(() => this.answer(request, size, flags));
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  private async answer(request: QueryRequest, size: number, flags: number): Promise<QueryResponse> {
    const batch = ++this.batches;
    const { faults, session } = this;
    this.largest.request = Math.max(this.largest.request, size);
    await faults.beforeBatch?.(batch);
    if (session.editing && (flags & BATCH.delayForCellEdit) === 0)
      throw new HostRefusal(REFUSAL.invalidApiCallInContext, "Excel is in cell-editing mode.");
    while (session.editing) await new Promise((resolve) => setTimeout(resolve, 5));
    if (size > faults.payloadLimit)
      throw new HostRefusal(PAYLOAD_REFUSAL.request, "The request payload size has exceeded the limit.");
    if (faults.undoNotSupported && (flags & BATCH.writes) !== 0)
      return failed(new ApiError("UndoNotSupported", "Undo is not supported for this operation."));
    const response = this.carryOut(request, {
      ...this.interpreter,
      beforeAction: (action) => faults.beforeAction?.(action, batch),
    });
    await faults.afterBatch?.(batch);
    const length = new TextEncoder().encode(JSON.stringify(response)).length;
    this.largest.response = Math.max(this.largest.response, length);
    if (length > faults.payloadLimit)
      throw new HostRefusal(PAYLOAD_REFUSAL.response, "The response payload size has exceeded the limit.");
    return response;
  }

  private carryOut(request: QueryRequest, interpreter = this.interpreter): QueryResponse {
    const response = this.session.actAsAddIn(() => processQuery(interpreter, request));
    const ranges = new Set([...this.kept.values()].flatMap(keptRanges));
    this.session.endBatch((target) => ranges.has(target));
    const { calculation } = this.session.workbook;
    if (calculation.suspended) {
      calculation.suspended = false;
      calculation.settle();
    }
    return response;
  }

  loadSettings(): readonly SettingEntry[] {
    return [...this.session.workbook.settings];
  }

  /** Saves the settings; Excel forgets what can be undone. */
  saveSettings(entries: readonly SettingEntry[]): void {
    this.session.workbook.settings = new Map(entries);
    this.session.history.clear();
  }

  eventRegistered(): void {
    this.session.workbook.calculation.functions?.send();
  }

  eventUnregistered(name: string): void {
    if (name !== "richApiMessage") return;
    this.pageIsGone();
    const { functions } = this.session.workbook.calculation;
    if (functions?.disconnect(this) === true) functions.connect(this);
  }

  unknownRequest(what: string): void {
    this.unknown.push(what);
  }

  commandCompleted(completion: CommandCompletion): void {
    this.commands.get(completion.id)?.(completion);
    this.commands.delete(completion.id);
  }

  // Custom functions:

  /** Can its functions be called? */
  get runsFunctions(): boolean {
    return this.functionsReady;
  }

  /** The add-in's runtime said that its functions are there. */
  functionsAreReady(): void {
    this.functionsReady = true;
    this.session.workbook.calculation.functions?.send();
  }

  deliver(messages: readonly FunctionMessage[]): boolean {
    if (!this.functionsReady || this.end === null) return false;
    const entries = messages.map(({ type, message }) => [
      FUNCTION_CATEGORY,
      type,
      "",
      JSON.stringify(message),
      0,
      false,
    ]);
    return this.end.raise("richApiMessage", { ArrayData: entries });
  }

  // What a person does with the add-in:

  /** Presses a ribbon or context menu button that runs a function; resolves when it has called `completed`. */
  runCommand(name: string, controlId = name): Promise<CommandCompletion> {
    const id = `command${String(++this.ids)}`;
    return new Promise((resolve, reject) => {
      this.commands.set(id, resolve);
      const source = JSON.stringify({ source: { id: controlId } });
      if (this.end?.raise("appCommandInvoked", [id, name, source]) === true) return;
      this.commands.delete(id);
      reject(new Error("The add-in does not listen to commands yet."));
    });
  }

  /** Presses the keys of an action. */
  pressShortcut(actionId: string): boolean {
    return this.message([ACTION_CATEGORY, ACTION_MESSAGE, "", JSON.stringify([actionId]), 0, false]);
  }

  /** Shows or hides the pane, and says so to the add-in. */
  showPane(state: PaneState): void {
    if (this.pane === state) return;
    this.pane = state;
    this.tellWatchers();
    this.message([EVENT_CATEGORY, VISIBILITY_EVENT, "", JSON.stringify({ visibility: state }), 0, false]);
  }

  private message(entry: readonly unknown[]): boolean {
    return this.end?.raise("richApiMessage", { ArrayData: [entry] }) ?? false;
  }

  private references(): References {
    return {
      keep: (object) => {
        const id = `kept${String(++this.ids)}`;
        this.kept.set(id, object);
        return id;
      },
      find: (id) => this.kept.get(id),
      remove: (id) => {
        for (const { sheet, anchor } of keptRanges(this.kept.get(id))) sheet.release(anchor);
        this.kept.delete(id);
      },
    };
  }

  /** How many objects the add-in keeps: none should be left when all its batches have ended. */
  get objectsKept(): number {
    return this.kept.size;
  }
}
