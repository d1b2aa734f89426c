// Which cells, tables and names an expression reads.
import type { Expression, NameExpression, ReferenceExpression, StructuredExpression } from "./expression";

/** What an expression reads: cells or, where `spill` is set, what is spilled from a cell; part of a table; a name. */
export type Precedent = ReferenceExpression | StructuredExpression | NameExpression;

/** The references of an expression in the order written, also those within calls; none of what is "other". */
export function precedentsOf(expression: Expression): Precedent[] {
  switch (expression.kind) {
    case "reference":
    case "structured":
    case "name":
      return [expression];
    case "single":
      return precedentsOf(expression.of);
    case "call":
      return expression.args.flatMap(precedentsOf);
    default:
      return [];
  }
}
