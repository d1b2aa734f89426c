// Messages to a window under an https origin that it does not have: how Office.js finds its host on a page without a certificate.
import type { Connection } from "./connection";
import { readRequest } from "./messages";

/** A window that messages are posted to. */
export interface PostedWindow {
  postMessage: (...args: never[]) => void;
}

/** The connections behind a window's postMessage, by conversation, and the window's own postMessage. */
interface Exchange {
  readonly own: PostedWindow["postMessage"];
  readonly connections: Map<string, Connection>;
}

const exchanges = new WeakMap<PostedWindow, Exchange>();

/** The https form of the place that a page was loaded from, such as "https://localhost:8080". */
export function claimedOrigin(location: { readonly host: string }): string {
  return `https://${location.host}`;
}

/**
 * Passes what Office.js posts to the window on to the connection whose conversation it belongs to. Whom a message is addressed
 * to does not matter: a browser would drop it, since the window does not have the origin that Office.js was told. All else goes
 * to the window's own postMessage. Several connections may share a window.
 *
 * @returns takes the connection off the window
 */
export function takeMessages(window: PostedWindow, connection: Connection): () => void {
  const { own, connections } = exchanges.get(window) ?? openExchange(window);
  connections.set(connection.conversationId, connection);
  return () => {
    connections.delete(connection.conversationId);
    if (connections.size > 0 || exchanges.get(window)?.connections !== connections) return;
    window.postMessage = own;
    exchanges.delete(window);
  };
}

function openExchange(window: PostedWindow): Exchange {
  const exchange: Exchange = { own: window.postMessage, connections: new Map() };
  window.postMessage = (...args: never[]) => {
    const connection = exchange.connections.get(readRequest(args[0])?.conversationId ?? "");
    if (connection) connection.receive(args[0]);
    else exchange.own.apply(window, args);
  };
  exchanges.set(window, exchange);
  return exchange;
}
