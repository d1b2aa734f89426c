// A roster in delimited text, judged and written block by block.
import type { CsvOptions } from "../files/csv/csvReader";
import { openCsv } from "../files/csv/csvReader";
import { blockWriter } from "../files/csv/blockWriter";
import { csvWriter } from "../files/csv/csvWriter";
import type { CsvRecord } from "../files/csv/dialect";
import { csvEncodings, ownText, surplusFields } from "../files/csv/dialect";
import type { RecordBlock } from "../files/csv/recordBlock";
import { textBlock } from "../files/csv/recordBlock";
import { FileError } from "../files/fileError";
import { refuseForeignResults } from "../files/ownResults";
import type { KnownHeadings } from "../roster/headings";
import { findHeadingRow, nearMisses, ROWS_FOR_HEADINGS } from "../roster/headings";
import { DECISION_HEADINGS } from "../roster/resultHeadings";
import type { ResultColumn } from "../roster/results";
import { mappingOf } from "../roster/sheets";
import type { Table } from "../roster/table";
import { ERRORS } from "../words/commandLine";
import { unevenLine } from "../words/files";
import { noHeadings } from "../words/problems";
import { Failure } from "./failure";
import type { OpenOptions, RosterBlock, RosterFile } from "./rosterFile";

function csvOptions({ encoding, delimiter, fallbackDelimiter }: OpenOptions): CsvOptions {
  const known = csvEncodings.find((name) => name === encoding?.toLowerCase());
  if (encoding !== undefined && known === undefined)
    throw new Failure(ERRORS.badEncoding(encoding, csvEncodings));
  const separator = delimiter?.toLowerCase() === "tab" || delimiter === "\\t" ? "\t" : delimiter;
  if (separator !== undefined && separator.length !== 1) throw new Failure(ERRORS.badDelimiter(separator));
  return {
    encoding: known,
    ...(separator === undefined ? {} : { delimiter: separator }),
    ...(fallbackDelimiter === undefined ? {} : { fallbackDelimiter }),
  };
}

/** Typographic signs in our sentences, as ASCII has them. */
const PLAIN_SIGNS: readonly (readonly [sign: string, plain: string])[] = [
  ["“", '"'],
  ["”", '"'],
  ["’", "'"],
  ["…", "..."],
];

/** Texts whose plain form is kept: results repeat the same few. */
const MOST_PLAIN_TEXTS = 50_000;

/**
 * Makes results for a text file. Without a byte order mark Excel takes UTF-8 for another encoding, so that a file which
 * is plain so far must not get signs that would show as others.
 */
function plainResults(): (results: readonly ResultColumn[]) => ResultColumn[] {
  const known = new Map<string, string>();
  const plain = (text: string): string => {
    if (!/[“”’…]/.test(text)) return text;
    let made = known.get(text);
    if (made === undefined) {
      made = PLAIN_SIGNS.reduce((before, [sign, instead]) => before.replaceAll(sign, instead), text);
      if (known.size >= MOST_PLAIN_TEXTS) known.clear();
      known.set(text, made);
    }
    return made;
  };
  return (results) => results.map((column) => ({ ...column, values: column.values.map(plain) }));
}

/** The record among the first ones that holds the most known headings. @throws FileError where none does. */
async function headingLine(records: readonly CsvRecord[], known: KnownHeadings): Promise<number> {
  const line = findHeadingRow(
    records.map(({ fields }) => fields),
    known,
  );
  if (line !== undefined) return line;
  throw new FileError("NO_HEADINGS", noHeadings(await nearMisses(records.flatMap(({ fields }) => fields))));
}

/** The first records of a block as texts. */
function recordsOf(block: RecordBlock, count: number): CsvRecord[] {
  return Array.from({ length: Math.min(count, block.count) }, (_, index) => block.record(index));
}

