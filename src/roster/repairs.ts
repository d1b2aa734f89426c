// What is wrong on the Organisation sheet, wrong answers included, and the ways to put each right.
import { questionById } from "../policy/questions";
import { nearestAnswer, WRONG } from "./answers";
import type { OrganisationEdit } from "./organisationLines";
import { wrongAnswer } from "./rows";
import type { Organisation } from "./setup";
import type { SetupFault } from "./setupFault";
import { headingText } from "./table";

/** The answers of the organisation that are none of the allowed ones: each keeps rows from being judged. */
export function answerFaults({ answers }: Organisation): SetupFault[] {
  return [...answers].flatMap(([id, { code, cell, sheet, row, heading }]): SetupFault[] => {
    if (code !== WRONG) return [];
    const { value, message } = wrongAnswer(id, cell, { sheet, row, column: heading });
    return [
      {
        kind: "answer",
        sheet,
        line: { row, heading, value: headingText(cell) },
        allowed: questionById(id).answers,
        nearest: nearestAnswer(id, value),
        message,
      },
    ];
  });
}

/** One way to put a fault right. */
export interface Repair {
  /** Choose one of the allowed answers; empty the answer; remove a line. */
  readonly kind: "choose" | "clear" | "remove";
  /** The answer chosen; for a line to remove its sheet row, from 1, and its answer. */
  readonly answer: string;
  readonly row: number;
  readonly edit: OrganisationEdit;
}

/** The ways to put a fault right, the likeliest first. None for the Roles sheet, where people have to look themselves. */
export function repairsOf({ kind, line, before, allowed, nearest }: SetupFault): Repair[] {
  if (line === undefined) return [];
  const clear: Repair = { kind: "clear", answer: "", row: line.row, edit: { line, answer: "" } };
  switch (kind) {
    case "twice":
      return [line, ...(before === undefined ? [] : [before])].map((one) => ({
        kind: "remove",
        answer: one.value,
        row: one.row,
        edit: { line: one, answer: null },
      }));
    case "protected":
      return [{ kind: "remove", answer: line.value, row: line.row, edit: { line, answer: null } }];
    case "personOnly":
      return [clear];
    default: {
      const first = nearest === undefined ? [] : [nearest];
      const answers = [...first, ...allowed.filter((answer) => answer !== nearest)];
      return [
        ...answers.map((answer): Repair => ({
          kind: "choose",
          answer,
          row: line.row,
          edit: { line, answer },
        })),
        clear,
      ];
    }
  }
}
