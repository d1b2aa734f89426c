// Writes the workbook at hand: into which file, and as which kind of it.
import { FAILURE } from "../../words/workbench";
import type { WorkbookFile } from "../files/workbookFile";
import type { Book } from "./book";
import type { FileHandle } from "./localFiles";
import { SavePlace } from "./localFiles";
import type { Questions } from "./questions";
import { reasonOf } from "./reasonOf";

export class Saving {
  private readonly questions: Questions;
  private readonly say: (words: string) => void;
  private place = new SavePlace();

  constructor(questions: Questions, say: (words: string) => void) {
    this.questions = questions;
    this.say = say;
  }

  /** From now on it is about another workbook, and about its file where the browser may write into it. */
  begin(handle: FileHandle | undefined): void {
    this.place = new SavePlace(handle);
  }

  /** Does saving write into the file that was opened, and download none? */
  get isInPlace(): boolean {
    return this.place.isFile;
  }

  /** Saves the workbook; false where it is not saved, which the person is told. */
  async write(book: Book): Promise<boolean> {
    const { file } = book;
    try {
      const target = await this.targetOf(file);
      if (target === null) return false;
      const place = target === file ? this.place : new SavePlace();
      await book.unsaved.saveBy(async () => {
        this.say(await place.put(target.name, new Uint8Array(await target.save())));
        return true;
      });
      book.file = target;
      target.workbook.name = target.name;
      this.place = place;
      return true;
    } catch (error) {
      await this.questions.failure(FAILURE.save(file.name), FAILURE.saveText(reasonOf(error)));
      return false;
    }
  }

  /** The file to be written: of a text file that cannot hold everything, what the person chooses; null is none. */
  private async targetOf(file: WorkbookFile): Promise<WorkbookFile | null> {
    const lost = file.lost();
    if (lost.length === 0) return file;
    const choice = await this.questions.textLoses(file.name, lost);
    if (choice === "cancel") return null;
    return choice === "asWorkbook" ? file.asWorkbook() : file;
  }
}
