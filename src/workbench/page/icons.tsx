// The icons of the page, drawn on a grid of 20 by 20 and coloured as the text around them.
import type { ReactNode } from "react";

function icon(path: string, stroke = 1.4): () => ReactNode {
  return function Icon() {
    return (
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
        <path
          d={path}
          stroke="currentColor"
          strokeWidth={stroke}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  };
}

export const NewIcon = icon("M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5v3.5h3.5M8 12h4.5M10.25 9.75v4.5");
export const OpenIcon = icon("M2.5 16.5v-12h5l1.5 2h7v2M2.5 16.5l2.5-8h13l-2.5 8z");
export const SaveIcon = icon("M3.5 3.5h10.5l2.5 2.5v10.5h-13zM6.5 3.5v4h6.5v-4M6 16.5v-5.5h8v5.5");
export const UndoIcon = icon("M7 4L3.5 7.5L7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9h-3.5");
export const RedoIcon = icon("M13 4l3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9h3.5");
export const MoreIcon = icon("M4.5 10h.01M10 10h.01M15.5 10h.01", 2.4);
export const CloseIcon = icon("M5 5l10 10M15 5L5 15");
export const CellIcon = icon("M3 4h14v12h-14zM3 8h14M8 4v12M8 8h9v8h-9");
export const KeyboardIcon = icon("M2.5 5.5h15v9h-15zM5 8.5h.01M8 8.5h.01M11 8.5h.01M14.5 8.5h.01M6.5 11.5h7");
export const HelpIcon = icon(
  "M10 17.5a7.5 7.5 0 1 1 0-15a7.5 7.5 0 0 1 0 15M7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.9-1.1 1.7M10 14h.01",
);
