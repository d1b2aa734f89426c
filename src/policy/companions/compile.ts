// A companion's tables as diagrams, compiled when they are first needed.
import { conditionCompiler, TRUTH } from "../compileConditions";
import type { Diagrams, Operator, Ref } from "../diagram";
import { constant, createDiagrams } from "../diagram";
import type { Packed, PackedMany } from "../packed";
import { pack, packMany, walk, walkMany } from "../packed";
import { companionById } from "./companions";
import type { Companion, Input, InputCondition, Output, TableCompanionId } from "./table";

/** The diagrams of one table. Values are indices into its lines; `lines.length` where none of them is the one. */
export interface OutputDiagrams {
  /** The line that decides over these inputs, blanks included. */
  readonly line: Ref;
  /** The first line that holds for complete inputs; `lines.length` is a gap in the table. */
  readonly completeLine: Ref;
  /** The line that every way of filling the blanks leads to; `lines.length` where their answers differ. */
  readonly common: Ref;
}

/** The diagrams of one companion. The variables are its inputs: value 0 is blank, value i the i-th allowed answer. */
export interface CompanionDiagrams {
  readonly diagrams: Diagrams;
  readonly outputs: readonly OutputDiagrams[];
  /** For each caution: 1 where it is known to hold. */
  readonly cautions: readonly Ref[];
}

/** A companion ready to assess with. */
export interface CompiledCompanion {
  readonly companion: Companion;
  /** For each output: from inputs to the index of the line that decides; `lines.length` for an answer left blank. */
  readonly lines: readonly Packed[];
  readonly cautions: PackedMany;
}

function lineDiagrams(
  diagrams: Diagrams,
  compile: (condition: InputCondition) => Ref,
  { lines }: Output,
): OutputDiagrams {
  const none = lines.length;
  const holds = lines.map(({ when }) =>
    diagrams.map(compile(when), (value) => (value === TRUTH.yes ? 1 : 0)),
  );
  const firstOf = (conditions: readonly Ref[]): Ref =>
    conditions.reduceRight<Ref>(
      (otherwise, when, index) => diagrams.choose(when, constant(index), otherwise),
      constant(none),
    );
  const firstLine = firstOf(
    holds.map((when, index) => (lines[index]!.complete === true ? constant(0) : when)),
  );
  const completeLine = firstOf(holds.map((when) => diagrams.liftBlanks(when)));
  const join: Operator = {
    of(a, b) {
      if (a === b) return a;
      const answer = lines[a]?.answer;
      return answer !== undefined && answer === lines[b]?.answer ? Math.min(a, b) : none;
    },
    same: (ref) => ref,
    absorbing: none,
  };
  const common = diagrams.liftBlanks(completeLine, join);
  const line = diagrams.combine(firstLine, common, { of: (first, all) => (first < none ? first : all) });
  return { line, completeLine, common };
}

/** Compiles a companion. @throws Error when a condition names an input that the companion does not have. */
export function compileCompanion({ inputs, outputs, cautions }: Companion): CompanionDiagrams {
  const diagrams = createDiagrams(
    inputs.map(({ id, answers }) => ({ id, size: answers.length + 1, blank: true })),
  );
  const variableOf = (id: string): number => {
    const variable = inputs.findIndex((input) => input.id === id);
    if (variable < 0) throw new Error(`No input is called "${id}"`);
    return variable;
  };
  const compile = conditionCompiler<string>(diagrams, {
    variableOf,
    answerOf: (id, code) => inputs[variableOf(id)]!.answers[code - 1],
    term({ op }) {
      throw new Error(`Companions have no "${op}"`);
    },
  });
  return {
    diagrams,
    outputs: outputs.map((output) => lineDiagrams(diagrams, compile, output)),
    cautions: cautions.map(({ when }) =>
      diagrams.map(compile(when), (value) => (value === TRUTH.yes ? 1 : 0)),
    ),
  };
}

const loaded = new Map<TableCompanionId, CompiledCompanion>();

/** The companion with this id, compiled at the first call, some milliseconds; then kept. */
export function loadCompanion(id: TableCompanionId): CompiledCompanion {
  let compiled = loaded.get(id);
  if (compiled === undefined) {
    const companion = companionById(id);
    const { diagrams, outputs, cautions } = compileCompanion(companion);
    compiled = {
      companion,
      lines: outputs.map(({ line }) => pack(diagrams, line)),
      cautions: packMany(diagrams, cautions),
    };
    loaded.set(id, compiled);
  }
  return compiled;
}

/** The answer of one output for these input codes; null where it stays blank. */
function answerAt({ companion, lines }: CompiledCompanion, output: number, codes: Uint8Array): string | null {
  return companion.outputs[output]!.lines[walk(lines[output]!, codes)]?.answer ?? null;
}

/**
 * The blank inputs on which an output's answer still depends: filling one of them in gives another answer, for some way of
 * answering the other blanks or leaving them. Tries them all: a few hundred for the largest table.
 */
export function openInputs(compiled: CompiledCompanion, output: number, codes: Uint8Array): Input[] {
  const { inputs, outputs } = compiled.companion;
  const blanks = inputs.flatMap(({ id }, variable) =>
    codes[variable] === 0 && outputs[output]!.inputs.includes(id) ? [variable] : [],
  );
  const open = new Set<number>();
  const tried = codes.slice();
  const tryAll = (next: number): void => {
    if (next < blanks.length) {
      for (let code = 0; code <= inputs[blanks[next]!]!.answers.length; code++) {
        tried[blanks[next]!] = code;
        tryAll(next + 1);
      }
      tried[blanks[next]!] = 0;
      return;
    }
    const answer = answerAt(compiled, output, tried);
    for (const variable of blanks) {
      const code = tried[variable]!;
      if (code === 0 || open.has(variable)) continue;
      tried[variable] = 0;
      if (answerAt(compiled, output, tried) !== answer) open.add(variable);
      tried[variable] = code;
    }
  };
  tryAll(0);
  return inputs.filter((_, variable) => open.has(variable));
}

/** The ids of the cautions that are known to hold for these input codes. */
export function companionCautions({ companion, cautions }: CompiledCompanion, codes: Uint8Array): string[] {
  const bits = walkMany(cautions, codes, 0);
  return companion.cautions.filter((_, index) => (bits & (1 << index)) !== 0).map(({ id }) => id);
}
