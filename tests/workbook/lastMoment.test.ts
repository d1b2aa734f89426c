// Others at work in the very moment in which one row, a new person or a setting is written: nothing of theirs is lost.
import type { Cell } from "../../src/roster/cells";
import { LINE } from "../../src/roster/organisationLines";
import type { Edits } from "../../src/roster/person";
import { addPerson } from "../../src/workbook/addPerson";
import { currentRoster } from "../../src/workbook/currentRoster";
import { writeOrganisation } from "../../src/workbook/organisationSheet";
import { readPerson } from "../../src/workbook/personRow";
import { savePerson } from "../../src/workbook/savePerson";
import { WorkbookError } from "../../src/workbook/workbookError";
import { HEADINGS } from "../support/people";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const HEAD = ["ID", "Name", HEADINGS.exposure, HEADINGS.tested, "Note"];
const TEAM: Cell[][] = [
  HEAD,
  [1, "Ana", "low", "tried", "a"],
  [2, "Ben", "high", "never", "b"],
  [3, "Cem", "", "measured", ""],
];
const BATCHES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

async function open(isTable: boolean): Promise<void> {
  if (isTable) await excel.fillTable("Roster", "Team", TEAM);
  else excel.fill("Roster", TEAM);
  excel.session.select("Roster!A1");
}

/** Has the colleague act before a batch from now on, once. */
function actBefore(batch: number, act: () => void): void {
  let batches = 0;
  excel.faults.beforeBatch = () => {
    batches += 1;
    if (batches === batch) act();
  };
}

/** The rows as they stand, by the names in them: what is filled, with its heading. */
const people = (): Record<string, string[]> => {
  const rows = excel.session.values("Roster!A1:Z12") as Cell[][];
  const top = rows.find((row) => row.includes("Name"))!;
  return Object.fromEntries(
    rows.flatMap((row) => {
      const name = String(row[top.indexOf("Name")] as string);
      const cells = row.flatMap((cell, at) =>
        cell === "" ? [] : [`${String(top[at] as string)}: ${String(cell as string)}`],
      );
      return name === "" ? [] : [[name, cells]];
    }),
  );
};

/** How an attempt ended: its kind, or the code of what it threw. */
const endOf = (attempt: Promise<{ readonly kind: string }>): Promise<string> =>
  attempt.then(
    ({ kind }) => kind,
    (error: unknown) => (error instanceof WorkbookError ? error.code : String(error)),
  );

const ACTS: [string, () => void][] = [
  [
    "sorts",
    () => {
      const rows = excel.colleague.values("Roster!A2:E4");
      excel.colleague.type("Roster!A2", [rows[1]!, rows[2]!, rows[0]!]);
    },
  ],
  ["inserts a row above", () => excel.colleague.insert("Roster!2:2", "down")],
  ["inserts a row below", () => excel.colleague.insert("Roster!4:4", "down")],
  ["inserts a column", () => excel.colleague.insert("Roster!C:C", "right")],
  ["deletes another row", () => excel.colleague.delete("Roster!2:2", "up")],
  ["changes the note", () => excel.colleague.type("Roster!E3", "mine")],
  ["changes another answer", () => excel.colleague.type("Roster!C3", "moderate")],
  ["changes the same answer", () => excel.colleague.type("Roster!D3", "regular")],
];

