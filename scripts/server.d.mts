// Types of server.mjs, for tests in TypeScript.
import type { SecureContextOptions } from "node:tls";

/** What a server serves: the workbench over http, or the add-in for Excel over https. */
export type Served = "workbench" | "excel";

/** A server of this machine. */
export interface Serving {
  /** Such as "http://localhost:3100". */
  readonly origin: string;
  readonly port: number;
  /** Unlike that of any other server. */
  readonly id: string;
  close(): Promise<void>;
}

/** Serves the built pages to this machine. Rejects with the system's error where the port cannot be used; port 0 is any free one. */
export function serve(options: {
  readonly what: Served;
  readonly port: number;
  /** The project's dist, where it is not given. */
  readonly folder?: string;
  readonly certificate?: SecureContextOptions;
}): Promise<Serving>;

/** Who the server at a port of this machine is; undefined for anybody but a server started from this very folder. */
export function ownServerAt(where: {
  readonly what: Served;
  readonly port: number;
}): Promise<
  { readonly id: string; readonly pid: number; readonly what: Served; readonly origin: string } | undefined
>;
