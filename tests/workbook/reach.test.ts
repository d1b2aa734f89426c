// How many rows of a roster answers reach that stand once for a role, or for everyone.
import { reachIn } from "../../src/workbook/reach";
import { judgedOf } from "../support/rosters";

const HEAD = ["Name", "Role", "AI exposure", "Industry"];
const ROWS = [
  ["Ana", "Clerk", "", ""],
  ["Ben", "clerk", "high", "?"],
  ["Cem", "Lead", "", "stable"],
  ["Dora", "Other", "low", ""],
  ["", "", "", ""],
  ["Eve", "", "", ""],
  ["Fay", "Lead", "", ""],
];
const ROLES = [
  ["Role", "AI exposure", "Industry"],
  ["Clerk", "low", ""],
  ["Lead", "", "shifting"],
];

test.each([
  ["a role", ["exposure"], "Clerk", { rows: 1, own: 1 }],
  ["a role, one of two answers", ["exposure", "cause"], "CLERK", { rows: 2, own: 1 }],
  ["a role that nobody has", ["exposure"], "Driver", { rows: 0, own: 0 }],
  // Ben’s “?” is blank; Fay’s role says something else.
  ["everyone", ["industry"], null, { rows: 4, own: 1 }],
  ["everyone, where no row answers", ["phase"], null, { rows: 6, own: 0 }],
] as const)("%s", (_, questions, role, expected) => {
  expect(reachIn(judgedOf([HEAD, ...ROWS], { roles: ROLES }), questions, role)).toEqual(expected);
});
