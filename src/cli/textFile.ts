// A roster in delimited text, judged and written block by block.
import type { CsvOptions } from "../files/csv/csvReader";
import { openCsv } from "../files/csv/csvReader";
import { csvWriter } from "../files/csv/csvWriter";
import type { CsvRecord } from "../files/csv/dialect";
import { csvEncodings, ownText, surplusFields } from "../files/csv/dialect";
import { FileError } from "../files/fileError";
import { refuseForeignResults } from "../files/ownResults";
import { EMPTY } from "../roster/cells";
import type { KnownHeadings } from "../roster/headings";
import { findHeadingRow, nearMisses } from "../roster/headings";
import { DECISION_HEADINGS } from "../roster/resultHeadings";
import type { ResultColumn } from "../roster/results";
import { mappingOf } from "../roster/sheets";
import type { Table } from "../roster/table";
import { columnsOf } from "../roster/table";
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

/**
 * Results for a text file. Without a byte order mark Excel takes UTF-8 for another encoding, so that a file which is
 * plain so far must not get signs that would show as others.
 */
function plainResults(results: readonly ResultColumn[]): ResultColumn[] {
  const plain = (text: string): string =>
    PLAIN_SIGNS.reduce((before, [sign, instead]) => before.replaceAll(sign, instead), text);
  return results.map((column) => ({ ...column, values: column.values.map(plain) }));
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
  const read = reader.blocks(undefined, options.signal);
  const first = await read.next();
  const opening = first.done === true ? [] : first.value;
  const known = { mapping: mappingOf(options.organisationCells), roles: options.rolesGiven };
  const line = await headingLine(opening, known).catch(async (error: unknown) => {
    await read.return();
    throw error;
  });
  const heading = opening[line]!;
  if (heading.fault !== undefined) {
    await read.return();
    throw new FileError("BAD_QUOTING", heading.fault);
  }
  const headings = heading.fields.map((field) => ownText(field.trim()));
  const writer = csvWriter(reader.dialect);

  const tableFrom = (records: readonly CsvRecord[]): Table => {
    const faults = new Map<number, string>();
    records.forEach((record, index) => {
      if (record.fault !== undefined) faults.set(index, record.fault);
      else if (surplusFields(record, headings.length) > 0)
        faults.set(index, unevenLine(record.line, record.fields.length, headings.length));
    });
    return {
      headings,
      columns: columnsOf(
        records.map(({ fields }) => fields),
        headings.length,
      ),
      rowCount: records.length,
      firstRow: heading.line + 1,
      rowNumbers: records.map((record) => record.line),
      faults,
    };
  };

  // The records of a block are kept with its table, so that they can be written again.
  const recordsOf = new WeakMap<Table, readonly CsvRecord[]>();
  async function* blocks(): AsyncGenerator<RosterBlock, void, undefined> {
    let start = 0;
    let records: readonly CsvRecord[] = opening.slice(line + 1);
    for (;;) {
      if (records.length > 0) {
        const table = tableFrom(records);
        recordsOf.set(table, records);
        yield { table, start, share: size ? Math.min(1, bytesRead / size) : undefined };
      }
      start += records.length;
      const next = await read.next();
      if (next.done === true) return;
      records = next.value;
    }
  }

  return {
    headings,
    organisation: options.organisationCells,
    roles: undefined,
    hasFormulas: false,
    blocks,
    async close() {
      await read.return();
    },
    writer(layout, output, { overwrite }) {
      const decisions = DECISION_HEADINGS.filter((name) => !layout.results.has(name));
      const appended = (results: readonly ResultColumn[]): ResultColumn[] =>
        results.filter((column) => !layout.results.has(column.heading));
      const start = async (results: readonly ResultColumn[]): Promise<void> => {
        let text = writer.start();
        for (const record of opening.slice(0, line)) text += writer.untouched(record);
        text += writer.record(heading, {
          replace: new Map(),
          append: [...appended(results).map((column) => column.heading as string), ...decisions],
          width: headings.length,
        });
        await output.write(writer.encode(text));
      };
      let started = false;
      return {
        async add(block, columns) {
          const { byteOrderMark, encoding } = reader.dialect;
          const results = byteOrderMark || encoding !== "utf-8" ? columns : plainResults(columns);
          if (!started) await start(results);
          started = true;
          if (!overwrite) refuseForeignResults({ table: block.table, layout });
          const added = appended(results);
          const replaced = results.flatMap((column) => {
            const index = layout.results.get(column.heading);
            return index === undefined ? [] : [{ index, column }];
          });
          const textOf = ({ codes, values }: ResultColumn, row: number): string =>
            codes[row] === EMPTY ? "" : values[codes[row]!]!;
          let text = "";
          recordsOf.get(block.table)!.forEach((record, row) => {
            text += writer.record(record, {
              replace: new Map(replaced.map(({ index, column }) => [index, textOf(column, row)])),
              append: [...added.map((column) => textOf(column, row)), ...decisions.map(() => "")],
              width: headings.length,
            });
          });
          await output.write(writer.encode(text));
        },
        async finish() {
          if (!started) await start([]);
        },
      };
    },
  };
}
