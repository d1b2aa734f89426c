// Task: decodes a text file, encodes it and writes it, the least that any change to its lines costs.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import type { WorkbookArguments } from "../peers/sheetJs";
import { task } from "../task";

task(async ({ input, output }: WorkbookArguments) => {
  const written = createWriteStream(output);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for await (const chunk of createReadStream(input) as AsyncIterable<Uint8Array>) {
    const text = decoder.decode(chunk, { stream: true });
    if (!written.write(encoder.encode(text))) await once(written, "drain");
  }
  written.end();
  await once(written, "finish");
});
