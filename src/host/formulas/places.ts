// References of which only the place or the size is asked for: they may lead to the formula itself.
import type { Token } from "./tokens";
import { tokensOf } from "./tokens";

const ABOUT_PLACES = /^(?:ROWS?|COLUMNS?)$/i;
const REFERENCES: readonly Token["kind"][] = ["reference", "structured", "name"];

/** The formula's text with 0 for such calls as ROW(A1): all other references in it are read. */
export function withoutPlaces(text: string): string {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "space");
  let result = "";
  let kept = 0;
  for (let at = 0; at < tokens.length - 3; at++) {
    const [called, , argument, closing] = tokens.slice(at, at + 4) as [Token, Token, Token, Token];
    if (called.kind !== "function" || !ABOUT_PLACES.test(text.slice(called.start, called.end))) continue;
    if (!REFERENCES.includes(argument.kind) || text.slice(closing.start, closing.end) !== ")") continue;
    result += `${text.slice(kept, called.start)}0`;
    kept = closing.end;
  }
  return result + text.slice(kept);
}
