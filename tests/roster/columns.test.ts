// What each column is for, as people are shown it, held equal to what the roster is read by.
import { columnUses } from "../../src/roster/headings";
import type { KnownHeadings } from "../../src/roster/headings";
import { matchHeadings } from "../../src/roster/headings";
import { sound } from "../support/rosters";

const mapping = new Map([["ailevel", "exposure"] as const]);

test.each<[string, string, KnownHeadings, object]>([
  ["a heading", "AI exposure", {}, { kind: "question", question: "exposure", by: "heading" }],
  ["an id", "asksForIt", {}, { kind: "question", question: "asksForIt", by: "id" }],
  ["a synonym", "role exposure", {}, { kind: "question", question: "exposure", by: "synonym" }],
  [
    "a heading mapped by hand",
    "AI level",
    { mapping },
    { kind: "question", question: "exposure", by: "hand" },
  ],
  ["a role", "Job title", {}, { kind: "role" }],
  ["a result", "Verdict", {}, { kind: "result", result: "Verdict" }],
  ["a decision", "Decided by", {}, { kind: "decision", result: "Decided by" }],
  ["a fact that is never read", "Salary", {}, { kind: "protected" }],
  [
    "a question that is not to be read",
    "Market",
    { mapping: new Map([["market", null]]) },
    { kind: "notRead" },
  ],
  ["the same, mapped by hand", "Age", { mapping: new Map([["age", "exposure"]]) }, { kind: "protected" }],
  ["a misspelling", "AI exposre", {}, { kind: "ignored", nearest: "AI exposure" }],
  ["anything else", "Team", {}, { kind: "ignored", nearest: undefined }],
])("%s", (_, heading, known, use) => {
  expect(columnUses([heading], known)).toEqual([{ index: 0, heading, use }]);
});

test("columns without a heading are left out; second columns say which was first", () => {
  const uses = columnUses(["", "AI exposure", "Role", "Role exposure", "Verdict", "role", "Verdict"], {
    roles: true,
  });
  expect(uses.map(({ index, use }) => [index, use])).toEqual([
    [1, { kind: "question", question: "exposure", by: "heading" }],
    [2, { kind: "role" }],
    [3, { kind: "twice", question: "exposure", first: 1 }],
    [4, { kind: "result", result: "Verdict" }],
    [5, { kind: "twice", question: null, first: 2 }],
    [6, { kind: "ignored", nearest: undefined }],
  ]);
});

test.each<[readonly string[], KnownHeadings]>([
  [["ID", "Name", "Role", "AI exposure", "gap", "Verdict", "Why", "Decision", "Why different", "Pay"], {}],
  [["Job", "Role name", "AI level", "Exposure cause", "Mian reason", "Direction"], { mapping, roles: true }],
  [["Role", "Job title", "Industry", "Verdict", "Verdict"], { mapping: new Map([["role", "direction"]]) }],
])("as the roster is read: %j", (headings, known) => {
  const layout = sound(matchHeadings(headings, known));
  const uses = columnUses(headings, known);
  const at = (...kinds: string[]): number[] =>
    uses.filter(({ use }) => kinds.includes(use.kind)).map(({ index }) => index);
  expect(at("question")).toEqual([...layout.questions.values()].sort((a, b) => a - b));
  expect(at("role")).toEqual(layout.role === null ? [] : [layout.role]);
  expect(at("result", "decision")).toEqual([...layout.results.values()].sort((a, b) => a - b));
  expect(at("ignored", "protected")).toEqual(layout.ignored.map(({ index }) => index));
});
