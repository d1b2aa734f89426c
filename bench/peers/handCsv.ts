// The rival by hand for text files: lines, a split at commas, the if-chain, two more fields. Knows quotes, no more.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { task } from "../task";
import { judgeWithIfChain } from "./ifChain";
import type { WorkbookArguments } from "./sheetJs";

const SETTINGS = { strict: false, redesignRule: true };
const LINES_AT_A_TIME = 4096;

function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const fields = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return fields.map((field) =>
    field
      .replace(/,$/, "")
      .replace(/^"(.*)"$/s, "$1")
      .replaceAll('""', '"'),
  );
}

task(async ({ input, output }: WorkbookArguments) => {
  const written = createWriteStream(output);
  let headings: string[] | undefined;
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    const { verdicts, codes } = judgeWithIfChain(lines.map(fieldsOf), headings!, SETTINGS);
    const text = lines.map((line, row) => `${line},${verdicts[row]!},${codes[row]!}\r\n`).join("");
    lines = [];
    if (!written.write(text)) await once(written, "drain");
  };
  for await (const line of createInterface({ input: createReadStream(input), crlfDelay: Infinity })) {
    if (headings === undefined) {
      headings = fieldsOf(line);
      written.write(`${line},Verdict code,Rule code\r\n`);
    } else if (lines.push(line) === LINES_AT_A_TIME) await flush();
  }
  await flush();
  written.end();
  await once(written, "finish");
});
