// Makes the sample roster, samples/roster.xlsx and samples/roster.csv: npm run samples
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sampleCsv, sampleWorkbook } from "./sample-roster";

const folder = path.resolve("samples");
mkdirSync(folder, { recursive: true });
for (const [name, content] of [
  ["roster.xlsx", sampleWorkbook()],
  ["roster.csv", sampleCsv()],
] as const) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  console.log(`${path.relative("", file)}: ${String(content.length)} bytes`);
}
