// When a grid stands on the page, as a person sees it; the same for every page that is measured.

/** A part of the grid that has texts in it once it is drawn, right of the first column and below its headings; CSS pixels. */
const LOOKED_AT = { x: 140, y: 24, width: 400, height: 160 } as const;
/** More dark dots than the lines between cells have. */
const ENOUGH_DOTS = 300;
const DARK = 128;

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });

/** Resolves after the next frame was drawn. */
export async function drawn(): Promise<void> {
  await nextFrame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Resolves in the first frame in which the one grid on the page shows texts. */
export async function gridShown(): Promise<void> {
  while (darkDots() < ENOUGH_DOTS) await nextFrame();
}

function darkDots(): number {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[id^="univer-sheet-main-canvas"]');
  const context = canvas?.getContext("2d") ?? null;
  if (context === null || context.canvas.width === 0) return 0;
  const { x, y, width, height } = LOOKED_AT;
  const dots = context.getImageData(
    ...([x, y, width, height].map((length) => length * devicePixelRatio) as [number, number, number, number]),
  ).data;
  let dark = 0;
  for (let at = 0; at < dots.length; at += 4)
    if (dots[at + 3]! > 0 && dots[at]! + dots[at + 1]! + dots[at + 2]! < 3 * DARK) dark++;
  return dark;
}
