// Whether anybody can see the pane: Excel also runs its page hidden, for functions and ribbon buttons.

const isShown = (): boolean => document.visibilityState === "visible" && window.innerWidth > 0;

/** Resolves once the pane is in view. */
export function whenShown(): Promise<void> {
  if (isShown()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isShown()) return;
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("resize", look);
      resolve();
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("resize", look);
  });
}
