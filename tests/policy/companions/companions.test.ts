// The companions' tables: proved, equal to a second reading of the specification, and each kind of broken table is found.
import { companionCautions, loadCompanion, openInputs } from "../../../src/policy/companions/compile";
import { companionById, companionFor, COMPANIONS } from "../../../src/policy/companions/companions";
import { companionOf, DOORS } from "../../../src/policy/companions/doors";
import { gateProgress } from "../../../src/policy/companions/gates";
import { proveCompanion, proveThresholds } from "../../../src/policy/companions/proofs";
import { bandOf, DEFAULT_THRESHOLDS } from "../../../src/policy/companions/share";
import type { Companion, Line } from "../../../src/policy/companions/table";
import { LADDER, nextRung } from "../../../src/policy/companions/testedUse";
import { walk } from "../../../src/policy/packed";
import { judge, loadPolicy } from "../../../src/policy/policy";
import { questionById } from "../../../src/policy/questions";
import { RULES } from "../../../src/policy/rules";
import { certifies } from "../../../src/policy/verdicts";
import { ORACLE } from "./oracle";

const named = COMPANIONS.map((companion) => [companion.id, companion] as const);

test.each(named)("%s: every statement is proved", (_id, companion) => {
  const proofs = proveCompanion(companion);
  expect(proofs.filter(({ holds }) => !holds)).toEqual([]);
  expect(proofs.length).toBeGreaterThan(7 * companion.outputs.length);
});

/** Every set of inputs of a companion, blanks included, as codes. */
function everyInput({ inputs }: Companion): Uint8Array[] {
  return inputs.reduce<Uint8Array[]>(
    (all, { answers }, variable) =>
      all.flatMap((codes) =>
        Array.from({ length: answers.length + 1 }, (_, code) => {
          const next = codes.slice();
          next[variable] = code;
          return next;
        }),
      ),
    [new Uint8Array(inputs.length)],
  );
}

test.each(named)("%s gives what the specification says, whatever is answered or blank", (id, companion) => {
  const { lines } = loadCompanion(id);
  const differences = everyInput(companion).flatMap((codes) => {
    const given = Object.fromEntries(
      companion.inputs.map((input, variable) => [input.id, input.answers[codes[variable]! - 1]]),
    );
    return companion.outputs.flatMap((output, index) => {
      const answer = output.lines[walk(lines[index]!, codes)]?.answer ?? null;
      const expected = ORACLE[output.question]!(given);
      return answer === expected ? [] : [{ given, answer, expected }];
    });
  });
  expect(differences).toEqual([]);
});

describe("a broken table fails the statement that it should", () => {
  const ownership = companionById("ownership");
  const withLines = (
    companion: Companion,
    change: (lines: readonly Line[]) => readonly Line[],
  ): Companion => ({
    ...companion,
    outputs: companion.outputs.map((output) => ({ ...output, lines: change(output.lines) })),
  });
  const failures = (companion: Companion): string[] =>
    proveCompanion(companion)
      .filter(({ holds }) => !holds)
      .map(({ statement, counterexample }) => `${statement}: ${counterexample!}`);

  test("a line too few leaves a gap", () => {
    const broken = withLines(ownership, (lines) => lines.filter(({ id }) => id !== "sameWork"));
    expect(failures(broken)).toEqual(
      expect.arrayContaining([expect.stringMatching(/complete set of inputs has a line.*: scope = no/)]),
    );
  });

  test("a line behind one that holds everywhere is never reached", () => {
    const broken = withLines(ownership, (lines) => [...lines, { ...lines[0]!, id: "late" }]);
    expect(failures(broken)).toEqual([expect.stringMatching(/reachable: late is never the one/)]);
  });

  test("an answer that the question does not allow", () => {
    const broken = withLines(ownership, (lines) =>
      lines.map((line) => (line.answer === "same" ? { ...line, answer: "unchanged" } : line)),
    );
    expect(failures(broken).join()).toMatch(/unchanged is none; same is never given/);
  });

  test("an input or an answer that is not there", () => {
    const broken = withLines(ownership, ([first, ...others]) => [
      { ...first!, when: { op: "is", question: "headcount", answers: ["perhaps"] } },
      ...others,
    ]);
    expect(failures(broken).join()).toMatch(/fewerPeople: headcount is never perhaps/);
    const unlisted = { ...ownership, outputs: [{ ...ownership.outputs[0]!, inputs: ["scope"] }] };
    expect(failures(unlisted).join()).toMatch(/fewerPeople looks at headcount/);
  });

  test("an input that nothing depends on", () => {
    const broken = withLines(ownership, (lines) => lines.filter(({ answer }) => answer !== null));
    expect(failures(broken).join()).toMatch(/on nothing else: not on pay/);
  });

  test("a caution that cannot be raised", () => {
    const broken: Companion = {
      ...ownership,
      cautions: [{ id: "NEVER", when: { op: "constant", value: "no" }, cites: [] }],
    };
    expect(failures(broken)).toEqual(["every caution can be raised: NEVER"]);
  });
});

