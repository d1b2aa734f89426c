// One workbook on the page: its person, its grid, and the add-in in its frame, from opening to closing.
import { AddIn } from "../../host/addIn";
import { Session } from "../../host/session";
import type { FramedAddIn } from "../../host/wire/frame";
import { frameAddIn } from "../../host/wire/frame";
import { PERSON } from "../../words/workbench";
import type { WorkbookFile } from "../files/workbookFile";
import type { GridView, OpenGrid } from "../grid/gridView";
import type { AddInFiles } from "./addInFiles";
import type { CellListener } from "./cellVoice";
import { followCell } from "./cellVoice";
import type { Command } from "./manifest";
import { DARK, follow } from "./theme";
import { Unsaved } from "./unsaved";

/** Where on the page a workbook is put. */
export interface Places {
  readonly grid: HTMLElement;
  /** For the frame of the add-in. */
  readonly pane: HTMLElement;
}

export interface BookListener extends CellListener {
  /** Something of what the book tells is not what it was. */
  changed(): void;
  /** The workbook did not allow what the person did in the grid; why not, as a sentence. */
  refused(message: string): void;
  /** What the rule of a cell says of an entry that it lets in, as a sentence. */
  warned(message: string): void;
  /** Keys were pressed in the add-in's frame. */
  pressedInPane(event: KeyboardEvent): void;
  /** Something is being dragged over the add-in's frame. */
  draggedOverPane(event: DragEvent): void;
}

/** How often it is looked whether calculation is over, in milliseconds. */
const CALCULATION_LOOK = 150;
/** How long a command waits for an add-in that is still loading, and how often it tries, in milliseconds. */
const PATIENCE = 20_000;
const RETRY = 100;

/** How a command ended. */
export type CommandEnd = "done" | "notListening" | "noFunction" | "closed";

export class Book {
  /** Another one once a text file's workbook was saved as a workbook. */
  file: WorkbookFile;
  readonly session: Session;
  readonly addIn: AddIn;
  readonly unsaved: Unsaved;
  isCalculating = false;
  private readonly grid: GridView;
  private readonly framed: FramedAddIn;
  private readonly stops: (() => void)[];
  private isClosed = false;
  private commands = 0;
  /** The next look at the calculation, while there is any. */
  private looking: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    file: WorkbookFile,
    session: Session,
    addIn: AddIn,
    grid: GridView,
    framed: FramedAddIn,
    listener: BookListener,
  ) {
    this.file = file;
    this.session = session;
    this.addIn = addIn;
    this.grid = grid;
    this.framed = framed;
    this.unsaved = new Unsaved(session);
    const changed = (): void => {
      listener.changed();
    };
    const lookAtCalculation = (): void => {
      const { isBusy } = session.workbook.calculation;
      this.looking = isBusy ? setTimeout(lookAtCalculation, CALCULATION_LOOK) : undefined;
      if (isBusy === this.isCalculating) return;
      this.isCalculating = isBusy;
      changed();
    };
    this.stops = [
      session.workbook.listen(() => {
        // What is done at once is not worth a word.
        if (session.workbook.calculation.isBusy)
          this.looking ??= setTimeout(lookAtCalculation, CALCULATION_LOOK);
        changed();
      }),
      session.history.watch(changed),
      addIn.watch(changed),
      followCell(session, listener),
      follow(DARK, () => {
        grid.setDarkMode(window.matchMedia(DARK).matches);
      }),
      () => {
        clearTimeout(this.looking);
      },
    ];
    this.followFrame(listener);
  }

  /**
   * Puts a workbook on the page.
   *
   * @throws where the grid or the frame cannot be made; nothing of the workbook is left on the page then
   */
  static async open(
    file: WorkbookFile,
    setup: {
      readonly places: Places;
      readonly openGrid: OpenGrid;
      readonly addIn: AddInFiles;
      readonly isPaneShown: boolean;
    },
    listener: BookListener,
  ): Promise<Book> {
    const { places, addIn: files } = setup;
    const session = new Session(file.workbook, PERSON);
    if (file.front !== undefined) session.activate(file.front);
    const addIn = new AddIn(session, {
      functions: files.functions,
      shortcuts: Object.fromEntries(files.shortcuts.map(({ action, keys }) => [action, keys])),
    });
    addIn.pane = setup.isPaneShown ? "Visible" : "Hidden";
    let grid: GridView | undefined;
    try {
      grid = await setup.openGrid(places.grid, session, {
        darkMode: window.matchMedia(DARK).matches,
        functions: files.functions.functions,
        onRefused: (message) => {
          listener.refused(message);
        },
        onWarned: (message) => {
          listener.warned(message);
        },
      });
      const framed = frameAddIn({
        container: places.pane,
        url: files.manifest.paneUrl,
        title: files.manifest.name,
        services: addIn,
      });
      addIn.attach(framed);
      // What the file brought without values is calculated, now that there is something to calculate it.
      file.workbook.calculation.settle();
      return new Book(file, session, addIn, grid, framed, listener);
    } catch (error) {
      grid?.dispose();
      addIn.detach();
      session.close();
      throw error;
    }
  }

  /** Takes the workbook off the page. What the add-in is in the middle of ends there. */
  close(): void {
    this.isClosed = true;
    for (const stop of this.stops) stop();
    this.framed.close();
    this.addIn.detach();
    this.grid.dispose();
    this.unsaved.close();
    this.session.close();
  }

  endEdit(): Promise<void> {
    return this.grid.endEdit();
  }

  /** What the grid can do to the selected cells, in groups. */
  get cellCommands(): GridView["cellCommands"] {
    return this.grid.cellCommands;
  }

  focusGrid(): void {
    this.grid.focus();
  }

  get isGridFocused(): boolean {
    return this.grid.hasKeyboard;
  }

  /** Gives the keyboard to the add-in. */
  focusPane(): void {
    this.framed.frame().focus();
  }

  /** Is a command of the ribbon or a menu under way? */
  get runsCommand(): boolean {
    return this.commands > 0;
  }

  /** Is the add-in in the middle of something, be it started in its own pane? */
  get isAddInAtWork(): boolean {
    const { contentDocument } = this.framed.frame();
    // A page that is still loading has no body yet.
    return this.runsCommand || contentDocument?.querySelector('body[data-run="running"]') != null;
  }

  /** Carries out a command of the add-in. An add-in that is still loading is waited for. */
  async run({ id, action }: Command): Promise<CommandEnd> {
    if (action.kind === "showPane") {
      this.addIn.showPane("Visible");
      return "done";
    }
    this.commands++;
    try {
      for (let waited = 0; ; waited += RETRY) {
        const completion = await this.addIn.runCommand(action.functionName, id).catch(() => null);
        if (completion !== null) return completion.status === 0 ? "done" : "noFunction";
        if (this.isClosed) return "closed";
        if (waited >= PATIENCE) return "notListening";
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
    } finally {
      this.commands--;
    }
  }

  /** The add-in is of the same origin: what is pressed and dragged in its frame is heard here. */
  private followFrame(listener: BookListener): void {
    const frame = this.framed.frame();
    frame.addEventListener("load", () => {
      const { contentDocument } = frame;
      contentDocument?.addEventListener("keydown", (event) => {
        listener.pressedInPane(event);
      });
      for (const name of ["dragenter", "dragover"] as const)
        contentDocument?.addEventListener(name, (event) => {
          listener.draggedOverPane(event);
        });
    });
  }
}
