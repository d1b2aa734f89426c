// What the page is made with, and what it shows at a time.
import { notShownWords } from "../../words/workbench";
import type { NotShown, WorkbookFile } from "../files/workbookFile";
import type { OpenGrid } from "../grid/gridView";
import type { AddInFiles } from "./addInFiles";
import type { Places } from "./book";
import type { CellReport } from "./cellReport";
import type { Question } from "./questions";

/** What the page is made with. */
export interface Tools {
  /** @throws Error whose message says what is wrong with the file */
  openFile(name: string, bytes: Uint8Array): Promise<WorkbookFile>;
  newFile(): Promise<WorkbookFile>;
  readonly openGrid: OpenGrid;
}

/** What a desk begins with. */
export interface DeskSetup {
  readonly addIn: AddInFiles;
  readonly tools: Tools;
  readonly places: Places;
  readonly isPaneShown: boolean;
  readonly modifier: "Ctrl" | "Command";
}

/** How a control of the add-in looks, by its id; as the manifest has it where nothing is said. */
export type Ribbon = ReadonlyMap<string, { readonly enabled?: boolean; readonly visible?: boolean }>;

/** Something to be read out; the number tells it from the same words said again. */
export interface Said {
  readonly words: string;
  readonly number: number;
}

/** All that the page shows. A state never changes; another one takes its place. */
export interface DeskState {
  /** Null while no workbook is open. */
  readonly fileName: string | null;
  readonly isUnsaved: boolean;
  /** Can the file be written in its place? Else it is downloaded. */
  readonly savesInPlace: boolean;
  /** What would be undone and redone; null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly ribbon: Ribbon;
  readonly isPaneShown: boolean;
  /** What is going on, in words; null while nothing is. */
  readonly doing: string | null;
  readonly cell: CellReport | null;
  readonly notShown: readonly NotShown[];
  readonly question: Question | null;
  /** What was to be read out, the latest last. Earlier ones stay for a while: they may not have had their turn yet. */
  readonly said: readonly Said[];
}

/** Nothing is open. */
export const EMPTY: DeskState = {
  fileName: null,
  isUnsaved: false,
  savesInPlace: false,
  undo: null,
  redo: null,
  ribbon: new Map(),
  isPaneShown: true,
  doing: null,
  cell: null,
  notShown: [],
  question: null,
  said: [],
};

/** What a file holds and the workbench does not show, a sentence each. */
export function notShownLines(notShown: readonly NotShown[]): string[] {
  return notShown.map(({ kind, count, sheet }) => notShownWords(kind, count, sheet));
}
