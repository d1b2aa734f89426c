// Types of find-excel.mjs, for tests in TypeScript.

/** The machine that Excel is looked for on. */
export interface ExcelMachine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
  /** The default value of a key of the Windows registry, or undefined. */
  readonly registry: (key: string) => string | undefined;
}

/** The program of desktop Excel, if it is installed, and where it was looked for. */
export function findExcel(machine?: ExcelMachine): {
  readonly program: string | undefined;
  readonly lookedAt: readonly string[];
};
