// What must hold of the companions' tables, proved over every combination of inputs and blanks.
import type { Diagrams, Operator, Ref } from "../diagram";
import { AND, constantValue } from "../diagram";
import type { Proof } from "../proofs";
import { questionById } from "../questions";
import { compileCompanion } from "./compile";
import type { OutputDiagrams } from "./compile";
import { areThresholds, bandOf, DEFAULT_THRESHOLDS, SHARE_BANDS } from "./share";
import type { Thresholds } from "./share";
import type { Companion, Input, InputCondition, Output } from "./table";

/** A statement with what refutes it, if anything does. */
function proofOf(statement: string, failures: readonly string[]): Proof {
  return failures.length === 0
    ? { statement, holds: true }
    : { statement, holds: false, counterexample: failures.join("; ") };
}

/** Inputs for which a function is 1, in words; undefined where there are none. */
function example(inputs: readonly Input[], diagrams: Diagrams, ref: Ref): string | undefined {
  const value = constantValue(ref);
  if (value !== undefined) return value === 1 ? "" : undefined;
  const variable = diagrams.level(ref);
  const { id, answers } = inputs[variable]!;
  for (let code = answers.length; code >= 0; code--) {
    const rest = example(inputs, diagrams, diagrams.child(ref, variable, code));
    if (rest === undefined) continue;
    const part = `${id} = ${answers[code - 1] ?? "blank"}`;
    return rest === "" ? part : `${part}, ${rest}`;
  }
  return undefined;
}

/** The inputs and answers that a condition names. */
function namedIn(condition: InputCondition): (readonly [input: string, answer: string | null])[] {
  switch (condition.op) {
    case "constant":
      return [];
    case "is":
      return condition.answers.map((answer) => [condition.question, answer] as const);
    case "blank":
      return [[condition.question, null]];
    case "all":
    case "any":
      return condition.of.flatMap(namedIn);
    case "not":
    case "known":
      return namedIn(condition.of);
    case "choose":
      return [...condition.cases.flat(), condition.otherwise].flatMap(namedIn);
  }
}

