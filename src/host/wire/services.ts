// What a connection needs of the Excel behind it. Everything that is Excel stands behind this door; the wire only carries it.

/** What Office.js learns of its surroundings when it starts. */
export interface AppContext {
  /** The workbook's address, such as "https://localhost/Book1.xlsx". */
  readonly documentUrl: string;
  /** The display language, such as "en-US". */
  readonly uiLocale: string;
  /** The language of the workbook's contents. */
  readonly dataLocale: string;
  readonly readOnly: boolean;
  /** Versions of requirement sets by name; a set that is missing here is not supported. */
  readonly requirementSets: Readonly<Record<string, string>>;
  /** The document's settings: name and value as JSON text. */
  readonly settings: readonly SettingEntry[];
}

/** One setting of the document: its name, and its value as JSON text. */
export type SettingEntry = readonly [name: string, json: string];

/** A batch of the Rich API, as Office.js sends it. */
export interface QueryRequest {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly unknown[];
  readonly ObjectPaths: Readonly<Record<string, unknown>>;
}

/** The answer to a batch: results in the order of the actions, up to the one that failed. */
export interface QueryResponse {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  /** The ids of the trace actions that were reached: without them older events such as workbook.onSelectionChanged stay deaf. */
  readonly TraceIds?: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

/** How a ribbon command ended. */
export interface CommandCompletion {
  /** The id under which the command was raised. */
  readonly id: string;
  /** 0 done, 11101 the add-in has no function of that name. */
  readonly status: number;
  /** The command's event object as JSON text, with `completedContext` where the command gave one; "" where it did not run. */
  readonly data: string;
}

/** What a batch is marked with. */
export const BATCH = { writes: 1, delayForCellEdit: 64 } as const;

/** One person's Excel, as its add-in sees it. */
export interface HostServices {
  context(): AppContext;
  /**
   * Answers a batch. Called in the order in which batches arrive, without waiting for the answer to the one before.
   *
   * @param size the length of the request in bytes of UTF-8
   * @param flags bits such as those of BATCH
   * @throws HostRefusal where Excel refuses the whole request, as in the middle of an edit. Any other rejection is a fault of
   *   the host, which the add-in sees as an internal error.
   */
  processQuery(request: QueryRequest, size: number, flags: number): Promise<QueryResponse>;
  loadSettings(): readonly SettingEntry[];
  /** @throws HostRefusal */
  saveSettings(entries: readonly SettingEntry[]): void;
  /** The add-in listens to an event of the document from now on, such as "richApiMessage". */
  eventRegistered(name: string): void;
  eventUnregistered(name: string): void;
  /** A ribbon command reported that it is done. */
  commandCompleted(details: CommandCompletion): void;
  /**
   * The pane reports something by number: 0 focus, 1 blur, 15 Escape, 39 keys with { keyCode, shiftKey, altKey, ctrlKey,
   * metaKey } as details.
   */
  notified?(notice: number, details: unknown): void;
  /** The add-in asked for something that this host has no answer to. */
  unknownRequest(what: string): void;
}

/** The add-in's end of a connection, as Excel uses it. */
export interface AddInEnd {
  /** Sends an event; false where the add-in does not listen to it. */
  raise(name: string, data: unknown): boolean;
}

/** Excel refuses a request as a whole, with an error code of Office.js (5001 internal error, 5004 in the middle of an edit). */
export class HostRefusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "HostRefusal";
    this.code = code;
  }
}

export const REFUSAL = { notSupported: 5000, internalError: 5001, invalidApiCallInContext: 5004 } as const;
