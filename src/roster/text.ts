// How texts are compared: case, spaces, accents, hyphens and punctuation do not count.

/** The letters and digits of a text, lower case and without accents. Texts with equal keys match. */
export function matchKey(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
