// The sentences about what is wrong: what, where, what is allowed, what to do.
import {
  duplicateQuestion,
  errorValue,
  ignoredColumn,
  missingValue,
  noHeadings,
  noRoleColumn,
  personOnly,
  placeWords,
  protectedMapping,
  roleTwice,
  unknownQuestion,
  unknownRoles,
  wrongSetting,
  wrongValue,
} from "../../src/words/problems";

const PLACE = { sheet: "Roster", row: 12, column: "Gap" };
const YES_NO = ["yes", "no"];

test.each([
  [PLACE, "Roster, row 12, “Gap”"],
  [{ row: 12, column: "Gap" }, "row 12, “Gap”"],
  [{ sheet: "Roster" }, "Roster"],
  [{ sheet: undefined, row: undefined, column: "" }, ""],
])("the place %j", (place, words) => expect(placeWords(place)).toBe(words));

test.each<[what: string, sentence: string, expected: string]>([
  [
    "a wrong value",
    wrongValue(PLACE, "perhaps", YES_NO),
    "Roster, row 12, “Gap”: “perhaps” is none of the allowed answers (yes, no, or blank).",
  ],
  [
    "a one for a yes",
    wrongValue(PLACE, "1", YES_NO),
    "Roster, row 12, “Gap”: “1” is none of the allowed answers (yes, no, or blank). A 1 is not read as yes: write yes or no.",
  ],
  [
    "a one elsewhere",
    wrongValue(PLACE, "1", ["offensive", "defensive"]),
    "Roster, row 12, “Gap”: “1” is none of the allowed answers (offensive, defensive, or blank).",
  ],
  [
    "an error where answers are allowed",
    errorValue(PLACE, "#N/A", YES_NO),
    "Roster, row 12, “Gap”: the cell holds the error #N/A. Mend its formula, or write one of: yes, no, or leave it blank.",
  ],
  [
    "an error elsewhere",
    errorValue(PLACE, "#N/A", []),
    "Roster, row 12, “Gap”: the cell holds the error #N/A. Mend its formula, or leave it blank.",
  ],
  [
    "a formula without its value",
    missingValue(PLACE),
    "Roster, row 12, “Gap”: the formula's value is not stored in the file. Open the file in a spreadsheet program, let it calculate, and save it.",
  ],
  [
    "a role twice",
    roleTwice({ column: "Role" }, "Clerk", [2, 5], "Roles"),
    "“Role”: the role “Clerk” stands twice on Roles, in rows 2 and 5. Keep one of them.",
  ],
  [
    "two columns",
    duplicateQuestion("Gap", "“gap” (column A)", "“Gap” (column C)", "columns"),
    "“gap” (column A) and “Gap” (column C) are both columns for “Gap”. Rename or remove one of them.",
  ],
  [
    "two lines",
    duplicateQuestion("Gap", "Row 1", "row 3", "lines", "Organisation"),
    "Organisation: Row 1 and row 3 are both lines for “Gap”. Keep one of them.",
  ],
  [
    "what only the person can say",
    personOnly({ sheet: "Roles", column: "Positioning" }),
    "Roles, “Positioning”: only the person can give this answer. Move it to the person's row.",
  ],
  [
    "a wrong setting",
    wrongSetting({ sheet: "Organisation", row: 2, column: "Strict" }, "very", YES_NO),
    "Organisation, row 2, “Strict”: “very” is not allowed here. Write one of: yes, no.",
  ],
  [
    "a mapping to no question, with the nearest",
    unknownQuestion({ row: 2, column: "Column: Level" }, "AI exposre", "AI exposure"),
    "row 2, “Column: Level”: “AI exposre” is not the heading of a question. Did you mean “AI exposure”?",
  ],
  [
    "a mapping to no question",
    unknownQuestion({ row: 2, column: "Column: Level" }, "Weather", undefined),
    "row 2, “Column: Level”: “Weather” is not the heading of a question.",
  ],
  [
    "a mapping of what is never read",
    protectedMapping({ row: 2, column: "Column: Age" }, "Age"),
    "row 2, “Column: Age”: “Age” names a fact about the person that is never read. Remove the line.",
  ],
  ["a column that is never read", ignoredColumn("Age", undefined, "protected"), "“Age” is never read"],
  [
    "a column that is not to be read",
    ignoredColumn("Market", undefined, "byHand"),
    "“Market”, as the Organisation sheet says",
  ],
  ["a column that is no question", ignoredColumn("Team", undefined, null), "“Team” is not a question"],
  [
    "a column that looks like one",
    ignoredColumn("Directon", "Direction", null),
    "“Directon” is not a question; did you mean “Direction”?",
  ],
  [
    "no heading",
    noHeadings([]),
    "No column heading matches a question. Run “certverdict questions” to see the headings.",
  ],
  [
    "no heading, but some that are near",
    noHeadings([
      ["Directon", "Direction"],
      ["Gapp", "Gap"],
    ]),
    "No column heading matches a question. Nearest: “Directon” looks like “Direction”; “Gapp” looks like “Gap”.",
  ],
  [
    "roles that are not on the list",
    unknownRoles(["Pilot", "Cook"], "Roles", false),
    "Not on Roles, so their role questions stay blank: “Pilot”, “Cook”",
  ],
  [
    "no column to join on",
    noRoleColumn("Roles", ["Role", "Job"], ["Position", "Gap"]),
    "Roles: no column is headed “Role” or “Job”; found: Position, Gap.",
  ],
])("%s", (_what, sentence, expected) => expect(sentence).toBe(expected));
