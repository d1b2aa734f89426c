// certverdict check: what is read of a roster, what is not, and which cells are wrong.
import { questionById } from "../policy/questions";
import { judgeRoster, PROBLEM_ROW } from "../roster/bulk";
import { rowProblems, unknownRoleNames } from "../roster/rows";
import { CHECKED, SUMMARY } from "../words/commandLine";
import { ignoredColumn, unknownRoles } from "../words/problems";
import { DONE, DONE_WITH_PROBLEMS } from "./exitStatus";
import { openInput } from "./openInput";
import type { OpenOptions } from "./rosterFile";
import type { SetupOptions } from "./setupOptions";
import { setUp } from "./setupOptions";

export interface CheckOptions extends OpenOptions, SetupOptions {
  readonly signal: AbortSignal;
}

/** Runs the command. Resolves to the exit status. @throws Failure, FileError */
export async function check(path: string, options: CheckOptions): Promise<number> {
  const { signal } = options;
  const input = await openInput(path, options);
  const setup = await setUp(input.roster, options);
  const { layout, organisation, roles } = setup;
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  print(`${CHECKED.read}:`);
  for (const [id, index] of layout.questions) {
    const { heading } = questionById(id);
    const own = layout.headings[index]!;
    print(`  ${own === heading ? heading : `${own} → ${heading}`}`);
  }
  if (layout.role !== null) print(`  ${CHECKED.role(layout.headings[layout.role]!)}`);
  if (layout.ignored.length > 0) print(`${SUMMARY.ignored}:`);
  for (const { heading, nearest, isProtected } of layout.ignored)
    print(`  ${ignoredColumn(heading, nearest, isProtected === true)}`);
  for (const line of organisation.ignored) print(`${SUMMARY.ignoredLines}: “${line}”`);

  let rows = 0;
  let problems = 0;
  const missing = new Set<string>();
  for await (const { table } of input.roster.blocks(signal)) {
    const judged = await judgeRoster({ ...setup, table }, { signal });
    rows += table.rowCount;
    for (const role of unknownRoleNames(judged)) missing.add(role);
    judged.outcomes.forEach((outcome, row) => {
      if (outcome !== PROBLEM_ROW) return;
      problems += 1;
      for (const { message } of rowProblems(judged, row)) print(message);
    });
  }
  if (missing.size > 0) print(unknownRoles([...missing], roles?.table.sheet ?? "Roles"));
  print(problems === 0 ? CHECKED.ok(rows) : SUMMARY.problems(problems));
  return problems > 0 ? DONE_WITH_PROBLEMS : DONE;
}
