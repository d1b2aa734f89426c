// Section: judging beside a database, rule engines and a sheet formula, each given the same rules.
import { bundleOf, workFolder } from "./bundles";
import { FULL_SHEET, rate } from "./judgingSection";
import type { PeerName } from "./peers/names";
import { PEER_NAMES } from "./peers/names";
import { officeVersion } from "./peers/sheetFormula";
import { runTask } from "./processes";
import type { Line, Section } from "./report";
import { aim } from "./report";
import { count, digits } from "./statistics";
import type { PeerArguments, PeerTimes } from "./tasks/peer";
import type { SheetArguments, SheetTimes } from "./tasks/sheet";

interface Contender {
  readonly name: string;
  /** The rows that it is given where ours judges a full sheet: as many as it judges several times in some 20 s. */
  readonly most: number;
  /** How many times faster than it ours aims to be on a full sheet. */
  readonly aim: number;
}

const CONTENDERS: Readonly<Record<PeerName, Contender>> = {
  duckDbTable: { name: "DuckDB, one thread, into a table", most: FULL_SHEET, aim: 1 },
  duckDbTexts: { name: "DuckDB, one thread, fetched as texts", most: FULL_SHEET, aim: 1 },
  zen: { name: "GoRules Zen, native", most: 100_000, aim: 100 },
  jsonRulesEngine: { name: "json-rules-engine", most: 30_000, aim: 500 },
};
const SHEET: Contender = { name: "Sheet formula, IFS a row", most: 100_000, aim: 200 };

/** How much a quick run takes of it. */
const QUICK_SHARE = 0.1;

/** What a comparison at this size is given. */
function sizeOf(contender: Contender, oursRowCount: number, quick: boolean) {
  const rowCount = Math.min(oursRowCount, quick ? contender.most * QUICK_SHARE : contender.most);
  const large = oursRowCount === FULL_SHEET;
  return {
    ...{ folder: workFolder, rowCount: Math.round(rowCount), oursRowCount },
    ...{ rounds: large || quick ? 3 : 5, oursRounds: large ? 1 : 9 },
  };
}

function line(
  { name, aim: wanted }: Contender,
  rowCount: number,
  oursRowCount: number,
  { peer, ours }: PeerTimes,
): Line {
  const ratio = peer / ours;
  const words = wanted === 1 ? "ours ahead" : `${String(wanted)} ×`;
  return {
    what: name,
    rows: rowCount === oursRowCount ? count(rowCount) : `${count(rowCount)} of ${count(oursRowCount)}`,
    measured: `${rate(1, peer)}; ours ${rate(1, ours)}`,
    ratio: `${digits(ratio)} ×`,
    aim: oursRowCount === FULL_SHEET ? aim(words, ratio >= wanted) : "",
  };
}

function sheetLine(oursRowCount: number, quick: boolean): Line {
  if (officeVersion() === null)
    return {
      what: SHEET.name,
      rows: count(oursRowCount),
      measured: "LibreOffice is not installed",
      ratio: "",
      aim: "",
    };
  const size = sizeOf(SHEET, oursRowCount, quick);
  const { sheet, ours } = runTask<SheetArguments, SheetTimes>(bundleOf("sheet"), size).result;
  return line(SHEET, size.rowCount, oursRowCount, { peer: sheet, ours });
}

/** Measures the rivals that are programs or libraries of their own. */
export function peersSection(quick: boolean): Section {
  const lines = [10_000, FULL_SHEET].flatMap((oursRowCount) => [
    ...PEER_NAMES.map((peer) => {
      const size = sizeOf(CONTENDERS[peer], oursRowCount, quick);
      const { result } = runTask<PeerArguments, PeerTimes>(bundleOf("peer"), { ...size, peer });
      return line(CONTENDERS[peer], size.rowCount, oursRowCount, result);
    }),
    sheetLine(oursRowCount, quick),
  ]);
  return {
    title: "Judging beside engines, a database and a sheet",
    lines,
    notes: [
      "Ratio: the rival's time a row beside ours. Complete rows, the policy as delivered, to verdict and code; none of these can be told that a " +
        "blank may be any answer, so that none is compared on rows with blanks. Each is written as its users write it (bench/peers) and " +
        "was held against our verdicts and codes on every row that it was timed with.",
      "In turns with ours in one process, ours from a matrix of shared texts; medians. “30,000 of 1,048,575”: the rival judged 30,000 rows, ours the " +
        "full sheet, and times a row are compared.",
      "DuckDB: a table of 23 text columns, already loaded; judgements in a common table expression, then one CASE. Timed is the query, its result " +
        "written into a table of the database, or fetched as texts into the program, which is what ours gives.",
      "Zen: expressions make the judgements, a decision table of 26 lines decides, rows in lists of 1,024. json-rules-engine: 26 rules " +
        "with priorities over named conditions, stopped at the first that holds. Both are given records that are already made.",
      "Sheet formula: five helper columns, one IFS, and two columns that part its text into verdict and code, filled down. Timed within LibreOffice " +
        "is a hard recalculation of the sheet that is already open, on all its threads; loading and saving are not in it.",
    ],
  };
}
