// Section: how times grow with rows, as a table of slopes and as a picture.
import { rmSync } from "node:fs";
import path from "node:path";
import { bundleOf, workFolder } from "./bundles";
import { FULL_SHEET } from "./judgingSection";
import { logPlot } from "./logPlot";
import { runProcess, runTask } from "./processes";
import type { Line, Section } from "./report";
import { aim } from "./report";
import { writeCsv, writeWorkbook } from "./rosterFiles";
import { drawRoster } from "./rosters";
import { slopeOf, steepestStep } from "./slopes";
import { count, digits, duration, median } from "./statistics";
import type { GrowthArguments, GrowthSeries } from "./tasks/growth";

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, FULL_SHEET];
/** Larger workbooks take longer to make than all else in this section. */
const MOST_IN_WORKBOOKS = 300_000;
/** Rows from which on what is the same at any size no longer shows: planning a query, starting the program. */
const SLOPE_FROM = 10_000;
const COMMAND_SLOPE_FROM = 100_000;
const EVEN = { from: 0.9, to: 1.1, step: 1.25 };

interface Grown {
  readonly name: string;
  readonly points: readonly (readonly [rows: number, milliseconds: number])[];
  readonly slopeFrom: number;
  /** Others are shown beside ours without an aim. */
  readonly isOurs: boolean;
}

const IN_PROCESS: readonly (readonly [series: GrowthSeries, name: string, isOurs: boolean])[] = [
  ["ours", "CertVerdict", true],
  ["oursWithBlanks", "CertVerdict, 10 % blank", true],
  ["records", "If-chain over records", false],
  ["duckDb", "DuckDB, one thread", false],
  ["explaining", "Explaining", true],
];

function inProcess(sizes: readonly number[]): Grown[] {
  return IN_PROCESS.map(([series, name, isOurs]) => {
    const { result } = runTask<GrowthArguments, number[]>(bundleOf("growth"), {
      ...{ series, sizes, folder: workFolder },
    });
    return {
      ...{ name, isOurs, slopeFrom: SLOPE_FROM },
      points: sizes.map((rows, index) => [rows, result[index]!] as const),
    };
  });
}

/** The whole command at each size; small files several times. */
function command(commandLine: string, kind: "csv" | "xlsx", sizes: readonly number[]): Grown {
  const [input, output] = [`growth.${kind}`, `growth.out.${kind}`].map((name) => path.join(workFolder, name));
  const points = sizes.map((rows) => {
    const roster = drawRoster(rows, 0);
    if (kind === "csv") writeCsv(input!, roster);
    else writeWorkbook(input!, path.join(workFolder, "growth.sheet"), roster);
    const rounds = rows < COMMAND_SLOPE_FROM ? 3 : 1;
    const times = Array.from({ length: rounds }, () => {
      rmSync(output!, { force: true });
      return runProcess([commandLine, "evaluate", input!, "-o", output!]).time;
    });
    return [rows, median(times)] as const;
  });
  rmSync(input!);
  rmSync(output!);
  return { name: `Command on .${kind}`, points, slopeFrom: COMMAND_SLOPE_FROM, isOurs: true };
}

function line({ name, points, slopeFrom, isOurs }: Grown): Line {
  const some = points.filter(([rows]) => rows >= slopeFrom);
  const enough = some.length > 1;
  const slope = enough ? slopeOf(some) : NaN;
  const steepest = enough ? steepestStep(some) : NaN;
  const at = ([rows, time]: readonly [number, number]): string => `${duration(time)} at ${count(rows)}`;
  const even = slope >= EVEN.from && slope <= EVEN.to && steepest <= EVEN.step;
  return {
    what: name,
    rows: `from ${count(slopeFrom)}`,
    measured: `${at(points[0]!)}, ${at(points.at(-1)!)}${enough ? `; steepest step ${digits(steepest)}` : ""}`,
    ratio: enough ? `slope ${digits(slope)}` : "",
    aim: isOurs && enough ? aim("linear, no cliff", even) : "",
  };
}

/** Measures growth. @param commandLine the built command line program */
export function growthSection(commandLine: string, quick: boolean): Section {
  const sizes = quick ? SIZES.slice(0, 4) : SIZES;
  const grown = [
    ...inProcess(sizes),
    command(commandLine, "csv", sizes),
    command(
      commandLine,
      "xlsx",
      sizes.filter((rows) => rows <= MOST_IN_WORKBOOKS),
    ),
  ];
  const description = grown
    .map(
      ({ name, points }) =>
        `${name}: ${points.map(([rows, time]) => `${count(rows)} rows ${duration(time)}`).join(", ")}.`,
    )
    .join(" ");
  return {
    title: "Growth",
    lines: grown.map(line),
    picture: {
      name: "growth.svg",
      alt: "Time over rows, on logarithmic axes: all lines rise as the rows do",
      svg: logPlot({
        ...{ title: "Time over rows", description, xLabel: "Rows", yLabel: "Time" },
        ...{ xTick: count, yTick: duration, lines: grown },
      }),
    },
    notes: [
      "Slope: of the line that fits best on logarithmic axes, from the rows given on; 1 is a time that grows as the rows do. Below " +
        "them shows what is the same at any size, such as the start of the program or the planning of a query. " +
        `Linear, no cliff: a slope of ${String(EVEN.from)} to ${String(EVEN.to)}, and none above ${String(EVEN.step)} between two neighbouring sizes.`,
      "Judging from a matrix of shared texts, medians of three runs or more in one process for each line; the command as a process from its start to its end, " +
        "all result columns written, three runs of small files and one of large ones.",
    ],
  };
}
