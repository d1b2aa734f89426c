// Proves the policy and its companions over every combination of answers and prints what was proved; exit status 1 where a proof fails.
import { COMPANIONS } from "../src/policy/companions/companions";
import { proveCompanion, proveThresholds } from "../src/policy/companions/proofs";
import { TABLES } from "../src/policy/compile";
import type { Proof } from "../src/policy/proofs";
import { provePolicy } from "../src/policy/proofs";

let failed = 0;

function print(proofs: readonly Proof[]): void {
  for (const { statement, holds, counterexample } of proofs) {
    console.log(`  ${holds ? "proved " : "FAILED "} ${statement}`);
    if (counterexample !== undefined) console.log(`          ${counterexample}`);
    if (!holds) failed += 1;
  }
}

for (const strict of [false, true])
  for (const redesignRule of [true, false]) {
    const { proofs, nodes } = provePolicy(TABLES, { strict, redesignRule });
    console.log(
      `strict ${strict ? "on" : "off"}, redesign rule ${redesignRule ? "on" : "off"}: ${String(nodes)} nodes`,
    );
    print(proofs);
  }
for (const companion of COMPANIONS) {
  console.log(`companion ${companion.id}`);
  print(proveCompanion(companion));
}
console.log("thresholds of the share of repeatable work");
print(proveThresholds());
console.log(failed === 0 ? "Everything holds." : `${String(failed)} of these do not hold.`);
process.exitCode = failed === 0 ? 0 : 1;
