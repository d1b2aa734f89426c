// The host's end of a conversation with one load of Office.js: messages in, messages out, whatever carries them.
import {
  ACTION,
  METHOD,
  NOT_HANDLED,
  isRecord,
  readRequest,
  writeReply,
  type Reply,
  type Request,
} from "./messages";
import {
  HostRefusal,
  REFUSAL,
  type AddInEnd,
  type HostServices,
  type QueryRequest,
  type SettingEntry,
} from "./services";

/** A conversation with one load of Office.js. When Excel loads the page again, it opens a new one. */
export interface Connection extends AddInEnd {
  /** What the messages of this conversation carry as `_conversationId`. */
  readonly conversationId: string;
  /** Takes a message of the add-in; anything else is passed over. */
  receive(text: unknown): void;
  /** The JSON text that the add-in's window has to have as its name before its first script runs. */
  windowName(): string;
  /** Nothing is sent any more, and nothing taken. */
  close(): void;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly services: HostServices;
  /** Where Office.js believes its host to be: an https origin whose host name is the add-in's own. */
  readonly hostOrigin: string;
  /** Delivers a message to the add-in's window, as coming from `hostOrigin`, and never before the caller has returned. */
  readonly send: (text: string) => void;
  /** The host itself failed; the add-in is told of an internal error. */
  readonly onFailure: (error: unknown) => void;
}

/** The one add-in of a conversation. */
const ADD_IN_ID = "add-in";
/** Office.js' number for Excel on the web. */
const EXCEL_ON_THE_WEB = 16;
/** The add-in shows itself as a task pane when it starts. */
const TASK_PANE = 2;
/** Shared runtime (1) with custom functions (2). */
const RUNTIME = 3;

/** The events that an add-in may listen to. The last is raised by none: Office.js asks a question of its own in the pane. */
const EVENTS = new Set([
  "richApiMessage",
  "appCommandInvoked",
  "documentSelectionChanged",
  "settingsChanged",
  "dialogNotificationShown",
]);

/** Opens a conversation. */
export function openConnection({ services, hostOrigin, send, onFailure }: ConnectionParts): Connection {
  const conversationId = crypto.randomUUID();
  /** By event, what each message of it has to repeat. */
  const listening = new Map<string, unknown>();
  let open = true;

  function post(
    kind: Reply["kind"],
    name: string,
    correlationId: unknown,
    data: unknown,
    errorCode = 0,
  ): void {
    send(writeReply({ kind, name, conversationId, correlationId, errorCode, data, origin: hostOrigin }));
  }

  function answer({ name, correlationId }: Request, data: unknown, errorCode?: number): void {
    if (open) post("answer", name, correlationId, data, errorCode);
  }

  async function handle(request: Request): Promise<void> {
    if (request.action === ACTION.registerEvent) return answer(request, { Error: register(request) });
    if (request.action === ACTION.unregisterEvent) {
      if (listening.delete(request.name)) services.eventUnregistered(request.name);
      return answer(request, { Error: 0 });
    }
    switch (request.name) {
      case "ContextActivationManager_getAppContextAsync":
        // A page that loads itself again listens to nothing yet.
        for (const name of listening.keys()) services.eventUnregistered(name);
        listening.clear();
        return answer(request, appContext(services));
      case "ContextActivationManager_notifyHost": {
        const [, notice, details] = Array.isArray(request.data) ? (request.data as unknown[]) : [];
        if (typeof notice === "number") services.notified?.(notice, details);
        return answer(request, null);
      }
      case "executeMethod":
        return answer(request, { Version: 1, ...(await executeMethod(services, request.data)) });
      default:
        services.unknownRequest(request.name);
        return answer(request, null, NOT_HANDLED);
    }
  }

  function register({ name, correlationId }: Request): number {
    if (!EVENTS.has(name)) {
      services.unknownRequest(`event ${name}`);
      return REFUSAL.notSupported;
    }
    listening.set(name, correlationId);
    services.eventRegistered(name);
    return 0;
  }

  return {
    conversationId,
    receive(text) {
      const request = open ? readRequest(text) : null;
      if (request === null || request.conversationId !== conversationId) return;
      handle(request).catch((error: unknown) => {
        if (!(error instanceof HostRefusal)) onFailure(error);
        const code = error instanceof HostRefusal ? error.code : REFUSAL.internalError;
        answer(request, { Version: 1, Error: code });
      });
    },
    raise(name, data) {
      if (!listening.has(name)) return false;
      post("event", name, listening.get(name), data);
      return true;
    },
    windowName() {
      const locale = services.context().uiLocale;
      return JSON.stringify({
        baseFrameName: "excel",
        hostInfo: `Excel$Web$16.00$${locale}$${conversationId}$$disableLogging$${String(RUNTIME)}`,
        xdmInfo: `${conversationId}|${ADD_IN_ID}|${hostOrigin}/`,
        serializerVersion: "1",
        flights: "[]",
      });
    },
    close() {
      open = false;
      listening.clear();
    },
  };
}

/** The answer to the first message: who the host is and what it supports. */
function appContext(services: HostServices): unknown {
  const context = services.context();
  return {
    _id: ADD_IN_ID,
    _appInstanceId: ADD_IN_ID,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: "16.01",
    _appUILocale: context.uiLocale,
    _dataLocale: context.dataLocale,
    _docUrl: context.documentUrl,
    _clientMode: context.readOnly ? 0 : 1,
    _settings: context.settings,
    _reason: "documentOpened",
    _osfControlType: 1,
    _requirementMatrix: JSON.stringify(context.requirementSets),
    _appDomains: [],
    _initialDisplayMode: TASK_PANE,
  };
}

/** Calls a method of the document; what it gives back is the answer's data. */
async function executeMethod(services: HostServices, data: unknown): Promise<object> {
  const parts = isRecord(data) ? data : {};
  const method = isRecord(parts["DdaMethod"]) ? parts["DdaMethod"]["DispatchId"] : undefined;
  switch (method) {
    case METHOD.richApi: {
      const [, , , , body, , flags] = parts["ArrayData"] as readonly unknown[];
      const text = body as string;
      const size = new TextEncoder().encode(text).length;
      const response = await services.processQuery(JSON.parse(text) as QueryRequest, size, Number(flags));
      return { Error: 0, Data: [200, ["CONTENT-TYPE", "application/json"], JSON.stringify(response)] };
    }
    case METHOD.saveSettings: {
      const { Properties: entries } = parts["DdaSettingsMethod"] as { Properties: readonly SettingEntry[] };
      services.saveSettings(entries);
      return { Error: 0 };
    }
    case METHOD.loadSettings: {
      const settings = services.loadSettings().map(([Name, Value]) => ({ Name, Value }));
      return { Error: 0, Properties: { Settings: settings } };
    }
    case METHOD.commandCompleted: {
      const { 0: id, 1: status, 2: details } = parts as { 0: string; 1: number; 2: string };
      services.commandCompleted({ id, status, data: details });
      return { Error: 0 };
    }
    default:
      services.unknownRequest(`method ${String(method)}`);
      return { Error: REFUSAL.notSupported };
  }
}
