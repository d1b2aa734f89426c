// A script for the workbench's own page while it is measured: does what a person does there, and says how long that took.
import type { Desk } from "../src/workbench/page/desk";
import { drawn, gridShown } from "./shown";

/** What the measuring program finds as a global of the page. All times are in milliseconds. */
export interface WorkbenchWatch {
  /** Opens a file, given as base64; ends when the grid shows it. @throws Error where it is not opened */
  open(name: string, bytes: string): Promise<number>;
  /** Is everything loaded that calculates the add-in's functions? */
  isReady(): boolean;
  /** Has the person type into cells; ends when all results are drawn. */
  type(address: string, entries: readonly (readonly string[])[]): Promise<number>;
  erase(address: string): Promise<void>;
  values(address: string): unknown[][];
  /** Presses a button of the header; ends when the add-in has done it and the grid shows it. @throws Error where there is none */
  run(label: string): Promise<number>;
}

const desk = (window as { workbench?: Desk }).workbench!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function calculated(): Promise<void> {
  const { workbook } = desk.opened!.session;
  if (!workbook.calculation.isBusy) return;
  await new Promise<void>((resolve) => {
    const stop = workbook.listen(() => {
      if (workbook.calculation.isBusy) return;
      stop();
      resolve();
    });
  });
}

const watch: WorkbenchWatch = {
  open(name, base64) {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    return timed(async () => {
      if (!(await desk.openBytes(name, name, () => Promise.resolve(bytes))))
        throw new Error(`The workbench did not open ${name}: ${JSON.stringify(desk.getState().question)}.`);
      await gridShown();
    });
  },
  isReady: () => desk.opened?.addIn.runsFunctions === true,
  type: (address, entries) =>
    timed(async () => {
      desk.opened!.session.type(address, entries);
      await calculated();
      await drawn();
    }),
  async erase(address) {
    const { session } = desk.opened!;
    session.erase(address);
    session.history.clear();
    await calculated();
    await drawn();
  },
  values: (address) => desk.opened!.session.values(address),
  run(label) {
    const command = desk.addIn.manifest.group.commands.find((one) => one.label === label);
    if (command === undefined) throw new Error(`The header has no button “${label}”.`);
    return timed(async () => {
      await desk.run(command);
      await calculated();
      await drawn();
    });
  },
};

Object.assign(window, { watch });
