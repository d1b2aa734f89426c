// Conditions in words: every kind, and that it fails.
import { conditionText } from "../../src/functions/conditionText";
import type { Condition } from "../../src/policy/conditions";
import {
  all,
  any,
  blank,
  choose,
  is,
  judged,
  NO,
  no,
  not,
  notYes,
  otherReason,
  setting,
  UNKNOWN,
  YES,
  yes,
} from "../../src/policy/conditions";
import { JUDGEMENTS } from "../../src/policy/judgements";
import { JUDGEMENT_WORDS } from "../../src/words/functions";

const gap = is("gap", "yes");
const sound = is("targetSound", "yes");
const tested = is("tested", "tried");

test.each<[string, Condition]>([
  ["“Capability gap named” is yes", gap],
  ["“Capability gap named” is not yes", not(gap)],
  ["“AI tried at work” is measured or regular", is("tested", "measured", "regular")],
  ["“AI tried at work” is not measured, regular or tried", not(is("tested", "measured", "regular", "tried"))],
  ["“Other reasons” include panic or activity", otherReason("panic", "activity")],
  ["“Other reasons” do not include panic", not(otherReason("panic"))],
  ["“Direction” is blank", blank("direction")],
  ["“Direction” is answered", no(blank("direction"))],
  ["The setting “Strict” is on", setting("strict")],
  ["The setting “Redesign rule” is off", not(setting("redesignRule"))],
  ["“Capability gap named” is yes, and “Target is sound” is yes", all(gap, sound)],
  ["“Capability gap named” is not yes, or “Target is sound” is not yes", not(all(gap, sound))],
  ["“Capability gap named” is not yes, and “Target is sound” is not yes", no(any(gap, sound))],
  [
    "(“Capability gap named” is yes, or “Target is sound” is yes), and “AI tried at work” is tried",
    all(any(gap, sound), tested),
  ],
  [
    "“Capability gap named” is yes, or (“Target is sound” is yes, and “AI tried at work” is tried)",
    any(gap, all(sound, tested)),
  ],
  [
    "“Capability gap named” is yes, and “Target is sound” is yes, and “AI tried at work” is tried",
    all(gap, all(sound, tested)),
  ],
  ["“Capability gap named” is yes", yes(gap)],
  ["“Capability gap named” is not yes", no(gap)],
  ["It is not certain that “Capability gap named” is yes", notYes(gap)],
  ["It is not certain that “Capability gap named” is not yes", not(no(gap))],
  [
    "If “Capability gap named” is yes: “Target is sound” is yes; if “AI tried at work” is tried: not known; otherwise: no",
    choose(
      [
        [gap, sound],
        [tested, UNKNOWN],
      ],
      NO,
    ),
  ],
  ["Not (if “Capability gap named” is yes: yes; otherwise: no)", not(choose([[gap, YES]], NO))],
  ["Not (yes)", not(YES)],
])("%s", (text, when) => {
  expect(conditionText({ when })).toBe(`${text}.`);
});

test.each(JUDGEMENTS.map(({ id }) => [id]))(
  "the judgement %s has words for both sides, and its meaning",
  (id) => {
    const { holds, fails } = JUDGEMENT_WORDS[id]!;
    const firstLine = (when: Condition): string => conditionText({ when }).split("\n")[0]!.toLowerCase();
    expect(firstLine(judged(id))).toBe(`${holds}.`.toLowerCase());
    expect(firstLine(not(judged(id)))).toBe(`${fails}.`.toLowerCase());
    expect(conditionText({ when: judged(id) })).toContain(`\n“${holds}” means: `);
  },
);

test("a rule for rows without open questions says so", () => {
  expect(conditionText({ when: gap, complete: true })).toBe(
    "Every answer that matters is given, and “Capability gap named” is yes.",
  );
});
