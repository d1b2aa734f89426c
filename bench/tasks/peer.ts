// Task: one rival over complete rows, checked against ours on every one of them, then in turns with ours.
import type { OursArguments } from "../oursBeside";
import { checkAgainstOurs, oursBeside } from "../oursBeside";
import { openDuckDb } from "../peers/duckDb";
import { openJsonRulesEngine } from "../peers/jsonRulesEngine";
import type { PeerName } from "../peers/names";
import type { OpenPeer } from "../peers/peer";
import { openZen } from "../peers/zen";
import { drawRoster } from "../rosters";
import { median } from "../statistics";
import { task } from "../task";

export interface PeerArguments extends OursArguments {
  readonly peer: PeerName;
  /** Where files may be written. */
  readonly folder: string;
  readonly rowCount: number;
  /** Rounds that count; 0 only checks. */
  readonly rounds: number;
}

/** Median milliseconds a row; 0 when nothing was timed. */
export interface PeerTimes {
  readonly peer: number;
  readonly ours: number;
}

const OPEN: Readonly<Record<PeerName, OpenPeer>> = {
  duckDbTable: openDuckDb("table"),
  duckDbTexts: openDuckDb("texts"),
  zen: openZen,
  jsonRulesEngine: openJsonRulesEngine,
};

task(async (argument: PeerArguments): Promise<PeerTimes> => {
  const { peer: name, folder, rowCount, rounds } = argument;
  const peer = await OPEN[name](drawRoster(rowCount, 0), folder);
  // The round that is checked also warms up.
  await peer.judge();
  checkAgainstOurs(name, await peer.answers());
  const ours = oursBeside(argument);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await peer.judge();
    times.push(performance.now() - start);
    ours.round();
  }
  peer.close();
  return { peer: rounds === 0 ? 0 : median(times) / rowCount, ours: ours.perRow() };
});
