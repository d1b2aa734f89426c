// The rival of a database: DuckDB on one thread, over a table of texts that is already loaded.
import path from "node:path";
import { rmSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { writeCsv } from "../rosterFiles";
import { OTHER_HEADINGS } from "../rosters";
import type { OpenPeer } from "./peer";
import { verdictQuery } from "./rulesInSql";

/** Where the verdicts go: into a table of the database, or to the program as texts. */
export type DuckDbResult = "table" | "texts";

/** Loads a table of 23 columns of text. `judge` takes the query with what happens to its result. */
export function openDuckDb(result: DuckDbResult): OpenPeer {
  return async (roster, folder) => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const file = path.join(folder, "duckdb.csv");
    writeCsv(file, roster);
    const others = OTHER_HEADINGS.map((heading) => `"${heading}"`).join(", ");
    await connection.run("SET threads = 1");
    await connection.run(
      `CREATE TABLE roster AS SELECT * EXCLUDE (${others})
        FROM read_csv('${file}', header = true, all_varchar = true, nullstr = '\\N')`,
    );
    rmSync(file);
    const query = verdictQuery("roster");
    const fetched = async (sql: string): Promise<[string[], string[]]> =>
      (await connection.runAndReadAll(sql)).getColumns() as [string[], string[]];
    let last: [string[], string[]] = [[], []];
    return {
      async judge() {
        if (result === "texts") last = await fetched(query);
        else await connection.run(`CREATE OR REPLACE TABLE results AS ${query}`);
      },
      async answers() {
        const [verdicts, codes] = result === "texts" ? last : await fetched("FROM results");
        return { verdicts, codes };
      },
      close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  };
}
