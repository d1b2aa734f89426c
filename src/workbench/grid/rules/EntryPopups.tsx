// What stands beside a cell with a rule: the arrow for its choices, the list of them, and notes. Univer places them.
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { ENTRY_RULES } from "../../../words/entryRules";

/** Colours of the grid, light and dark. */
const LIGHT = { ground: "#ffffff", ink: "#1b1b1b", edge: "#8a8a8a", chosen: "#dcebf5", note: "#fffce5" };
const DARK = { ground: "#2b2b2b", ink: "#f2f2f2", edge: "#8a8a8a", chosen: "#2f4a5c", note: "#3a3820" };

interface Shown {
  readonly isDark: boolean;
}

/** Univer hands over what the popup was opened with. */
interface Popup<T> {
  readonly popup: { readonly extraProps?: T };
}

export interface ArrowProps extends Shown {
  /** Height of the cell in pixels. */
  readonly height: number;
  readonly onOpen: () => void;
}

export interface ListProps extends Shown {
  readonly choices: readonly string[];
  /** What the cell holds now. */
  readonly current: string;
  /** Width of the cell in pixels. */
  readonly width: number;
  readonly onChosen: (choice: string) => void;
  readonly onClosed: () => void;
}

export interface NoteProps extends Shown {
  readonly title: string;
  readonly message: string;
  /** Does it say what is wrong, rather than what may be typed? */
  readonly isAlert: boolean;
}

const TEXT: CSSProperties = {
  fontFamily: "'Segoe UI', system-ui, sans-serif",
  fontSize: 13,
  lineHeight: 1.35,
};

export function ChoiceArrow({ popup }: Popup<ArrowProps>): ReactElement | null {
  if (popup.extraProps === undefined) return null;
  const { isDark, height, onOpen } = popup.extraProps;
  const { ground, ink, edge } = isDark ? DARK : LIGHT;
  const size = Math.min(20, Math.max(14, height));
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={ENTRY_RULES.showChoices}
      title={ENTRY_RULES.showChoices}
      aria-haspopup="listbox"
      onClick={onOpen}
      style={{
        display: "block",
        width: 18,
        height: size,
        marginTop: Math.max(0, height - size),
        padding: 0,
        border: `1px solid ${edge}`,
        background: ground,
        color: ink,
        cursor: "pointer",
      }}
    >
      <svg width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
        <path d="M0 0h10L5 6z" fill="currentColor" />
      </svg>
    </button>
  );
}

export function ChoiceList({ popup }: Popup<ListProps>): ReactElement | null {
  return popup.extraProps === undefined ? null : <List {...popup.extraProps} />;
}

function List({ isDark, choices, current, width, onChosen, onClosed }: ListProps): ReactElement {
  const { ground, ink, edge, chosen } = isDark ? DARK : LIGHT;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() => Math.max(0, choices.indexOf(current)));
  useEffect(() => {
    list.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    void list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = movedTo(event, choices, active);
    if (to !== undefined) setActive(to);
    else if (event.key === "Enter" || event.key === "Tab") onChosen(choices[active]!);
    else if (event.key === "Escape" || (event.altKey && event.key === "ArrowUp")) onClosed();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = ({ target }: MouseEvent): void => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    const index = [...(list.current?.children ?? [])].findIndex((child) => child === option);
    if (index >= 0) onChosen(choices[index]!);
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={ENTRY_RULES.choices}
      aria-activedescendant={`${id}${String(active)}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
      style={{
        ...TEXT,
        minWidth: Math.max(width, 80),
        maxWidth: 360,
        maxHeight: 200,
        overflowY: "auto",
        border: `1px solid ${edge}`,
        background: ground,
        color: ink,
        outline: "none",
        boxShadow: "0 2px 6px rgba(0, 0, 0, 0.25)",
      }}
    >
      {choices.map((choice, index) => (
        <div
          key={choice}
          id={`${id}${String(index)}`}
          role="option"
          aria-selected={index === active}
          onPointerMove={() => {
            setActive(index);
          }}
          style={{
            padding: "2px 8px",
            cursor: "default",
            overflow: "hidden",
            textOverflow: "ellipsis",
            whiteSpace: "nowrap",
            background: index === active ? chosen : undefined,
            // Still to be told apart where a system shows its own colours only.
            outline: index === active ? "1px dotted transparent" : undefined,
            outlineOffset: -1,
          }}
        >
          {choice}
        </div>
      ))}
    </div>
  );
}

/** Where a key leads in a list: a neighbour, an end, or the next choice that begins with a letter. */
function movedTo(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  choices: readonly string[],
  active: number,
): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const last = choices.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(active + 1, last);
    case "ArrowUp":
      return Math.max(active - 1, 0);
    case "PageDown":
      return Math.min(active + 8, last);
    case "PageUp":
      return Math.max(active - 8, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default: {
      if (key.length !== 1) return undefined;
      const begins = (choice: string): boolean => choice.toLowerCase().startsWith(key.toLowerCase());
      const next = choices.findIndex((choice, index) => index > active && begins(choice));
      const first = choices.findIndex(begins);
      return next >= 0 ? next : first >= 0 ? first : active;
    }
  }
}

export function EntryNote({ popup }: Popup<NoteProps>): ReactElement | null {
  if (popup.extraProps === undefined) return null;
  const { isDark, title, message, isAlert } = popup.extraProps;
  const { ink, edge, note } = isDark ? DARK : LIGHT;
  return (
    <div
      role={isAlert ? "alert" : "note"}
      style={{
        ...TEXT,
        fontSize: 12,
        maxWidth: 260,
        margin: 4,
        padding: "6px 8px",
        border: `1px solid ${isAlert ? (isDark ? "#f1707b" : "#b10e1c") : edge}`,
        background: note,
        color: ink,
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
        boxShadow: "0 2px 6px rgba(0, 0, 0, 0.2)",
      }}
    >
      {title !== "" && <strong style={{ display: "block" }}>{title}</strong>}
      {message}
    </div>
  );
}
