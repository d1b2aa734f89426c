// Companions in bulk: columns of inputs in, a column of answers out for each question that the companion fills.
import { loadCompanion } from "../policy/companions/compile";
import type { Thresholds } from "../policy/companions/share";
import { DEFAULT_THRESHOLDS } from "../policy/companions/share";
import type { TableCompanionId } from "../policy/companions/table";
import { walkFrom } from "../policy/packed";
import type { SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { WRONG } from "./answers";
import type { AnyColumn } from "./cells";
import { cellAt } from "./cells";
import type { InputProblem } from "./companionInputs";
import { inputProblem, readInput } from "./companionInputs";
import { cellReader } from "./readColumn";

/** Columns of inputs. */
export interface InputColumns {
  /** By the id of the input; one that is not there is blank in every row. */
  readonly columns: ReadonlyMap<string, AnyColumn>;
  readonly rowCount: number;
  /** The usual ones where left out. */
  readonly thresholds?: Thresholds | undefined;
}

/** One question filled, row by row. */
export interface FilledQuestion {
  readonly question: SingleQuestionId;
  /** For each row 0 for an answer left blank, n for the n-th allowed answer, WRONG where an input of it is wrong. */
  readonly answers: Uint8Array;
}

/** What a companion makes of columns. */
export interface AssessedRows {
  readonly filled: readonly FilledQuestion[];
  /** What is wrong in a row, counted from 0; places name the input's heading. */
  problemsIn(row: number): InputProblem[];
}

/** The answer that a code of `FilledQuestion` stands for; empty for a blank one. */
export function filledText(question: SingleQuestionId, code: number): string {
  return questionById(question).answers[code - 1] ?? "";
}

/** Assesses rows with one companion. A wrong input leaves the questions out that look at it, and no others. */
export function assessRows(id: TableCompanionId, input: InputColumns): AssessedRows {
  const { columns, rowCount, thresholds = DEFAULT_THRESHOLDS } = input;
  const { companion, lines } = loadCompanion(id);
  const { inputs, outputs } = companion;
  const width = inputs.length;
  const codes = new Uint8Array(rowCount * width);
  inputs.forEach((one, variable) => {
    const column = columns.get(one.id);
    if (column === undefined) return;
    const codeIn = cellReader(column, (cell) => readInput(companion, one, cell, thresholds));
    for (let row = 0, at = variable; row < rowCount; row++, at += width) codes[at] = codeIn(row);
  });

  const filled = outputs.map(({ question, inputs: used, lines: table }, index): FilledQuestion => {
    const { table: cells, root } = lines[index]!;
    const allowed = questionById(question).answers;
    const codeOfLine = [...table.map(({ answer }) => (answer === null ? 0 : allowed.indexOf(answer) + 1)), 0];
    const variables = used.map((one) => inputs.findIndex(({ id: other }) => other === one));
    const answers = new Uint8Array(rowCount);
    for (let row = 0; row < rowCount; row++) {
      const base = row * width;
      answers[row] = variables.some((variable) => codes[base + variable] === WRONG)
        ? WRONG
        : codeOfLine[walkFrom(cells, root, codes, base)]!;
    }
    return { question, answers };
  });

  return {
    filled,
    problemsIn: (row) =>
      inputs.flatMap((one, variable) =>
        codes[row * width + variable] === WRONG
          ? [inputProblem(companion, one, cellAt(columns.get(one.id), row))]
          : [],
      ),
  };
}
