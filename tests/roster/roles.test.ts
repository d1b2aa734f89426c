// The Roles sheet: one line a role, joined on the role column.
import { answerOf, variableOf } from "../../src/policy/variables";
import { WRONG } from "../../src/roster/answers";
import type { Roles } from "../../src/roster/setup";
import { readRoles } from "../../src/roster/setup";
import { tableOf } from "../../src/roster/table";
import type { Matrix } from "../support/rosters";
import { sound } from "../support/rosters";

const rolesOf = (matrix: Matrix): Roles => sound(readRoles(tableOf(matrix, { sheet: "Roles" })));

function rolesErrors(matrix: Matrix): readonly string[] {
  const read = readRoles(tableOf(matrix, { sheet: "Roles" }));
  return "errors" in read ? read.errors : [];
}

/** The answers of a role's line, by question. */
function answersOfRole(roles: Roles, role: string): object {
  const line = roles.lines.get(role)!;
  const width = roles.codes.length / roles.table.rowCount;
  const entries = [...roles.layout.questions.keys()].map((id) => {
    const code = roles.codes[line * width + variableOf(id)]!;
    return [id, code === WRONG ? "wrong" : answerOf(id, code)] as const;
  });
  return Object.fromEntries(entries);
}

describe("roles", () => {
  test("one line a role, found by its key", () => {
    const roles = rolesOf([
      ["AI exposure", "Role", "Reporting-heavy", "Notes"],
      ["high", "Data Analyst", "yes", "moved in May"],
      ["", "Buyer", 0, ""],
      ["extreme", " Team-lead ", "no", ""],
      ["low", null, "yes", ""],
      ["low", "n/a", "yes", ""],
    ]);
    expect([...roles.lines]).toEqual([
      ["dataanalyst", 0],
      ["buyer", 1],
      ["teamlead", 2],
    ]);
    expect(answersOfRole(roles, "dataanalyst")).toEqual({ exposure: "high", reporting: "yes" });
    expect(answersOfRole(roles, "buyer")).toEqual({ exposure: undefined, reporting: undefined });
    expect(answersOfRole(roles, "teamlead")).toEqual({ exposure: "wrong", reporting: "no" });
    expect(roles.twice.size).toBe(0);
  });

  test("a role that stands twice is known as such, the first line stays", () => {
    const roles = rolesOf([
      ["Role", "AI exposure"],
      ["Clerk", "high"],
      ["Buyer", "low"],
      ["CLERK ", "low"],
    ]);
    expect([...roles.twice.keys()]).toEqual(["clerk"]);
    expect(roles.twice.get("clerk")).toEqual([2, 4]);
    expect(answersOfRole(roles, "clerk")).toEqual({ exposure: "high" });
  });

  test.each<[name: string, lines: Matrix, twice: readonly (readonly [number, number])[]]>([
    [
      "the same answer",
      [
        ["Clerk", "high", "yes"],
        ["CLERK", "HIGH ", true],
      ],
      [],
    ],
    [
      "the same three times",
      [
        ["Clerk", "high"],
        ["Clerk", "high", null],
        ["Clerk", "high", "n/a"],
      ],
      [],
    ],
    [
      "another answer",
      [
        ["Clerk", "high", "yes"],
        ["Clerk", "high", "no"],
      ],
      [[2, 3]],
    ],
    [
      "an answer and a blank",
      [
        ["Clerk", "high", "yes"],
        ["Clerk", "high", null],
      ],
      [[2, 3]],
    ],
    [
      "another one after the same",
      [
        ["Clerk", "high"],
        ["Clerk", "high"],
        ["Clerk", "low"],
      ],
      [[2, 4]],
    ],
    [
      "another note, which is no answer",
      [
        ["Clerk", "high", null, "May"],
        ["Clerk", "high", null, "June"],
      ],
      [],
    ],
  ])("a role on two lines is a problem only where they differ: %s", (_name, lines, twice) => {
    const roles = rolesOf([["Role", "AI exposure", "Reporting-heavy", "Notes"], ...lines]);
    expect([...roles.twice]).toEqual(twice.map((rows) => ["clerk", rows]));
    expect(answersOfRole(roles, "clerk")).toMatchObject({ exposure: "high" });
  });

  test.each<[name: string, matrix: Matrix, errors: readonly string[]]>([
    [
      "no column to join on",
      [["Position", "AI exposure"]],
      [
        "Roles: no column is headed “Role” or “Job role” or “Role name” or “Job title” or “Job”; found: Position, AI exposure.",
      ],
    ],
    [
      "no question",
      [["Role", "Notes"]],
      ["Roles: No column heading matches a question. Run “certverdict questions” to see the headings."],
    ],
    [
      "two columns for one question",
      [["Role", "role exposure", "AI exposure"]],
      [
        "Roles: “role exposure” (column B) and “AI exposure” (column C) are both columns for “AI exposure”. Rename or remove one of them.",
      ],
    ],
    [
      "what only the person can say, by the first line that is filled",
      [
        ["Role", "AI exposure", "Main reason", "Other reasons", "Positioning"],
        ["Clerk", "high", "n/a", "panic", null],
        ["Buyer", "low", "gap", "", null],
        [null, null, "gap", "", "offensive"],
      ],
      [
        [3, "Main reason"],
        [2, "Other reasons"],
        [4, "Positioning"],
      ].map(
        ([row, heading]) =>
          `Roles, row ${row!}, “${heading!}”: only the person can give this answer. Move it to the person's row.`,
      ),
    ],
    [
      "the same, blank",
      [
        ["Role", "AI exposure", "Main reason", "Other reasons", "Positioning"],
        ["Clerk", "high", null, "", "n/a"],
        ["Buyer", "low", 0, "?", null],
      ],
      [],
    ],
  ])("%s", (_name, matrix, errors) => expect(rolesErrors(matrix)).toEqual(errors));
});
