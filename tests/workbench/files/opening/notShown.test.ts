// What a workbook holds and the workbench does not show: it is said, by sheet and kind.
import { relationships, XML } from "../../../files/xlsx/workbookParts";
import { openParts, withRelationships } from "./opening";

const DRAWING =
  '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><d:twoCellAnchor><d:pic/></d:twoCellAnchor>' +
  "<d:twoCellAnchor><d:sp/></d:twoCellAnchor><d:twoCellAnchor><d:grpSp><d:sp/><d:cxnSp/></d:grpSp></d:twoCellAnchor>" +
  "<d:twoCellAnchor><d:graphicFrame/></d:twoCellAnchor></d:wsDr>";
const THREADED = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";
const SPARKLINES =
  '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline/><x14:sparkline/></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>';

/** A sheet with these relationships. */
const onSheet = (targets: Record<string, string>): Record<string, string> => ({
  "xl/worksheets/_rels/sheet1.xml.rels": relationships(targets),
});
const comments = (name: string, count: number): string =>
  `${XML}<comments><commentList>${`<${name}/>`.repeat(count)}</commentList></comments>`;

describe("what is not shown", () => {
  it.each<[string, Record<string, string>, unknown]>([
    ["nothing", {}, []],
    [
      "macros, links to other workbooks and queries",
      withRelationships({
        "vbaProject.bin": "vbaProject",
        "externalLinks/externalLink1.xml": "externalLink",
        "externalLinks/externalLink2.xml": "externalLink",
        "connections.xml": "connections",
      }),
      [
        { kind: "macro", count: 1 },
        { kind: "externalLink", count: 2 },
        { kind: "query", count: 1 },
      ],
    ],
    [
      "a chart, a picture and shapes, those of groups too",
      {
        ...onSheet({ "../drawings/drawing1.xml": "drawing" }),
        "xl/drawings/drawing1.xml": DRAWING,
        "xl/drawings/_rels/drawing1.xml.rels": relationships({ "../charts/chart1.xml": "chart" }),
      },
      [
        { kind: "chart", sheet: "Roster", count: 1 },
        { kind: "picture", sheet: "Roster", count: 1 },
        { kind: "drawing", sheet: "Roster", count: 3 },
      ],
    ],
    [
      "comments",
      { ...onSheet({ "../comments1.xml": "comments" }), "xl/comments1.xml": comments("comment", 2) },
      [{ kind: "comment", sheet: "Roster", count: 2 }],
    ],
    [
      "threads of comments, once",
      {
        ...onSheet({ "../comments1.xml": "comments", "../threads/thread1.xml": THREADED }),
        "xl/comments1.xml": comments("comment", 1),
        "xl/threads/thread1.xml": comments("threadedComment", 3),
      },
      [{ kind: "comment", sheet: "Roster", count: 3 }],
    ],
    [
      "pivot tables and slicers",
      onSheet({ "../pivotTables/pivotTable1.xml": "pivotTable", "../slicers/slicer1.xml": "slicer" }),
      [
        { kind: "pivotTable", sheet: "Roster", count: 1 },
        { kind: "slicer", sheet: "Roster", count: 1 },
      ],
    ],
  ])("%s", async (_, parts, found) => {
    expect((await openParts('<row r="1"/>', {}, parts)).notShown).toEqual(found);
  });

  it("sparklines", async () => {
    const { notShown } = await openParts('<row r="1"/>', { after: SPARKLINES });
    expect(notShown).toEqual([{ kind: "sparkline", sheet: "Roster", count: 2 }]);
  });
});
