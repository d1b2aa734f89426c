// Long work in slices: progress, a way to stop it, and turns for others in between.

/** Options of long work. */
export interface WorkOptions {
  /** Called now and then with the number of rows done. */
  readonly onProgress?: ((rowsDone: number) => void) | undefined;
  /** Stops the work: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const ROWS_BETWEEN_PAUSES = 65_536;

/** Runs sliced work in one go. */
export function finish<T>(slices: Generator<number, T>): T {
  let step = slices.next();
  while (step.done !== true) step = slices.next();
  return step.value;
}

/** Runs sliced work, letting others have their turn between slices. @throws the signal's reason when it is aborted. */
export async function runSlices<T>(slices: Generator<number, T>, options: WorkOptions = {}): Promise<T> {
  const { onProgress, signal } = options;
  let paused = 0;
  for (;;) {
    signal?.throwIfAborted();
    const step = slices.next();
    if (step.done === true) return step.value;
    if (step.value - paused < ROWS_BETWEEN_PAUSES) continue;
    paused = step.value;
    onProgress?.(step.value);
    await new Promise<void>((resume) => setTimeout(resume, 0));
  }
}
