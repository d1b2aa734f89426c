// CERTVERDICT and CERTEXPLAIN: a row for each row of answers, whatever the cells hold.
import { certExplain, EXPLAINED } from "../../src/functions/verdicts";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { rows, verdicts, CERTIFY, MOVE, EXPOSURE, ann, compressing, without } from "./calls";

describe("headings", () => {
  test("left out, the first row holds them, and the result starts with its own", () => {
    const answers = [SOUND_HEADINGS, ann, compressing];
    expect(verdicts({ answers })).toEqual(["Verdict", CERTIFY, MOVE]);
    expect(verdicts({ answers, headings: null })).toEqual(["Verdict", CERTIFY, MOVE]);
    expect(verdicts({ answers: [SOUND_HEADINGS] })).toEqual(["Verdict"]);
  });

  test.each([
    ["one row", [ann], [CERTIFY]],
    ["many rows", [ann, compressing, ann], [CERTIFY, MOVE, CERTIFY]],
  ])("given, there is a row for each row of answers: %s", (_, answers, expected) => {
    expect(verdicts({ answers, headings: [SOUND_HEADINGS] })).toEqual(expected);
  });

  test("may be a single cell over a single column", () => {
    const organisation = [
      ["AI exposure", "high"],
      ["Exposure cause", "design"],
    ];
    expect(verdicts({ answers: [["gap"], [null]], headings: "Main reason", organisation })).toEqual([
      MOVE,
      "",
    ]);
  });

  test("the same headings mean the same after a call with others", () => {
    const other = without("Industry");
    const call = (cells: Cell[], headings: readonly string[]) =>
      verdicts({ answers: [cells], headings: [headings] });
    expect(call(compressing, SOUND_HEADINGS)).toEqual([MOVE]);
    expect(call(other.cells(compressing), other.headings)).toEqual(["Answer needed"]);
    expect(call(compressing, SOUND_HEADINGS)).toEqual([MOVE]);
  });
});

describe("cells", () => {
  const industry = (cell: unknown): string[] =>
    verdicts({ answers: [soundCells("Ann", { industry: cell as Cell })], headings: [SOUND_HEADINGS] });

  test.each([
    ["null", null],
    ["an empty text", ""],
    ["0", 0],
    ["the text 0", "0"],
    ["a sign", "?"],
  ])("%s is blank", (_, cell) => {
    expect(industry(cell)).toEqual(["Answer needed"]);
  });

  test.each([
    ["a number", 1],
    ["a date", 45_292],
    ["TRUE", true],
    ["an error", { type: "Error", basicType: "Error", basicValue: "#N/A", code: "#N/A" }],
    ["another word", "shrinking"],
  ])("%s is a wrong value, which leaves the other rows alone", (_, cell) => {
    const answers = [soundCells("Ann", { industry: cell as Cell }), ann];
    expect(verdicts({ answers, headings: [SOUND_HEADINGS] })).toEqual(["Check row", CERTIFY]);
  });

  test.each([
    [true, CERTIFY],
    [false, "Run an applied project"],
    ["TRUE", CERTIFY],
    ["Oui", CERTIFY],
  ])("%j answers a question of yes and no", (cell, expected) => {
    const answers = [soundCells("Ann", { gap: cell })];
    expect(verdicts({ answers, headings: [SOUND_HEADINGS] })).toEqual([expected]);
  });

  test.each([
    ["dates, numbers, booleans and errors in other columns", [45_292, 17, true, { code: "#N/A" }]],
    ["blanks in other columns", [null, "", 0, undefined]],
  ])("%s do not matter", (_, others) => {
    const headings = [...SOUND_HEADINGS, "Since", "Team size", "Full-time", "Note"];
    expect(verdicts({ answers: [[...ann, ...others]], headings: [headings] })).toEqual([CERTIFY]);
  });

  test.each([
    ["an entity", { type: "Entity", text: "stable", basicType: "Error", basicValue: "#VALUE!" }],
    ["a text with a format", { type: "String", basicType: "String", basicValue: "stable" }],
  ])("%s counts as what it shows", (_, cell) => {
    expect(industry(cell)).toEqual([CERTIFY]);
  });
});

