// certverdict check: what is read of a roster, what is not, and which cells are wrong.
import { questionById } from "../policy/questions";
import { judgeRoster } from "../roster/bulk";
import { createProblemList } from "../roster/problemList";
import { unusedNotes } from "../roster/unused";
import { CHECKED, SUMMARY } from "../words/commandLine";
import { DONE, DONE_WITH_PROBLEMS } from "./exitStatus";
import { createRoleNotes } from "./notes";
import { openInput } from "./openInput";
import { problemLines } from "./problemLines";
import type { OpenOptions } from "./rosterFile";
import type { SetupOptions } from "./setupOptions";
import { setUp } from "./setupOptions";
import { writeLines } from "./terminal";

/** As many different problems as somebody will mend before checking again. */
const MOST_PROBLEMS = 1000;

export interface CheckOptions extends OpenOptions, SetupOptions {
  readonly signal: AbortSignal;
}

/** Runs the command. Resolves to the exit status. @throws Failure, FileError */
export async function check(path: string, options: CheckOptions): Promise<number> {
  const { signal } = options;
  const input = await openInput(path, options);
  try {
    const setup = await setUp(input.roster, options);
    const { layout } = setup;
    const lines = [`${CHECKED.read}:`];
    for (const [id, index] of layout.questions) {
      const { heading } = questionById(id);
      const own = layout.headings[index]!;
      lines.push(`  ${own === heading ? heading : `${own} → ${heading}`}`);
    }
    if (layout.role !== null) lines.push(`  ${CHECKED.role(layout.headings[layout.role]!)}`);
    lines.push(...unusedNotes(setup));

    const problems = createProblemList(MOST_PROBLEMS);
    const roleNotes = createRoleNotes(setup);
    let rows = 0;
    for await (const { table } of input.roster.blocks(signal)) {
      const judged = await judgeRoster({ ...setup, table }, { signal });
      rows += table.rowCount;
      problems.add(judged);
      roleNotes.add(judged);
    }
    lines.push(...roleNotes.lines());
    lines.push(problems.rows === 0 ? CHECKED.ok(rows) : SUMMARY.problems(problems.rows));
    await writeLines(process.stdout, [...lines, ...problemLines(problems)]);
    return problems.rows > 0 ? DONE_WITH_PROBLEMS : DONE;
  } finally {
    await input.roster.close();
  }
}
