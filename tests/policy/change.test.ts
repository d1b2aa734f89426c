// What would change a verdict: the smallest change that is offered, and what a certificate hangs on.
import { judge, loadPolicy } from "../../src/policy/policy";
import type { Answers } from "../../src/policy/questions";
import { answersByEffort, ASKING_ORDER, questionById } from "../../src/policy/questions";
import { USUAL } from "../support/settings";
import { SOUND, soundBut } from "../support/sound";

const usual = loadPolicy(USUAL);
const strict = loadPolicy({ ...USUAL, strict: true });
const role: Answers = { direction: "named role", asksForIt: "yes", targetSound: "yes" };

/** A change as text, such as “tested=tried gap=yes”; null where none is offered. */
const changeFor = (answers: Answers, policy = usual) =>
  judge(policy, answers)
    .change?.map((pair) => pair.join("="))
    .join(" ") ?? null;

describe("the smallest change that is offered", () => {
  test.each<[name: string, answers: Answers, change: string | null]>([
    ["a row that certifies already", SOUND, null],
    ["one answer", soundBut({ gap: "no" }), "gap=yes"],
    ["the least demanding of several answers", soundBut({ tested: "never" }), "tested=tried"],
    [
      "a trial alone would be too early here",
      soundBut({ tested: "blocked", phase: "normalisation" }),
      "tested=regular",
    ],
    ["a blank is filled in", soundBut({}, "ownership"), "ownership=expands"],
    ["what is simply so, where nothing else helps", soundBut({ phase: "redesign" }), "phase=introduction"],
    ["the exposure, when it is blank", soundBut({}, "exposure"), "exposure=low"],
    ["the cause of a known exposure", soundBut({}, "cause"), "exposure=low"],
    ["two answers", soundBut({ tested: "never", ownership: "same" }), "tested=tried ownership=expands"],
    [
      "a way out: three answers",
      soundBut({ reason: "industry worry" }),
      "direction=named role asksForIt=yes targetSound=yes",
    ],
    [
      "sets of one: the first in asking order of what is simply so",
      soundBut({ reason: "signal", gap: "no", ownership: "same" }),
      "committees=yes",
    ],
    [
      "sets of one: what people can act on before what is simply so",
      soundBut({ reason: "signal", gap: "no" }),
      "gap=yes",
    ],
    [
      "sets of two: the one whose first question comes first",
      soundBut({ industry: "compressing", phase: "redesign", asksForIt: "yes" }),
      "direction=named role targetSound=yes",
    ],
    [
      "sets of one beside sets of two: fewer wins, though it is simply so",
      soundBut({ industry: "compressing", asksForIt: "yes" }),
      "industry=stable",
    ],
    [
      "a blank that would not matter stays blank",
      soundBut({ tested: "never" }, "asksForIt", "targetSound", "market", "leaders"),
      "tested=tried",
    ],
    [
      "nothing known",
      {},
      "tested=tried direction=named role asksForIt=yes targetSound=yes exposure=low reason=gap",
    ],
  ])("%s", (_name, answers, change) => {
    expect(changeFor(answers)).toBe(change);
  });

  test.each<[reason: Answers["reason"], change: string | null, underStrict: string | null]>([
    ["activity", null, null],
    ["reassurance", null, null],
    ["headlines", null, null],
    ["panic", null, null],
    ["unclear position", null, null],
    ["industry worry", "direction=named role asksForIt=yes targetSound=yes", null],
    ["gap", "gap=yes", "gap=yes"],
    [undefined, "gap=yes reason=gap", "gap=yes reason=gap"],
  ])(
    "the main reason %s is never offered for change, a blank one is filled",
    (reason, change, underStrict) => {
      const row = soundBut(
        { gap: "no", ...(reason && { reason }) },
        ...(reason ? [] : (["reason"] as const)),
      );
      expect([changeFor(row), changeFor(row, strict)]).toEqual([change, underStrict]);
    },
  );

  test("other reasons are never offered, though a signal among them would do", () => {
    const row = soundBut({ gap: "no", ownership: "same", leaders: "yes" });
    expect(judge(usual, { ...row, otherReasons: ["signal"] }).verdict).toBe("CERTIFY_SIGNAL");
    expect(changeFor(row)).toBe("gap=yes ownership=expands");
  });

  test("every answer of a question can be offered, each once", () => {
    for (const id of ASKING_ORDER)
      expect([...answersByEffort(id)].sort()).toEqual([...questionById(id).answers].sort());
  });
});

describe("what a certificate hangs on", () => {
  test.each<[name: string, answers: Answers, losesWith: readonly string[]]>([
    ["the sound row", SOUND, ["tested", "gap", "direction", "ownership", "cause", "industry", "phase"]],
    [
      "with an exit on record, less",
      soundBut({ ...role, cause: "design" }),
      ["tested", "direction", "asksForIt", "targetSound"],
    ],
    [
      "a certificate for recognition",
      soundBut({ reason: "signal", gap: "no", market: "yes" }),
      ["tested", "direction", "ownership", "cause", "industry", "market"],
    ],
    ["no certificate", soundBut({ gap: "no" }), []],
  ])("%s", (_name, answers, losesWith) => {
    expect(judge(usual, answers).losesWith).toEqual(losesWith);
  });
});
