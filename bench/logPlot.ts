// Lines on two logarithmic axes as an SVG picture that is readable on light and dark pages.

export interface PlotLine {
  readonly name: string;
  /** Ascending in x; both above 0. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot {
  readonly title: string;
  /** What the picture says, for those who cannot see it. */
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** The text of a power of ten on the axis. */
  readonly xTick: (value: number) => string;
  readonly yTick: (value: number) => string;
  /** At most as many as there are colours (8). */
  readonly lines: readonly PlotLine[];
}

const WIDTH = 860;
const HEIGHT = 480;
const AREA = { left: 78, top: 44, right: 600, bottom: 420 };
const LEGEND = { x: 624, y: 62, step: 26 };

/** Told apart by people who see fewer colours, each for light and for dark pages. */
const COLOURS = [
  ["#0060a8", "#6cb8f5"],
  ["#b34700", "#f5a35c"],
  ["#00734f", "#4fcf9f"],
  ["#9a2c70", "#ee9bcb"],
  ["#5c5c00", "#d8d06a"],
  ["#5b3fb0", "#b7a4f7"],
  ["#a31515", "#ff9a92"],
  ["#33606b", "#8fd0df"],
] as const;

/** Shapes around (0, 0), so that lines can be told apart without colours. */
const MARKS = [
  '<circle r="4"/>',
  '<rect x="-3.6" y="-3.6" width="7.2" height="7.2"/>',
  '<path d="M0-5L4.6 3.4H-4.6Z"/>',
  '<path d="M0-5L5 0L0 5L-5 0Z"/>',
  '<path d="M0 5L4.6-3.4H-4.6Z"/>',
  '<path class="open" d="M-3.6-3.6L3.6 3.6M-3.6 3.6L3.6-3.6"/>',
  '<path class="open" d="M0-4.6V4.6M-4.6 0H4.6"/>',
  '<circle class="open" r="3.6"/>',
] as const;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const place = (value: number): string => String(Math.round(value * 10) / 10);

/** An axis from one power of ten to another. */
function axisOf(values: readonly number[], from: number, to: number) {
  // A value a little beyond a power of ten does not need the next one.
  const low = Math.floor(Math.log10(Math.min(...values)) + 0.05);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 0.05));
  return {
    at: (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  };
}

function style(lineCount: number): string {
  const rules = (scheme: 0 | 1): string => {
    const [page, ink, grid] =
      scheme === 0 ? ["#ffffff", "#24292f", "#d8dee4"] : ["#0d1117", "#e6edf3", "#30363d"];
    return [
      `.page{fill:${page!}}text{fill:${ink!}}.grid{stroke:${grid!}}.axis{stroke:${ink!}}`,
      ...COLOURS.slice(0, lineCount).map(
        (colours, index) => `.c${String(index)}{stroke:${colours[scheme]};fill:${colours[scheme]}}`,
      ),
    ].join("");
  };
  return (
    `<style>text{font:13px system-ui,sans-serif}.title{font-size:15px;font-weight:600}.grid,.axis{stroke-width:1}` +
    `polyline{stroke-width:2}polyline,.open{fill:none!important}.open{stroke-width:2}` +
    `${rules(0)}@media (prefers-color-scheme:dark){${rules(1)}}</style>`
  );
}

/** The picture. @throws Error when there are more lines than colours, or a line without points */
export function logPlot({ title, description, xLabel, yLabel, xTick, yTick, lines }: Plot): string {
  if (lines.length > COLOURS.length)
    throw new Error(`A plot has at most ${String(COLOURS.length)} lines, not ${String(lines.length)}.`);
  const bare = lines.find(({ points }) => points.length === 0);
  if (bare !== undefined) throw new Error(`The line "${bare.name}" has no points.`);
  const all = lines.flatMap(({ points }) => points);
  const x = axisOf(
    all.map(([value]) => value),
    AREA.left,
    AREA.right,
  );
  const y = axisOf(
    all.map(([, value]) => value),
    AREA.bottom,
    AREA.top,
  );
  const straight = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
    `<line class="${kind}" x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}"/>`;
  const text = (at: readonly [number, number], words: string, more = ""): string =>
    `<text x="${place(at[0])}" y="${place(at[1])}"${more}>${escaped(words)}</text>`;
  const middle = ' text-anchor="middle"';
  const centre = { x: (AREA.left + AREA.right) / 2, y: (AREA.top + AREA.bottom) / 2 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" width="${String(WIDTH)}" height="${String(HEIGHT)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title><desc id="description">${escaped(description)}</desc>`,
    style(lines.length),
    `<rect class="page" width="${String(WIDTH)}" height="${String(HEIGHT)}"/>`,
    text([AREA.left, 26], title, ' class="title"'),
    ...x.ticks.flatMap((value) => [
      straight("grid", x.at(value), AREA.top, x.at(value), AREA.bottom),
      text([x.at(value), AREA.bottom + 20], xTick(value), middle),
    ]),
    ...y.ticks.flatMap((value) => [
      straight("grid", AREA.left, y.at(value), AREA.right, y.at(value)),
      text([AREA.left - 8, y.at(value) + 4], yTick(value), ' text-anchor="end"'),
    ]),
    straight("axis", AREA.left, AREA.top, AREA.left, AREA.bottom),
    straight("axis", AREA.left, AREA.bottom, AREA.right, AREA.bottom),
    text([centre.x, AREA.bottom + 44], xLabel, middle),
    text([0, 0], yLabel, `${middle} transform="translate(20 ${place(centre.y)}) rotate(-90)"`),
    ...lines.flatMap(({ name, points }, index) => {
      const marks = [...points.map(([a, b]) => [x.at(a), y.at(b)] as const), legendAt(index)];
      return [
        `<g class="c${String(index)}">`,
        `<polyline points="${points.map(([a, b]) => `${place(x.at(a))},${place(y.at(b))}`).join(" ")}"/>`,
        straight(`c${String(index)}`, LEGEND.x - 12, legendAt(index)[1], LEGEND.x + 12, legendAt(index)[1]),
        ...marks.map(([a, b]) => `<g transform="translate(${place(a)} ${place(b)})">${MARKS[index]!}</g>`),
        `</g>`,
        text([LEGEND.x + 20, legendAt(index)[1] + 4], name),
      ];
    }),
    "</svg>\n",
  ].join("\n");
}

function legendAt(index: number): readonly [x: number, y: number] {
  return [LEGEND.x, LEGEND.y + index * LEGEND.step];
}
