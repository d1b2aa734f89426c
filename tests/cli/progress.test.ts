// The progress bar: only on a terminal, only for work over a second, gone at the end.
import { progressOn } from "../../src/cli/progress";

/** A terminal that keeps what is written to it, and a clock that is set by hand. */
function terminal(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  return { written, clock, progress: progressOn(stream, () => clock.now) };
}

test("shows nothing in the first second, nor without a terminal", () => {
  for (const isTTY of [true, false]) {
    const { written, clock, progress } = terminal(isTTY);
    for (const now of [100, 500, isTTY ? 999 : 5000]) {
      clock.now = now;
      progress.update(now, now / 10_000);
    }
    progress.stop();
    expect(written).toEqual([]);
  }
});

test("shows share, rows and time left, and takes the bar away", () => {
  const { written, clock, progress } = terminal(true);
  clock.now = 2000;
  progress.update(50_000, 0.25);
  progress.stop();
  expect(written).toEqual(["\r\x1b[K██████░░░░░░░░░░░░░░░░░░ 50,000 rows, 6 s left", "\r\x1b[K"]);
});

test("where the whole is not known it counts rows, at most ten times a second", () => {
  const { written, clock, progress } = terminal(true);
  for (const now of [1500, 1510, 1700]) {
    clock.now = now;
    progress.update(now, undefined);
  }
  expect(written).toEqual(["\r\x1b[K1,500 rows", "\r\x1b[K1,700 rows"]);
});
