// An add-in in a frame of the host's page, as Excel on the web shows it.
import { claimedOrigin, takeMessages } from "./claimedOrigin";
import { openConnection, type Connection } from "./connection";
import type { AddInEnd, HostServices } from "./services";

/** What to show. */
export interface AddInToFrame {
  /** The element that the frame is put into. */
  readonly container: HTMLElement;
  /** The add-in's page: absolute, or relative to the host's page. */
  readonly url: string;
  /** What screen readers call the frame: the add-in's name. */
  readonly title: string;
  readonly services: HostServices;
  /** Hears of faults of the host itself; without it they are uncaught errors of the page. */
  readonly onFailure?: (error: unknown) => void;
}

/** An add-in in its frame. Events go to the page that is loaded at the time. */
export interface FramedAddIn extends AddInEnd {
  /** The frame of the present load. */
  frame(): HTMLIFrameElement;
  /** Loads the add-in anew, in a frame and a conversation of its own; shows it again after close. */
  reload(): void;
  /** Takes the frame off the page and ends the conversation. */
  close(): void;
}

/** One load of the add-in. */
interface Load {
  readonly frame: HTMLIFrameElement;
  readonly connection: Connection;
  /** Ends what carries the messages. */
  readonly stop: () => void;
}

/** What Excel on the web lets an add-in's frame do. No modal dialogs, and no way out of the frame but new windows. */
const SANDBOX =
  "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
/** Excel is of another origin than its add-ins, and lends them none of these. A frame of the same origin would have them. */
const LENT = ["camera", "clipboard-read", "clipboard-write", "display-capture", "geolocation", "microphone"];

/** Host names that browsers trust without a certificate. */
const LOCAL = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Shows an add-in in a frame. Office.js wants a host on https under the add-in's own host name. So the host's page and the add-in
 * are either both on https under one host name, or of one origin on http on this machine.
 *
 * @throws Error where the two addresses do not go together
 */
export function frameAddIn(toFrame: AddInToFrame): FramedAddIn {
  const { container } = toFrame;
  const page = container.ownerDocument.defaultView;
  if (page === null) throw new Error("The container of an add-in's frame has to be in a page that is shown.");
  const address = new URL(toFrame.url, container.ownerDocument.baseURI);
  const carry = howToCarry(page.location, address);
  let load: Load | null = start();

  function start(): Load {
    const frame = container.ownerDocument.createElement("iframe");
    const started = carry(page!, frame, address, {
      services: toFrame.services,
      onFailure: toFrame.onFailure ?? ((error: unknown) => page!.reportError(error)),
    });
    frame.title = toFrame.title;
    frame.setAttribute("sandbox", SANDBOX);
    frame.allow = LENT.map((feature) => `${feature} 'none'`).join("; ");
    // Office.js reads the name of its window when it starts: it has to be there before the page is.
    frame.name = started.connection.windowName();
    frame.src = address.href;
    container.append(frame);
    return { frame, ...started };
  }

  function end(): void {
    if (load === null) return;
    load.connection.close();
    load.stop();
    load.frame.remove();
    load = null;
  }

  return {
    raise: (name, data) => load !== null && load.connection.raise(name, data),
    frame() {
      if (load === null) throw new Error("The add-in's frame is closed.");
      return load.frame;
    },
    reload() {
      end();
      load = start();
    },
    close: end,
  };
}

/** The two ways to carry messages; both give the connection of one load. */
type Carry = (
  page: Window & typeof globalThis,
  frame: HTMLIFrameElement,
  address: URL,
  host: { readonly services: HostServices; readonly onFailure: (error: unknown) => void },
) => Omit<Load, "frame">;

function howToCarry(page: Location, address: URL): Carry {
  if (page.protocol === "https:") {
    if (address.protocol === "https:" && address.hostname === page.hostname) return carryByMessages;
    throw new Error(
      `The add-in at ${address.href} cannot be shown on ${page.origin}: it has to be on https, with the host name ${page.hostname}.`,
    );
  }
  if (page.protocol !== "http:" || !LOCAL.test(page.hostname)) {
    throw new Error(`Add-ins cannot be shown on ${page.origin}. Use https, or http://localhost.`);
  }
  if (address.origin === page.origin) return carryWithinPage;
  throw new Error(
    `The add-in at ${address.href} cannot be shown on ${page.origin}: without https both have to be of one origin.`,
  );
}

/** Over https: the browser carries the messages, as it does for Excel on the web. */
const carryByMessages: Carry = (page, frame, address, host) => {
  const send = (text: string) => frame.contentWindow?.postMessage(text, address.origin);
  const connection = openConnection({ ...host, hostOrigin: page.location.origin, send });
  const receive = (event: MessageEvent<unknown>) => {
    if (event.source === frame.contentWindow && event.origin === address.origin)
      connection.receive(event.data);
  };
  page.addEventListener("message", receive);
  return { connection, stop: () => page.removeEventListener("message", receive) };
};

/** Over http: the page claims an https origin, takes the messages itself, and hands in the answers as events. */
const carryWithinPage: Carry = (page, frame, _address, host) => {
  const origin = claimedOrigin(page.location);
  // A channel of its own, so that an answer comes as a task of its own. A timer would be slowed down by the browser.
  const { port1, port2 } = new page.MessageChannel();
  const connection = openConnection({ ...host, hostOrigin: origin, send: (text) => port1.postMessage(text) });
  port2.onmessage = ({ data }: MessageEvent<string>) => {
    const window = frame.contentWindow as (Window & typeof globalThis) | null;
    window?.dispatchEvent(new window.MessageEvent("message", { data, origin, source: page }));
  };
  const giveBack = takeMessages(page, connection);
  return {
    connection,
    stop() {
      giveBack();
      port1.close();
      port2.close();
    },
  };
};
