// Delimiter, quote and line break of a file, from its first records.
import { wrongDelimiter } from "../../words/delimitedText";
import { FileError } from "../fileError";
import type { CsvDialect } from "./dialect";
import { newlineAt } from "./recordParser";
import { fieldScanner } from "./scanner";

/** In the order that decides between equals. */
const DELIMITERS = [",", ";", "\t", "|"] as const;
const QUOTES = ['"', "'"] as const;
/** Records looked at: enough to see a pattern. */
const SAMPLE_RECORDS = 200;

export interface DialectHints {
  /** The delimiter, when it is known: nothing is guessed. */
  readonly delimiter?: string | undefined;
  /** The delimiter of a file in which none is found, such as one with a single column; a comma if not given. */
  readonly fallbackDelimiter?: string | undefined;
}

/**
 * How a file's text is built, from a sample of its start (without byte order mark); `whole` says that the sample is
 * the whole file. Counts fields as the parser would, so delimiters within quotes do not mislead it. Throws a
 * FileError (UNSUPPORTED) for a delimiter that cannot be one.
 */
export function recogniseDialect(
  sample: string,
  whole: boolean,
  hints: DialectHints = {},
): Omit<CsvDialect, "encoding" | "byteOrderMark"> {
  const { delimiter: asked, fallbackDelimiter = "," } = hints;
  for (const delimiter of [asked, fallbackDelimiter]) {
    if (delimiter !== undefined) checkDelimiter(delimiter);
  }
  const separator = separatorLine(sample);
  const text = sample.slice(separator.line.length);
  const known = asked ?? separator.delimiter;
  const candidates = known === undefined ? DELIMITERS : [known];
  const surveys = candidates.flatMap((delimiter) =>
    QUOTES.map((quote) => survey(text, whole, delimiter, quote)),
  );
  let best: Survey | undefined;
  for (const one of surveys) {
    if (one.quote === "'" && !quotesWithApostrophes(one, surveys)) continue;
    const better =
      best === undefined || one.score > best.score || (one.score === best.score && one.quote === "'");
    if (better && (one.score > 0 || known !== undefined)) best = one;
  }
  best ??= survey(text, whole, fallbackDelimiter, '"');
  return {
    delimiter: best.delimiter,
    quote: best.quote,
    quoteAll: best.quotedFields > 0 && best.quotedFields === best.filledFields,
    newline: best.newline || newlineAt(separator.line, separator.line.search(/[\r\n]|$/)) || "\n",
    separatorLine: separator.line,
  };
}

function checkDelimiter(delimiter: string): void {
  if (delimiter.length === 1 && /[^\r\n"'\p{L}\p{N}\p{Cs}]/u.test(delimiter)) return;
  throw new FileError("UNSUPPORTED", wrongDelimiter(delimiter));
}

/** The line that Excel reads and writes to name the delimiter, e.g. `sep=;`. */
function separatorLine(sample: string): { line: string; delimiter?: string } {
  const found = /^("?)sep=([^\r\n"'\p{L}\p{N}\u{10000}-\u{10FFFF}])\1(?:\r\n|\n|\r|$)/iu.exec(sample);
  return found === null ? { line: "" } : { line: found[0], delimiter: found[2]! };
}

interface Survey {
  readonly delimiter: string;
  readonly quote: CsvDialect["quote"];
  readonly newline: CsvDialect["newline"] | "";
  readonly records: number;
  /** Fields that are not empty, and those of them in quotes. */
  readonly filledFields: number;
  readonly quotedFields: number;
  /** Every quote seen opens or closes a field properly. */
  readonly sound: boolean;
  /** Between 0 (no such delimiter) and 1 (many fields, as many in every record). */
  readonly score: number;
}

function survey(text: string, whole: boolean, delimiter: string, quote: CsvDialect["quote"]): Survey {
  const scanner = fieldScanner({ delimiter, quote });
  const counts: number[] = [];
  let filledFields = 0;
  let quotedFields = 0;
  let sound = true;
  let newline: Survey["newline"] = "";
  let start = 0;
  while (start < text.length && counts.length < SAMPLE_RECORDS) {
    const outcome = scanner.scan(text, start);
    // The end of the sample may cut a record, or a quoted field; the end of the file may not.
    const cut = !whole && scanner.end >= text.length && counts.length > 0;
    if (outcome !== "record" && !cut) sound = false;
    if (outcome !== "record" || cut) break;
    const found = newlineAt(text, scanner.end);
    newline ||= found;
    if (scanner.end > start) {
      counts.push(scanner.fieldEnds.length);
      let fieldStart = start;
      for (const fieldEnd of scanner.fieldEnds) {
        if (fieldEnd > fieldStart) filledFields++;
        if (text.startsWith(quote, fieldStart)) quotedFields++;
        fieldStart = fieldEnd + 1;
      }
    }
    start = scanner.end + found.length;
  }
  const score = regularity(counts) * (sound ? 1 : 0.5);
  return { delimiter, quote, newline, records: counts.length, filledFields, quotedFields, sound, score };
}

/**
 * How much field counts look like a table: the share of records that have the most frequent count, more for wider
 * ones, less when the records above the first full one are many (titles have no columns, headings do; decimal commas
 * begin only below the headings).
 */
function regularity(counts: readonly number[]): number {
  const records = new Map<number, number>();
  for (const count of counts) records.set(count, (records.get(count) ?? 0) + 1);
  let width = 1;
  let share = 0;
  for (const [count, times] of records) {
    if (count > 1 && (times > share || (times === share && count > width))) {
      width = count;
      share = times;
    }
  }
  const above = counts.indexOf(width);
  return above === -1 ? 0 : ((share / counts.length) * (1 - 1 / width)) / (1 + above / 10);
}

/**
 * An apostrophe is the quote only when it encloses fields throughout, at least one a record, and no field starts
 * with a double quote; a name like 'Ndrangheta or an Excel text mark does not make it one.
 */
function quotesWithApostrophes(one: Survey, surveys: readonly Survey[]): boolean {
  const double = surveys.find(({ delimiter, quote }) => delimiter === one.delimiter && quote === '"');
  return one.sound && one.records > 0 && one.quotedFields >= one.records && double?.quotedFields === 0;
}
