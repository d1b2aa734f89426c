// What the page knows of the grid.
import type { Session } from "../../host/session";
import type { DescribedFunction } from "../engine/descriptions";

/** Something that can be done to the selected cells. */
export interface CellCommand {
  readonly id: string;
  readonly label: string;
  run(): Promise<void>;
}

/** The sheets of one workbook on the page. */
export interface GridView {
  readonly element: HTMLElement;
  /** In groups, as a menu shows them. */
  readonly cellCommands: readonly (readonly CellCommand[])[];
  /** Gives the keyboard to the selected cell. */
  focus(): void;
  /** Is the keyboard somewhere in the grid, its formula bar and sheet tabs included? */
  readonly hasKeyboard: boolean;
  /** Changes the colours while the grid is open. */
  setDarkMode(isDark: boolean): void;
  /** Ends an edit at hand, taking what was typed. */
  endEdit(): Promise<void>;
  /** Takes the grid off the page. */
  dispose(): void;
}

export interface GridOptions {
  readonly darkMode?: boolean;
  /** Hears, as a sentence, what the workbook does not allow. */
  readonly onRefused?: (message: string) => void;
  /** Hears, as a sentence, what the rule of a cell says of an entry that it lets in. */
  readonly onWarned?: (message: string) => void;
  /** The add-in's functions, as functions.json has them: they are completed as they are typed. */
  readonly functions?: readonly DescribedFunction[];
}

/** Shows a person's workbook in a container, which is empty before. Undo and redo by keyboard are the grid's own while it has it. */
export type OpenGrid = (container: HTMLElement, session: Session, options?: GridOptions) => Promise<GridView>;
