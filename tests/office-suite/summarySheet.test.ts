// The formulas of the sheet “Summary” as LibreOffice calculates them: they count what stands in the roster.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { writeXlsx } from "hucre";
import type { Cell } from "../../src/roster/cells";
import { makeSummary } from "../../src/workbook/summarySheet";
import { VERDICT_TEXTS } from "../../src/workbook/summaryData";
import { workFolder } from "../support/commandLine";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { NOW, openWorkbook } from "../workbook/openWorkbook";

const office = process.env["CERTVERDICT_OFFICE_SUITE"] ?? "soffice";
const folder = workFolder();
afterAll(() => {
  folder.remove();
});

/** The cells of a sheet for a file: formulas where it has them. */
function sheetToWrite(name: string, formulas: readonly (readonly (string | number | boolean)[])[]) {
  const isFormula = (cell: unknown): cell is string => typeof cell === "string" && cell.startsWith("=");
  const cells = new Map<string, { formula: string }>();
  formulas.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (isFormula(cell)) cells.set(`${String(row)},${String(column)}`, { formula: cell.slice(1) });
    });
  });
  const rows = formulas.map((line) => line.map((cell) => (cell === "" || isFormula(cell) ? null : cell)));
  return { name, rows, cells };
}

const DEPARTMENTS = [
  "Sales",
  "sales",
  "Lab",
  "",
  "Who?",
  "Whom",
  "a*b",
  "a+b",
  ">5",
  "~x",
  "R&D (north)",
  "2nd",
];
const HEADINGS = ["ID", "Unit, or team", ...SOUND_HEADINGS, "Verdict", "Question to answer"];
const ROSTER: Cell[][] = Array.from({ length: 120 }, (_, index): Cell[] => {
  const verdict = VERDICT_TEXTS[(index * 7) % VERDICT_TEXTS.length]!;
  const question = verdict === "Answer needed" ? ["Industry", "Direction"][index % 2]! : "";
  return [index, DEPARTMENTS[index % DEPARTMENTS.length]!, ...soundCells("Ann"), verdict, question];
});

test.each([
  ["a table", true],
  ["plain cells", false],
])("over %s", async (_, isTable) => {
  const headings = HEADINGS.with(1, isTable ? "Unit " : "Team");
  const rows = [headings, ...ROSTER];
  const excel = await openWorkbook();
  if (isTable) await excel.fillTable("My roster", "Team", rows);
  else excel.fill("My roster", rows);
  const choice = { sheet: "My roster", ...(isTable ? { table: "Team" } : {}) };
  const signal = new AbortController().signal;
  await excel.run((context) =>
    makeSummary(context, { choice, now: NOW, signal, onProgress: () => undefined }),
  );
  const summary = sheetToWrite("Summary", excel.session.formulas("Summary!A1:M120"));
  excel.close();
  expect(summary.cells.size).toBeGreaterThan(100);
  const columns = headings.map((name) => ({ name }));
  const roster = {
    name: "My roster",
    rows: rows.map((line) => line.map((cell) => (cell === "" ? null : (cell as string | number)))),
    ...(isTable ? { tables: [{ name: "Team", range: `A1:V${String(rows.length)}`, columns }] } : {}),
  };
  const path = folder.file(`summary-${String(isTable)}.xlsx`);
  writeFileSync(path, await writeXlsx({ sheets: [summary, roster] }));
  const profile = `-env:UserInstallation=file://${folder.path}/profile`;
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1";
  execFileSync(office, [profile, "--headless", "--convert-to", filter, "--outdir", folder.path, path], {
    stdio: "ignore",
  });
  const csv = readFileSync(path.replace(/\.xlsx$/, "-Summary.csv"));
  const shown = parse(csv, { relax_column_count: true }) as string[][];

  const count = (holds: (department: string, verdict: string, question: string) => boolean): string =>
    String(
      ROSTER.filter((line) =>
        holds(...(line.filter((__, at) => [1, 20, 21].includes(at)) as [string, string, string])),
      ).length,
    );
  const line = (name: string): string[] => shown.find(([first]) => first === name)!;
  for (const words of VERDICT_TEXTS)
    expect([words, line(words)[1]]).toEqual([words, count((_d, verdict) => verdict === words)]);
  for (const name of DEPARTMENTS.filter((one) => one !== "sales"))
    expect([name, ...line(name === "" ? "(none)" : name).slice(1, 13)]).toEqual([
      name,
      ...VERDICT_TEXTS.map((words) =>
        count((department, verdict) => department.toLowerCase() === name.toLowerCase() && verdict === words),
      ),
      count((department) => department.toLowerCase() === name.toLowerCase()),
    ]);
  for (const question of ["Industry", "Direction", "Main reason"])
    expect([question, line(question)[2]]).toEqual([question, count((_d, _v, asked) => asked === question)]);
});
