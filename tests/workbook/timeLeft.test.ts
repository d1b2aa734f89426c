// The estimate of how long a stage still takes.
import { timeLeftWords } from "../../src/words/taskpane";
import { secondsLeft } from "../../src/workbook/timeLeft";

test.each([
  ["half of the rows in 10 seconds", { started: 1000, done: 500, total: 1000 }, 11_000, 10],
  ["a quarter in 2 seconds", { started: 0, done: 1, total: 4 }, 2000, 6],
  ["parts of a second are rounded up", { started: 0, done: 3, total: 4 }, 2000, 1],
  ["all rows are done", { started: 0, done: 4, total: 4 }, 2000, 0],
  ["too early to tell", { started: 0, done: 1, total: 4 }, 1000, null],
  ["no row is done yet", { started: 0, done: 0, total: 4 }, 9000, null],
  ["how many rows there are is not known", { started: 0, done: 0, total: 0 }, 9000, null],
])("%s", (_, stage, now, expected) => {
  expect(secondsLeft(stage, now)).toBe(expected);
});

test.each([
  [0, "a few seconds left"],
  [4, "a few seconds left"],
  [6, "about 10 seconds left"],
  [89, "about 90 seconds left"],
  [90, "about 2 minutes left"],
  [600, "about 10 minutes left"],
])("%d seconds are told as %s", (seconds, words) => {
  expect(timeLeftWords(seconds)).toBe(words);
});
