// A progress bar on a terminal, for work that takes longer than a second.
import { SUMMARY } from "../words/commandLine";

const WAIT_MS = 1000;
const EVERY_MS = 100;
const WIDTH = 24;

/** Shows how far long work is. */
export interface Progress {
  /** `share` is 0 to 1, or undefined where the whole is not known. */
  update(rows: number, share: number | undefined): void;
  /** Takes the bar away. */
  stop(): void;
}

/** Seconds as people say them. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${String(seconds)} s` : `${String(Math.ceil(seconds / 60))} min`;
}

/** A bar on this stream; nothing is shown where it is no terminal. `now` gives milliseconds. */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "write">,
  now: () => number = () => performance.now(),
): Progress {
  const start = now();
  let last = start + WAIT_MS - EVERY_MS;
  let shown = false;
  return {
    update(rows, share) {
      const time = now();
      if (!stream.isTTY || time - last < EVERY_MS) return;
      last = time;
      shown = true;
      const left =
        share === undefined || share < 0.02 ? "" : duration(((time - start) * (1 - share)) / share);
      const done = Math.round((share ?? 0) * WIDTH);
      const bar = share === undefined ? "" : `${"█".repeat(done)}${"░".repeat(WIDTH - done)} `;
      stream.write(`\r\x1b[K${bar}${SUMMARY.progress(rows, left)}`);
    },
    stop() {
      if (shown) stream.write("\r\x1b[K");
      shown = false;
    },
  };
}
