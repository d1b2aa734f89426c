// The compiled policy against two slow truths: its own tables read plainly, and the specification read a second time.
import type { Settings } from "../../src/policy/conditions";
import { judge, loadPolicy } from "../../src/policy/policy";
import type { Judgement } from "../../src/policy/policy";
import type { Answers } from "../../src/policy/questions";
import { certifies, VERDICTS } from "../../src/policy/verdicts";
import { answersOf, randomPerson, withBlanks } from "../support/people";
import { seeded } from "../support/random";
import { EVERY_SETTING } from "../support/settings";
import { interpret } from "./interpreter";
import { oracle } from "./oracle";
import type { Judgement as Oracle } from "./oracle";

/** A row, the settings it was judged under, and what differs. */
type Difference = readonly [answers: Answers, settings: Settings, compiled: unknown, slow: unknown];

const sorted = (words: Iterable<string>) => [...words].sort();

/** What a reading says without changing an answer, in one form for all three readings. */
function outline(
  j: Omit<Oracle, "changes" | "loses" | "possible"> & { readonly possible: Iterable<string> },
) {
  const { verdict, code, ask, firm, dependsOn, gate, cautions, strength } = j;
  return { verdict, code, ask, firm, possible: sorted(j.possible), dependsOn, gate, cautions, strength };
}

/** Where two readings differ, over rows each judged under the settings given. */
function differences(
  rows: readonly (readonly [Answers, Settings])[],
  compiled: (j: Judgement) => unknown,
  slow: (answers: Answers, settings: Settings, j: Judgement) => unknown,
): Difference[] {
  return rows.flatMap(([answers, settings]): Difference[] => {
    const judgement = judge(loadPolicy(settings), answers);
    const [found, expected] = [compiled(judgement), slow(answers, settings, judgement)];
    return JSON.stringify(found) === JSON.stringify(expected) ? [] : [[answers, settings, found, expected]];
  });
}

/** Random rows; `everySetting` judges each row under all four settings, else the rows take turns. */
function rowsOf(seed: number, count: number, share: number, everySetting: boolean): [Answers, Settings][] {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    answersOf(withBlanks(random, randomPerson(random), share)),
  ).flatMap((answers, index) =>
    (everySetting ? EVERY_SETTING : [EVERY_SETTING[index % 4]!]).map((settings): [Answers, Settings] => [
      answers,
      settings,
    ]),
  );
}

const SAMPLES: readonly [name: string, rows: [Answers, Settings][]][] = [
  ["complete rows", rowsOf(1, 800, 0, true)],
  ["rows with 10 % blanks", rowsOf(2, 500, 0.1, true)],
  ["rows with 40 % blanks", rowsOf(3, 300, 0.4, false)],
  ["mostly blank rows", rowsOf(4, 24, 0.7, false)],
];

describe.each(SAMPLES)("%s", (_name, rows) => {
  test("the tables, read plainly, say the same", () => {
    const slow = (answers: Answers, settings: Settings) => outline(interpret(answers, settings));
    expect(differences(rows, outline, slow)).toEqual([]);
  });

  test("the specification, read a second time, says the same", () => {
    const slow = (answers: Answers, settings: Settings) =>
      outline(oracle(answers, settings, { changes: false }));
    expect(differences(rows, outline, slow)).toEqual([]);
  });

  test("the change that is offered certifies, and leaves an answered reason alone", () => {
    const offered = rows.flatMap(([answers, settings]) => {
      const { change } = judge(loadPolicy(settings), answers);
      return change === null ? [] : [{ answers, settings, change }];
    });
    const useless = offered.filter(({ answers, settings, change }) => {
      const changed: Answers = { ...answers, ...Object.fromEntries(change) };
      const idle = change.some(([id, answer]) => answers[id] === answer);
      const reason = answers.reason !== undefined && change.some(([id]) => id === "reason");
      return idle || reason || !certifies(interpret(changed, settings).verdict);
    });
    expect(offered.length).toBeGreaterThan(rows.length / 4);
    expect(useless).toEqual([]);
  });
});

describe("what would change it, by trying everything", () => {
  /** The most answers that the oracle may change: beyond, it only shows that no smaller set does. */
  const MOST = 4;
  const rows = [...rowsOf(5, 200, 0, true), ...rowsOf(6, 300, 0.1, false), ...rowsOf(7, 60, 0.4, false)];

  test("the fewest answers, and of sets of one size the one to be shown", () => {
    const counts = new Set<number | null>();
    const slow = (answers: Answers, settings: Settings, { change, verdict }: Judgement) => {
      if (certifies(verdict)) return null;
      const reach = Math.min(change?.length ?? MOST - 1, MOST);
      const { changes } = oracle(answers, settings, { maxChanges: reach });
      // Beyond the oracle's reach the compiled answer stands: that it certifies is shown above.
      if (change !== null && change.length > MOST) return changes!.count === null ? change : changes;
      counts.add(changes!.count);
      const way = change === null ? undefined : Object.fromEntries(change);
      return changes!.answers.find((one) => JSON.stringify(one) === JSON.stringify(way)) === undefined
        ? changes!.count
        : change;
    };
    expect(differences(rows, (j) => j.change, slow)).toEqual([]);
    expect(counts).toEqual(new Set([1, 2, 3, 4, null]));
  });

  test("the questions that would lose a certificate", () => {
    const slow = (answers: Answers, settings: Settings) =>
      sorted(oracle(answers, settings, { maxChanges: 0 }).loses);
    expect(differences(rows, (j) => sorted(j.losesWith), slow)).toEqual([]);
    const losing = rows.filter(
      ([answers, settings]) => judge(loadPolicy(settings), answers).losesWith.length > 0,
    );
    expect(losing.length).toBeGreaterThan(50);
  });
});

test("the rows meet every verdict, every gate and every caution", () => {
  const found = SAMPLES.flatMap(([, rows]) =>
    rows.map(([answers, settings]) => judge(loadPolicy(settings), answers)),
  );
  expect(sorted(new Set(found.map(({ verdict }) => verdict)))).toEqual(sorted(VERDICTS));
  expect(sorted(new Set(found.map(({ gate }) => String(gate))))).toHaveLength(9);
  expect(sorted(new Set(found.flatMap(({ cautions }) => cautions)))).toHaveLength(10);
  expect(found.map(({ code }) => code)).toContain("EITHER-WAY");
});