describe("empty rows", () => {
  const empty = (cell: Cell): Cell[] => SOUND_HEADINGS.map(() => cell);

  test.each([[null], [""], [0], ["\u200b"], ["\ufeff"]])(
    "of %j give empty texts, between others and at the end",
    (cell) => {
      const answers = [SOUND_HEADINGS, empty(cell), ann, empty(cell), empty(cell)];
      expect(verdicts({ answers })).toEqual(["Verdict", "", CERTIFY, "", ""]);
      expect(rows(certExplain({ answers }, null))[3]).toEqual(EXPLAINED.map(() => ""));
    },
  );

  test("a name alone is a person", () => {
    expect(verdicts({ answers: [["Ann", ...empty(null).slice(1)]], headings: [SOUND_HEADINGS] })).toEqual([
      EXPOSURE,
    ]);
  });

  test("whole columns: a row for each row of the sheet, the empty ones empty", () => {
    const nothing = Array.from({ length: 1_048_576 - 2 }, () => [null, null]);
    const answers = [["AI exposure", "Exposure cause"], ["high", "design"], ...nothing];
    const organisation = [["Industry", "stable"], ["AI adoption phase", "settled"], ...nothing];
    const roles = [["Role", "AI exposure"], ["Analyst", "high"], ...nothing];
    const result = verdicts({ answers, organisation });
    expect([result.length, ...result.slice(0, 3), result.at(-1)]).toEqual([
      1_048_576,
      "Verdict",
      MOVE,
      "",
      "",
    ]);
    const headings = [["Role", "Exposure cause"]];
    expect(verdicts({ answers: [["Analyst", "design"]], headings, organisation, roles })).toEqual([MOVE]);
  });

  test("a single blank cell under a heading", () => {
    expect(verdicts({ answers: null, headings: "AI exposure" })).toEqual([""]);
  });
});

describe("a totals row", () => {
  const totals = (label: Cell, cell: Cell = null): Cell[] => [
    label,
    ...SOUND_HEADINGS.slice(2).map(() => null),
    cell,
  ];

  test.each([
    ["as Excel makes it", totals("Total", 2)],
    ["without a sum", totals("Total")],
    ["in another language", totals("Ergebnis", 2)],
    ["with a broken sum", totals("Grand total", { error: "#REF!" })],
    ["before empty rows", totals("Total", 2), totals(null)],
  ])("%s gives an empty text", (_, ...last) => {
    const empty = last.map(() => "");
    expect(verdicts({ answers: [SOUND_HEADINGS, ann, ...last] })).toEqual(["Verdict", CERTIFY, ...empty]);
  });

  test.each([
    ["a person named so who has an answer", totals("Total", "expands")],
    ["a person named so with a wrong value", totals("Total", "grow")],
    ["a person of another name", totals("Totila")],
  ])("%s is none", (_, last) => {
    expect(verdicts({ answers: [SOUND_HEADINGS, ann, last] })[2]).not.toBe("");
  });

  // Of two columns with one heading only the first is ours.
  const results = ["Verdict", "Why", "Firm", "Decision", "Decided by", "Verdict"];
  test.each([
    ["an earlier verdict", [EXPOSURE, "text", "no", null, null, null], true],
    ["a decision", [null, null, null, "wait", "Cy", null], true],
    ["a column that is not ours", [null, null, null, null, null, EXPOSURE], false],
  ])("a cell of %s is no reason to take it for a person, another is", (_, cells, isTotals) => {
    const headings = [...results, ...SOUND_HEADINGS];
    const nobody = results.map(() => null);
    const answers = [headings, [...nobody, ...ann], [...cells, ...totals("Total")]];
    expect(verdicts({ answers })).toEqual(["Verdict", CERTIFY, isTotals ? "" : EXPOSURE]);
  });

  test("a word in an earlier result makes none", () => {
    const answers = [
      ["Verdict", ...SOUND_HEADINGS],
      ["", ...ann],
      ["Total", ...totals("Totila")],
    ];
    expect(verdicts({ answers })[2]).toBe(EXPOSURE);
  });

  test("is looked for in the last row only, and only below headings", () => {
    expect(verdicts({ answers: [SOUND_HEADINGS, totals("Total"), ann] })).toEqual([
      "Verdict",
      EXPOSURE,
      CERTIFY,
    ]);
    expect(verdicts({ answers: [totals("Total")], headings: [SOUND_HEADINGS] })).toEqual([EXPOSURE]);
  });
});

