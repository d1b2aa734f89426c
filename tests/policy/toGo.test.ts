// How many questions can still follow: held against asking every way there is.
import { judgeCodes, loadPolicy } from "../../src/policy/policy";
import type { Policy } from "../../src/policy/policy";
import { questionById } from "../../src/policy/questions";
import { mostToGo } from "../../src/policy/toGo";
import { encode, variableOf } from "../../src/policy/variables";
import { answersOf, randomPerson, withSomeBlanks } from "../support/people";
import { seeded } from "../support/random";
import { SOUND, soundBut } from "../support/sound";

/** The same by trying: every answer to the first question the verdict depends on, and so on. */
function longestWalk(policy: Policy, codes: Uint8Array): number {
  const [next] = judgeCodes(policy, codes).dependsOn;
  if (next === undefined) return 0;
  const counts = questionById(next).answers.map((_, index) => {
    const answered = codes.slice();
    answered[variableOf(next)] = index + 1;
    return longestWalk(policy, answered);
  });
  return 1 + Math.max(...counts);
}

test.each([
  ["every answer given", SOUND, 0],
  ["only the exposure is unclear", soundBut({}, "exposure"), 1],
  ["low exposure needs no cause", soundBut({ exposure: "low" }, "cause"), 0],
  ["a stated reason that ends the matter", soundBut({ reason: "activity" }, "market", "phase"), 0],
  ["nothing is known", {}, 16],
])("%s", (_, answers, expected) => {
  expect(mostToGo(loadPolicy(), encode(answers))).toBe(expected);
});

test.each([
  { strict: false, redesignRule: true },
  { strict: true, redesignRule: false },
])("made-up people under %j: as many as the longest way of asking", (settings) => {
  const policy = loadPolicy(settings);
  const random = seeded(41);
  for (let count = 0; count < 400; count++) {
    const codes = encode(answersOf(withSomeBlanks(random, randomPerson(random), 1 + (count % 9))));
    expect([[...codes], mostToGo(policy, codes)]).toEqual([[...codes], longestWalk(policy, codes)]);
  }
});