describe.each([
  ["a table", true],
  ["plain cells", false],
])("%s", (_, isTable) => {
  test.each(ACTS)("while a row is saved, a colleague %s", async (what, act) => {
    for (const batch of BATCHES) {
      excel.close();
      excel = await openWorkbook();
      await open(isTable);
      const person = (await excel.run(async (context) =>
        readPerson(context, await currentRoster(context), 3),
      ))!;
      let meant: Record<string, string[]> = {};
      let isActed = false;
      actBefore(batch, () => {
        isActed = true;
        act();
        meant = people();
      });
      const kind = await endOf(
        excel.run((context) =>
          savePerson(context, person, {
            edits: new Map([["tested", "blocked"]]) as unknown as Edits,
            overFormulas: new Set(),
            today: TODAY,
          }),
        ),
      );
      excel.faults.beforeBatch = null;
      if (!isActed) meant = people();
      const { Ben: meantBen, ...others } = meant;
      const { Ben: ben, ...rest } = people();
      expect([batch, rest]).toEqual([batch, others]);
      if (kind === "saved" && what !== "changes the same answer") {
        expect([batch, ben]).toEqual([
          batch,
          meantBen!.map((cell) => (cell.endsWith("never") ? `${HEADINGS.tested}: blocked` : cell)),
        ]);
      } else expect([batch, kind, ben]).toEqual([batch, kind, isActed ? meantBen : ben]);
    }
  });

  test.each<[string, () => void]>([
    ["types a person below", () => excel.colleague.type("Roster!A5", [[4, "Dee", "low", "", ""]])],
    ["types a name below", () => excel.colleague.type("Roster!B5", "Dee")],
    ...ACTS.slice(0, 6),
  ])("while a person is added, a colleague %s", async (__, act) => {
    for (const batch of BATCHES) {
      excel.close();
      excel = await openWorkbook();
      await open(isTable);
      let meant = people();
      actBefore(batch, () => {
        act();
        meant = people();
      });
      const kind = await endOf(
        excel.run(async (context) =>
          addPerson(context, await currentRoster(context), {
            edits: new Map([["tested", "blocked"]]) as unknown as Edits,
            id: "",
            name: "Eve",
          }),
        ),
      );
      excel.faults.beforeBatch = null;
      const { Eve: eve, ...rest } = people();
      const { Eve: already, ...others } = meant;
      expect([batch, rest]).toEqual([batch, others]);
      if (already === undefined || eve !== undefined)
        expect([batch, kind, eve === undefined ? "nowhere" : eve.slice(1)]).toEqual(
          kind === "added"
            ? [batch, kind, ["Name: Eve", `${HEADINGS.tested}: blocked`]]
            : [batch, kind, "nowhere"],
        );
      const ids = Object.values(people()).flatMap((cells) => cells.filter((cell) => cell.startsWith("ID: ")));
      expect([batch, new Set(ids).size]).toEqual([batch, ids.length]);
    }
  });
});

describe("while a setting is written, a colleague", () => {
  const LINES = [
    ["Industry", "stable"],
    ["Strict", "no"],
  ];
  test.each<[string, () => void]>([
    ["chooses another answer", () => excel.colleague.type("Organisation!B2", "perhaps")],
    ["sorts the lines", () => excel.colleague.type("Organisation!A1", [...LINES].reverse())],
    ["inserts a line", () => excel.colleague.insert("Organisation!2:2", "down")],
    ["adds a line", () => excel.colleague.type("Organisation!A3", [["Redesign rule", "no"]])],
  ])("%s", async (what, act) => {
    for (const batch of BATCHES) {
      excel.close();
      excel = await openWorkbook();
      excel.fillSetup({ organisation: LINES });
      let isActed = false;
      const lines = (): unknown[][] =>
        excel.session.values("Organisation!A1:B8").filter((line) => line.some((cell) => cell !== ""));
      let isBefore = true;
      actBefore(batch, () => {
        isActed = true;
        isBefore = !lines().some(([heading]) => heading === "Market asks for certificates");
        act();
      });
      const ended = await excel
        .run((context) =>
          writeOrganisation(context, [
            { line: LINE.setting("strict"), answer: "yes" },
            { line: LINE.answer("market"), answer: "no" },
          ]),
        )
        .catch((error: unknown) => error);
      excel.faults.beforeBatch = null;
      // What the colleague types once the settings stand there is typed over them.
      if (!isActed || !isBefore) continue;
      const found = lines();
      const isWritten =
        !(ended instanceof Error) && (ended as { conflicts: unknown[] }).conflicts.length === 0;
      const isConflict = what === "chooses another answer" && !found.some(([, answer]) => answer === "yes");
      expect([batch, found.find(([heading]) => heading === "Industry")]).toEqual([
        batch,
        ["Industry", "stable"],
      ]);
      if (what === "adds a line")
        expect([batch, found]).toContainEqual(expect.arrayContaining([["Redesign rule", "no"]]));
      if (isConflict)
        expect([batch, found]).toEqual([batch, expect.arrayContaining([["Strict", "perhaps"]])]);
      else
        expect([batch, found.find(([heading]) => heading === "Strict")]).toEqual([
          batch,
          ["Strict", isWritten ? "yes" : what === "chooses another answer" ? "perhaps" : "no"],
        ]);
      expect([batch, found.filter(([heading]) => heading === "Market asks for certificates")]).toEqual([
        batch,
        isWritten ? [["Market asks for certificates", "no"]] : [],
      ]);
    }
  });
});
