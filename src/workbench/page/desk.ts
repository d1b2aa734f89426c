// What the page does and shows: opens and closes workbooks, and passes on what the person asks of them.
import { FAILURE, STATUS, stepWords } from "../../words/workbench";
import type { WorkbookFile } from "../files/workbookFile";
import type { AddInFiles } from "./addInFiles";
import { Book } from "./book";
import type { BookListener, CommandEnd, Places } from "./book";
import type { DeskSetup, DeskState, Tools } from "./deskState";
import { EMPTY, notShownLines } from "./deskState";
import type { CellCommand } from "../grid/gridView";
import type { FileHandle, LocalFile } from "./localFiles";
import { NotOneFile, pickFile } from "./localFiles";
import type { Command } from "./manifest";
import { Questions } from "./questions";
import { reasonOf } from "./reasonOf";
import { Saving } from "./saving";

/** How many texts stay to be read out. */
const MOST_SAID = 3;

export class Desk {
  /** Hears what happens in the add-in's frame. */
  readonly inPane: Partial<Pick<BookListener, "pressedInPane" | "draggedOverPane">> = {};
  readonly addIn: AddInFiles;
  /** Of the page's own keys. */
  readonly modifier: "Ctrl" | "Command";
  readonly places: Places;
  private readonly tools: Tools;
  private state: DeskState = EMPTY;
  private readonly subscribers = new Set<() => void>();
  private readonly questions: Questions;
  private book: Book | null = null;
  private readonly saving: Saving;
  /** Opening or saving: one at a time. */
  private task: string | null = null;
  private isRefreshing = false;

  constructor({ addIn, tools, places, isPaneShown, modifier }: DeskSetup) {
    this.addIn = addIn;
    this.tools = tools;
    this.places = places;
    this.modifier = modifier;
    this.state = { ...EMPTY, isPaneShown };
    this.questions = new Questions(() => {
      this.refresh();
    });
    this.saving = new Saving(this.questions, (words) => {
      this.say(words);
    });
  }

