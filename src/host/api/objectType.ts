// How a type of the Rich API is declared: its members under the names that add-ins know, each with what it does.
import type { Session } from "../session";
import { ApiError } from "../workbook/errors";
import type { Arguments } from "./arguments";

/** An object of the API: what it is about, and the type that says what can be done with it. */
export interface ApiObject {
  readonly type: ApiType;
  readonly target: unknown;
}

/** A value that is loaded, and perhaps set. */
export interface Property<T> {
  get(target: T, session: Session): unknown;
  set?(target: T, value: unknown, session: Session): void;
}

/** An object that is reached from another; null gives a null object. */
export type ObjectMember<T> = (target: T, session: Session) => ApiObject | null;

/** What is called: gives an object, null for a null object, or a plain value. */
export type Method<T> = (target: T, args: Arguments, session: Session) => unknown;

/** An event that an object raises. */
export interface EventMember<T> {
  /** The number of the event in messages to the add-in. */
  readonly eventType: number;
  /** Which object it is that listeners listen to: its id, or "Workbook". */
  target(target: T): string;
}

/** The members of a type, named as in the API: camelCase. */
export interface Members<T> {
  /** What tells the object from others of its type, where it has such a thing. */
  id?(target: T): string | number;
  /** What to give when nothing tells it apart, so that later requests can name it: it is kept under a number. */
  readonly keptByReference?: true;
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** Properties that have another name when they are set: "gridlines" sets "showGridlines". */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly objects?: Readonly<Record<string, ObjectMember<T>>>;
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** By the name in `_Register…Event`: "DataChanged", "SelectionChanged". */
  readonly events?: Readonly<Record<string, EventMember<T>>>;
  /** The members of a collection. */
  items?(target: T, session: Session): readonly ApiObject[];
  /** One member of a collection by key. @throws ApiError ItemNotFound */
  item?(target: T, key: unknown, session: Session): ApiObject;
}

/** A declared type. Calling it with a target makes an object. */
export interface ApiType {
  readonly name: string;
  readonly members: Members<never>;
}

/** A declared type whose objects are about a T. */
export type TypeOf<T> = ((target: T) => ApiObject) & ApiType;

const declaredSoFar: ApiType[] = [];

/** All types that have been declared so far, in the order of their declaration. */
export function declaredTypes(): readonly ApiType[] {
  return declaredSoFar;
}

/** Declares a type of the API. */
export function apiType<T>(name: string, members: Members<T>): TypeOf<T> {
  const type = (target: T): ApiObject => ({ type: declared, target });
  const declared: ApiType & typeof type = Object.defineProperties(type, {
    name: { value: name },
    members: { value: members },
  }) as ApiType & typeof type;
  declaredSoFar.push(declared);
  return declared;
}

/** What tells an object from others of its type, under the name that the add-in's end knows; nothing where it has no such thing. */
export function identityOf({ type, target }: ApiObject): Readonly<Record<string, string | number>> {
  const members = type.members as Members<unknown>;
  if (members.id === undefined) return {};
  return { [members.properties?.id === undefined ? "_Id" : "Id"]: members.id(target) };
}

/** A member that this host does not have. */
export function notFound({ type }: ApiObject, name: string): ApiError {
  const what = `${type.name}.${name}`;
  return new ApiError("ApiNotFound", `This host does not have ${what}.`, what);
}

/** A property that can only be read. */
export function readOnly<T>(get: (target: T, session: Session) => unknown): Property<T> {
  return { get };
}

/** The target of an object if it is of this type. */
export function targetOf<T>(object: unknown, type: (target: T) => ApiObject): T | undefined {
  const candidate = object as Partial<ApiObject> | null;
  return typeof candidate === "object" && candidate !== null && candidate.type === (type as unknown)
    ? (candidate.target as T)
    : undefined;
}

/** Is this an object of the API rather than a plain value? */
export function isApiObject(value: unknown): value is ApiObject {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    "target" in value &&
    typeof (value as ApiObject).type === "function"
  );
}
