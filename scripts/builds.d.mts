// Types of builds.mjs, for tests and scripts in TypeScript.

/** How to see to a build. */
export interface BuildOptions {
  /** Hears what is built, where something has to be. */
  readonly onBuild?: (title: string) => void;
}

/** Builds the add-in, unless dist holds it already. Rejects with the messages when it cannot be built. */
export function buildAddIn(options?: BuildOptions & { readonly anyAddress?: true }): Promise<void>;

/** Builds the workbench, unless dist/workbench holds it already. Rejects with the messages when it cannot be built. */
export function buildWorkbench(options?: BuildOptions): Promise<void>;
