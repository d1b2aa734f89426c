// Writing as one step for Undo, where this Excel makes one.
import { hasWords } from "./excelErrors";
import { WorkbookError } from "./workbookError";

/** Is it the grouping that failed, rather than what was written? Excel fails with all sorts of errors at some sizes. */
function isOfGroup(error: unknown, signal: AbortSignal): boolean {
  const isOurs = error instanceof WorkbookError || (signal.aborted && error === signal.reason);
  return !isOurs && !hasWords(error);
}

/**
 * Runs a batch as one step for Undo, as a step for each sync where Excel knows no other way.
 *
 * @param again does the work once more without grouping, where the grouping fails
 * @returns false where it failed and the work was done without
 * @throws what the batch throws for reasons of its own
 */
export async function runAsOneStep(
  batch: (context: Excel.RequestContext) => Promise<void>,
  again: () => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.20")) {
    await Excel.run(batch);
    return true;
  }
  try {
    await Excel.run({ mergeUndoGroup: true, delayForCellEdit: false }, batch);
    return true;
  } catch (error) {
    if (!isOfGroup(error, signal)) throw error;
    await again();
    return false;
  }
}
