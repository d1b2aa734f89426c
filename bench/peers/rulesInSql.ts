// The rules as a user of SQL writes them: judgements as columns of a common table expression, then one CASE.

/** Each judgement of the rules over the columns of a complete roster. */
const JUDGEMENTS = {
  structural: `"Ownership effect" = 'fewer'
    OR ("AI exposure" <> 'low' AND "Exposure cause" = 'design')
    OR ("Ownership effect" <> 'expands' AND ("Reporting-heavy" = 'yes' OR "Coordination-heavy" = 'yes'))`,
  moves: `"Direction" IN ('named role', 'named industry')`,
  leaves: `"Direction" IN ('named role', 'named industry')
    AND "Target asks for credential" = 'yes' AND "Target is sound" = 'yes'`,
  gap: `"Capability gap named" = 'yes'`,
  // A blank cell of other reasons is no text in a table, and NULL where a file was read.
  recognition: `("Main reason" = 'signal' OR coalesce("Other reasons", '') LIKE '%signal%')
    AND ("Promotion panels want credentials" = 'yes' OR "Leaders value AI literacy" = 'yes'
      OR "Formal programmes rewarded" = 'yes' OR "Market asks for certificates" = 'yes')`,
  transition: `"Direction" = 'named role' AND "Target asks for credential" = 'yes'`,
  shift: `"Direction" = 'named industry' AND "Target asks for credential" = 'yes' AND "Target is sound" = 'yes'`,
  expands: `"Ownership effect" = 'expands'`,
  measured: `"AI tried at work" = 'measured'`,
} as const;

/** In this order; the first that holds wins, and the last one holds for every row that is left. */
const RULES: readonly (readonly [condition: string, verdict: string, code: string])[] = [
  ["structural AND NOT leaves", "PLAN_MOVE", "STRUCTURAL"],
  [`"Industry" = 'compressing' AND NOT leaves`, "PLAN_MOVE", "INDUSTRY"],
  [`"Main reason" = 'industry worry' AND NOT leaves`, "PLAN_MOVE", "INDUSTRY-WORRY"],
  [`"Main reason" = 'unclear position'`, "DEFINE_TARGET", "UNCLEAR-POSITION"],
  [`"Main reason" = 'activity'`, "NO_CASE", "ACTIVITY"],
  [`"Main reason" = 'reassurance'`, "NO_CASE", "REASSURANCE"],
  [`"Main reason" = 'headlines'`, "NO_CASE", "HEADLINES"],
  [`"Main reason" = 'panic'`, "NO_CASE", "PANIC"],
  [`"AI tried at work" = 'never'`, "TEST_AI", "UNTESTED"],
  [`"AI tried at work" = 'blocked'`, "TEST_AI", "BLOCKED"],
  [`"Direction" = 'undecided'`, "PLAN_MOVE", "STAY-OR-GO"],
  [`"Direction" = 'none'`, "DEFINE_TARGET", "NO-DIRECTION"],
  [
    `moves AND "Target asks for credential" = 'no' AND NOT gap AND NOT recognition`,
    "DEFINE_TARGET",
    "NO-MATCH",
  ],
  ["NOT (gap OR recognition OR transition OR shift) AND measured", "DEPLOY", "NO-REASON"],
  [`NOT (gap OR recognition OR transition OR shift) AND "AI exposure" = 'low'`, "NO_CASE", "NO-REASON"],
  ["NOT (gap OR recognition OR transition OR shift)", "APPLY_PROJECT", "NO-REASON"],
  ["NOT (expands OR recognition OR transition OR shift) AND measured", "DEPLOY", "NO-LEVERAGE"],
  ["NOT (expands OR recognition OR transition OR shift)", "APPLY_PROJECT", "NO-LEVERAGE"],
  [
    `"AI adoption phase" = 'normalisation' AND "AI tried at work" = 'tried' AND NOT (recognition OR transition OR shift)`,
    "APPLY_PROJECT",
    "TOO-EARLY",
  ],
  [`"AI adoption phase" = 'redesign' AND NOT (recognition OR transition OR shift)`, "PLAN_MOVE", "REDESIGN"],
  [`"Main reason" = 'gap' AND gap AND (expands OR transition OR shift)`, "CERTIFY", "GAP"],
  [
    `"Main reason" = 'signal' AND recognition AND (transition OR shift OR (gap AND expands))`,
    "CERTIFY",
    "RECOGNITION",
  ],
  ["transition", "CERTIFY", "TRANSITION"],
  ["shift", "CERTIFY", "INDUSTRY-SHIFT"],
  ["gap AND expands", "CERTIFY", "GAP"],
  ["true", "CERTIFY_SIGNAL", "RECOGNITION"],
];

/**
 * A query for the verdict and the code of every row, under the policy as it is delivered. It knows no blank answers:
 * every question that can decide has to be answered, in the exact words of the model.
 *
 * @param source what stands after FROM: a table or a table function with a column of text for each question's heading
 * @param kept what stands before the two columns, such as `* EXCLUDE (outcome)` for all columns of the source; else nothing
 * @returns one SELECT with the columns `verdict` and `code`, in the order of the rows
 */
export function verdictQuery(source: string, kept?: string): string {
  const judgements = Object.entries(JUDGEMENTS).map(([name, sql]) => `(${sql}) AS ${name}`);
  const rules = RULES.map(
    ([condition, verdict, code]) => `WHEN ${condition} THEN {'verdict': '${verdict}', 'code': '${code}'}`,
  );
  // One CASE gives both texts: two of them would look at every row twice.
  return `
    WITH judged AS (SELECT *, ${judgements.join(",\n")} FROM ${source}),
      decided AS (SELECT * EXCLUDE (${Object.keys(JUDGEMENTS).join(", ")}), CASE ${rules.join("\n")} END AS outcome FROM judged)
    SELECT ${kept === undefined ? "" : `${kept}, `}outcome.verdict AS verdict, outcome.code AS code FROM decided`;
}