describe("thresholds", () => {
  test.each([
    [0, "low"],
    [29.9, "low"],
    [30, "middle"],
    [59.9, "middle"],
    [60, "high"],
    [100, "high"],
  ] as const)("by the usual ones %p per cent is %s", (share, band) => {
    expect(bandOf(share, DEFAULT_THRESHOLDS)).toBe(band);
  });

  test("are proved where they can be, and refused where low lies above high", () => {
    expect(proveThresholds().every(({ holds }) => holds)).toBe(true);
    expect(proveThresholds({ lowBelow: 70, highFrom: 60 })).toMatchObject([
      { holds: false, counterexample: expect.stringMatching(/cannot be thresholds/) as string },
    ]);
  });
});

describe("what an answer still depends on", () => {
  const open = (id: Companion["id"], output: number, given: Readonly<Record<string, string>>): string[] => {
    const compiled = loadCompanion(id);
    const codes = Uint8Array.from(
      compiled.companion.inputs,
      (input) => input.answers.indexOf(given[input.id] ?? "") + 1,
    );
    return openInputs(compiled, output, codes).map((input) => input.id);
  };

  test.each([
    ["exposedJobs", 0, { repeatable: "middle" }, []],
    ["exposedJobs", 0, { repeatable: "high", benchmarked: "no" }, ["distance", "decides"]],
    ["exposedJobs", 1, { repeatable: "middle", decides: "supplies" }, ["reporting", "coordination"]],
    ["exposedJobs", 1, { decides: "decides" }, []],
    ["ownership", 0, { scope: "no", influence: "no", headcount: "no" }, ["pay"]],
    ["ownership", 0, { scope: "yes", influence: "no", pay: "no" }, ["headcount"]],
    ["testedUse", 0, { used: "no" }, ["allowed"]],
    ["roleClass", 0, { exposure: "low" }, []],
  ] as const)("%s %i, given %p: %p", (id, output, given, expected) => {
    expect(open(id, output, given)).toEqual(expected);
  });
});

test("a role seen as automated work is warned of only where it is heavy", () => {
  const compiled = loadCompanion("leaders");
  const cautions = (view: number, reporting: number, coordination: number): string[] =>
    companionCautions(compiled, Uint8Array.of(view, reporting, coordination));
  expect(cautions(3, 1, 0)).toEqual(["DRAWS-ATTENTION"]);
  expect(cautions(3, 0, 1)).toEqual(["DRAWS-ATTENTION"]);
  expect([cautions(3, 2, 2), cautions(3, 0, 0), cautions(2, 1, 1), cautions(0, 1, 1)].flat()).toEqual([]);
});

test("every rung of the ladder is followed by the next", () => {
  const steps = (["never", "tried", "regular", "measured"] as const).map(nextRung);
  expect(steps).toEqual(LADDER.slice(1));
  expect(nextRung("blocked")).toBe("tried");
});

