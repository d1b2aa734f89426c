// Readings that are made once for equal arguments.
import { remembering } from "../../src/functions/remembered";
import type { Matrix } from "../../src/functions/arguments";

/** Reads a matrix as JSON, counting how often. */
function counted() {
  let count = 0;
  const read = remembering((cells: Matrix) => {
    count += 1;
    return JSON.stringify(cells);
  });
  return { read, times: () => count };
}

test.each<[string, Matrix, Matrix, number]>([
  ["equal cells", [["a", 1, true, null]], [["a", 1, true, null]], 1],
  ["equal errors", [[{ error: "#N/A" }]], [[{ error: "#N/A" }]], 1],
  ["no cells", [], [], 1],
  ["another text", [["a"]], [["b"]], 2],
  ["a text and a number", [["1"]], [[1]], 2],
  ["another error", [[{ error: "#N/A" }]], [[{ error: "#REF!" }]], 2],
  ["an error and a text", [[{ error: "#N/A" }]], [["#N/A"]], 2],
  ["an error and a blank", [[{ error: "#N/A" }]], [[null]], 2],
  ["a row more", [["a"]], [["a"], ["a"]], 2],
  ["a column more", [["a"]], [["a", "b"]], 2],
])("%s", (_, first, second, times) => {
  const { read, times: made } = counted();
  expect([read(first), read(second)]).toEqual([JSON.stringify(first), JSON.stringify(second)]);
  expect(made()).toBe(times);
});

test("what the caller changes afterwards is read anew", () => {
  const { read } = counted();
  const cells = [["a"]];
  read(cells);
  cells[0]![0] = "b";
  expect(read(cells)).toBe('[["b"]]');
});

test("the last eight are remembered, those used last longest", () => {
  const { read, times } = counted();
  for (let i = 0; i < 8; i++) read([[i]]);
  for (let i = 0; i < 8; i++) read([[i]]);
  expect(times()).toBe(8);
  read([[0]]);
  read([["ninth"]]);
  read([[0]]);
  expect(times()).toBe(9);
  read([[1]]);
  expect(times()).toBe(10);
});
