// The interpreter of Rich API batches: object paths are followed, actions are done in order, results are collected.
import type { Session } from "../session";
import { ApiError, invalidArgument } from "../workbook/errors";
import type { QueryRequest, QueryResponse } from "../wire/services";
import { Arguments } from "./arguments";
import type { QueryInfo } from "./load";
import { loaded } from "./load";
import type { ApiObject, Members, Method, Property } from "./objectType";
import { identityOf, isApiObject, notFound } from "./objectType";
import { camelCased, memberName } from "./wireNames";

/** What an object path says. */
export const PATH = {
  root: 1,
  service: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nothing: 7,
} as const;
/** What an action does. */
export const ACTION = {
  instantiate: 1,
  query: 2,
  method: 3,
  set: 4,
  trace: 5,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name?: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

type AnyMembers = Members<unknown>;

/** Objects that the batches of one add-in refer to by number. */
export interface References {
  keep(object: ApiObject): string;
  find(id: string): ApiObject | undefined;
  remove(id: string): void;
}

/** What a batch is carried out with. */
export interface Interpreter {
  readonly session: Session;
  readonly root: ApiObject;
  readonly services: Readonly<Record<string, ApiObject>>;
  readonly references: References;
  /** Called before each action; what it throws fails the batch there. */
  beforeAction?(action: number): void;
}

/** Does the actions of a batch up to the first that fails; those before it stay done. */
export function processQuery(interpreter: Interpreter, request: QueryRequest): QueryResponse {
  const { session } = interpreter;
  const run = new Run(interpreter, request);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  const actions = request.Actions as readonly Action[];
  for (const [index, action] of actions.entries()) {
    try {
      interpreter.beforeAction?.(index);
      results.push({ ActionId: action.Id, Value: run.act(action) ?? null });
      // What is loaded later in the batch is up to date.
      if (action.ActionType !== ACTION.query) session.workbook.calculation.settle();
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
    } catch (error) {
      const { code, message, location, status } = asApiError(error);
      return {
        Results: results,
        TraceIds: traces,
        Error: {
          Code: code,
          Message: message,
          Location: location ?? run.location(action),
          ActionIndex: index,
          HttpStatusCode: status,
        },
      };
    }
  }
  return { Results: results, TraceIds: traces };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ApiError("GeneralException", `The host failed: ${detail}`);
}

class Run {
  private readonly session: Session;
  private readonly interpreter: Interpreter;
  private readonly paths: Readonly<Record<string, ObjectPath>>;
  private readonly found = new Map<number, ApiObject | null>();
  /** The paths whose objects are to be kept after the batch, and the ids that they are kept under. */
  private readonly kept = new Map<number, string | null>();

  constructor(interpreter: Interpreter, request: QueryRequest) {
    this.interpreter = interpreter;
    this.session = interpreter.session;
    this.paths = request.ObjectPaths as Readonly<Record<string, ObjectPath>>;
    for (const action of request.Actions as readonly Action[])
      if (action.Name === "_KeepReference") this.kept.set(action.ObjectPathId, null);
  }

  act(action: Action): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const object = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.identity(object, action.ObjectPathId);
      case ACTION.query:
        return object && loaded(object, action.QueryInfo ?? {}, this.session);
      case ACTION.queryAsJson:
        return object && camelCased(loaded(object, action.QueryInfo ?? {}, this.session));
      case ACTION.method:
        return this.invoke(object, action);
      case ACTION.set:
        this.set(object, action.Name!, this.args(action.ArgumentInfo)[0]);
        return null;
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.set(object, name, value);
        return null;
      case ACTION.ensureUnchanged:
        return null;
      default:
        throw new ApiError("NotImplemented", `This host knows no action ${String(action.ActionType)}.`);
    }
  }

  /** Which member failed, such as "Range.values". */
  location({ ActionType, ObjectPathId, Name }: Action): string {
    const type = this.found.get(ObjectPathId)?.type.name;
    if (type !== undefined && Name !== undefined && ActionType !== ACTION.query)
      return `${type}.${memberName(Name)}`;
    const path = this.paths[String(ObjectPathId)];
    const parent =
      path?.ParentObjectPathId === undefined ? undefined : this.found.get(path.ParentObjectPathId);
    const name = path?.ObjectPathType === PATH.indexer ? "getItem" : memberName(path?.Name ?? "");
    return [parent?.type.name ?? "", name].filter((part) => part !== "").join(".");
  }

  private object(id: number): ApiObject | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const object = this.follow(id);
    this.found.set(id, object);
    return object;
  }

  private follow(id: number): ApiObject | null {
    const path = this.paths[String(id)];
    if (path === undefined) throw new ApiError("InvalidObjectPath", `There is no object path ${String(id)}.`);
    const name = path.Name ?? "";
    switch (path.ObjectPathType) {
      case PATH.root:
        return this.interpreter.root;
      case PATH.service: {
        const service = this.interpreter.services[name];
        if (service === undefined)
          throw new ApiError("ApiNotFound", `This host does not have the service ${name}.`, name);
        return service;
      }
      case PATH.reference: {
        const object = this.interpreter.references.find(name);
        if (object === undefined)
          throw new ApiError("InvalidReference", "The object is no longer kept: its batch has ended.");
        return object;
      }
      case PATH.nothing:
        return null;
    }
    const parent = this.object(path.ParentObjectPathId!);
    if (parent === null) return null;
    const members = parent.type.members as AnyMembers;
    const { target } = parent;
    switch (path.ObjectPathType) {
      case PATH.method: {
        const made = this.method(parent, name)(
          target,
          new Arguments(this.args(path.ArgumentInfo)),
          this.session,
        );
        return isApiObject(made) ? made : null;
      }
      case PATH.property: {
        const member = members.objects?.[memberName(name)];
        if (member === undefined) throw notFound(parent, memberName(name));
        return member(target, this.session);
      }
      case PATH.indexer: {
        if (members.item === undefined) throw notFound(parent, "getItem");
        return members.item(target, this.args(path.ArgumentInfo)[0], this.session);
      }
      default:
        throw new ApiError(
          "InvalidObjectPath",
          `This host knows no object path ${String(path.ObjectPathType)}.`,
        );
    }
  }

  private identity(object: ApiObject | null, pathId: number): unknown {
    if (object === null) return null;
    const members = object.type.members as AnyMembers;
    if (members.keptByReference === true) {
      if (!this.kept.has(pathId)) return {};
      // Office.js asks twice: before it says that the object is to be kept, and after.
      const id = this.kept.get(pathId) ?? this.interpreter.references.keep(object);
      this.kept.set(pathId, id);
      return { _ReferenceId: id };
    }
    return identityOf(object);
  }

  private invoke(object: ApiObject | null, action: Action): unknown {
    const name = action.Name!;
    if (name === "_KeepReference") return null;
    if (name === "_RemoveReference") {
      this.interpreter.references.remove(String(this.args(action.ArgumentInfo)[0]));
      return null;
    }
    if (object === null) return null;
    const event = /^_(Register|Unregister)(?:Event)?(\w+?)(?:Event)?$/.exec(name);
    const members = object.type.members as AnyMembers;
    const declared = event && members.events?.[event[2]!];
    if (declared) {
      const target = declared.target(object.target);
      if (event[1] === "Register") this.session.events.register(declared.eventType, target);
      else this.session.events.unregister(declared.eventType, target);
      return null;
    }
    const result = this.method(object, name)(
      object.target,
      new Arguments(this.args(action.ArgumentInfo)),
      this.session,
    );
    return isApiObject(result) ? null : result;
  }

  /** @throws ApiError InvalidArgument for null, which no property takes as its value */
  private set(object: ApiObject | null, name: string, value: unknown): void {
    if (object === null) throw new ApiError("ItemNotFound", "A null object has no properties to set.");
    const property = this.property(object, memberName(name));
    const what = `${object.type.name}.${memberName(name)}`;
    if (property.set === undefined) throw new ApiError("AccessDenied", `${what} cannot be set.`);
    if (value === null || value === undefined) throw invalidArgument(`${what} cannot be null.`);
    property.set(object.target, value, this.session);
  }

  private property(object: ApiObject, name: string): Property<unknown> {
    const { properties, aliases } = object.type.members as AnyMembers;
    const property = properties?.[aliases?.[name] ?? name];
    if (property === undefined) throw notFound(object, name);
    return property;
  }

  private method(object: ApiObject, name: string): Method<unknown> {
    const method = (object.type.members as AnyMembers).methods?.[memberName(name)];
    if (method === undefined) throw notFound(object, memberName(name));
    return method;
  }

  private args(info: ArgumentInfo | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => this.argument(value, references?.[index]));
  }

  /** Objects are given by the number of their path, on their own, in lists or within plain objects. */
  private argument(value: unknown, reference: unknown): unknown {
    if (Array.isArray(reference) && Array.isArray(value))
      return value.map((one: unknown, index) => this.argument(one, reference[index]));
    if (typeof reference === "number" && reference > 0) return this.object(reference);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    if ("_ObjectPathId" in value) return this.object(value._ObjectPathId as number);
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, this.argument(part, undefined)]),
    );
  }
}
