// Two people with an add-in each at one workbook, and what the first one's add-in is told.
import { openExcel, type OpenExcel } from "../../support/excel";

interface Listening {
  add(handler: (event: never) => Promise<void>): OfficeExtension.EventHandlerResult<never>;
}

/** Two people, the events that Ana's add-in has got, and how it listens to them. */
export interface Two {
  ana: OpenExcel;
  ben: OpenExcel;
  told: Record<string, unknown>[];
  handlers: OfficeExtension.EventHandlerResult<never>[];
  /** Ana's add-in listens to some events, under names of the test's own. */
  listen(eventsOf: (workbook: Excel.Workbook) => Record<string, unknown>): Promise<void>;
  /** What has been told once all messages have arrived: some properties of each event. */
  heard(...properties: string[]): Promise<unknown[][]>;
}

export const sheetOf = (workbook: Excel.Workbook): Excel.Worksheet => workbook.worksheets.getItem("Sheet1");

/** Opens a workbook for two, once for a file of tests; each test begins with an empty Sheet1 and nobody listening. */
export function openForTwo(): Two {
  // Filled in before the first test.
  const nobody = null as unknown as OpenExcel;
  const two: Two = {
    ana: nobody,
    ben: nobody,
    told: [],
    handlers: [],
    async listen(eventsOf) {
      await two.ana.run(async (context) => {
        for (const [name, event] of Object.entries(eventsOf(context.workbook)))
          two.handlers.push(
            (event as Listening).add(async (details) => {
              const plain: unknown = JSON.parse(JSON.stringify(details));
              two.told.push({ name, ...(plain as object) });
              await Promise.resolve();
            }),
          );
        await context.sync();
      });
    },
    async heard(...properties) {
      // A batch is answered after everything that was sent before it.
      await two.ana.run((context) => context.sync());
      await new Promise((resolve) => setTimeout(resolve, 20));
      return two.told.map((event) => properties.map((property) => event[property]));
    },
  };

  beforeAll(async () => {
    two.ana = await openExcel({ person: "Ana" });
    two.ben = await openExcel({ person: "Ben", workbook: two.ana.workbook });
  });

  beforeEach(() => {
    two.told = [];
    two.handlers = [];
  });

  afterEach(async () => {
    for (const handler of two.handlers)
      await two.ana.window.Excel.run(handler.context as Excel.RequestContext, async (context) => {
        handler.remove();
        await context.sync();
      });
    const { workbook, session } = two.ana;
    session.act("Reset", () => {
      const sheet = workbook.addSheet();
      for (const other of workbook.state.sheets) if (other !== sheet) workbook.deleteSheet(other);
      workbook.renameSheet(sheet, "Sheet1");
    });
  });

  afterAll(() => {
    two.ana.close();
    two.ben.close();
  });

  return two;
}
