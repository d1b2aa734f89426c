// Is an input a workbook or delimited text?
import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import { readingFailure } from "./failure";

export type InputKind = "workbook" | "text";

const TEXT_EXTENSIONS = [".csv", ".tsv", ".tab", ".txt"];
const WORKBOOK_EXTENSIONS = [".xlsx", ".xlsm", ".xltx", ".xltm"];
/** How zip archives (.xlsx, .ods) and compound files (.xls, encrypted workbooks) begin. */
const SIGNATURES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Do these bytes begin a workbook? Four of them are enough. */
export function looksLikeWorkbook(start: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, index) => start[index] === byte));
}

/** Is this file a workbook? Its first bytes say so, or else its name. @throws Failure when it cannot be read */
export async function kindOfFile(path: string): Promise<InputKind> {
  try {
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(4), 0, 4, 0);
      if (looksLikeWorkbook(buffer.subarray(0, bytesRead))) return "workbook";
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readingFailure(path, error);
  }
  return TEXT_EXTENSIONS.includes(extname(path).toLowerCase()) ? "text" : "workbook";
}

/** The format that a file's name promises; undefined where it says nothing. */
export function formatOfName(path: string): InputKind | undefined {
  const extension = extname(path).toLowerCase();
  if (TEXT_EXTENSIONS.includes(extension)) return "text";
  return WORKBOOK_EXTENSIONS.includes(extension) ? "workbook" : undefined;
}