/** Opens delimited text and finds its heading line. `size` is the number of bytes in all, where it is known. */
export async function openTextFile(
  source: AsyncIterable<Uint8Array>,
  options: OpenOptions,
  size?: number,
): Promise<RosterFile> {
  let bytesRead = 0;
  const counted = (async function* () {
    for await (const chunk of source) {
      bytesRead += chunk.length;
      yield chunk;
    }
  })();
  const reader = await openCsv(counted, csvOptions(options));
  const read = reader.recordBlocks(options.signal);
  const first = await read.next();
  const opening = first.done === true ? textBlock([]) : first.value;
  const known = { mapping: mappingOf(options.organisationCells), roles: options.rolesGiven };
  const line = await headingLine(recordsOf(opening, ROWS_FOR_HEADINGS), known).catch(
    async (error: unknown) => {
      await read.return();
      throw error;
    },
  );
  const heading = opening.record(line);
  if (heading.fault !== undefined) {
    await read.return();
    throw new FileError("BAD_QUOTING", heading.fault);
  }
  const headings = heading.fields.map((field) => ownText(field.trim()));
  const writer = csvWriter(reader.dialect);

  const tableFrom = (block: RecordBlock, from: number): Table => {
    const { widths, lines } = block;
    const faults = new Map<number, string>();
    for (let index = from; index < block.count; index++) {
      const fault = block.faults.get(index);
      if (fault !== undefined) faults.set(index - from, fault);
      else if (widths[index]! > headings.length && surplusFields(block.record(index), headings.length) > 0)
        faults.set(index - from, unevenLine(lines[index]!, widths[index]!, headings.length));
    }
    return {
      headings,
      columns: headings.map((_, index) => block.column(index, from)),
      rowCount: block.count - from,
      firstRow: heading.line + 1,
      rowNumbers: lines.subarray(from),
      faults,
    };
  };

  // The records of a block are kept with its table, so that they can be written again.
  const blockOf = new WeakMap<Table, { readonly records: RecordBlock; readonly from: number }>();
  async function* blocks(): AsyncGenerator<RosterBlock, void, undefined> {
    let start = 0;
    let [records, from] = [opening, line + 1];
    for (;;) {
      if (records.count > from) {
        const table = tableFrom(records, from);
        blockOf.set(table, { records, from });
        yield { table, start, share: size ? Math.min(1, bytesRead / size) : undefined };
      }
      start += records.count - from;
      const next = await read.next();
      if (next.done === true) return;
      [records, from] = [next.value, 0];
    }
  }

  return {
    headings,
    organisation: options.organisationCells,
    roles: undefined,
    assessments: undefined,
    hasFormulas: false,
    blocks,
    async close() {
      await read.return();
    },
    writer(layout, output, { overwrite }) {
      const decisions = DECISION_HEADINGS.filter((name) => !layout.results.has(name));
      const rows = blockWriter(reader.dialect);
      const plain = plainResults();
      const start = async (results: readonly ResultColumn[]): Promise<void> => {
        let text = writer.start();
        for (const record of recordsOf(opening, line)) text += writer.untouched(record);
        const added = results.filter((column) => !layout.results.has(column.heading));
        text += writer.record(heading, {
          replace: new Map(),
          append: [...added.map((column) => column.heading as string), ...decisions],
          width: headings.length,
        });
        await output.write(writer.encode(text));
      };
      let started = false;
      // One block is written while the next one is made.
      let underWay = Promise.resolve();
      return {
        async add(block, columns) {
          const { byteOrderMark, encoding } = reader.dialect;
          const results = byteOrderMark || encoding !== "utf-8" ? columns : plain(columns);
          if (!started) await start(results);
          started = true;
          if (!overwrite) refuseForeignResults({ table: block.table, layout });
          const replace = new Map<number, ResultColumn>();
          const append: ResultColumn[] = [];
          for (const column of results) {
            const index = layout.results.get(column.heading);
            if (index === undefined) append.push(column);
            else replace.set(index, column);
          }
          const { records, from } = blockOf.get(block.table)!;
          const bytes = rows.write(records, {
            first: from,
            replace,
            append: [...append, ...decisions.map(() => null)],
            width: headings.length,
          });
          await underWay;
          underWay = output.write(bytes);
          // Whoever waits for it next hears of an error; until then it must not count as unheard.
          underWay.catch(() => undefined);
        },
        async finish() {
          if (!started) await start([]);
          await underWay;
        },
      };
    },
  };
}
