// What becomes of a text that is typed into a cell, and what the cell shows.
import { shownText, typed } from "../../../src/host/workbook/values";

// guess: that Excel reads entries as numbers and dates of the person's language, and gives cells without a format one that fits, is
// known but nowhere written down in full. The language here is American English.
describe("a typed text", () => {
  it.each<[string, unknown, string, string]>([
    ["12", 12, "General", "12"],
    [" -1.50 ", -1.5, "General", "-1.5"],
    ["1e3", 1000, "General", "1000"],
    ["25%", 0.25, "0%", "25%"],
    ["1,234", 1234, "#,##0", "1,234"],
    ["-1,234,567.8", -1234567.8, "#,##0.00", "-1,234,567.80"],
    ["2024-02-29", 45351, "yyyy-mm-dd", "2024-02-29"],
    ["2/29/2024", 45351, "m/d/yyyy", "2/29/2024"],
    ["1/1/1900", 1, "m/d/yyyy", "1/1/1900"],
    ["1900-03-01", 61, "yyyy-mm-dd", "1900-03-01"],
    ["true", true, "General", "TRUE"],
    ["", null, "General", ""],
    ["#n/a", { error: "#N/A" }, "General", "#N/A"],
    ["'12", "12", "General", "12"],
  ])("%j", (text, value, format, shown) => {
    const { numberFormat = "General", ...rest } = typed(text, "General");
    expect([rest.value, numberFormat, shownText(rest.value, numberFormat)]).toEqual([value, format, shown]);
  });

  it.each(["12a", "1,23", "2023-02-29", "13/1/2024", "1/1/1899", "1.2.3", "true story", "--", "#nope"])(
    "stays a text: %j",
    (text) => {
      expect(typed(text, "General")).toEqual({ value: text });
    },
  );

  it("stays a text in a cell for texts", () => {
    expect(["12", "=A1", "2024-01-01"].map((text) => typed(text, "@").value)).toEqual([
      "12",
      "=A1",
      "2024-01-01",
    ]);
  });
});
