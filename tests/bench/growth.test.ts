// Growth as numbers and as a picture: slopes on logarithmic axes, and points that stand where their values belong.
import { JSDOM } from "jsdom";
import { logPlot } from "../../bench/logPlot";
import { slopeOf, steepestStep } from "../../bench/slopes";

type Points = readonly (readonly [number, number])[];

test.each([
  [
    "a time that grows as the rows do",
    [
      [1000, 2],
      [10_000, 20],
      [100_000, 200],
    ],
    1,
    1,
  ],
  [
    "a time that grows as their square",
    [
      [10, 1],
      [100, 100],
    ],
    2,
    2,
  ],
  [
    "a time that is the same for all",
    [
      [10, 5],
      [1000, 5],
    ],
    0,
    0,
  ],
  [
    "a cliff at the end",
    [
      [1, 1],
      [10, 10],
      [100, 10_000],
    ],
    2,
    3,
  ],
] as [name: string, points: Points, slope: number, steepest: number][])(
  "%s",
  (_, points, slope, steepest) => {
    expect(slopeOf(points)).toBeCloseTo(slope, 9);
    expect(steepestStep(points)).toBeCloseTo(steepest, 9);
  },
);

test.each([slopeOf, steepestStep])("%p wants two points", (of) => {
  expect(() => of([[1, 1]])).toThrow("at least two points");
});

const words = {
  title: "Time",
  description: "Both rise.",
  xLabel: "Rows & columns",
  yLabel: "Time",
  xTick: (value: number): string => `${String(value)} rows`,
  yTick: (value: number): string => `${String(value)} ms`,
};
const lines = [
  {
    name: "one <b>",
    points: [
      [1000, 1],
      [1_000_000, 1000],
    ],
  },
  {
    name: "other",
    points: [
      [1000, 10],
      [10_000, 100],
    ],
  },
] as const;

describe("a plot", () => {
  const picture = new JSDOM(logPlot({ ...words, lines }), { contentType: "image/svg+xml" }).window.document;
  const texts = [...picture.querySelectorAll("text")].map(({ textContent }) => textContent);
  const drawn = [...picture.querySelectorAll("polyline")].map((line) =>
    line
      .getAttribute("points")!
      .split(" ")
      .map((point) => point.split(",").map(Number) as [number, number]),
  );

  test("names its axes, its powers of ten and its lines", () => {
    expect(texts).toEqual(
      expect.arrayContaining(["Rows & columns", "Time", "1000 rows", "1000000 rows", "1 ms", "1000 ms"]),
    );
    expect(texts).toEqual(expect.arrayContaining(["one <b>", "other"]));
    expect(picture.querySelector("desc")!.textContent).toBe("Both rise.");
  });

  test("puts a power of ten as far as any other, upwards for more", () => {
    const [[start, end], [low, high]] = drawn as readonly Points[] as [Points, Points];
    const [perTenRows, perTenTimes] = [(end![0] - start![0]) / 3, (start![1] - end![1]) / 3];
    expect(perTenRows).toBeGreaterThan(0);
    expect(perTenTimes).toBeGreaterThan(0);
    expect(high![0] - low![0]).toBeCloseTo(perTenRows, 0);
    expect(low![1] - high![1]).toBeCloseTo(perTenTimes, 0);
    expect(start![1] - low![1]).toBeCloseTo(perTenTimes, 0);
  });

  test("has colours for dark pages", () => {
    expect(picture.querySelector("style")!.textContent).toContain("prefers-color-scheme:dark");
  });
});

test("a line without points is named", () => {
  expect(() => logPlot({ ...words, lines: [{ name: "none", points: [] }] })).toThrow('"none" has no points');
});
