// A judgement in sentences, as it stands in a cell.
import { judge, loadPolicy } from "../../src/policy/policy";
import type { Answers } from "../../src/policy/questions";
import { changeSentence, losesSentence, nextStepText, whySentence } from "../../src/roster/sentences";
import { answersOf, randomPerson, withBlanks } from "../support/people";
import { seeded } from "../support/random";
import { EVERY_SETTING, USUAL } from "../support/settings";
import { SOUND, soundBut } from "../support/sound";

const usual = loadPolicy(USUAL);
const exit: Answers = { direction: "named role", asksForIt: "yes", targetSound: "yes" };

const why = (answers: Answers, policy = usual) => {
  const judgement = judge(policy, answers);
  return whySentence(judgement.reasons, judgement);
};

test.each<[name: string, answers: Answers, sentence: string]>([
  [
    "a certificate",
    SOUND,
    "It closes a capability gap that has been named (E63, E9). Also: more capability would widen what the person owns; AI is in regular use at work.",
  ],
  [
    "a verdict with details and the other side",
    soundBut({ cause: "design", reporting: "yes", ownership: "same" }),
    "The exposure lies in how the work is set up, and a certificate leaves that as it is: the exposure comes from the design of the role; the role is reporting-heavy; no sound role or industry that asks for the credential is on record (E5, E20, E21, E22, E50). Also: it would be the same work, done faster. On the other side: a capability gap is named; AI is in regular use at work.",
  ],
  [
    "an exit that is not known yet",
    soundBut({ ...exit, ownership: "fewer" }, "targetSound"),
    "The exposure lies in how the work is set up, and a certificate leaves that as it is: more output would mean that fewer people are needed; it is not known yet whether a sound role or industry asks for the credential (E5, E20, E21, E22, E50). Open: depends on Target is sound; still possible: Certify now, Plan the move first. On the other side: a capability gap is named; a named role asks for it; AI is in regular use at work.",
  ],
  [
    "nothing known",
    {},
    "How exposed the role is to AI, or why, is not known yet, and everything else depends on it (E7, E18, E58). Open: depends on AI exposure, Exposure cause, Main reason, AI tried at work, Direction and 12 more; still possible: Certify now, Certify for recognition, Roll out what works, Run an applied project, Try AI at work first and 3 more.",
  ],
  [
    "an exposure whose cause alone is missing",
    soundBut({}, "cause"),
    "How exposed the role is to AI, or why, is not known yet, and everything else depends on it (E7, E18, E58). Open: depends on Exposure cause; still possible: Certify now, Plan the move first. On the other side: a capability gap is named; more capability would widen what the person owns; AI is in regular use at work.",
  ],
  [
    "an exposure whose level is missing, though nothing else could change the verdict",
    soundBut({ reason: "panic" }, "exposure"),
    "How exposed the role is to AI, or why, is not known yet, and everything else depends on it (E7, E18, E58). Open: depends on AI exposure; still possible: No case now. Also: the main reason given is none of the four that count. On the other side: a capability gap is named; more capability would widen what the person owns; AI is in regular use at work.",
  ],
  [
    "a verdict that some answers would still change",
    soundBut({ industry: "compressing", direction: "named role" }, "asksForIt", "targetSound"),
    "The industry is shrinking in its business model, which a certificate does not change: it is not known yet whether a sound role or industry asks for the credential (E51). Open: depends on Target asks for credential, Target is sound; still possible: Certify now, Plan the move first. On the other side: a capability gap is named; more capability would widen what the person owns; AI is in regular use at work.",
  ],
  [
    "several open questions, the one to answer first",
    soundBut({}, "ownership", "industry", "phase"),
    "The verdict turns on “Ownership effect”, which is blank; still possible: Certify now, Run an applied project, Plan the move first (E23, E45). Open: also depends on Industry, AI adoption phase. So far for it: a capability gap is named; AI is in regular use at work.",
  ],
  [
    "an open question cites what the question rests on",
    soundBut({}, "ownership"),
    "The verdict turns on “Ownership effect”, which is blank; still possible: Certify now, Run an applied project, Plan the move first (E23, E45). So far for it: a capability gap is named; AI is in regular use at work.",
  ],
  [
    "a verdict that holds either way",
    soundBut({ reason: "signal" }, "leaders"),
    "However the blank answers turn out, the verdict is the same (E63). Also: a capability gap is named; more capability would widen what the person owns; AI is in regular use at work.",
  ],
])("why: %s", (_name, answers, sentence) => expect(why(answers)).toBe(sentence));

test("under strict settings, an exit on record is said not to count, and never to be missing", () => {
  const leaving = soundBut({ ...exit, cause: "design" });
  const strict = loadPolicy({ ...USUAL, strict: true });
  expect(judge(strict, leaving).code).toBe("STRUCTURAL");
  expect(why(leaving, strict)).toContain("is on record, but the strict setting counts none");
  expect(why(leaving, strict)).not.toMatch(/no sound role|not known yet/);
  expect(why({ ...leaving, targetSound: "no" })).toContain("on record");
});

test.each<[answers: Answers, step: string]>([
  [soundBut({ tested: "blocked" }), "Line manager: have an approved sandbox opened"],
  [soundBut({ tested: "never" }), "The person: use AI on one real task"],
  [soundBut({}, "industry"), "HR or L&D lead: answer one question: Industry (one answer)."],
  [soundBut({}, "ownership"), "The person: answer one question: Ownership effect (one answer)."],
  [{}, "Role owner: answer the exposure questions for the role (once for everyone in the role)."],
])("the next step for %j", (answers, step) => expect(nextStepText(judge(usual, answers))).toContain(step));

test.each([
  [changeSentence(null), "No change of answers that could be offered leads to a certificate."],
  [
    changeSentence([
      ["tested", "tried"],
      ["asksForIt", "yes"],
    ]),
    "A certificate would make sense with: AI tried at work = tried; Target asks for credential = yes.",
  ],
  [losesSentence([]), "No single other answer would lose it."],
  [
    losesSentence(["gap", "phase"]),
    "It would be lost with another answer to any of: Capability gap named; AI adoption phase.",
  ],
])("what would change it: %s", (sentence, expected) => expect(sentence).toBe(expected));

test("no sentence about any row shows an id, and each ends as a sentence", () => {
  const random = seeded(51);
  const id = /_|[A-Z]{3,}|[a-z][A-Z]|undefined|null|\.\.|: \.|\(\)/;
  for (let i = 0; i < 1500; i++) {
    const policy = loadPolicy(EVERY_SETTING[i % 4]!);
    const answers = answersOf(withBlanks(random, randomPerson(random), (i % 5) / 6));
    const j = judge(policy, answers);
    const sentences = [
      why(answers, policy),
      nextStepText(j),
      changeSentence(j.change),
      losesSentence(j.losesWith),
    ];
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(id);
    }
  }
});
