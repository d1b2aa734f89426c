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

/** Do two neighbouring letters that have changed places make all the difference? */
export function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}
