// An Excel in the add-in's own window: for a window that has no host page around it, such as one of jsdom.
import { claimedOrigin, takeMessages, type PostedWindow } from "./claimedOrigin";
import { openConnection, type Connection } from "./connection";
import type { HostServices } from "./services";

/** What a window has to have. Both a browser's and jsdom's have it. */
export interface AddInWindow extends PostedWindow {
  name: string;
  readonly location: { readonly host: string; readonly hostname: string };
  readonly document: object;
  readonly Document: { readonly prototype: object };
  readonly MessageEvent: new (type: string, init: { data: string; origin: string }) => Event;
  dispatchEvent(event: Event): boolean;
  setTimeout(run: () => void, milliseconds: number): unknown;
}

/**
 * Puts an Excel into a window. To be called before the window's first script runs, once for each load.
 *
 * @param onFailure hears of faults of the host itself
 */
export function attachInProcess(
  window: AddInWindow,
  services: HostServices,
  onFailure: (error: unknown) => void,
): Connection {
  const hostOrigin = claimedOrigin(window.location);
  const connection = openConnection({ services, hostOrigin, send: deliver, onFailure });

  function deliver(data: string): void {
    window.setTimeout(() => {
      window.dispatchEvent(new window.MessageEvent("message", { data, origin: hostOrigin }));
    }, 0);
  }

  window.name = connection.windowName();
  if (!("domain" in window.document)) {
    // Office.js trusts a host under the page's own domain; jsdom does not know the property.
    Object.defineProperty(window.Document.prototype, "domain", { get: () => window.location.hostname });
  }
  // Without a page around it the window is its own parent, and that is whom Office.js writes to.
  const stop = takeMessages(window, connection);
  return {
    ...connection,
    close() {
      connection.close();
      stop();
    },
  };
}
