// What must hold of the tables, proved over every combination of answers and blanks, not over samples.
import type { Compiled, Outcome, Tables } from "./compile";
import { compileTables } from "./compile";
import { TRUTH } from "./compileConditions";
import type { Settings } from "./conditions";
import type { Diagrams, Ref } from "./diagram";
import { AND, constant, constantValue, createDiagrams, OR } from "./diagram";
import type { AskedQuestionId, QuestionId } from "./questions";
import { ASKING_ORDER } from "./questions";
import { answerOf, codeOf, variableOf, VARIABLES } from "./variables";
import { certifies } from "./verdicts";

/** One proved or refuted statement about a policy. */
export interface Proof {
  readonly statement: string;
  readonly holds: boolean;
  /** For a refuted statement: what is wrong, with an example of answers. */
  readonly counterexample?: string;
}

/** What the proofs say of one set of settings. */
export interface Report {
  readonly settings: Settings;
  readonly proofs: readonly Proof[];
  /** Nodes of the diagram from answers to outcome. */
  readonly nodes: number;
}

/** Answers for which a function has the value 1, in words; undefined where there are none. */
function example(diagrams: Diagrams, ref: Ref): string | undefined {
  const parts: string[] = [];
  const dead = new Set<Ref>();
  const find = (at: Ref): boolean => {
    const value = constantValue(at);
    if (value !== undefined) return value === 1;
    if (dead.has(at)) return false;
    const variable = diagrams.level(at);
    const { id, size } = VARIABLES[variable]!;
    // Answers make a plainer example than blanks: try these last.
    for (const code of [...Array.from({ length: size - 1 }, (_, i) => i + 1), 0]) {
      if (!find(diagrams.child(at, variable, code))) continue;
      const answer =
        id === "otherReasons"
          ? ["none", "signal", "a doubtful one", "signal and a doubtful one"][code]
          : (answerOf(id as QuestionId, code) ?? "blank");
      parts.unshift(`${id} = ${answer!}`);
      return true;
    }
    dead.add(at);
    return false;
  };
  if (!find(ref)) return undefined;
  return parts.length === 0 ? "any answers" : parts.join(", ");
}

/** Collects the proofs about one compiled policy. */
function prover(diagrams: Diagrams) {
  const proofs: Proof[] = [];
  return {
    proofs,
    /** Proves that a function is 1 nowhere. */
    never(statement: string, ref: Ref, explain: (answers: string) => string = (answers) => answers): void {
      const answers = example(diagrams, ref);
      proofs.push(
        answers === undefined
          ? { statement, holds: true }
          : { statement, holds: false, counterexample: explain(answers) },
      );
    },
    add(statement: string, failures: readonly string[]): void {
      proofs.push(
        failures.length === 0
          ? { statement, holds: true }
          : { statement, holds: false, counterexample: failures.join("; ") },
      );
    },
  };
}

function proveRules(
  tables: Tables,
  compiled: Compiled,
  settings: Settings,
  p: ReturnType<typeof prover>,
): void {
  const { diagrams } = compiled;
  const { rules } = tables;
  const is = (ref: Ref, value: number): Ref => diagrams.map(ref, (v) => (v === value ? 1 : 0));
  p.never(
    "every complete set of answers has exactly one verdict",
    is(compiled.completeRule, rules.length),
    (answers) => `gap: no rule holds for ${answers}`,
  );
  const off = (id: string): boolean => id === "13b" && !settings.redesignRule;
  const failures = rules.flatMap((rule, index) => {
    if (off(rule.id)) return [];
    const decides = rule.complete === true ? compiled.completeRule : compiled.firstRule;
    if (example(diagrams, is(decides, index)) !== undefined) return [];
    const holds = is(compiled.condition(rule.when), TRUTH.yes);
    const answers = example(diagrams, holds);
    return [
      `rule ${rule.id} (${rule.code}) is never reached: ` +
        (answers === undefined
          ? "its condition holds nowhere"
          : `an earlier rule decides wherever it holds, as for ${answers}`),
    ];
  });
  p.add("every rule is reachable", failures);
}

