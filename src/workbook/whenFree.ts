// Reading the workbook while people type in it.

/**
 * Reads, and waits for it while a cell is being edited: Excel answers once the cell is left. For what is looked at unasked; who
 * presses a button is told at once that a cell is being edited.
 */
export function whenFree<T>(read: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run({ delayForCellEdit: true }, read);
}
