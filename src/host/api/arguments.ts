// The arguments of a call, checked where they are read.
import { invalidArgument } from "../workbook/errors";
import type { ApiObject } from "./objectType";
import { targetOf } from "./objectType";

/** What was given for a call, by place. Left out and null are the same. */
export class Arguments {
  private readonly given: readonly unknown[];

  constructor(given: readonly unknown[]) {
    this.given = given;
  }

  /** How many there are. */
  get length(): number {
    return this.given.length;
  }

  /** As it was given; undefined where it was left out. */
  value(index: number): unknown {
    return this.given[index] ?? undefined;
  }

  has(index: number): boolean {
    return this.value(index) !== undefined;
  }

  /** @throws ApiError InvalidArgument */
  text(index: number, name: string): string {
    const value = this.value(index);
    if (typeof value !== "string") throw wrong(name, "a text", value);
    return value;
  }

  optionalText(index: number, name: string): string | undefined {
    return this.has(index) ? this.text(index, name) : undefined;
  }

  /** A whole number, negative ones included. @throws ApiError InvalidArgument */
  integer(index: number, name: string): number {
    const value = this.value(index);
    if (typeof value !== "number" || !Number.isInteger(value)) throw wrong(name, "a whole number", value);
    return value;
  }

  optionalInteger(index: number, name: string): number | undefined {
    return this.has(index) ? this.integer(index, name) : undefined;
  }

  /** A whole number from 0. @throws ApiError InvalidArgument */
  count(index: number, name: string): number {
    const value = this.integer(index, name);
    if (value < 0) throw wrong(name, "a number from 0", value);
    return value;
  }

  flag(index: number): boolean {
    return this.value(index) === true;
  }

  /** A text out of a list, in any case. @throws ApiError InvalidArgument */
  oneOf<T extends string>(index: number, name: string, allowed: readonly T[], otherwise?: T): T {
    const value = this.value(index);
    if (value === undefined && otherwise !== undefined) return otherwise;
    return choice(name, value, allowed);
  }

  /** The target of an object of this type; undefined where something else was given. */
  object<T>(index: number, type: (target: T) => ApiObject): T | undefined {
    return targetOf(this.value(index), type);
  }
}

/** A text out of a list, in any case. @throws ApiError InvalidArgument */
export function choice<T extends string>(name: string, value: unknown, allowed: readonly T[]): T {
  const found =
    typeof value === "string" ? allowed.find((one) => one.toLowerCase() === value.toLowerCase()) : undefined;
  if (found === undefined) throw wrong(name, `one of ${allowed.join(", ")}`, value);
  return found;
}

function wrong(name: string, wanted: string, given: unknown): Error {
  return invalidArgument(`${name} must be ${wanted}; given was ${JSON.stringify(given) ?? "nothing"}.`);
}
