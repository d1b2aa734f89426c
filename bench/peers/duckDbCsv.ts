// The rival of a database for text files: DuckDB reads the file, one CASE adds verdict and code, and it writes the file.
import { DuckDBInstance } from "@duckdb/node-api";
import { task } from "../task";
import { verdictQuery } from "./rulesInSql";
import type { WorkbookArguments } from "./sheetJs";

export interface DuckDbCsvArguments extends WorkbookArguments {
  /** On how many threads; null for as many as DuckDB likes. */
  readonly threads: number | null;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

task(async ({ input, output, threads }: DuckDbCsvArguments) => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  if (threads !== null) await connection.run(`SET threads = ${String(threads)}`);
  const source = `read_csv(${quoted(input)}, header = true, all_varchar = true)`;
  const query = verdictQuery(source, "* EXCLUDE (outcome)").replace(
    /outcome\.verdict AS verdict, outcome\.code AS code/,
    'outcome.verdict AS "Verdict code", outcome.code AS "Rule code"',
  );
  await connection.run(`COPY (${query}) TO ${quoted(output)} (FORMAT csv, HEADER)`);
  connection.closeSync();
  instance.closeSync();
});
