// What the command line cannot use: a clear message, exit status 2, and nothing written.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre";
import { PROGRAM, run, workFolder } from "../support/commandLine";

const folder = workFolder();
afterAll(() => {
  folder.remove();
});

const GOOD = "Name,AI exposure,Main reason\nAna,high,gap\n";
const book = (sheets: { name: string; rows: (string | null)[][] }[]): Promise<Uint8Array> =>
  writeXlsx({ sheets });

/** Name of the case; arguments after `evaluate`; what the message must say. */
const cases: [string, () => Promise<string[]> | string[], RegExp][] = [
  ["no such file", () => ["nowhere.csv"], /There is no file “nowhere\.csv”/],
  ["a folder", () => [folder.path], /is a folder/],
  ["an .xlsx that is no zip", () => [folder.file("a.xlsx", "hello")], /zip|workbook/i],
  [
    "a zip that is no workbook",
    () => [folder.file("b.xlsx", zipSync({ "a.txt": strToU8("a") }))],
    /workbook/,
  ],
  [
    "an old .xls workbook",
    () => [folder.file("c.xlsx", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]))],
    /old Excel workbook \(\.xls\)/,
  ],
  [
    "no known heading",
    () => [folder.file("d.csv", "Name,AI exposre,Colour\nAna,high,red\n")],
    /“AI exposre” looks like “AI exposure”/,
  ],
  ["an empty file", () => [folder.file("e.csv", "")], /No column heading/],
  [
    "two columns for one question",
    () => [folder.file("f.csv", "AI exposure,exposure\nhigh,low\n")],
    /“AI exposure” \(column A\) and “exposure” \(column B\) are both columns for “AI exposure”/,
  ],
  [
    "two possible rosters",
    async () => {
      const rows = [
        ["Name", "AI exposure", "Main reason"],
        ["Ana", "high", "gap"],
      ];
      return [
        folder.file(
          "g.xlsx",
          await book([
            { name: "North", rows },
            { name: "South", rows },
          ]),
        ),
      ];
    },
    /sheet “North”; sheet “South”.*--table or --sheet/,
  ],
  [
    "merged heading cells",
    async () => {
      const rows = [
        ["Name", "AI exposure", null],
        ["Ana", "high", "gap"],
      ];
      const merges = [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }];
      return [folder.file("m.xlsx", await writeXlsx({ sheets: [{ name: "Roster", rows, merges }] }))];
    },
    /heading cells B1:C1 are merged.*Unmerge/,
  ],
  [
    "a sheet that is not there",
    async () => [
      folder.file("h.xlsx", await book([{ name: "Roster", rows: [["AI exposure"]] }])),
      "--sheet",
      "Rooster",
    ],
    /no sheet “Rooster”.*“Roster”/,
  ],
  [
    "a table that is not there",
    async () => [
      folder.file("i.xlsx", await book([{ name: "Roster", rows: [["AI exposure"]] }])),
      "--table",
      "People",
    ],
    /no table “People”/,
  ],
  ["an unclosed quote", () => [folder.file("j.csv", 'Name,AI exposure\n"Ana,high\n')], /line 2|Line 2/],
  ["--set without an answer", () => [folder.file("k.csv", GOOD), "--set", "Industry"], /"Heading=answer"/],
  [
    "--set for no question",
    () => [folder.file("k.csv", GOOD), "--set", "Indutsry=stable"],
    /Did you mean “Industry”/,
  ],
  ["--set for a motive", () => [folder.file("k.csv", GOOD), "--set", "Main reason=gap"], /only the person/],
  [
    "a wrong setting",
    () => [folder.file("k.csv", GOOD), "--organisation", folder.file("o.csv", "Strict,perhaps\n")],
    /row 1, “Strict”: “perhaps” is not allowed here/,
  ],
  [
    "a roles file without roles",
    () => [folder.file("k.csv", GOOD), "--roles", folder.file("r.csv", "AI exposure\nhigh\n")],
    /no column is headed “Role”/,
  ],
  ["the input as output", () => [folder.file("k.csv", GOOD), "-o", folder.file("k.csv")], /--in-place/],
  [
    "--in-place and -o",
    () => [folder.file("k.csv", GOOD), "--in-place", "-o", folder.file("z.csv")],
    /contradict/,
  ],
  [
    "a folder that is not there",
    () => [folder.file("k.csv", GOOD), "-o", join(folder.path, "no", "z.csv")],
    /cannot be written/,
  ],
  ["an unknown encoding", () => [folder.file("k.csv", GOOD), "--encoding", "latin9"], /--encoding “latin9”/],
  ["a date that is none", () => [folder.file("k.csv", GOOD), "--date", "2026-02-30"], /--date “2026-02-30”/],
  [
    "--json with -o",
    () => [folder.file("k.csv", GOOD), "--json", "-o", folder.file("z.jsonl")],
    /--json.*-o does not go/,
  ],
  [
    "--json with --in-place",
    () => [folder.file("k.csv", GOOD), "--json", "--in-place"],
    /--in-place does not go/,
  ],
  [
    "a text file into a workbook's name",
    () => [folder.file("k.csv", GOOD), "-o", folder.file("z.xlsx")],
    /named like the other kind/,
  ],
  ["a folder as output", () => [folder.file("k.csv", GOOD), "-o", folder.path], /is a folder/],
  [
    "a sheet of a text file",
    () => [folder.file("k.csv", GOOD), "--sheet", "Roster"],
    /--sheet says nothing about a text file/,
  ],
  [
    "a wrong value in --set",
    () => [folder.file("k.csv", GOOD), "--set", "Industry=stabel"],
    /“stabel” is none of the allowed answers/,
  ],
  [
    "an organisation file that says nothing",
    () => [folder.file("k.csv", GOOD), "--organisation", folder.file("p.csv", "Colour,red\n")],
    /no line starts with the heading/,
  ],
  [
    "notes of somebody beside an empty Verdict column",
    () => [folder.file("n.csv", "Name,AI exposure,Strength,Verdict\nAna,high,Great communicator,\n")],
    /Column “Strength” would be overwritten, but C2 holds “Great communicator”/,
  ],
  ["an unknown option", () => [folder.file("k.csv", GOOD), "--jsn"], /--json/],
  [
    "a foreign column named like a result",
    () => [folder.file("l.csv", "Name,AI exposure,Verdict\nAna,high,guilty\n")],
    /Column “Verdict” would be overwritten, but C2 holds “guilty”.*--overwrite/,
  ],
];