/** Faults in what the lines and cautions of a companion name. */
function misnamed({ inputs, outputs, cautions }: Companion): string[] {
  const faultsOf = (id: string, when: InputCondition, allowed: readonly string[]): string[] =>
    namedIn(when).flatMap(([input, answer]) => {
      const known = inputs.find((one) => one.id === input);
      if (known === undefined || !allowed.includes(input)) return [`${id} looks at ${input}`];
      return answer === null || known.answers.includes(answer) ? [] : [`${id}: ${input} is never ${answer}`];
    });
  const all = inputs.map(({ id }) => id);
  const ids = outputs.flatMap(({ lines }) => lines.map(({ id }) => id));
  return [
    ...outputs.flatMap((output) => output.lines.flatMap(({ id, when }) => faultsOf(id, when, output.inputs))),
    ...cautions.flatMap(({ id, when }) => faultsOf(id, when, all)),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two lines are called ${id}`),
  ];
}

function proveOutput(companion: Companion, output: Output, of: OutputDiagrams, diagrams: Diagrams): Proof[] {
  const { lines, question } = output;
  const none = lines.length;
  const where = (ref: Ref, holds: (line: number) => boolean): Ref =>
    diagrams.map(ref, (line) => (holds(line) ? 1 : 0));
  const and = (a: Ref, b: Ref): Ref => diagrams.combine(a, b, AND);
  const answer = (line: number): string | null => lines[line]?.answer ?? null;
  const add = (statement: string, failures: readonly string[]): Proof =>
    proofOf(`${question}: ${statement}`, failures);
  const never = (statement: string, ref: Ref): Proof => {
    const found = example(companion.inputs, diagrams, ref);
    return add(statement, found === undefined ? [] : [found === "" ? "any inputs" : found]);
  };
  const { answers } = questionById(question);
  const given = lines.flatMap((line) => (line.answer === null ? [] : [line.answer]));
  const usedInputs = new Set<string>();
  diagrams.visit(of.line, (_node, variable) => usedInputs.add(companion.inputs[variable]!.id));

  // What fillings of the blanks lead to, as bits: bit 0 for no answer that is allowed, bit i for the i-th one.
  const bitOf = (line: number): number => 1 << (answers.indexOf(answer(line) ?? "") + 1);
  const union: Operator = { of: (a, b) => a | b, same: (ref) => ref, neutral: 0 };
  const reached = diagrams.liftBlanks(diagrams.map(of.completeLine, bitOf), union);
  const strange: Operator = {
    of: (bits, line) => ((bits & bitOf(line)) === 0 ? 1 : 0),
  };

  return [
    never(
      "every complete set of inputs has a line, and an answer",
      where(of.completeLine, (line) => line === none || answer(line) === null),
    ),
    add(
      "every line is reachable",
      lines.flatMap(({ id }, index) =>
        example(
          companion.inputs,
          diagrams,
          where(of.line, (line) => line === index),
        ) === undefined
          ? [`${id} is never the one`]
          : [],
      ),
    ),
    add("every answer is one that the question allows, and every one of these can be given", [
      ...given.filter((one) => !answers.includes(one)).map((one) => `${one} is none`),
      ...answers.filter((one) => !given.includes(one)).map((one) => `${one} is never given`),
    ]),
    add("the answer depends on each of its inputs, and on nothing else", [
      ...output.inputs.filter((id) => !usedInputs.has(id)).map((id) => `not on ${id}`),
      ...[...usedInputs].filter((id) => !output.inputs.includes(id)).map((id) => `on ${id}`),
    ]),
    never(
      "an answer given is one that some way of filling the blanks gives",
      and(
        where(of.line, (line) => answer(line) !== null),
        diagrams.combine(reached, of.line, strange),
      ),
    ),
    never(
      "the answer is left blank only where a line says so, or ways of filling the blanks differ",
      diagrams.combine(of.line, of.common, {
        of: (line, common) => (line === none && common !== none ? 1 : 0),
      }),
    ),
    never(
      "where every way of filling the blanks gives one answer, no other one is given",
      diagrams.combine(of.line, of.common, {
        of: (line, common) =>
          common !== none && answer(line) !== null && answer(line) !== answer(common) ? 1 : 0,
      }),
    ),
  ];
}

/** Proves a companion's tables. @throws Error when a condition names an input that the companion does not have. */
export function proveCompanion(companion: Companion): Proof[] {
  const named = proofOf(
    "lines and cautions look at the inputs listed for them, and at allowed answers",
    misnamed(companion),
  );
  const { diagrams, outputs, cautions } = compileCompanion(companion);
  const silent = companion.cautions.filter(
    (_, index) => example(companion.inputs, diagrams, cautions[index]!) === undefined,
  );
  return [
    named,
    ...companion.outputs.flatMap((output, index) =>
      proveOutput(companion, output, outputs[index]!, diagrams),
    ),
    ...(companion.cautions.length === 0
      ? []
      : [
          proofOf(
            "every caution can be raised",
            silent.map(({ id }) => id),
          ),
        ]),
  ];
}

/** Proves that thresholds make bands without a gap, in order, each edge belonging to the band above it. */
export function proveThresholds(thresholds: Thresholds = DEFAULT_THRESHOLDS): Proof[] {
  const { lowBelow, highFrom } = thresholds;
  const placeOf = (share: number): number => SHARE_BANDS.indexOf(bandOf(share, thresholds));
  const shares = Array.from({ length: 1001 }, (_, tenths) => tenths / 10);
  const falls = shares.filter((share, index) => index > 0 && placeOf(share) < placeOf(shares[index - 1]!));
  const below = (edge: number): number => Math.round((edge - 0.1) * 10) / 10;
  const edges: readonly (readonly [share: number, band: (typeof SHARE_BANDS)[number]])[] = [
    [below(lowBelow), "low"],
    [lowBelow, "middle"],
    [below(highFrom), "middle"],
    [highFrom, "high"],
  ];
  const wrong = edges.filter(([share, band]) => bandOf(share, thresholds) !== band);
  const failures = [
    ...(areThresholds(thresholds) ? [] : ["these cannot be thresholds"]),
    ...falls.map((share) => `the band falls at ${String(share)}`),
    ...wrong.map(([share, band]) => `${String(share)} is not ${band}`),
  ];
  const named = edges.map(([share, band]) => `${String(share)} is ${band}`).join(", ");
  return [proofOf(`a higher share never falls into a lower band: ${named}`, failures)];
}
