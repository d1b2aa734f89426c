// The commands and their options.
import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { localDate } from "../roster/dates";
import { CHECK, ERRORS, EVALUATE, EXPLAIN, OPTIONS, PROGRAM, QUESTIONS_COMMAND } from "../words/commandLine";
import { check } from "./check";
import { evaluate } from "./evaluate";
import { explain } from "./explain";
import { questionList } from "./questionList";

const openShape = {
  sheet: z.string().optional(),
  table: z.string().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  organisation: z.string().optional(),
  roles: z.string().optional(),
  set: z.array(z.string()).optional(),
  strict: z.boolean().optional(),
  redesignRule: z.boolean().optional(),
};
const evaluateShape = z.object({
  ...openShape,
  output: z.string().optional(),
  inPlace: z.boolean().optional(),
  json: z.boolean().optional(),
  overwrite: z.boolean().optional(),
  date: z.string(),
});
const explainShape = z.object({ ...openShape, row: z.number() });
const checkShape = z.object(openShape);

function rowNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError(ERRORS.badRow(text));
  return Number(text);
}

function isoDate(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError(ERRORS.badDate(text));
  return text;
}

/** Adds the options that say where the roster is and what holds for everyone. */
function withRosterOptions(command: Command): Command {
  return command
    .argument("<file>", OPTIONS.input)
    .option("--table <name>", OPTIONS.table)
    .option("--sheet <name>", OPTIONS.sheet)
    .option("--organisation <file>", OPTIONS.organisation)
    .option("--roles <file>", OPTIONS.roles)
    .option("--set <heading=answer>", OPTIONS.set, (one: string, all: string[] = []) => [...all, one])
    .option("--strict", OPTIONS.strict)
    .option("--no-redesign-rule", OPTIONS.noRedesignRule)
    .option("--encoding <name>", OPTIONS.encoding)
    .option("--delimiter <character>", OPTIONS.delimiter);
}

/** Makes the program. `onStatus` gets the exit status of the command that ran. */
export function createProgram(
  version: string,
  signal: AbortSignal,
  onStatus: (status: number) => void,
): Command {
  const program = new Command("certverdict")
    .description(PROGRAM.description)
    .version(version)
    .showHelpAfterError("(run with --help for the options and examples)")
    .addHelpText("after", PROGRAM.footer);

  withRosterOptions(program.command("evaluate"))
    .description(EVALUATE.description)
    .option("-o, --output <file>", OPTIONS.output)
    .option("--in-place", OPTIONS.inPlace)
    .option("--json", OPTIONS.json)
    .option("--overwrite", OPTIONS.overwrite)
    .option("--date <date>", OPTIONS.date, isoDate)
    .addHelpText("after", EVALUATE.examples)
    .action(async (file: string, given: object) => {
      const options = evaluateShape.parse({ date: localDate(new Date()), ...given });
      onStatus(await evaluate(file, { ...options, signal }));
    });

  withRosterOptions(program.command("explain"))
    .description(EXPLAIN.description)
    .requiredOption("--row <number>", OPTIONS.row, rowNumber)
    .addHelpText("after", EXPLAIN.examples)
    .action(async (file: string, given: object) => {
      onStatus(await explain(file, { ...explainShape.parse(given), signal }));
    });

  withRosterOptions(program.command("check"))
    .description(CHECK.description)
    .addHelpText("after", CHECK.examples)
    .action(async (file: string, given: object) => {
      onStatus(await check(file, { ...checkShape.parse(given), signal }));
    });

  program
    .command("questions")
    .description(QUESTIONS_COMMAND.description)
    .option("--json", OPTIONS.questionsJson)
    .action(({ json }: { json?: boolean }) => {
      process.stdout.write(questionList(json === true));
      onStatus(0);
    });
  return program;
}
