// Results that repeat in a large sheet: their texts go behind the shared strings, and the cells hold numbers.
import { EMPTY } from "../../roster/cells";
import { joinBytes } from "./codec";
import { fitsCell, textElement } from "./cellWriter";
import type { PatchPlan } from "./patchPlan";
import { CLOSE, END, nextAttribute, nextToken, OPEN, scanXml, skipElement } from "./xmlScanner";
import { attributeName, attributeText, isNamed, openRoot } from "./xmlText";

/**
 * Bytes that shared texts have to save in the sheet part. Below this the shared strings are left alone, so that a patch
 * of a small sheet changes nothing else.
 */
const WORTH_IT = 4_000_000;
/** What surrounds a text in its cell, beyond what surrounds a number. */
const AROUND = 22;

/** The texts of a plan that are worth sharing, in the order of their numbers, and how many cells hold one of them. */
export interface SharedTexts {
  readonly texts: readonly string[];
  readonly uses: number;
}

/** Finds the texts that stand in several cells; null where sharing them would save little. */
export function textsToShare({ columns }: PatchPlan): SharedTexts | null {
  const usesOf = new Map<string, number>();
  for (const { codes, values, changed } of columns) {
    const uses = new Uint32Array(values.length);
    for (let row = 0; row < codes.length; row++)
      if (changed[row] === 1 && codes[row] !== EMPTY) uses[codes[row]!]!++;
    uses.forEach((times, code) => {
      const value = values[code];
      // Texts of single rows are many; that two columns share one does not matter then.
      if (times > 1 && typeof value === "string" && fitsCell(value))
        usesOf.set(value, (usesOf.get(value) ?? 0) + times);
    });
  }
  let saved = 0;
  let uses = 0;
  for (const [text, times] of usesOf) {
    saved += (times - 1) * (text.length + AROUND);
    uses += times;
  }
  return saved < WORTH_IT ? null : { texts: [...usesOf.keys()], uses };
}

/** The shared strings with these texts behind them; null where the part has no place for them. `utf8` is the whole part. */
export function withSharedTexts(utf8: Uint8Array, part: string, shared: SharedTexts): Uint8Array | null {
  const encoder = new TextEncoder();
  const scanner = scanXml(utf8, part);
  const { qualify, prefixes } = openRoot(scanner, "sst");
  if (scanner.empty) return null;
  const grownBy = new Map([
    ["count", shared.uses],
    ["uniqueCount", shared.texts.length],
  ]);
  const pieces: Uint8Array[] = [];
  let copied = 0;
  scanner.valueEnd = scanner.nameEnd;
  while (nextAttribute(scanner)) {
    const more = grownBy.get(attributeName(scanner));
    const before = more === undefined ? NaN : Number(attributeText(scanner));
    if (more === undefined || !Number.isSafeInteger(before)) continue;
    pieces.push(utf8.subarray(copied, scanner.valueStart), encoder.encode(String(before + more)));
    copied = scanner.valueEnd;
  }
  // What may follow the strings has to stay behind them.
  const item = qualify("si");
  let end = scanner.at;
  while (nextToken(scanner) !== END && scanner.kind !== CLOSE) {
    if (scanner.kind !== OPEN) continue;
    const isItem = isNamed(scanner, item);
    skipElement(scanner);
    if (isItem) end = scanner.at;
  }
  const prefix = prefixes[0] ?? "";
  const added = shared.texts.map((text) => `<${prefix}si>${textElement(text, prefix)}</${prefix}si>`);
  pieces.push(utf8.subarray(copied, end), encoder.encode(added.join("")), utf8.subarray(end));
  return joinBytes(pieces);
}
