// The short hashes: the published values of FNV-1a, and their form.
import { hash32, hashText } from "../../src/policy/hash";

test.each([
  ["", "811c9dc5"],
  ["a", "e40c292c"],
  ["foobar", "bf9cf968"],
])("FNV-1a of “%s”", (text, expected) => expect(hashText("p", hash32(text))).toBe(`p${expected}`));

test.each([
  [0, "00000000"],
  [0xab, "000000ab"],
  [-1, "ffffffff"],
])("%d as a letter and eight digits", (hash, expected) => expect(hashText("a", hash)).toBe(`a${expected}`));
