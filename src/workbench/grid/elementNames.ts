// Names and roles for those of Univer's elements that have none, or wrong ones: without them a screen reader says “button”.
import { GRID_NAMES } from "../../words/gridWords";

type Attributes = Readonly<Record<string, string>>;

const HELP_ID = "grid-help";
const CELL = '[data-u-comp="editor"][id$="DOCS_NORMAL"]';
const FORMULA_BAR = '[data-u-comp="editor"][id$="DOCS_FORMULA_BAR"]';
/** Stands at the end of the page, outside of all its parts. */
const FORMULA_BAR_PLACE = 'body > [id^="univer-doc-selection-container"]';

const named = (label: string): Attributes => ({ "aria-label": label });
const field = (label: string): Attributes => ({ role: "textbox", "aria-label": label });
const NOT_BY_TAB: Attributes = { tabindex: "-1" };

const ATTRIBUTES: readonly (readonly [selector: string, attributes: Attributes])[] = [
  [CELL, { ...field(GRID_NAMES.cell), "aria-describedby": HELP_ID }],
  [FORMULA_BAR, { ...field(GRID_NAMES.formulaBar), ...NOT_BY_TAB }],
  [FORMULA_BAR_PLACE, { role: "region", ...named(GRID_NAMES.formulaBar) }],
  // A tab index above 0 would come before all else of the page.
  ["canvas[tabindex]", NOT_BY_TAB],
  ['canvas[id^="univer-sheet-main-canvas"]', { role: "img", ...named(GRID_NAMES.picture) }],
  ['[data-u-comp="defined-name"] input', named(GRID_NAMES.address)],
  ['footer :not([aria-haspopup]) > [data-u-comp="sheet-bar-append-button"]', named(GRID_NAMES.addSheet)],
  // A button within what opens the menu: one of them is enough.
  ["footer div[aria-haspopup]", { role: "button", tabindex: "0", ...named(GRID_NAMES.allSheets) }],
  ["footer div[aria-haspopup] > button", { inert: "" }],
  // The slider is for the mouse alone; the buttons beside it do the same.
  ['footer div:has(> [role="track"])', { "aria-hidden": "true" }],
  ['footer [role="track"] *', NOT_BY_TAB],
  ['footer button:has(+ div > [role="track"])', named(GRID_NAMES.zoomOut)],
  ['footer div:has(> [role="track"]) + button', named(GRID_NAMES.zoomIn)],
  // Several of one name would be landmarks that nobody can tell apart.
  ["section[aria-live]", { role: "log" }],
];

/** Names elements as they come. Call what is returned to stop. */
export function nameElements(container: HTMLElement): () => void {
  const help = document.createElement("p");
  help.id = HELP_ID;
  help.hidden = true;
  help.textContent = GRID_NAMES.help;
  container.append(help);
  const name = (): void => {
    for (const [selector, attributes] of ATTRIBUTES)
      // The formula bar's editor stands outside the container.
      for (const element of document.querySelectorAll(selector))
        for (const [attribute, value] of Object.entries(attributes))
          if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
  };
  let planned: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    planned ??= setTimeout(() => {
      planned = undefined;
      name();
    });
  });
  observer.observe(container, { childList: true, subtree: true });
  name();
  return () => {
    observer.disconnect();
    clearTimeout(planned);
    help.remove();
  };
}
