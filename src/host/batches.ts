// Batches from the outside: what kind they are, how large, and how they fail as a whole.
import type { ApiError } from "./workbook/errors";
import type { QueryRequest, QueryResponse } from "./wire/services";

/** Is this a batch that Office.js sends for itself: results of functions, the pane, letting go of what was kept? */
export function isHousekeeping({ Actions, ObjectPaths }: QueryRequest): boolean {
  const SERVICE = 2;
  return (
    Object.values(ObjectPaths).some(
      (path) => (path as { ObjectPathType?: number }).ObjectPathType === SERVICE,
    ) ||
    (Actions.length > 0 &&
      Actions.every((action) => {
        const { Name, ActionType } = action as { Name?: string; ActionType?: number };
        return Name === "_RemoveReference" || ActionType === 1;
      }) &&
      Actions.some((action) => (action as { Name?: string }).Name === "_RemoveReference"))
  );
}

/** The answer to a batch that fails as a whole. */
export function failed({ code, message, status }: ApiError): QueryResponse {
  return {
    Results: [],
    Error: { Code: code, Message: message, Location: "", ActionIndex: 0, HttpStatusCode: status },
  };
}

/** The length of a text in bytes of UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) bytes++;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      index++;
    } else bytes += 3;
  }
  return bytes;
}
