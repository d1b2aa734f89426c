// certverdict evaluate, run as people run it: files in, files and JSON out.
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre";
import { RESULT_HEADINGS, DECISION_HEADINGS } from "../../src/roster/resultHeadings";
import { VERDICTS } from "../../src/policy/verdicts";
import { VERDICT_WORDS } from "../../src/words/verdicts";
import { jsonLines, run, workFolder } from "../support/commandLine";
import { readExamples } from "../support/examples";

const corpus = join(__dirname, "../corpus/examples.csv");
const sampleXlsx = join(__dirname, "../../samples/roster.xlsx");
const sampleCsv = join(__dirname, "../../samples/roster.csv");
const folder = workFolder();
afterAll(() => {
  folder.remove();
});

const HEAD =
  "Name,AI exposure,Exposure cause,Main reason,AI tried at work,Direction,Capability gap named,Ownership effect";
const REST = "Reporting-heavy=no;Coordination-heavy=no;Industry=stable;AI adoption phase=settled".split(";");
const sets = REST.flatMap((line) => ["--set", line]);

test("the worked examples, as JSON", async () => {
  const { status, text, stderr } = await run(["evaluate", corpus, "--json"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const rows = jsonLines(text);
  expect(
    rows.map(({ row, verdict, code, ask, firm, strength, cautions, problem }) => {
      return { row, verdict, code, ask, firm, strength, cautions, problem };
    }),
  ).toEqual(readExamples().map(({ expected }, index) => ({ row: index + 1, ...expected, problem: null })));
});

test("the shape of a JSON object", async () => {
  const csv = `${HEAD}\nAna,high,design,gap,regular,,yes,same\nBen,high,desing,,,,,\n,,,,,,,\nCy,,,,,,,\n`;
  const { status, text } = await run(["evaluate", "-", "--json", ...sets], { stdin: csv });
  expect(status).toBe(1);
  const [open, wrong, empty, name] = jsonLines(text);
  expect(open).toMatchObject({
    row: 1,
    verdict: "PLAN_MOVE",
    code: "STRUCTURAL",
    ask: null,
    firm: false,
    dependsOn: ["direction", "asksForIt", "targetSound"],
    possible: ["CERTIFY", "PLAN_MOVE"],
    stage: 2,
  });
  expect((open as { reasons: unknown[] }).reasons[0]).toEqual({
    kind: "decided",
    text: expect.any(String) as string,
    cites: ["E5", "E20", "E21", "E22", "E50"],
  });
  expect(wrong).toMatchObject({
    row: 2,
    verdict: null,
    problem: { column: "Exposure cause", value: "desing", allowed: ["design", "skills", "both"] },
  });
  expect(empty).toMatchObject({ row: 3, verdict: null, code: null, problem: null, changes: null });
  expect(name).toMatchObject({
    row: 4,
    verdict: "ASSESS_EXPOSURE",
    dependsOn: expect.arrayContaining(["exposure", "cause"]) as string[],
  });
});

test("changes certify when they are made", async () => {
  const { text } = await run(["evaluate", corpus, "--json"]);
  const records = parse(readFileSync(corpus)) as string[][];
  const list = JSON.parse((await run(["questions", "--json"])).text) as { id: string; heading: string }[];
  const changed = jsonLines(text).map((row, index) => {
    const cells = [...records[index + 1]!];
    const { answers } = row["changes"] as { answers: Record<string, string> };
    for (const [id, answer] of Object.entries(answers))
      cells[records[0]!.indexOf(list.find((question) => question.id === id)!.heading)] = answer;
    return cells;
  });
  const csv = [records[0]!, ...changed].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n");
  const after = jsonLines((await run(["evaluate", "-", "--json"], { stdin: csv })).text);
  const before = jsonLines(text);
  const possible = before.map(
    ({ verdict, changes }) =>
      String(verdict).startsWith("CERTIFY") || (changes as { count: number | null }).count !== null,
  );
  expect(after.map(({ verdict }) => String(verdict).startsWith("CERTIFY"))).toEqual(possible);
});

describe("a text file", () => {
  test("gets its results beside the answers, everything else as it was", async () => {
    const input = folder.file(
      "team.csv",
      `${HEAD}\r\n"Ana, Silva",low,,gap,regular,grow here,yes,expands\r\nBen,high,,,,,,`,
    );
    const { status, text } = await run(["evaluate", input, ...sets, "--date", "2026-11-22"]);
    expect(status).toBe(0);
    const output = folder.file("team.verdicts.csv");
    expect(text).toContain(`Written: ${output}`);
    const lines = readFileSync(output, "utf8").split("\r\n");
    expect(lines[0]).toBe([HEAD, ...RESULT_HEADINGS, ...DECISION_HEADINGS].join(","));
    expect(lines[1]!.startsWith('"Ana, Silva",low,,gap,regular,grow here,yes,expands,Certify now,')).toBe(
      true,
    );
    expect(lines[1]!.endsWith(",2026-11-22,,,")).toBe(true);
    expect(lines[2]!.startsWith("Ben,high,,,,,,,Assess exposure first,")).toBe(true);
    expect(lines).toHaveLength(3);
  });

  test("a second run on unchanged rows changes nothing, even on another day", async () => {
    const output = folder.file("team.verdicts.csv");
    const before = readFileSync(output);
    expect((await run(["evaluate", output, "--in-place", ...sets, "--date", "2027-01-01"])).status).toBe(0);
    expect(readFileSync(output).equals(before)).toBe(true);
  });

  test("a changed answer gets a new date, other rows keep theirs, decisions stay", async () => {
    const output = folder.file("team.verdicts.csv");
    const edited = readFileSync(output, "utf8")
      .replace("gap,regular", "gap,measured")
      .replace(/,,,\r\n/, ",approved,Eva,\r\n");
    const input = folder.file("edited.csv", edited);
    const target = folder.file("edited-out.csv");
    expect((await run(["evaluate", input, "-o", target, ...sets, "--date", "2027-01-01"])).status).toBe(0);
    const rows = parse<Record<string, string>>(readFileSync(target), { columns: true });
    expect(rows.map((row) => row["Evaluated on"])).toEqual(["2027-01-01", "2026-11-22"]);
    expect(rows.map((row) => [row["Decision"], row["Decided by"]])).toEqual([
      ["approved", "Eva"],
      ["", ""],
    ]);
  });

  test("the default output never takes a name that is taken", async () => {
    const input = folder.file("again.csv", `${HEAD}\nBen,high,,,,,,\n`);
    await run(["evaluate", input]);
    await run(["evaluate", input]);
    expect(
      readdirSync(folder.path)
        .filter((name) => name.startsWith("again"))
        .sort(),
    ).toEqual(["again.csv", "again.verdicts-2.csv", "again.verdicts.csv"]);
  });

  test("from standard input to standard output, with the summary beside", async () => {
    const { status, text, stderr } = await run(["evaluate", "-"], { stdin: `${HEAD}\nBen,high,,,,,,\n` });
    expect(status).toBe(0);
    expect(text.split("\n")[1]).toMatch(/^Ben,high,,,,,,,Assess exposure first,/);
    expect(stderr).toContain("1 row judged by policy");
  });

  test("organisation and roles from files, in either format", async () => {
    const roles = folder.file("roles.csv", "Role;AI exposure;Exposure cause\nAnalyst;high;design\n");
    const organisation = folder.file(
      "organisation.tsv",
      "Industry\tstable\nStrict\tyes\nColumn: Why?\tMain reason\n",
    );
    const csv =
      "Name,Role,Why?,Direction,Target asks for credential,Target is sound\nAna,analyst,transition,named role,yes,yes\n";
    const given = ["evaluate", "-", "--json", "--roles", roles];
    const strict = jsonLines((await run([...given, "--organisation", organisation], { stdin: csv })).text);
    expect(strict[0]).toMatchObject({ verdict: "PLAN_MOVE", code: "STRUCTURAL", firm: true });
    const plain = jsonLines((await run([...given, "--set", "industry=stable"], { stdin: csv })).text);
    expect(plain[0]).toMatchObject({ verdict: "NEEDS_ANSWER" });
  });

  test("flags set the policy, and the policy hash says so", async () => {
    const hash = async (...flags: string[]): Promise<string> => {
      const { text } = await run(["evaluate", "-", ...flags], { stdin: `${HEAD}\nBen,high,,,,,,\n` });
      return parse<Record<string, string>>(text, { columns: true })[0]!["Policy"]!;
    };
    const hashes = [await hash(), await hash("--strict"), await hash("--no-redesign-rule")];
    expect(hashes.every((text) => /^p[0-9a-f]{8}$/.test(text))).toBe(true);
    expect(new Set(hashes).size).toBe(3);
  });

  test("a line with too many fields is a row problem, the others are judged", async () => {
    const { status, text } = await run(["evaluate", "-", "--json"], {
      stdin: `${HEAD}\nBen,high,,,,,,,,extra\nCy,,,,,,,\n`,
    });
    expect(status).toBe(1);
    const [wrong, other] = jsonLines(text);
    expect(wrong).toMatchObject({
      verdict: null,
      problem: { column: "", value: expect.stringContaining("Line 2: 10 fields") as string, allowed: [] },
    });
    expect(other).toMatchObject({ verdict: "ASSESS_EXPOSURE" });
  });
});

test("headings mapped by hand are known in a roles file too", async () => {
  const organisation = folder.file("mapped.csv", "Column: Level,AI exposure\nColumn: Why,Exposure cause\n");
  const roles = folder.file("mapped-roles.csv", "Our roles\nRole,Level,Why\nAnalyst,high,design\n");
  const given = ["evaluate", "-", "--json", "--organisation", organisation, "--roles", roles];
  const { status, text } = await run(given, { stdin: "Name,Role\nAna,Analyst\n" });
  expect(status).toBe(0);
  expect(jsonLines(text)[0]).toMatchObject({ verdict: "PLAN_MOVE", code: "STRUCTURAL" });
});

test("a bare list of people and roles, with roles to answer for them", async () => {
  const roles = folder.file("only-roles.csv", "Role,AI exposure,Exposure cause\nAnalyst,high,design\n");
  const people = "Name,Role\nAna,Analyst\nBen,Chef\n";
  const { status, text } = await run(["evaluate", "-", "--json", "--roles", roles], { stdin: people });
  expect(status).toBe(0);
  expect(jsonLines(text).map(({ verdict }) => verdict)).toEqual(["PLAN_MOVE", "ASSESS_EXPOSURE"]);
  expect((await run(["evaluate", "-", "--json"], { stdin: people })).status).toBe(2);
});

test("a misplaced quote is a problem of its row alone", async () => {
  const { status, text } = await run(["evaluate", "-", "--json"], {
    stdin: `${HEAD}\n"A" b,high,,,,,,\nCy,,,,,,,\n`,
  });
  expect(status).toBe(1);
  const [wrong, other] = jsonLines(text);
  expect(wrong).toMatchObject({
    verdict: null,
    problem: { value: expect.stringContaining("Line 2, field 1") as string },
  });
  expect(other).toMatchObject({ verdict: "ASSESS_EXPOSURE" });
});

describe("a workbook", () => {
  const headingsOf = (rows: readonly (readonly unknown[])[]): number =>
    rows.findIndex((row) => row.includes("Main reason"));

  test("has every verdict, as JSON says, and Check row for row problems", async () => {
    const output = folder.file("roster-out.xlsx");
    const { status } = await run(["evaluate", sampleXlsx, "-o", output]);
    expect(status).toBe(1);
    const json = jsonLines((await run(["evaluate", sampleXlsx, "--json"])).text);
    const book = await readXlsx(readFileSync(output));
    const rows = book.sheets.find((sheet) => sheet.name === "Roster")!.rows;
    const top = headingsOf(rows);
    const column = rows[top]!.indexOf("Verdict");
    const words = json.map(({ verdict, problem }) =>
      verdict === null
        ? problem === null
          ? null
          : "Check row"
        : VERDICT_WORDS[verdict as keyof typeof VERDICT_WORDS],
    );
    expect(rows.slice(top + 1, top + 1 + json.length).map((row) => row[column] ?? null)).toEqual(words);
    expect(new Set(json.map(({ verdict }) => verdict))).toEqual(new Set([...VERDICTS, null]));
  });

  test("and the same people as text give the same verdicts", async () => {
    const [book, text] = await Promise.all(
      [sampleXlsx, sampleCsv].map((path) => run(["evaluate", path, "--json"])),
    );
    const short = (run: { text: string }): unknown[] =>
      jsonLines(run.text).map(({ row, verdict, code, ask, firm }) => [row, verdict, code, ask, firm]);
    expect(short(book!)).toEqual(short(text!));
  });

  test("judged again in place stays the same, byte for byte", async () => {
    const path = folder.file("again.xlsx");
    copyFileSync(sampleXlsx, path);
    await run(["evaluate", path, "--in-place", "--date", "2026-11-22"]);
    const once = readFileSync(path);
    expect(once.equals(readFileSync(sampleXlsx))).toBe(false);
    await run(["evaluate", path, "--in-place", "--date", "2027-05-05"]);
    expect(readFileSync(path).equals(once)).toBe(true);
  });

  test("from standard input to a file", async () => {
    const output = folder.file("from-stdin.xlsx");
    const { status } = await run(["evaluate", "-", "-o", output], { stdin: readFileSync(sampleXlsx) });
    expect(status).toBe(1);
    expect((await readXlsx(readFileSync(output))).sheets.map((sheet) => sheet.name)).toContain("Roster");
  });
});

describe("what the closing summary says", () => {
  test("never shows a fact that is never read, nor control characters", async () => {
    const csv = 'Salary,Team,AI exposure\n98000,"A\u001b[31m\nB",high\n';
    const { stderr } = await run(["evaluate", "-"], { stdin: csv });
    expect(stderr).not.toContain("98000");
    expect(stderr).toContain("A [31m B");
    expect(stderr).toContain("“Salary” is never read");
  });

  test("a wrong value that many rows share stands there once, with their number", async () => {
    const organisation = folder.file("wrong.csv", "Industry,stabel\n");
    const people = Array.from({ length: 30 }, (_, i) => `P${String(i)},high`).join("\n");
    const { stderr } = await run(["evaluate", "-", "--organisation", organisation], {
      stdin: `Name,AI exposure\n${people}\n`,
    });
    expect(stderr.match(/Did you mean/g)).toHaveLength(1);
    expect(stderr).toContain("Did you mean “stable”? (30 rows)");
  });

  test("what of the set-up is not used", async () => {
    const organisation = folder.file(
      "unused.csv",
      "Industry,stable\nStrikt,yes\nColumn: KI-Stadn,AI tried at work\n",
    );
    const roles = folder.file("unused-roles.csv", "Role,AI exposure\nAnalyst,high\n");
    const given = ["evaluate", "-", "--organisation", organisation, "--roles", roles];
    const { stderr } = await run(given, { stdin: "Name,Position,AI exposure\nAna,Analyst,high\n" });
    for (const part of [
      "“Strikt” is not a question; did you mean “Strict”?",
      "“Column: KI-Stadn” maps a heading that no column has",
      "the roster has no column headed “Role”",
    ])
      expect(stderr).toContain(part);
  });
});

const posix = process.platform !== "win32";
(posix ? test : test.skip)("links are followed and permissions kept (POSIX)", async () => {
  const real = folder.file("real.csv", `${HEAD}\nBen,high,,,,,,\n`);
  chmodSync(real, 0o640);
  const link = folder.file("link.csv");
  symlinkSync(real, link);
  expect((await run(["evaluate", link, "--in-place"])).status).toBe(0);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, "utf8")).toContain("Assess exposure first");
  expect(statSync(real).mode & 0o777).toBe(0o640);
});

