// The short hashes: the published values of FNV-1a, and their form.
import { hash32, hex } from "../../src/policy/hash";

test.each([
  ["", "811c9dc5"],
  ["a", "e40c292c"],
  ["foobar", "bf9cf968"],
])("FNV-1a of “%s”", (text, expected) => expect(hex(hash32(text))).toBe(expected));

test.each([
  [0, "00000000"],
  [0xab, "000000ab"],
  [-1, "ffffffff"],
])("%d as eight digits", (hash, expected) => expect(hex(hash)).toBe(expected));
