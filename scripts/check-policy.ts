// Proves the policy over every combination of answers and prints what was proved; exit status 1 where a proof fails.
import { TABLES } from "../src/policy/compile";
import { provePolicy } from "../src/policy/proofs";

let failed = 0;
for (const strict of [false, true])
  for (const redesignRule of [true, false]) {
    const { proofs, nodes } = provePolicy(TABLES, { strict, redesignRule });
    console.log(
      `strict ${strict ? "on" : "off"}, redesign rule ${redesignRule ? "on" : "off"}: ${String(nodes)} nodes`,
    );
    for (const { statement, holds, counterexample } of proofs) {
      console.log(`  ${holds ? "proved " : "FAILED "} ${statement}`);
      if (counterexample !== undefined) console.log(`          ${counterexample}`);
      if (!holds) failed += 1;
    }
  }
console.log(failed === 0 ? "Everything holds." : `${String(failed)} of these do not hold.`);
process.exitCode = failed === 0 ? 0 : 1;