test("a first accent far down the file", async () => {
  const lines = "Pi,low,\n".repeat(20_000);
  const latin = folder.file(
    "late.csv",
    Buffer.from(`Name,AI exposure,Main reason\n${lines}Zo\u00eb,low,\n`, "latin1"),
  );
  const utf8 = folder.file("late8.csv", `Name,AI exposure,Main reason\n${lines}Zo\u00eb,low,\n`);
  for (const [input, encoding] of [
    [latin, "latin1"],
    [utf8, "utf8"],
  ] as const) {
    const output = `${input}.out.csv`;
    expect((await run(["evaluate", input, "-o", output])).status).toBe(0);
    expect(readFileSync(output).toString(encoding)).toContain("\nZo\u00eb,low,,");
  }
});

test("a text file without a byte order mark gets plain signs, with one typographic ones", async () => {
  const wrong = `${HEAD}\nBen,hihg,,,,,,\n`;
  expect((await run(["evaluate", "-"], { stdin: wrong })).text).toContain(
    '""hihg"" is none of the allowed answers',
  );
  expect((await run(["evaluate", "-"], { stdin: `\uFEFF${wrong}` })).text).toContain("“hihg” is none");
});

test("nothing is left behind but the outputs", () => {
  expect(readdirSync(folder.path).filter((name) => name.includes("certverdict-tmp"))).toEqual([]);
});
