// What happens in the workbook while the pane is open: other cells selected, cells changed, sheets and tables come and gone.

/** Something that happened. */
export type WorkbookEvent =
  /** Other cells are selected, or another sheet is shown. */
  | { readonly kind: "selection" }
  /** Cells have changed; `isRemote` when somebody else changed them, `isOurs` when this add-in did. */
  | { readonly kind: "changed"; readonly isRemote: boolean; readonly isOurs: boolean }
  /** Sheets or tables were added, removed or renamed. */
  | { readonly kind: "structure" };

type Changed = Excel.WorksheetChangedEventArgs | Excel.TableChangedEventArgs;

/** Who changed something: known since ExcelApi 1.14; before that a change counts as made by a person. */
const changedBy = (args: Changed): WorkbookEvent => ({
  kind: "changed",
  isRemote: args.source === "Remote",
  isOurs: "triggerSource" in args && args.triggerSource === "ThisLocalAddin",
});

/**
 * Listens until the function that it gives back is called. Events that this Excel does not have are left out.
 *
 * @throws errors of Excel
 */
export async function watchWorkbook(listener: (event: WorkbookEvent) => void): Promise<() => Promise<void>> {
  const has = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);
  /** Office.js waits for handlers before it raises the next event, so that they only take note. */
  const tell = (event: WorkbookEvent): Promise<void> => {
    listener(event);
    return Promise.resolve();
  };
  const handlers = await Excel.run(async (context) => {
    const { worksheets, tables } = context.workbook;
    const added = [
      ...(has("1.7")
        ? [
            worksheets.onActivated.add(() => tell({ kind: "selection" })),
            worksheets.onAdded.add(() => tell({ kind: "structure" })),
            worksheets.onDeleted.add(() => tell({ kind: "structure" })),
          ]
        : []),
      ...(has("1.9")
        ? [
            worksheets.onSelectionChanged.add(() => tell({ kind: "selection" })),
            worksheets.onChanged.add((args) => tell(changedBy(args))),
            tables.onAdded.add(() => tell({ kind: "structure" })),
            tables.onDeleted.add(() => tell({ kind: "structure" })),
          ]
        : []),
      ...(has("1.17") ? [worksheets.onNameChanged.add(() => tell({ kind: "structure" }))] : []),
    ];
    await context.sync();
    return added;
  });
  return async () => {
    const [first] = handlers;
    if (first === undefined) return;
    await Excel.run(first.context, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
  };
}
