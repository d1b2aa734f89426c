// Batches from the outside: what kind they are, and how they fail as a whole.
import { ACTION, PATH } from "./api/processQuery";
import type { ApiError } from "./workbook/errors";
import type { QueryRequest, QueryResponse } from "./wire/services";

/** Is this a batch that Office.js sends for itself: results of functions, the pane, letting go of what was kept? */
export function isHousekeeping({ Actions, ObjectPaths }: QueryRequest): boolean {
  const paths = Object.values(ObjectPaths) as readonly { readonly ObjectPathType?: number }[];
  if (paths.some(({ ObjectPathType }) => ObjectPathType === PATH.service)) return true;
  const actions = Actions as readonly { readonly Name?: string; readonly ActionType?: number }[];
  const letsGo = ({ Name }: { readonly Name?: string }): boolean => Name === "_RemoveReference";
  return (
    actions.some(letsGo) &&
    actions.every((action) => letsGo(action) || action.ActionType === ACTION.instantiate)
  );
}

/** The answer to a batch that fails as a whole. */
export function failed({ code, message, status }: ApiError): QueryResponse {
  return {
    Results: [],
    Error: { Code: code, Message: message, Location: "", ActionIndex: 0, HttpStatusCode: status },
  };
}