describe("the organisation", () => {
  const { headings, cells } = without("Industry");
  const answers = [cells(ann)];

  test.each([
    ["answers for everyone", [["Industry", "compressing"]], MOVE],
    [
      "may have a heading row and blank lines",
      [
        ["Heading", "Answer"],
        [null, null],
        ["Industry", "stable"],
      ],
      CERTIFY,
    ],
    [
      "may say nothing",
      [
        [null, null],
        ["", 0],
      ],
      "Answer needed",
    ],
    [
      "may have lines that mean nothing here",
      [
        ["Industry", "stable"],
        ["Founded", 1987],
      ],
      CERTIFY,
    ],
    ["is one blank cell where it is left out", [[null]], "Answer needed"],
  ])("%s", (_, organisation, expected) => {
    expect(verdicts({ answers, headings: [headings], organisation })).toEqual([expected]);
  });

  test("maps headings to questions", () => {
    const own = SOUND_HEADINGS.map((heading) => (heading === "Industry" ? "State of business" : heading));
    const organisation = [["Column: State of business", "Industry"]];
    expect(verdicts({ answers: [compressing], headings: [own], organisation })).toEqual([MOVE]);
  });

  // With the redesign phase the redesign rule holds; with a sound way out on record, being strict makes the difference.
  const exit = {
    industry: "compressing",
    direction: "named role",
    asksForIt: "yes",
    targetSound: "yes",
  } as const;
  test.each([
    ["phase", { phase: "redesign" }, [], MOVE],
    ["phase", { phase: "redesign" }, [["Redesign rule", "no"]], CERTIFY],
    ["phase", { phase: "redesign" }, [["Redesign rule", true]], MOVE],
    ["way out", exit, [], CERTIFY],
    ["way out", exit, [["Strict", "yes"]], MOVE],
    ["way out", exit, [["strict mode", "off"]], CERTIFY],
  ] as const)("sets the policy: %s %j %j", (_, changed, lines, expected) => {
    const organisation = [["Leaders value AI literacy", "no"], ...lines];
    const call = { answers: [soundCells("Ann", changed)], headings: [SOUND_HEADINGS], organisation };
    expect(verdicts(call)).toEqual([expected]);
  });

  test.each([
    ["Strickt", null],
    ["Redesign rules", 0],
    ["Strictly confidential", "yes"],
    ["Restrict", "yes"],
    ["Redesign", "no"],
    ["Column: Strickt", "Industry"],
  ])("a line that cannot be meant for a setting changes nothing: %s %j", (heading, cell) => {
    const organisation = [
      ["Leaders value AI literacy", "no"],
      [heading, cell],
    ];
    const call = { answers: [soundCells("Ann", exit)], headings: [SOUND_HEADINGS], organisation };
    expect(verdicts(call)).toEqual([CERTIFY]);
  });

  test("a wrong answer is a problem of the rows that take it over", () => {
    const organisation = [
      ["Phase", "x"],
      ["Industry", "shrinking"],
    ];
    const call = { answers: [cells(ann), cells(ann).fill(null)], headings: [headings], organisation };
    expect(rows(certExplain(call, "why"))).toEqual([
      [
        "organisation, row 2, “Industry”: “shrinking” is none of the allowed answers (stable, shifting, compressing, or blank).",
      ],
      [""],
    ]);
  });
});

describe("roles", () => {
  const headings = [["Person", "Role", "Main reason"]];
  const roles = [
    ["Role", "AI exposure", "Exposure cause", "Main reason"],
    ["Analyst", "high", "design", null],
    ["Clerk", null, "", 0],
    ["Trainer", "low", "skills", ""],
    ["Trainer", "low", "both", null],
    ["Seller", "high", "design", null],
    ["SELLER", "High", "design ", "?"],
  ];

  test.each([
    ["Analyst", MOVE],
    [" ANALYST ", MOVE],
    ["Clerk", EXPOSURE],
    ["Nobody", EXPOSURE],
    [0, EXPOSURE],
    ["Trainer", "Check row"],
    ["Seller", MOVE],
    [{ code: "#N/A" }, "Check row"],
  ])("are joined on the role column: %j", (role, expected) => {
    expect(verdicts({ answers: [["Ann", role, "gap"]], headings, roles })).toEqual([expected]);
  });

  test("a role that is not among them is said in Why", () => {
    const answers = ["Analyst", "Nobody", null].map((role) => ["Ann", role, "gap"]);
    const whys = rows(certExplain({ answers, headings, roles }, "Why")).map(([why]) => why);
    expect(whys.map((why) => / The role “Nobody” is not on Roles\.$/.test(why!))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("the row's own answer wins, and a role may be all there is of answers", () => {
    const own = [["Role", "Exposure cause"]];
    expect(verdicts({ answers: [["Analyst", "skills"]], headings: own, roles })).toEqual(["Answer needed"]);
    expect(verdicts({ answers: [["Role"], ["Analyst"]], roles })).toEqual(["Verdict", MOVE]);
  });

  test.each([
    [null],
    [[[null]]],
    [
      [
        ["", 0],
        [null, null],
      ],
    ],
  ])("%j is none", (none) => {
    expect(verdicts({ answers: [["Ann", "Analyst", "gap"]], headings, roles: none })).toEqual([EXPOSURE]);
  });
});
