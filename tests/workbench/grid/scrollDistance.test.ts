// How far the grid scrolls so that a cell is in view.
import { scrollFor } from "../../../src/workbench/grid/scrollDistance";

/** Ten lines of 100 pixels, the first two of them frozen. */
const lines = { ends: Array.from({ length: 10 }, (_, line) => (line + 1) * 100), frozen: 2, room: 500 };

it.each([
  { what: "a frozen line is always in view", line: 1, scrolled: 300, expected: null },
  { what: "a line in view", line: 3, scrolled: 0, expected: null },
  { what: "a line behind the frozen ones", line: 2, scrolled: 50, expected: 0 },
  { what: "a line beyond the end: a strip of the next one comes along", line: 6, scrolled: 0, expected: 204 },
  { what: "a line at the very end, whose next one is out of view", line: 4, scrolled: 0, expected: 4 },
  { what: "a line that is scrolled past", line: 4, scrolled: 400, expected: 200 },
  { what: "a line too large for the room begins in view", line: 6, scrolled: 0, room: 250, expected: 400 },
])("$what", ({ line, scrolled, expected, room = lines.room }) => {
  expect(scrollFor(line, { ...lines, room, scrolled })).toBe(expected);
});
