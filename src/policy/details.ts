// What explanations need beside the verdict, laid out flat; made when the first explanation is asked for.
import type { Steps } from "./change";
import { changeFinder } from "./change";
import type { Compiled } from "./compile";
import { TRUTH } from "./compileConditions";
import type { Condition } from "./conditions";
import type { Operator } from "./diagram";
import { FACTS } from "./facts";
import { STRENGTHENERS } from "./judgements";
import type { Packed, PackedMany } from "./packed";
import { pack, packMany } from "./packed";
import type { AskedQuestionId } from "./questions";
import { CAUTIONS, certifies, VERDICTS } from "./verdicts";

/** The diagrams behind explanations. The value of variable v is `codes[base + v]`. */
export interface PolicyDetails {
  /** 1 where the verdict certifies. */
  readonly certifies: Packed;
  /** The verdicts that fillings of the blanks give: bit i for the i-th of VERDICTS. */
  readonly possible: Packed;
  /** For each question: 1 where it is blank and still makes a difference. */
  readonly matters: ReadonlyMap<AskedQuestionId, Packed>;
  /** For each fact, caution and strengthener, in the order of its table: 1 where it is known to hold. */
  readonly facts: PackedMany;
  readonly cautions: PackedMany;
  readonly strengtheners: PackedMany;
  readonly smallestChange: (codes: Uint8Array, base?: number) => Steps | null;
}

/** The bits of two values together. */
const UNION: Operator = { of: (a, b) => a | b, same: (ref) => ref, neutral: 0 };

/** Lays the details of a compiled policy out. */
export function detailsOf(compiled: Compiled): PolicyDetails {
  const { diagrams, outcomes, verdicts } = compiled;
  const known = (conditions: readonly Condition[]): PackedMany =>
    packMany(
      diagrams,
      conditions.map((when) =>
        diagrams.map(compiled.condition(when), (value) => (value === TRUTH.yes ? 1 : 0)),
      ),
    );
  const certifying = pack(
    diagrams,
    diagrams.map(compiled.outcome, (index) => (certifies(outcomes[index]!.verdict) ? 1 : 0)),
  );
  const bitOf = (index: number): number => 1 << VERDICTS.indexOf(verdicts[index]!);
  return {
    certifies: certifying,
    possible: pack(diagrams, diagrams.liftBlanks(diagrams.map(compiled.completeVerdict, bitOf), UNION)),
    matters: new Map([...compiled.matters].map(([id, ref]) => [id, pack(diagrams, ref)])),
    facts: known(FACTS.map(({ when }) => when)),
    cautions: known(CAUTIONS.map(({ when }) => when)),
    strengtheners: known(STRENGTHENERS.map(({ is }) => is)),
    smallestChange: changeFinder(certifying),
  };
}
