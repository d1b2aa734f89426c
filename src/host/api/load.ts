// Loading: the properties that were asked for, of an object, of what it holds, and of the items of a collection.
import type { Session } from "../session";
import type { ApiObject, Members } from "./objectType";
import { identityOf, notFound } from "./objectType";
import { memberName, wireName } from "./wireNames";

/** What is loaded: paths of properties, and which items of a collection. */
export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

/** What is loaded of one object: names of its own, and paths into what it holds. */
interface Wanted {
  readonly paths: readonly (readonly string[])[];
  readonly info?: QueryInfo;
}

/** The values that a query asks for, under their names on the wire. Without any names it is all plain properties. */
export function loaded(object: ApiObject, info: QueryInfo, session: Session): Record<string, unknown> {
  const paths = [...(info.Select ?? []), ...(info.Expand ?? [])].map((path) => path.split(/[/.]/));
  return project(object, { paths, info }, session);
}

function project(object: ApiObject, { paths, info = {} }: Wanted, session: Session): Record<string, unknown> {
  const members = object.type.members as Members<unknown>;
  if (members.items !== undefined) return collection(object, members, paths, info, session);
  const values: Record<string, unknown> = { ...identityOf(object) };
  const nested = new Map<string, string[][]>();
  const all = (): void => {
    for (const [name, property] of Object.entries(members.properties ?? {}))
      values[wireName(name)] = property.get(object.target, session);
  };
  if (paths.length === 0) all();
  for (const [head = "", ...rest] of paths) {
    const name = memberName(head);
    // The client knows this of every object that answers at all.
    if (name === "isNullObject") continue;
    if (head === "*") all();
    else if (rest.length === 0 && members.properties?.[name] !== undefined)
      values[wireName(name)] = members.properties[name].get(object.target, session);
    else if (members.objects?.[name] !== undefined)
      nested.set(name, [...(nested.get(name) ?? []), ...(rest.length > 0 ? [rest] : [])]);
    else throw notFound(object, name);
  }
  for (const [name, inner] of nested) {
    const held = members.objects![name]!(object.target, session);
    values[wireName(name)] = held === null ? null : project(held, { paths: inner }, session);
  }
  return values;
}

function collection(
  { target }: ApiObject,
  members: Members<unknown>,
  paths: readonly (readonly string[])[],
  info: QueryInfo,
  session: Session,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const own = (path: readonly string[]): boolean =>
    path.length === 1 && members.properties?.[memberName(path[0]!)] !== undefined;
  for (const [name, property] of Object.entries(members.properties ?? {}))
    if (paths.length === 0 || paths.some((path) => own(path) && memberName(path[0]!) === name))
      values[wireName(name)] = property.get(target, session);
  const ofItems = paths
    .filter((path) => !own(path))
    .map((path) => (memberName(path[0]!) === "items" ? path.slice(1) : path));
  if (paths.length > 0 && ofItems.length === 0) return values;
  const items = members.items!(target, session);
  const from = info.Skip ?? 0;
  const to = info.Top === undefined ? items.length : from + info.Top;
  const wanted = ofItems.filter((path) => path.length > 0);
  // The place tells items apart that have no id.
  values._Items = items.slice(from, to).map((item, index) => ({
    ...project(item, { paths: wanted }, session),
    _Index: from + index,
  }));
  return values;
}