test.each(cases)("%s", async (_name, args, message) => {
  const given = await args();
  const before = readdirSync(folder.path).sort();
  const input = given[0] === folder.file("k.csv") ? readFileSync(given[0]) : undefined;
  const { status, text, stderr } = await run(["evaluate", ...given]);
  expect(stderr).toMatch(message);
  expect({ status, text }).toEqual({ status: 2, text: "" });
  expect(readdirSync(folder.path).sort()).toEqual(before);
  if (input !== undefined) expect(readFileSync(given[0]!).equals(input)).toBe(true);
});

test("a foreign column is written over when that is asked for", async () => {
  const { status, text } = await run(["evaluate", "-", "--overwrite"], {
    stdin: "Name,AI exposure,Verdict\nAna,high,guilty\n",
  });
  expect(status).toBe(0);
  expect(text).toContain("Ana,high,Assess exposure first,");
});

// The size limit of the shell stands for a full disk: the same failure, in the middle of writing.
const canLimit = process.platform !== "win32";
(canLimit ? test : test.skip)(
  "a disk that runs full leaves nothing behind (needs a POSIX shell's ulimit)",
  async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `Person ${String(i)},high,gap`).join("\n");
    const input = folder.file("big.csv", `Name,AI exposure,Main reason\n${rows}\n`);
    const before = readdirSync(folder.path).sort();
    const script = `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`;
    const { status, stderr } = await run(["evaluate", input], {
      program: ["bash", "-c", script, process.execPath, PROGRAM],
    });
    expect(stderr).toMatch(/cannot be written/);
    expect(status).toBe(2);
    expect(readdirSync(folder.path).sort()).toEqual(before);
  },
);
