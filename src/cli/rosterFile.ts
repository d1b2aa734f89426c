// A roster in a file, whatever its format: headings, blocks of rows, and a way to write results beside them.
import type { Layout } from "../roster/headings";
import type { ResultColumn } from "../roster/results";
import type { OrganisationCells } from "../roster/sheets";
import type { Table } from "../roster/table";
import type { Output } from "./output";

/** Rows of a roster that are judged together: all of a workbook's, some of a text file's. */
export interface RosterBlock {
  readonly table: Table;
  /** Data rows before this block. */
  readonly start: number;
  /** The share of the file that has been read, 0 to 1; undefined where it is not known. */
  readonly share: number | undefined;
}

/** Writes the results of block after block. */
export interface ResultWriter {
  /** Adds the results of a block, in the order of the blocks. */
  add(block: RosterBlock, results: readonly ResultColumn[]): Promise<void>;
  /** Writes what is left; says the share that is done, 0 to 1. */
  finish(onProgress: (share: number) => void): Promise<void>;
}

/** An opened roster. Its blocks can be read once. */
export interface RosterFile {
  readonly headings: readonly string[];
  readonly organisation: OrganisationCells | undefined;
  readonly roles: Table | undefined;
  readonly assessments: Table | undefined;
  blocks(signal?: AbortSignal): AsyncIterable<RosterBlock>;
  /** The file holds formulas that keep the values they had. */
  readonly hasFormulas: boolean;
  /** Lets go of the input, whether its blocks were read or not. */
  close(): Promise<void>;
  writer(layout: Layout, output: Output, options: { readonly overwrite: boolean }): ResultWriter;
}

/** How to read a file. */
export interface OpenOptions {
  readonly sheet?: string | undefined;
  readonly table?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** The delimiter to take where the text shows none: its name ends in .tsv. */
  readonly fallbackDelimiter?: string | undefined;
  /** Says the share of the input that is read, 0 to 1, where it is read before it is judged. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Given in place of the file's own Organisation sheet. Its mapped headings help to find the roster. */
  readonly organisationCells?: OrganisationCells | undefined;
  /** Roles are given in place of the file's own: a roster may do with a column of roles. */
  readonly rolesGiven?: boolean | undefined;
}