describe("doors", () => {
  test("every rule that does not certify opens a companion, and every door is that of a rule", () => {
    const codes = RULES.filter(({ verdict }) => !certifies(verdict)).map(
      ({ verdict, code }) => `${verdict} ${code}`,
    );
    expect(Object.keys(DOORS).sort()).toEqual([...new Set(codes)].sort());
  });

  test("an open verdict opens the companion of the question it asks", () => {
    const answer = (ask: "tested" | "gap") => companionOf({ verdict: "NEEDS_ANSWER", code: "ASK", ask });
    expect([answer("tested"), answer("gap")]).toEqual(["testedUse", null]);
    expect(companionOf({ verdict: "CERTIFY", code: "GAP", ask: null })).toBeNull();
  });

  test("ten questions have an assessment that fills them", () => {
    const filled = COMPANIONS.flatMap(({ outputs }) => outputs.map(({ question }) => question));
    expect(filled).toEqual(Object.keys(ORACLE));
    for (const question of filled) expect(companionFor(question)!.output.question).toBe(question);
    expect(companionFor("gap")).toBeUndefined();
    expect(filled.every((question) => questionById(question).answers.length > 1)).toBe(true);
  });
});

describe("gates", () => {
  const progress = (answers: Parameters<typeof judge>[1]) => gateProgress(judge(loadPolicy(), answers));
  const states = (answers: Parameters<typeof judge>[1]) => progress(answers).steps.map(({ state }) => state);

  test("nothing known stops at the first", () => {
    expect(progress({ gap: "yes" })).toMatchObject({ step: 1, of: 9, gate: "exposure", certifies: false });
    expect(states({ gap: "yes" })).toEqual(["stopped", ...Array<string>(8).fill("ahead")]);
  });

  test("a gate behind stays open while an answer to it is blank that could still stop there", () => {
    const answers = { exposure: "high", cause: "skills", reason: "gap" } as const;
    expect(progress(answers)).toMatchObject({ step: 5, gate: "tried" });
    expect(states(answers)).toEqual([
      ...["passed", "open", "open", "open", "stopped"],
      ...["ahead", "ahead", "ahead", "ahead"],
    ]);
  });

  test("a compressing industry stops at the third", () => {
    const answers = { exposure: "high", cause: "skills", industry: "compressing" } as const;
    expect(progress(answers)).toMatchObject({ step: 3, gate: "industry" });
    expect(states(answers).slice(0, 4)).toEqual(["passed", "passed", "stopped", "ahead"]);
  });

  const CLEAR = {
    exposure: "low",
    industry: "stable",
    reason: "gap",
    tested: "regular",
    direction: "grow here",
    reporting: "no",
    coordination: "no",
    ownership: "same",
  } as const;
  test.each([
    [
      "no reason holds once it has been tried and the direction is clear",
      { ...CLEAR, gap: "no" },
      4,
      "stopped passed passed",
    ],
    ["untried, and no reason holds yet", { ...CLEAR, gap: "no", tested: "never" }, 5, "open stopped ahead"],
    [
      "untried, and it is not known whether one holds",
      { ...CLEAR, tested: "never" },
      5,
      "open stopped ahead",
    ],
    [
      "untried, with a reason that holds",
      { ...CLEAR, gap: "yes", tested: "never" },
      5,
      "passed stopped ahead",
    ],
    [
      "undecided, and no reason holds yet",
      { ...CLEAR, gap: "no", direction: "undecided" },
      6,
      "open passed stopped",
    ],
    [
      "undecided, with a reason that holds",
      { ...CLEAR, gap: "yes", direction: "undecided" },
      6,
      "passed passed stopped",
    ],
    ["a reason that holds without leverage", { ...CLEAR, gap: "yes" }, 7, "passed passed passed"],
    [
      "a reason that cannot count",
      { ...CLEAR, reason: "headlines", tested: "never" },
      4,
      "stopped ahead ahead",
    ],
  ] as const)("reason, tried and direction: %s", (_, answers, step, expected) => {
    expect(progress(answers).step).toBe(step);
    expect(states(answers).slice(3, 6).join(" ")).toBe(expected);
  });

  test("a certificate has passed them all", () => {
    const answers = {
      exposure: "low",
      reason: "gap",
      gap: "yes",
      tested: "measured",
      direction: "grow here",
      ownership: "expands",
      reporting: "no",
      coordination: "no",
      industry: "stable",
      phase: "settled",
    } as const;
    expect(progress(answers)).toMatchObject({ step: 9, gate: "certify", certifies: true });
    expect(new Set(states(answers))).toEqual(new Set(["passed"]));
  });
});
