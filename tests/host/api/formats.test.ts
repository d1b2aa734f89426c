// Formats: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-format,
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-blank-null-values#null-property-values-in-the-response.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

/** Reads one property by its path, such as "fill/color", of a range's format. */
async function read(address: string, path: string): Promise<unknown> {
  return excel.on(async (sheet, context) => {
    const { format } = sheet.getRange(address);
    format.load(path);
    await context.sync();
    return path.split("/").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], format);
  });
}

/** Sets one property by its path. */
async function write(address: string, path: string, value: unknown): Promise<void> {
  await excel.on((sheet) => {
    const names = path.split("/");
    const last = names.pop()!;
    const owner = names.reduce<unknown>(
      (at, name) => (at as Record<string, unknown>)[name],
      sheet.getRange(address).format,
    );
    (owner as Record<string, unknown>)[last] = value;
  });
}

// @types/office-js: Excel.RangeFormat, RangeFill, RangeFont, FormatProtection. What is there at first is a guess.
describe("a property of cells", () => {
  const PROPERTIES: [path: string, atFirst: unknown, given: unknown, then: unknown][] = [
    ["fill/color", "#FFFFFF", "#ffa500", "#FFA500"],
    ["fill/color", "#FFFFFF", "orange", "#FFA500"],
    ["font/color", "#000000", "red", "#FF0000"],
    ["font/bold", false, true, true],
    ["font/italic", false, true, true],
    ["font/strikethrough", false, true, true],
    ["font/underline", "None", "Single", "Single"],
    ["font/name", "Calibri", "Verdana", "Verdana"],
    ["font/size", 11, 14, 14],
    ["horizontalAlignment", "General", "Center", "Center"],
    ["verticalAlignment", "Bottom", "Top", "Top"],
    ["indentLevel", 0, 2, 2],
    ["wrapText", false, true, true],
    ["protection/locked", true, false, false],
    ["protection/formulaHidden", false, true, true],
  ];

  it.each(PROPERTIES)("%s is %j, and what it is set to", async (path, atFirst, given, then) => {
    expect(await read("B2:C3", path)).toBe(atFirst);
    await write("B2:C3", path, given);
    expect(await read("B2:C3", path)).toBe(then);
    expect(await read("C3", path)).toBe(then);
    expect(await read("D3", path)).toBe(atFirst);
  });

  it.each(PROPERTIES)("%s is null where cells differ", async (path, _, given) => {
    await write("B2", path, given);
    expect(await read("B2:B3", path)).toBeNull();
  });

  it.each([
    ["fill/color", "colourful"],
    ["fill/color", "#12345"],
    ["font/size", -1],
    ["columnWidth", "wide"],
  ])("%s takes no %j", async (path, value) => {
    expect(await codeOf(write("B2", path, value))).toBe("InvalidArgument");
  });

  it("moves with its cells", async () => {
    await write("B2", "fill/color", "#FF0000");
    await excel.on((sheet) => {
      sheet.getRange("1:1").insert("Down");
    });
    expect([await read("B3", "fill/color"), await read("B2", "fill/color")]).toEqual(["#FF0000", "#FFFFFF"]);
  });

  it("a fill is taken away by clear", async () => {
    await write("A1:B1", "fill/color", "#FF0000");
    await excel.on((sheet) => {
      sheet.getRange("B1").format.fill.clear();
    });
    expect([await read("A1", "fill/color"), await read("B1", "fill/color")]).toEqual(["#FF0000", "#FFFFFF"]);
  });
});

// @types/office-js: Excel.RangeFormat.columnWidth ("the width of all columns within the range"), rowHeight
describe("sizes", () => {
  it.each([
    ["columnWidth", "B2", "B99", "C2", 120],
    ["rowHeight", "B2", "Z2", "B3", 30],
  ])("%s is that of all cells there", async (name, at, same, other, value) => {
    const atFirst = await read(at, name);
    await write(at, name, value);
    expect([await read(same, name), await read(other, name)]).toEqual([value, atFirst]);
    expect(await read("A1:D9", name)).toBeNull();
  });

  it("autofit changes nothing that could be read as cells", async () => {
    // Nothing is drawn here: widths stay.
    await excel.fill("A1", [["a long text in a narrow column"]]);
    await excel.on((sheet) => {
      sheet.getRange("A1").format.autofitColumns();
      sheet.getRange("A1").format.autofitRows();
    });
    expect(excel.values("A1")).toEqual([["a long text in a narrow column"]]);
  });
});

// @types/office-js: Excel.RangeBorderCollection, RangeBorder
describe("borders", () => {
  it.each<[Excel.BorderIndex | string, string[], string[]]>([
    ["EdgeTop", ["B2", "C2"], ["B3"]],
    ["EdgeBottom", ["B4", "C4"], ["B3"]],
    ["EdgeLeft", ["B2", "B4"], ["C2"]],
    ["EdgeRight", ["C2", "C4"], ["B2"]],
  ])("%s is that of the cells along it", async (edge, along, elsewhere) => {
    const styles = await excel.on(async (sheet, context) => {
      const border = sheet.getRange("B2:C4").format.borders.getItem(edge as never);
      border.style = "Continuous";
      border.color = "blue";
      const read = [...along, ...elsewhere].map((address) =>
        sheet
          .getRange(address)
          .format.borders.getItem(edge as never)
          .load("style,color,sideIndex"),
      );
      await context.sync();
      return read.map(({ style, color, sideIndex }) => [style, color, sideIndex]);
    });
    expect(styles).toEqual([
      ...along.map(() => ["Continuous", "#0000FF", edge]),
      ...elsewhere.map(() => ["None", "#000000", edge]),
    ]);
  });

  it("inside are between cells", async () => {
    const styles = await excel.on(async (sheet, context) => {
      const { borders } = sheet.getRange("A1:B2").format;
      borders.getItem("InsideVertical").style = "Dot";
      borders.load("items/style,items/sideIndex,count");
      await context.sync();
      return [
        borders.count,
        borders.items.filter(({ style }) => style === "Dot").map((one) => one.sideIndex),
      ];
    });
    expect(styles).toEqual([8, ["InsideVertical"]]);
  });

  it.each([
    [
      "an edge",
      (range: Excel.Range) => {
        range.format.borders.getItem("Middle" as never).style = "Dot";
      },
    ],
    [
      "a style",
      (range: Excel.Range) => {
        range.format.borders.getItem("EdgeTop").style = "Wavy" as never;
      },
    ],
  ])("refuse %s that Excel does not have", async (_, set) => {
    const batch = excel.on((sheet) => {
      set(sheet.getRange("A1"));
    });
    expect(await codeOf(batch)).toBe("InvalidArgument");
  });
});
