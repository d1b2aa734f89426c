// The bar below the sheet: the selected cell with the message of its error, what is going on, and what the file keeps unseen.
import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { PARTS, STATUS } from "../../words/workbench";
import type { DeskState } from "./deskState";
import { notShownLines } from "./deskState";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexShrink: 0,
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    minHeight: "28px",
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  cell: {
    flexGrow: 1,
    flexBasis: "12em",
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  // The whole of what is wrong is to be read.
  error: { whiteSpace: "normal", overflowWrap: "anywhere", color: tokens.colorStatusDangerForeground1 },
  address: { fontWeight: tokens.fontWeightSemibold },
  lines: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    maxWidth: "40ch",
  },
});

/** What the file keeps and the workbench does not show. */
function Kept({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const styles = useStyles();
  if (lines.length === 0) return null;
  if (lines.length === 1) return <span>{lines[0]}</span>;
  return (
    <Popover withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small">
          {STATUS.keptCount(lines.length)}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={STATUS.kept}>
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}

export function StatusBar({ state }: { readonly state: DeskState }): ReactNode {
  const styles = useStyles();
  const { cell, doing, notShown, fileName } = state;
  return (
    <div className={styles.bar} role="region" aria-label={PARTS.status} tabIndex={-1} data-part="status">
      {fileName === null && doing === null && <span>{STATUS.nothingOpen}</span>}
      {cell !== null && (
        <span className={mergeClasses(styles.cell, cell.isError && styles.error)} data-cell>
          <span className={styles.address}>{cell.address}</span> {cell.text}
        </span>
      )}
      {doing !== null && <span data-doing>{doing}</span>}
      <Kept lines={notShownLines(notShown)} />
    </div>
  );
}
