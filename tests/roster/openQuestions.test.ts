// The questions that are open on a roster are those that the verdicts depend on, each with its rows.
import { listOpenQuestions } from "../../src/roster/openQuestions";
import type { AskedQuestionId } from "../../src/policy/questions";
import { judgementOf } from "../../src/roster/rows";
import { cellsOf, HEADINGS, QUESTIONS, randomPerson, withSomeBlanks } from "../support/people";
import { seeded } from "../support/random";
import { judgedOf } from "../support/rosters";

const random = seeded(23);
const roles = ["Clerk", "clerk", "Lead", ""];
const rows = Array.from({ length: 1500 }, (_, index) => [
  roles[index % roles.length]!,
  ...cellsOf(withSomeBlanks(random, randomPerson(random), 6)),
]);
const judged = judgedOf([["Role", ...QUESTIONS.map((id) => HEADINGS[id])], ...rows]);

test("each row counts for the questions that its verdict depends on, and for the one to answer next", async () => {
  const depending = new Map<AskedQuestionId, number>();
  const next = new Map<AskedQuestionId, number>();
  const add = (to: typeof next, id: AskedQuestionId, rows = 1): unknown =>
    to.set(id, (to.get(id) ?? 0) + rows);
  rows.forEach((_, row) => {
    const { dependsOn, verdict, ask } = judgementOf(judged, row)!;
    for (const id of dependsOn) add(depending, id);
    const blocks = ask ?? (verdict === "ASSESS_EXPOSURE" ? dependsOn[0] : undefined);
    if (blocks !== undefined) add(next, blocks);
  });
  const [listed, listedNext]: [typeof next, typeof next] = [new Map(), new Map()];
  for (const line of await listOpenQuestions(judged)) {
    add(listed, line.question, line.rows);
    if (line.next > 0) add(listedNext, line.question, line.next);
  }
  expect(listed).toEqual(depending);
  expect(listedNext).toEqual(next);
  expect(listed.size).toBeGreaterThan(10);
});

test("lines are one for the organisation, one for a role however it is written, and one for each other row", async () => {
  const lines = await listOpenQuestions(judged);
  const keys = lines.map(({ level, question, role, firstRows }) =>
    level === "organisation" || role !== undefined
      ? `${question} ${role?.key ?? ""}`
      : `${question} ${String(firstRows[0])}`,
  );
  expect(new Set(keys).size).toBe(keys.length);
  const named = lines.flatMap(({ role, question }) => (question === "exposure" ? (role?.name ?? []) : []));
  expect(named.sort()).toEqual(["Clerk", "Lead"]);
  expect(lines.every(({ rows: all, firstRows }) => firstRows.length === Math.min(10, all))).toBe(true);
});

test("they are sorted by who answers, then by rows", async () => {
  const lines = await listOpenQuestions(judged);
  const levels = ["organisation", "role", "person"];
  const order = lines.map(({ level }) => levels.indexOf(level));
  expect(order).toEqual([...order].sort());
  const ofOrganisation = lines.filter(({ level }) => level === "organisation").map(({ rows: all }) => all);
  expect(ofOrganisation).toEqual([...ofOrganisation].sort((a, b) => b - a));
  expect(ofOrganisation.length).toBeGreaterThan(2);
});

test("it can be stopped", async () => {
  const controller = new AbortController();
  controller.abort();
  await expect(listOpenQuestions(judged, { signal: controller.signal })).rejects.toBe(
    controller.signal.reason,
  );
});
