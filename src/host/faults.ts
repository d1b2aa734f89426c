// What can go wrong between an add-in and Excel, on demand: for tests of how an add-in takes it.
import { ApiError } from "./workbook/errors";

/** The limits of Excel on the web. */
export const WEB_LIMITS = {
  /** Bytes of a request or a response. */
  payload: 5 * 1024 * 1024,
  /** Cells whose values are read at once. */
  cells: 5_000_000,
} as const;

/** The codes with which Excel on the web refuses a request, or its own response, for its size. */
export const PAYLOAD_REFUSAL = { request: 5103, response: 5104 } as const;

/** Faults and limits of one person's Excel. All can be changed at any time. */
export interface Faults {
  /**
   * Bytes of a request or response that are still taken; a larger one fails with RequestPayloadSizeLimitExceeded, or, after it was
   * carried out, with ResponsePayloadSizeLimitExceeded.
   */
  payloadLimit: number;
  /** Cells of one range whose values are given; `values` of a larger range is null. */
  cellLimit: number;
  /** Called before each batch is carried out: waiting in it makes Excel slow. */
  beforeBatch: ((batch: number) => void | Promise<void>) | null;
  /** Called before each action; what it throws fails the batch there, with the actions before it done. */
  beforeAction: ((action: number, batch: number) => void) | null;
  /** Called after each batch that was carried out, before it is answered: the place for a co-author's edit. */
  afterBatch: ((batch: number) => void | Promise<void>) | null;
  /** Does every change that could be undone fail with UndoNotSupported? */
  undoNotSupported: boolean;
}

export function noFaults(): Faults {
  return {
    payloadLimit: WEB_LIMITS.payload,
    cellLimit: WEB_LIMITS.cells,
    beforeBatch: null,
    beforeAction: null,
    afterBatch: null,
    undoNotSupported: false,
  };
}

/** An error that a test has a batch fail with. */
export function failure(code: ApiError["code"], message = "A fault that was asked for."): ApiError {
  return new ApiError(code, message);
}
