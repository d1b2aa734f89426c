// Written workbooks as LibreOffice sees them: it opens them, and shows the verdicts that the command line gives.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { CHECK_ROW, VERDICT_WORDS } from "../../src/words/verdicts";
import { jsonLines, run, workFolder } from "../support/commandLine";

const office = process.env["CERTVERDICT_OFFICE_SUITE"] ?? "soffice";
const folder = workFolder();
const profile = `-env:UserInstallation=file://${folder.path}/profile`;
afterAll(() => {
  folder.remove();
});

/** What LibreOffice shows on one sheet of a workbook, as rows of text. */
function sheetInOffice(path: string, sheet: string): string[][] {
  // Filter options: comma, quote, UTF-8, from line 1, …, all sheets (-1) to files of their own.
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  execFileSync(office, [profile, "--headless", "--convert-to", filter, "--outdir", folder.path, path], {
    stdio: "ignore",
  });
  const stem = basename(path, ".xlsx");
  return parse(readFileSync(join(folder.path, `${stem}-${sheet}.csv`)), {
    relax_column_count: true,
  }) as string[][];
}

/** Judges a workbook and reads both what JSON says and what LibreOffice shows of the written file. */
async function judgedTwice(input: string, sheet: string, flags: readonly string[] = []) {
  const output = folder.file(`${basename(input, ".xlsx")}-out.xlsx`);
  await run(["evaluate", input, "-o", output, "--date", "2026-11-22", ...flags]);
  const json = jsonLines((await run(["evaluate", input, "--json", ...flags])).text);
  return { json, rows: sheetInOffice(output, sheet), output };
}

const sample = join(__dirname, "../../samples/roster.xlsx");
const fixtures = join(__dirname, "../files/xlsx/fixtures");

describe("the sample roster", () => {
  let shown: Awaited<ReturnType<typeof judgedTwice>>;
  beforeAll(async () => {
    shown = await judgedTwice(sample, "Roster");
  });

  test("shows all result columns in order, right of the answers", () => {
    const heading = shown.rows.find((row) => row.includes("Main reason"))!;
    expect(heading.slice(heading.indexOf("Verdict")).filter((text) => text !== "")).toEqual([
      ...RESULT_HEADINGS,
      ...DECISION_HEADINGS,
    ]);
  });

  test("shows the verdict, codes and policy of every row", () => {
    const top = shown.rows.findIndex((row) => row.includes("Main reason"));
    const heading = shown.rows[top]!;
    const cell = (row: number, name: string): string => shown.rows[top + row]?.[heading.indexOf(name)] ?? "";
    for (const { row, verdict, code, problem } of shown.json) {
      const at = row as number;
      const words =
        verdict === null
          ? problem === null
            ? ""
            : CHECK_ROW
          : VERDICT_WORDS[verdict as keyof typeof VERDICT_WORDS];
      expect([at, cell(at, "Verdict"), cell(at, "Rule code")]).toEqual([at, words, code ?? ""]);
      expect(cell(at, "Policy")).toMatch(words === "" ? /^$/ : /^p[0-9a-f]{8}$/);
      if (problem !== null) expect(cell(at, "Why")).toContain((problem as { value: string }).value);
    }
  });

  test("is judged the same after LibreOffice has saved it", async () => {
    const saved = join(folder.path, "saved");
    execFileSync(
      office,
      [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, shown.output],
      { stdio: "ignore" },
    );
    const [name] = readdirSync(saved);
    const again = jsonLines((await run(["evaluate", join(saved, name!), "--json"])).text);
    const short = (rows: readonly Record<string, unknown>[]): unknown[] =>
      rows.map(({ verdict, code, ask }) => [verdict, code, ask]);
    expect(short(again)).toEqual(short(shown.json));
  });
});

// The fixtures are no rosters of ours: a mapped heading makes them one, whatever their cells then mean.
const mapping = folder.file("mapping.csv", "Column: Level,AI exposure\n");

test.each(readdirSync(fixtures).filter((name) => name.endsWith(".xlsx")))(
  "the fixture %s opens with its verdicts",
  async (name) => {
    const { json, rows } = await judgedTwice(join(fixtures, name), "Roster", ["--organisation", mapping]);
    expect(json.length).toBeGreaterThan(0);
    const top = rows.findIndex((row) => row.includes("Verdict"));
    const column = rows[top]!.indexOf("Verdict");
    const words = json.map(({ verdict, problem }) =>
      verdict === null
        ? problem === null
          ? ""
          : CHECK_ROW
        : VERDICT_WORDS[verdict as keyof typeof VERDICT_WORDS],
    );
    expect(rows.slice(top + 1, top + 1 + words.length).map((row) => row[column] ?? "")).toEqual(words);
  },
);
