// Takes pictures of the pane and of the workbench, with the sample roster, for docs/pictures: npm run screenshots [-- --all FOLDER]
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { BrowserContextOptions, Frame } from "playwright-core";
import { ABOUT } from "../src/words/about";
import { RUN_BAR, TAB_WORDS } from "../src/words/taskpane";
import type { ExcelInBrowser } from "../tests/support/paneInBrowser";
import { closeBrowser, openExcelInBrowser } from "../tests/support/paneInBrowser";
import { buildAddIn } from "./builds.mjs";
import { takeHelpPictures } from "./help-pictures";
import { takeWorkbenchPictures } from "./workbench-pictures";

type Rows = (string | number | boolean)[][];
type Tab = keyof typeof TAB_WORDS;
const TABS = Object.keys(TAB_WORDS) as Tab[];

/** A way in which the pane is looked at. */
interface Look {
  readonly width: number;
  readonly height: number;
  readonly browser: BrowserContextOptions;
  readonly longTexts?: true;
  readonly language?: string;
}

const light: BrowserContextOptions = { colorScheme: "light", deviceScaleFactor: 1.5 };

/** The looks whose pictures are kept. */
const KEPT: Readonly<Record<string, Look>> = {
  light: { width: 350, height: 900, browser: light },
  dark: { width: 350, height: 900, browser: { ...light, colorScheme: "dark" } },
  narrow: { width: 320, height: 900, browser: light },
  long: { width: 350, height: 900, browser: light, longTexts: true },
};
/** Looks that are only looked at. */
const FURTHER: Readonly<Record<string, Look>> = {
  contrast: { width: 350, height: 900, browser: { ...light, forcedColors: "active" } },
  whole: { width: 350, height: 3000, browser: light },
  zoomed: { width: 175, height: 450, browser: { ...light, deviceScaleFactor: 3 } },
  mirrored: { width: 350, height: 900, browser: light, language: "he-IL", longTexts: true },
};

/** Texts as long as people write them, in more than one direction. */
const LONG = {
  name: "Maximiliane Freifrau von Hohenstein-Wittgenstein zu Sayn und Altenkirchen, geborene Papadopoulou",
  other: "אביגיל בן־דוד לוי",
  role: "Regional coordination and reporting lead for customer operations, claims and returns in the northern districts",
} as const;

/** The sheets of the sample workbook, as cells. */
async function sampleSheets(longTexts: boolean): Promise<(readonly [name: string, rows: Rows])[]> {
  // An ES module, which is loaded only so from here.
  const { readXlsx } = await import("hucre");
  const { sheets } = await readXlsx(readFileSync(path.resolve("samples", "roster.xlsx")));
  return sheets.map(({ name, rows }) => {
    const cells = rows.map((row) => row.map((cell) => (cell ?? "") as string | number | boolean));
    const width = Math.max(...cells.map((row) => row.length));
    for (const row of cells) while (row.length < width) row.push("");
    if (longTexts && name === "Roster") {
      const [nameColumn, roleColumn] = ["Name", "Role"].map((heading) => cells[0]!.indexOf(heading));
      cells[1]![nameColumn!] = LONG.name;
      cells[1]![roleColumn!] = LONG.role;
      cells[2]![nameColumn!] = LONG.other;
    }
    return [name, cells] as const;
  });
}

async function fill(excel: ExcelInBrowser, frame: Frame, longTexts: boolean): Promise<void> {
  const sheets = await sampleSheets(longTexts);
  await excel.inExcel(({ workbook, people }, all) => {
    for (const [name, rows] of all) {
      workbook.addSheet(name);
      people["Ana"]!.session.type(`${name}!A1`, rows);
    }
  }, sheets);
  await frame.evaluate(
    async (all) => {
      await Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        for (const [name, rows, columns] of all) {
          const range = worksheets.getItem(name).getRangeByIndexes(0, 0, rows, columns);
          context.workbook.tables.add(range, true).name = name === "Roster" ? name : `${name}Table`;
        }
        worksheets.getItem("Sheet1").delete();
        worksheets.getItem("Roster").activate();
        await context.sync();
      });
    },
    sheets.map(([name, rows]) => [name, rows.length, rows[0]!.length] as const),
  );
}

/** Opens the pane beside the sample, evaluated, with the first person selected. */
async function openSample({ width, height, browser, longTexts, language }: Look): Promise<{
  readonly excel: ExcelInBrowser;
  readonly frame: Frame;
}> {
  const excel = await openExcelInBrowser({ width, height, browser });
  const frame = await excel.open("Ana", language === undefined ? {} : { uiLocale: language });
  await fill(excel, frame, longTexts === true);
  await excel.inExcel(async ({ people }) => {
    const { addIn, session } = people["Ana"]!;
    await addIn.runCommand("EvaluateRoster");
    session.select("Roster!B2");
  });
  await frame.waitForSelector('body[data-run="done"]');
  await frame.getByRole("button", { name: ABOUT.understood }).click();
  await frame.getByRole("button", { name: RUN_BAR.dismiss }).click();
  return { excel, frame };
}

async function takePictures(
  folder: string,
  looks: Readonly<Record<string, Look>>,
  isWhole: boolean,
): Promise<void> {
  for (const [name, look] of Object.entries(looks)) {
    const { excel, frame } = await openSample(look);
    const take = async (what: string): Promise<void> => {
      // What moves comes to rest.
      await excel.page.waitForTimeout(1000);
      const file = path.join(folder, `pane-${what}-${name}.png`);
      await (await frame.frameElement()).screenshot({ path: file });
      console.log(path.relative("", file));
    };
    for (const tab of TABS) {
      await frame.click(`#tab-${tab}`);
      await take(tab);
    }
    await takeHelpPictures(frame, take, isWhole);
    if (excel.faults.length > 0) throw new Error(excel.faults.join("\n"));
    await excel.close();
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { all: { type: "string" } } });
  const folder = path.resolve(values.all ?? path.join("docs", "pictures"));
  mkdirSync(folder, { recursive: true });
  await buildAddIn();
  try {
    await takeWorkbenchPictures(folder, values.all !== undefined);
    await takePictures(
      folder,
      values.all === undefined ? KEPT : { ...KEPT, ...FURTHER },
      values.all !== undefined,
    );
  } finally {
    await closeBrowser();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