function proveOutcomes(compiled: Compiled, p: ReturnType<typeof prover>): void {
  const { diagrams, outcomes } = compiled;
  const where = (holds: (outcome: Outcome) => boolean): Ref =>
    diagrams.map(compiled.outcome, (index) => (holds(outcomes[index]!) ? 1 : 0));
  const and = (...refs: Ref[]): Ref => refs.reduce((a, b) => diagrams.combine(a, b, AND));
  const not = (ref: Ref): Ref => diagrams.map(ref, (value) => 1 - value);
  const answered = (id: AskedQuestionId, codes: readonly number[]): Ref => {
    const variable = variableOf(id);
    return diagrams.node(
      variable,
      Array.from({ length: VARIABLES[variable]!.size }, (_, code) => constant(codes.includes(code) ? 1 : 0)),
    );
  };
  const certifying = where(({ verdict }) => certifies(verdict));
  const barred: readonly [AskedQuestionId, readonly string[]][] = [
    ["tested", ["never", "blocked", ""]],
    ["exposure", [""]],
    ["reason", ["unclear position", "activity", "reassurance", "headlines", "panic"]],
  ];
  for (const [id, answers] of barred)
    p.never(
      `no certifying verdict with ${id} ${answers.map((answer) => answer || "blank").join(", ")}`,
      and(
        certifying,
        answered(
          id,
          answers.map((answer) => codeOf(id, answer || undefined)),
        ),
      ),
    );

  p.never(
    "an open verdict always names a question",
    where(({ verdict, ask }) => verdict === "NEEDS_ANSWER" && ask === null),
  );
  ASKING_ORDER.forEach((id, place) => {
    const asked = where(({ ask }) => ask === id);
    const earlier = ASKING_ORDER.slice(0, place).map((other) => compiled.matters.get(other)!);
    p.never(
      `asking for ${id} means: it is blank, it matters, and none before it does`,
      and(asked, not(and(answered(id, [0]), compiled.matters.get(id)!, ...earlier.map(not)))),
    );
  });

  const reached = compiled.verdicts.map((_, index) =>
    diagrams.liftBlanks(
      diagrams.map(compiled.completeVerdict, (v) => (v === index ? 1 : 0)),
      OR,
    ),
  );
  compiled.verdicts.forEach((verdict, index) => {
    const others = reached.filter((_, other) => other !== index);
    const only = and(reached[index]!, ...others.map(not));
    p.never(
      `${verdict} is shown only where some way of filling the blanks gives it, and is firm exactly where all do`,
      diagrams.combine(
        and(
          where((outcome) => outcome.verdict === verdict),
          not(reached[index]!),
        ),
        and(
          where((outcome) => outcome.verdict === verdict),
          diagrams.combine(
            only,
            where((o) => o.firm),
            { of: (a, b) => a ^ b },
          ),
        ),
        OR,
      ),
    );
  });
  p.never(
    "while the exposure is unclear the verdict is open",
    where(({ verdict, firm }) => verdict === "ASSESS_EXPOSURE" && firm),
  );
  p.never(
    "where every filling agrees on the verdict but not on the code, the verdict certifies",
    where(({ verdict, code }) => code === "EITHER-WAY" && !certifies(verdict)),
  );

  const idle: QuestionId[] = ["stance", "roleClass", "outcomes", "systemDesign", "hybrid"];
  const used = new Set<number>();
  diagrams.visit(compiled.outcome, (_node, variable) => used.add(variable));
  p.add(
    `${idle.join(", ")} never change a verdict`,
    idle.filter((id) => used.has(variableOf(id))).map((id) => `${id} does`),
  );
}

/** Improvements of one answer that must never lose a certificate, worse answer first. */
const IMPROVEMENTS: readonly [AskedQuestionId, readonly string[]][] = [
  ["tested", ["never", "tried"]],
  ["tested", ["blocked", "tried"]],
  ["tested", ["tried", "regular"]],
  ["tested", ["regular", "measured"]],
  ["gap", ["no", "yes"]],
  ["asksForIt", ["no", "yes"]],
  ["targetSound", ["no", "yes"]],
  ["industry", ["compressing", "stable"]],
  ["cause", ["design", "skills"]],
];

function proveImprovements(compiled: Compiled, p: ReturnType<typeof prover>): void {
  const { diagrams } = compiled;
  const certifying = diagrams.map(compiled.completeVerdict, (index) =>
    certifies(compiled.verdicts[index]!) ? 1 : 0,
  );
  for (const [id, [worse, better]] of IMPROVEMENTS) {
    const at = (answer: string): Ref => diagrams.restrict(certifying, variableOf(id), codeOf(id, answer));
    p.never(
      `${id} from ${worse!} to ${better!} never loses a certificate on complete rows`,
      diagrams.combine(at(worse!), at(better!), { of: (a, b) => a & (1 - b) }),
    );
  }
}

function proveStrict(strict: Compiled, plain: Compiled, p: ReturnType<typeof prover>): void {
  const { diagrams } = plain;
  p.never(
    "on complete rows, strict only ever turns a verdict into PLAN_MOVE",
    diagrams.combine(strict.completeVerdict, plain.completeVerdict, {
      of: (a, b) => (strict.verdicts[a] === plain.verdicts[b] || strict.verdicts[a] === "PLAN_MOVE" ? 0 : 1),
    }),
  );
  p.never(
    "with blanks, strict also turns a certifying verdict into NEEDS_ANSWER, and does nothing else",
    diagrams.combine(strict.outcome, plain.outcome, {
      of(a, b) {
        const after = strict.outcomes[a]!.verdict;
        const before = plain.outcomes[b]!.verdict;
        const allowed =
          after === before || after === "PLAN_MOVE" || (certifies(before) && after === "NEEDS_ANSWER");
        return allowed ? 0 : 1;
      },
    }),
  );
}

/**
 * Proves, for one set of settings, that the tables have exactly one verdict everywhere, that every rule is reachable,
 * and the properties at the end of section 4 of the decision model.
 */
export function provePolicy(tables: Tables, settings: Settings): Report {
  const diagrams = createDiagrams(VARIABLES);
  const compiled = compileTables(tables, settings, diagrams);
  const p = prover(diagrams);
  proveRules(tables, compiled, settings, p);
  proveOutcomes(compiled, p);
  proveImprovements(compiled, p);
  if (settings.strict)
    proveStrict(compiled, compileTables(tables, { ...settings, strict: false }, diagrams), p);
  let nodes = 0;
  diagrams.visit(compiled.outcome, () => (nodes += 1));
  return { settings, proofs: p.proofs, nodes };
}
