// Errors as the Rich API reports them: a code that add-ins can act upon, a message, and where.

/** Codes of Excel.ErrorCodes, and those that Office.js documents beside them. */
export type ApiErrorCode =
  | "AccessDenied"
  | "ApiNotFound"
  | "Conflict"
  | "EmptyChartSeries"
  | "GeneralException"
  | "InsertDeleteConflict"
  | "InvalidArgument"
  | "InvalidObjectPath"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "InvalidReference"
  | "InvalidSelection"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "MergedRangeConflict"
  | "NonBlankCellOffSheet"
  | "NotImplemented"
  | "OperationCellsExceedLimit"
  | "RangeExceedsLimit"
  | "RequestPayloadSizeLimitExceeded"
  | "ResponsePayloadSizeLimitExceeded"
  | "UndoNotSupported"
  | "UnsupportedOperation";

const HTTP_STATUS: Readonly<Partial<Record<ApiErrorCode, number>>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  NotImplemented: 501,
};

/** A request fails, and the requests after it in the same batch are not done. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** The member that failed, such as "Range.values"; the interpreter fills it in where it is not given. */
  readonly location: string | undefined;
  readonly status: number;

  constructor(code: ApiErrorCode, message: string, location?: string) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.location = location;
    this.status = HTTP_STATUS[code] ?? 400;
  }
}

/** An argument that the API does not take. */
export function invalidArgument(message: string, location?: string): ApiError {
  return new ApiError("InvalidArgument", message, location);
}

/** Something that is not there under that name, id or index. */
export function itemNotFound(what: string): ApiError {
  return new ApiError("ItemNotFound", `There is no ${what}.`);
}
