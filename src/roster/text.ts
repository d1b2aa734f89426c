// How texts are compared: case, spaces, accents, hyphens and punctuation do not count.

/** The key of a role's name: as matchKey, but C, C++ and C# stay different roles. */
export function roleKey(name: string): string {
  return matchKey(name.replaceAll("+", " plus ").replaceAll("#", " sharp "));
}

/** The letters and digits of a text, lower case and without accents. Texts with equal keys match. */
export function matchKey(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
