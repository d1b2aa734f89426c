// How texts are compared.
import { areSwapped, matchKey } from "../../src/roster/text";

describe("texts that match", () => {
  test.each([
    ["case", "AI Exposure", "ai exposure"],
    ["spaces around and repeated", "  AI   exposure ", "AI exposure"],
    ["no-break spaces and tabs", "AI\u00a0exposure\t", "AI exposure"],
    ["line breaks", "AI\r\nexposure", "AI exposure"],
    ["hyphens of all kinds", "Reporting–heavy", "Reporting-heavy"],
    ["a soft hyphen", "Repor\u00adting-heavy", "Reporting-heavy"],
    ["a zero-width space and a byte order mark", "\ufeffGap\u200b", "gap"],
    ["punctuation", "Don’t know!", "dont know"],
    ["accents", "sí", "si"],
    ["accents written apart", "si\u0301", "sí"],
    ["letters of full width", "ＹＥＳ", "yes"],
    ["ligatures", "ﬁrm", "firm"],
    ["a capital letter with a dot", "İndustry", "industry"],
  ])("%s", (_what, a, b) => expect(matchKey(a)).toBe(matchKey(b)));
});

describe("texts that do not match", () => {
  test.each([
    ["other letters", "gap", "gaps"],
    ["other digits", "1", "2"],
    ["other alphabets", "да", "ja"],
    ["nothing and something", "?", "no"],
  ])("%s", (_what, a, b) => expect(matchKey(a)).not.toBe(matchKey(b)));
});

test.each(["", " ", "?", "–", "✓", "…"])("“%s” has neither letters nor digits", (text) => {
  expect(matchKey(text)).toBe("");
});

test.each([
  [true, "hgih", "high"],
  [true, "ab", "ba"],
  [true, "highhh", "hihghh"],
  [false, "high", "high"],
  [false, "aab", "baa"],
  [false, "hgihh", "high"],
  [false, "hgig", "high"],
  [false, "hgih", "hihg"],
  [false, "", ""],
])("%s: “%s” is “%s” with two neighbours swapped", (expected, a, b) =>
  expect(areSwapped(a, b)).toBe(expected),
);
