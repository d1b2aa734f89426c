// The few icons of the pane, drawn on a grid of 20 by 20 and coloured as the text around them.
import type { ReactNode } from "react";

function icon(path: string, size = "20"): () => ReactNode {
  return function Icon() {
    return (
      <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
        <path d={path} stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    );
  };
}

export const CloseIcon = icon("M5 5l10 10M15 5L5 15");
export const PreviousIcon = icon("M10 15V5M5.5 9.5L10 5l4.5 4.5");
export const NextIcon = icon("M10 5v10M5.5 10.5L10 15l4.5-4.5");
export const UndoIcon = icon("M7.5 5L4 8.5 7.5 12M4 8.5h7.5a4 4 0 010 8H9");
export const AddIcon = icon("M10 4.5v11M4.5 10h11");
export const MoreIcon = icon("M5 12.5l5-5 5 5");
export const LessIcon = icon("M5 7.5l5 5 5-5");
export const HelpIcon = icon(
  "M7.5 7.5a2.5 2.5 0 113.6 2.2c-.7.4-1.1.9-1.1 1.8M10 14.2v.1M10 3a7 7 0 110 14 7 7 0 010-14",
);
export const CheckMark = icon("M4.5 10.5l3.5 3.5 7.5-8", "14");
export const StopMark = icon("M5.5 10h9", "14");
