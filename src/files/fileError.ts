// The one kind of error for a file that cannot be read or written: a code for programs, a sentence for people.

/** Why a file cannot be read or written. A closed list: every front can say what it does for each of them. */
export type FileErrorCode =
  /** The bytes are not a zip archive, so the file is no .xlsx workbook. */
  | "NOT_A_ZIP"
  /** A zip archive that is cut off, or whose directory, sizes or checksums contradict each other. */
  | "BAD_ZIP"
  /** Protected with a password. */
  | "ENCRYPTED"
  /** A part would inflate to more than any genuine workbook needs. */
  | "ZIP_BOMB"
  /** XML that is not well formed, or a value that its place in the file does not allow. */
  | "BAD_XML"
  /** XML with a document type, which could declare entities. */
  | "XML_ENTITIES"
  /** A zip archive that holds no Excel workbook. */
  | "NOT_A_WORKBOOK"
  /** A kind of file, or something inside it, that is known but not handled. */
  | "UNSUPPORTED"
  | "TOO_MANY_COLUMNS"
  | "TOO_MANY_ROWS"
  /** Within Excel's limits, but more cells than fit into memory. */
  | "TOO_LARGE"
  | "NO_SUCH_SHEET"
  | "NO_SUCH_TABLE"
  /** Something stands where result columns would have to go. */
  | "CELLS_IN_THE_WAY"
  /** Two columns of one table would have the same heading. */
  | "DUPLICATE_HEADING"
  /** A formula that fills several cells would lose some of them. */
  | "FORMULA_IN_THE_WAY"
  /** A column headed like a result of ours that an earlier run did not write. */
  | "RESULTS_NOT_OURS"
  /** No row of headings that are known, or a table without one. */
  | "NO_HEADINGS"
  /** Heading cells are merged. */
  | "MERGED_HEADINGS"
  /** More than one block of cells could be the roster. */
  | "AMBIGUOUS_ROSTER"
  /** Delimited text: quotes that do not pair up. */
  | "BAD_QUOTING"
  /** Text that is not valid in its encoding, or that the encoding cannot hold. */
  | "BAD_ENCODING"
  /** Delimited text: one record is longer than any genuine one. */
  | "RECORD_TOO_LONG";

/** A file that cannot be read or written. The message says what is wrong, where, and what to do. */
export class FileError extends Error {
  override readonly name = "FileError";

  constructor(
    readonly code: FileErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
