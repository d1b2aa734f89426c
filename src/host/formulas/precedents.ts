// Which cells, tables and names a formula reads.
import type { NameExpression, ReferenceExpression, StructuredExpression } from "./expression";
import { structuredExpression } from "./specifier";
import { tokensOf } from "./tokens";
import { areaBox } from "./writtenArea";

/** What a formula reads: cells or, where `spill` is set, what is spilled from a cell; part of a table; a name. */
export type Precedent = ReferenceExpression | StructuredExpression | NameExpression;

/** All references in a formula's text in the order written, whatever is done with them. */
export function precedentsOf(text: string): Precedent[] {
  return tokensOf(text).flatMap((token): Precedent[] => {
    switch (token.kind) {
      case "reference":
        return [
          {
            kind: "reference",
            sheet: token.prefix && token.prefix.sheet,
            box: areaBox(token.area),
            spill: token.spill,
          },
        ];
      case "structured":
        return [structuredExpression(token.table, token.specifier)];
      case "name":
        return [
          {
            kind: "name",
            sheet: token.prefix && token.prefix.sheet,
            name: text.slice(token.prefix?.end ?? token.start, token.end),
          },
        ];
      default:
        return [];
    }
  });
}
