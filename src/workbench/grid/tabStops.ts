// Lets people go through the grid's buttons and sheet tabs with the Tab key: Univer would give the keyboard back to the cells at once.
import type { IDisposable, Injector } from "@univerjs/core";
import { IShortcutService } from "@univerjs/preset-sheets-core";

const STOPS = 'button, [role="button"], [role="tab"]';

/** Call what is returned to stop. */
export function keepTabStops(container: HTMLElement, injector: Injector): () => void {
  const shortcuts = injector.get(IShortcutService);
  let escaped: IDisposable | undefined;
  const leave = (): void => {
    escaped?.dispose();
    escaped = undefined;
  };
  const enter = (event: FocusEvent): void => {
    leave();
    const { target } = event;
    // Those who click want to go on typing into cells.
    if (!(target instanceof Element) || !target.matches(STOPS) || !target.matches(":focus-visible")) return;
    escaped = shortcuts.forceEscape();
    event.stopPropagation();
  };
  container.addEventListener("focusin", enter);
  container.addEventListener("focusout", leave);
  return () => {
    leave();
    container.removeEventListener("focusin", enter);
    container.removeEventListener("focusout", leave);
  };
}
