// Which boxes of changed cells are looked at.
import { boxAddress, parseBox } from "../../../src/host/workbook/address";
import { outermost } from "../../../src/workbench/grid/boxes";

test.each<[string, string[], string[]]>([
  ["boxes beside each other stay", ["A1:B2", "C1:D2"], ["A1:B2", "C1:D2"]],
  ["boxes that share some cells stay", ["A1:C3", "C3:D4"], ["A1:C3", "C3:D4"]],
  ["equal boxes are one", ["A1:B2", "A1:B2", "A1:B2"], ["A1:B2"]],
  ["a box within a later one goes", ["A1:B2", "E5", "A1:C2", "A1:D2"], ["E5", "A1:D2"]],
  ["a box within an earlier one goes", ["A1:D2", "B2"], ["A1:D2"]],
  ["none are none", [], []],
])("%s", (_, boxes, expected) => {
  expect(outermost(boxes.map((address) => parseBox(address)!)).map(boxAddress)).toEqual(expected);
});
