// Where the keyboard goes when the control that had it goes away: near to where it was, not to the top of the page.

/** What can take the keyboard in place of a control within it: it has a name that is read out. */
const LANDINGS = 'section, [role="tabpanel"], main';
/** How long others have to put the keyboard somewhere themselves, in milliseconds. */
const PATIENCE = 100;

const isShown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/** The element and all that it is within, from the inside out. */
function pathOf(element: Element): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let one = element as HTMLElement | null; one !== null; one = one.parentElement) path.push(one);
  return path;
}

function land(landing: HTMLElement): void {
  // The whole of what is below the tabs has no name; the tab in view has one.
  const panel = landing.matches("main") ? landing.querySelector('[role="tabpanel"]:not([hidden])') : null;
  const target = panel instanceof HTMLElement ? panel : landing;
  // Without the attribute it would be no place for the keyboard.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/**
 * Watches over the keyboard in the pane, and in dialogs, which stand beside it in the page: after a dialog the control that
 * had the keyboard before gets it back.
 *
 * @returns stops it
 */
export function keepFocus(pane: HTMLElement): () => void {
  /** Where the keyboard was last; and where in the pane, before a dialog had it. */
  let last: readonly HTMLElement[] = [];
  let inPane: readonly HTMLElement[] = [];
  let timer: number | undefined;

  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    last = pathOf(target);
    if (pane.contains(target)) inPane = last;
  };
  const look = (): void => {
    timer = undefined;
    const [lost] = last;
    const { activeElement } = document;
    const isNowhere = activeElement === null || activeElement === document.body;
    // Where people are in the sheet, the keyboard is theirs.
    if (lost === undefined || isShown(lost) || !isNowhere || !document.hasFocus()) return;
    const landing = [...last, ...inPane].find(
      (one) => isShown(one) && pane.contains(one) && (one === inPane[0] || one.matches(LANDINGS)),
    );
    if (landing !== undefined) land(landing);
  };
  const observer = new MutationObserver(() => {
    timer ??= window.setTimeout(look, PATIENCE);
  });
  document.addEventListener("focusin", note);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
  return () => {
    document.removeEventListener("focusin", note);
    observer.disconnect();
    window.clearTimeout(timer);
  };
}
