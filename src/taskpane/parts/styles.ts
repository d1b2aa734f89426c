// Styles that several parts of the pane share.
import type { GriffelStyle } from "@fluentui/react-components";
import { tokens } from "@fluentui/react-components";

/** Read out, not shown. */
export const UNSEEN: GriffelStyle = {
  position: "absolute",
  width: "1px",
  height: "1px",
  margin: 0,
  overflow: "hidden",
  clipPath: "inset(50%)",
};

/** A list without marks, an item a line. */
export const BARE_LIST: GriffelStyle = {
  display: "flex",
  flexDirection: "column",
  gap: tokens.spacingVerticalXS,
  margin: 0,
  padding: 0,
  listStyleType: "none",
};
