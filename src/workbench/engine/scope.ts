// The names that LET and LAMBDA give to values.
import type { Expression } from "../../host/formulas/expression";
import type { Value } from "./values";

/** Names from the innermost to the outermost. */
export type Scope = { readonly name: string; readonly value: Value; readonly outer: Scope } | null;

/** The name as it is compared: in lower case, without what files put before it. */
function key(name: string): string {
  return name.replace(/^_xlpm\./i, "").toLowerCase();
}

/** The scope with one name more. */
export function bind(outer: Scope, name: string, value: Value): Scope {
  return { name: key(name), value, outer };
}

/** The value of a name; undefined where neither LET nor LAMBDA has given it one. */
export function variable(scope: Scope, name: string): Value | undefined {
  if (scope === null) return undefined;
  const wanted = key(name);
  for (let at: Scope = scope; at !== null; at = at.outer) if (at.name === wanted) return at.value;
  return undefined;
}

/** A name that is given to a value, `[x]` for one that may be left out; undefined where the expression is none. */
export function nameIn(
  expression: Expression,
): { readonly name: string; readonly optional: boolean } | undefined {
  if (expression.kind === "name" && expression.sheet === null)
    return { name: expression.name, optional: false };
  if (expression.kind !== "structured" || expression.table !== null || expression.items.length > 0)
    return undefined;
  const { columns } = expression;
  return columns !== null && columns.from === columns.to ? { name: columns.from, optional: true } : undefined;
}