  // For React:

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  };

  readonly getState = (): DeskState => this.state;

  /** The workbook on the page; null while none is open. */
  get opened(): Book | null {
    return this.book;
  }

  // Opening and closing:

  /** Opens what a function gives, and asks before the workbook at hand has to go. Tells what went wrong, and never rejects. */
  private async open(
    name: string,
    title: string,
    get: () => Promise<{ readonly file: WorkbookFile; readonly handle?: FileHandle | undefined }>,
  ): Promise<boolean> {
    return this.alone(STATUS.opening(name), title, async () => {
      await this.book?.endEdit();
      const { file, handle } = await get();
      if (!(await this.mayLeave())) return false;
      await this.replace(file, handle);
      this.say([STATUS.opened(file.name), ...notShownLines(file.notShown)].join(" "));
      return true;
    });
  }

  /** Opens a file that the person gave. */
  async openLocal({ file, handle }: LocalFile): Promise<boolean> {
    return this.open(file.name, FAILURE.open(file.name), async () => ({
      file: await this.tools.openFile(file.name, new Uint8Array(await file.arrayBuffer())),
      handle,
    }));
  }

  /** Opens a file of the server's. */
  openBytes(name: string, title: string, get: () => Promise<Uint8Array>): Promise<boolean> {
    return this.open(name, title, async () => ({ file: await this.tools.openFile(name, await get()) }));
  }

  openNew(): Promise<boolean> {
    return this.open(STATUS.newBook, FAILURE.new, async () => ({ file: await this.tools.newFile() }));
  }

  /** Lets the person pick a file, and opens it. */
  async pick(): Promise<void> {
    if (this.task !== null || this.state.question !== null) return;
    await this.take(() => pickFile(document));
  }

  /** Opens what a function gives, such as what was dropped; null is nothing. */
  async take(get: () => Promise<LocalFile | null>): Promise<void> {
    if (this.task !== null || this.state.question !== null) return;
    let given: LocalFile | null;
    try {
      given = await get();
    } catch (error) {
      const title = error instanceof NotOneFile ? error.title : FAILURE.noFile;
      await this.questions.failure(title, reasonOf(error));
      return;
    }
    if (given !== null) await this.openLocal(given);
  }

  /** May the workbook at hand be closed? Asks where something would be lost, and saves if that is wished. */
  private async mayLeave(): Promise<boolean> {
    const { book } = this;
    if (book === null) return true;
    if (book.isAddInAtWork && !(await this.questions.atWork(book.file.name))) return false;
    if (!book.unsaved.isUnsaved) return true;
    const choice = await this.questions.unsaved(book.file.name);
    return choice === "save" ? this.write(book) : choice === "discard";
  }

  /** Would closing the page lose something? */
  get wouldLose(): boolean {
    return this.book !== null && (this.book.unsaved.isUnsaved || this.book.isAddInAtWork);
  }

  private async replace(file: WorkbookFile, handle: FileHandle | undefined): Promise<void> {
    this.book?.close();
    this.book = null;
    this.show({
      ...EMPTY,
      isPaneShown: this.state.isPaneShown,
      said: this.state.said,
      doing: this.state.doing,
    });
    const setup = { places: this.places, openGrid: this.tools.openGrid, addIn: this.addIn };
    const listener: BookListener = {
      show: (cell) => {
        this.show({ cell });
      },
      say: (words) => {
        this.say(words);
      },
      changed: () => {
        this.refreshSoon();
      },
      warned: (message) => {
        this.say(message);
      },
      refused: (message) => {
        void this.questions.failure(FAILURE.edit, message);
      },
      pressedInPane: (event) => this.inPane.pressedInPane?.(event),
      draggedOverPane: (event) => this.inPane.draggedOverPane?.(event),
    };
    this.book = await Book.open(file, { ...setup, isPaneShown: this.state.isPaneShown }, listener);
    this.saving.begin(handle);
    this.refresh();
  }

  // Saving:

  /** Saves the workbook at hand; false where it is not saved, which the person is told. */
  async save(): Promise<boolean> {
    const { book } = this;
    if (book === null || this.state.question !== null) return false;
    return this.alone(STATUS.saving, FAILURE.save(book.file.name), async () => {
      await book.endEdit();
      return this.write(book);
    });
  }

  private async write(book: Book): Promise<boolean> {
    const isSaved = await this.saving.write(book);
    this.refresh();
    return isSaved;
  }

  // What the person does with the workbook:

  async undo(): Promise<void> {
    await this.revert(this.state.undo, FAILURE.undo, STATUS.undone, (book) => book.session.undo());
  }

  async redo(): Promise<void> {
    await this.revert(this.state.redo, FAILURE.redo, STATUS.redone, (book) => book.session.redo());
  }

  private async revert(
    step: string | null,
    title: string,
    done: (step: string) => string,
    act: (book: Book) => boolean,
  ): Promise<void> {
    const { book } = this;
    if (book === null || this.state.question !== null) return;
    await book.endEdit();
    try {
      if (act(book) && step !== null) this.say(done(step));
    } catch (error) {
      await this.questions.failure(title, reasonOf(error));
    }
  }

  /** Carries out a command of the manifest. */
  async run(command: Command): Promise<void> {
    const { book } = this;
    if (book === null) return;
    await book.endEdit();
    const running = book.run(command);
    this.refresh();
    const end = await running;
    this.refresh();
    const { action } = command;
    if (action.kind === "showPane") book.focusPane();
    const faults: Partial<Record<CommandEnd, string>> = {
      notListening: FAILURE.notListening,
      noFunction: FAILURE.noFunction(action.kind === "run" ? action.functionName : command.id),
    };
    const fault = faults[end];
    if (fault !== undefined) await this.questions.failure(FAILURE.command(command.label), fault);
  }

  /** Does something to the selected cells, which the keyboard goes back to. */
  async runInGrid(command: CellCommand): Promise<void> {
    const { book } = this;
    if (book === null || this.state.question !== null) return;
    await book.endEdit();
    await command.run();
    book.focusGrid();
  }

  /** Presses the keys of one of the add-in's actions. */
  async pressShortcut(action: string): Promise<void> {
    const { book } = this;
    if (book === null) return;
    await book.endEdit();
    if (!book.addIn.pressShortcut(action))
      await this.questions.failure(
        FAILURE.command(this.addIn.shortcuts.find((one) => one.action === action)?.name ?? action),
        FAILURE.notListening,
      );
  }

  /** Shows or hides the pane; the keyboard is not left in what is not there. */
  showPane(isShown: boolean): void {
    this.book?.addIn.showPane(isShown ? "Visible" : "Hidden");
    if (!isShown) this.book?.focusGrid();
  }

  showKeyboard(): void {
    this.questions.keyboard();
  }

  // What is shown:

  /** Does something that nothing else may be going on beside. Tells what went wrong under the title. */
  private async alone(doing: string, title: string, work: () => Promise<boolean>): Promise<boolean> {
    if (this.task !== null) return false;
    this.task = doing;
    this.refresh();
    try {
      return await work();
    } catch (error) {
      // A wait for the dialogue would keep the desk from whatever the person does next in it.
      void this.questions.failure(title, reasonOf(error));
      return false;
    } finally {
      this.task = null;
      this.refresh();
    }
  }

  private say(words: string): void {
    const { said } = this.state;
    const number = (said.at(-1)?.number ?? 0) + 1;
    this.show({ said: [...said.slice(1 - MOST_SAID), { words, number }] });
  }

  /** Looks at the book once for all that happens in one go. */
  private refreshSoon(): void {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    queueMicrotask(() => {
      this.isRefreshing = false;
      this.refresh();
    });
  }

  private refresh(): void {
    const { book } = this;
    const question = this.questions.first;
    // While the person is asked, nothing goes on.
    const doing = question === null ? (this.task ?? (book?.runsCommand ? STATUS.running : null)) : null;
    if (book === null) {
      this.show({ doing, question });
      return;
    }
    const { history } = book.session;
    const step = (labels: readonly string[]): string | null =>
      labels.length === 0 ? null : stepWords(labels.at(-1)!);
    this.show({
      fileName: book.file.name,
      isUnsaved: book.unsaved.isUnsaved,
      savesInPlace: this.saving.isInPlace,
      undo: step(history.labels),
      redo: step(history.redoLabels),
      ribbon: new Map(book.addIn.ribbon),
      isPaneShown: book.addIn.pane === "Visible",
      doing: doing ?? (book.isCalculating ? STATUS.calculating : null),
      notShown: book.file.notShown,
      question,
    });
  }

  private show(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    for (const subscriber of this.subscribers) subscriber();
  }
}
