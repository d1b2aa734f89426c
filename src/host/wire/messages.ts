// The messages between Office.js and its host: JSON texts, as Excel on the web and its add-ins post them to each other.

/** What a message asks for. */
export const ACTION = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;

/** Numbers of the methods of the document that an add-in calls. */
export const METHOD = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;

/** A message that asks for something. */
export interface Request {
  readonly action: number;
  readonly name: string;
  readonly conversationId: string;
  /** What the answer has to repeat. */
  readonly correlationId: unknown;
  readonly data: unknown;
}

/** A message to the add-in: the answer to a request, or an event that the add-in listens to. */
export interface Reply {
  readonly kind: "answer" | "event";
  readonly name: string;
  readonly conversationId: string;
  readonly correlationId: unknown;
  /** 0, or NOT_HANDLED. */
  readonly errorCode: number;
  readonly data: unknown;
  /** The origin of the host. */
  readonly origin: string;
}

/** The error code of an answer to a request that the host does not know. */
export const NOT_HANDLED = -2;

/** Reads a message; null where it is none, or no request. */
export function readRequest(text: unknown): Request | null {
  if (typeof text !== "string" || !text.startsWith("{")) return null;
  const message = parse(text);
  if (!isRecord(message) || message["_messageType"] !== 0) return null;
  const { _actionName: name, _conversationId: conversationId, _actionType: action } = message;
  if (typeof name !== "string" || typeof conversationId !== "string" || typeof action !== "number")
    return null;
  return { action, name, conversationId, correlationId: message["_correlationId"], data: message["_data"] };
}

/** The text of a message to the add-in. */
export function writeReply(reply: Reply): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: reply.name,
    _conversationId: reply.conversationId,
    _correlationId: reply.correlationId,
    _origin: reply.origin,
    _serializerVersion: 1,
    _errorCode: reply.errorCode,
    _responseType: reply.kind === "answer" ? 0 : 1,
    _data: reply.data,
  });
}

/** Is it an object or an array, with members to look at? */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
