// A host that knows next to nothing: canned answers, and a record of what the wire told it.
import type {
  AppContext,
  CommandCompletion,
  HostServices,
  QueryRequest,
  QueryResponse,
  SettingEntry,
} from "../../../src/host/wire/services";

/** An action of a batch, as far as a stub looks at it. */
interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
}

/** What the stub was told, in order, beside batches. */
export type Told = readonly [what: string, ...details: unknown[]];

/** The stub, and what it has seen. */
export interface Stub extends HostServices {
  readonly told: readonly Told[];
  readonly batches: readonly {
    readonly request: QueryRequest;
    readonly size: number;
    readonly flags: number;
  }[];
  readonly settings: readonly SettingEntry[];
  /** What a batch is answered with; undefined: the canned answer. */
  answerBy: (request: QueryRequest) => Promise<QueryResponse> | undefined;
}

export const CONTEXT: AppContext = {
  documentUrl: "https://localhost/Book1.xlsx",
  uiLocale: "en-US",
  dataLocale: "de-DE",
  readOnly: false,
  requirementSets: {
    ExcelApi: "1.17",
    SharedRuntime: "1.2",
    CustomFunctions: "1.7",
    DelayForCellEdit: "1.1",
  },
  settings: [["kept", '{"from":"document"}']],
};

/** Makes a stub. Every object it hands out is a range named after `person`, with the values [[1, person]]. */
export function stubServices(person = "Ada", context: Partial<AppContext> = {}): Stub {
  const told: Told[] = [];
  const batches: Stub["batches"][number][] = [];
  let settings: readonly SettingEntry[] = context.settings ?? CONTEXT.settings;
  return {
    told,
    batches,
    get settings() {
      return settings;
    },
    answerBy: () => undefined,
    context: () => ({ ...CONTEXT, ...context, settings }),
    processQuery(request, size, flags) {
      batches.push({ request, size, flags });
      return this.answerBy(request) ?? Promise.resolve(cannedAnswer(request, person));
    },
    loadSettings: () => settings,
    saveSettings: (entries) => {
      settings = entries;
    },
    eventRegistered: (name) => told.push(["registered", name]),
    eventUnregistered: (name) => told.push(["unregistered", name]),
    commandCompleted: (details: CommandCompletion) => told.push(["completed", details]),
    notified: (notice, details) => told.push(["notified", notice, details]),
    unknownRequest: (what) => told.push(["unknown", what]),
  };
}

/** Every query gives the same cells, everything else succeeds. */
function cannedAnswer(request: QueryRequest, person: string): QueryResponse {
  const actions = request.Actions as readonly Action[];
  return {
    Results: actions.map((action) => ({ ActionId: action.Id, Value: valueOf(action, person) })),
    TraceIds: actions.filter((action) => action.ActionType === 5).map((action) => action.Id),
  };
}

function valueOf(action: Action, person: string): unknown {
  if (action.ActionType === 1) return { _ReferenceId: `r${String(action.ObjectPathId)}` };
  if (action.ActionType === 2) return { Values: [[1, person]], Address: `${person}!A1:B1` };
  return null;
}
