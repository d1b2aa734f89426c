// A task is a program of its own: arguments as JSON on the command line, its result as JSON on standard output.

/** Runs the body of a task with the arguments that `runTask` (processes.ts) gave it, and prints its result. */
export function task<A, R>(body: (argument: A) => R | Promise<R>): void {
  const run = async (): Promise<void> => {
    const result = await body(JSON.parse(process.argv[2] ?? "null") as A);
    process.stdout.write(JSON.stringify(result ?? null));
  };
  run().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}

/**
 * Frees what is not needed any more, before memory is measured. Tasks are started with --expose-gc. Not for timed code:
 * a forced collection also throws away the optimised code of functions that are not running.
 */
export function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
