// A roster in an .xlsx workbook.
import { findRoster } from "../files/findRoster";
import { findAssessments, findOrganisation, findRoles } from "../files/findSetup";
import { refuseForeignResults } from "../files/ownResults";
import { nodeCodec } from "../files/xlsx/nodeCodec";
import { patchWorkbook } from "../files/xlsx/patchWorkbook";
import type { ColumnWrite } from "../files/xlsx/resultColumns";
import { LEAVE } from "../files/xlsx/resultColumns";
import { openWorkbook } from "../files/xlsx/workbook";
import type { Layout } from "../roster/headings";
import { DECISION_HEADINGS } from "../roster/resultHeadings";
import type { ResultColumn } from "../roster/results";
import { mappingOf } from "../roster/sheets";
import type { OpenOptions, RosterFile } from "./rosterFile";

/** Opens a workbook and finds the roster in it. @throws FileError */
export async function openWorkbookFile(bytes: Uint8Array, options: OpenOptions): Promise<RosterFile> {
  const workbook = await openWorkbook(bytes, nodeCodec);
  const organisation = options.organisationCells ?? (await findOrganisation(workbook));
  const mapping = mappingOf(organisation);
  const roles = options.rolesGiven === true ? undefined : await findRoles(workbook, { mapping });
  const assessments = await findAssessments(workbook);
  const known = {
    mapping,
    roles: roles !== undefined || assessments !== undefined || options.rolesGiven === true,
    assessments: assessments?.sheet,
  };
  const found = await findRoster(workbook, { ...options, ...known });
  const { table, sheet, tableName, headingRow, firstRow, firstColumn } = found;

  const columnsToWrite = (layout: Layout, results: readonly ResultColumn[]): ColumnWrite[] => [
    ...results.map(({ heading, codes, values }): ColumnWrite => {
      const index = layout.results.get(heading);
      return { heading, at: index === undefined ? "append" : firstColumn + index, codes, values };
    }),
    ...DECISION_HEADINGS.filter((heading) => !layout.results.has(heading)).map((heading): ColumnWrite => ({
      heading,
      at: "append",
      codes: new Int32Array(table.rowCount).fill(LEAVE),
      values: [],
    })),
  ];

  return {
    headings: table.headings,
    organisation,
    roles,
    assessments,
    async *blocks() {
      yield { table, start: 0, share: undefined };
    },
    // Excel lists the cells to calculate in a part of their own.
    hasFormulas: workbook.inside.relationships.some(({ kind }) => kind === "calcChain"),
    close: () => Promise.resolve(),
    writer(layout, output, { overwrite }) {
      let writes: ColumnWrite[] = [];
      return {
        add(_block, results) {
          if (!overwrite) refuseForeignResults({ table, layout, hasFormula: found.hasFormula, firstColumn });
          writes = columnsToWrite(layout, results);
          return Promise.resolve();
        },
        async finish(onProgress) {
          const { signal } = options;
          const patch = { sheet, headingRow, firstRow, rowCount: table.rowCount, writes };
          const patched = await patchWorkbook(
            workbook,
            tableName === undefined ? patch : { ...patch, table: tableName },
            { signal, onProgress },
          );
          await output.write(patched);
        },
      };
    },
  };
}
