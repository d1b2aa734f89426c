// What is used of the peers' packages, so that types can be checked where only the product is installed.
declare module "xlsx" {
  export interface Sheet {
    [cell: string]: unknown;
  }
  export interface Workbook {
    readonly SheetNames: readonly string[];
    readonly Sheets: Readonly<Record<string, Sheet>>;
  }
  export function readFile(path: string, options?: object): Workbook;
  export function writeFile(workbook: Workbook, path: string, options?: object): void;
  export const utils: {
    sheet_to_json(sheet: Sheet, options: { readonly header: 1; readonly defval?: string }): string[][];
    sheet_add_aoa(
      sheet: Sheet,
      rows: readonly (readonly (string | null)[])[],
      options: { readonly origin: object },
    ): void;
  };
  export const version: string;
}

declare module "exceljs" {
  interface Row {
    /** Index 1 is the first cell. */
    readonly values: readonly unknown[];
    commit(): void;
  }
  interface Worksheet {
    readonly rowCount: number;
    readonly columnCount: number;
    getRow(number: number): { getCell(column: number): { value: unknown } };
    addRow(values: readonly unknown[]): Row;
    commit(): void;
  }
  type StreamingReader = AsyncIterable<AsyncIterable<Row>>;
  interface StreamingWriter {
    addWorksheet(name: string): Worksheet;
    commit(): Promise<void>;
  }
  export const stream: {
    readonly xlsx: {
      readonly WorkbookReader: new (path: string, options: object) => StreamingReader;
      readonly WorkbookWriter: new (options: object) => StreamingWriter;
    };
  };
  export class Workbook {
    readonly xlsx: { readFile(path: string): Promise<void>; writeFile(path: string): Promise<void> };
    readonly worksheets: readonly Worksheet[];
  }
}

declare module "@duckdb/node-api" {
  interface Result {
    /** Column by column. */
    getColumns(): unknown[][];
  }
  interface Connection {
    run(sql: string): Promise<unknown>;
    runAndReadAll(sql: string): Promise<Result>;
    closeSync(): void;
  }
  export class DuckDBInstance {
    static create(path: string): Promise<DuckDBInstance>;
    connect(): Promise<Connection>;
    closeSync(): void;
  }
}

declare module "@gorules/zen-engine" {
  /** What our table puts out. */
  export interface Outcome {
    readonly verdict: string;
    readonly code: string;
  }
  interface Decision {
    evaluate(input: {
      readonly rows: readonly object[];
    }): Promise<{ readonly result: { readonly rows: readonly Outcome[] } }>;
  }
  export class ZenEngine {
    createDecision(content: object): Decision;
    dispose(): void;
  }
}

declare module "json-rules-engine" {
  export type Condition =
    | { readonly fact: string; readonly operator: string; readonly value: string | readonly string[] }
    | { readonly all: readonly Condition[] }
    | { readonly any: readonly Condition[] }
    | { readonly not: Condition }
    | { readonly condition: string };
  /** What our rules put into their events. */
  export interface Outcome {
    readonly verdict: string;
    readonly code: string;
  }
  interface RuleEvent {
    readonly type: string;
    readonly params: Outcome;
  }
  export class Engine {
    addOperator(name: string, holds: (fact: string, value: string) => boolean): void;
    setCondition(name: string, condition: Condition): void;
    addRule(rule: {
      readonly conditions: Condition;
      readonly event: RuleEvent;
      readonly priority: number;
    }): void;
    on(event: "success", listener: () => void): void;
    stop(): void;
    run(facts: object): Promise<{ readonly events: readonly RuleEvent[] }>;
  }
}
