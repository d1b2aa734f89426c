// Files dropped anywhere on the page, over the pane's frame too: where they can go is shown as soon as one is dragged in.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { DROP } from "../../words/workbench";
import type { Desk } from "./desk";
import { carriesFiles, droppedFile } from "./localFiles";

const useStyles = makeStyles({
  zone: {
    position: "fixed",
    inset: 0,
    zIndex: 2_000_000,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    margin: tokens.spacingHorizontalL,
    textAlign: "center",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.94,
    border: `3px dashed ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
  },
  text: { margin: 0, pointerEvents: "none", fontSize: tokens.fontSizeBase300 },
  title: { margin: 0, pointerEvents: "none", fontWeight: tokens.fontWeightSemibold },
});

export function DropZone({ desk }: { readonly desk: Desk }): ReactNode {
  const styles = useStyles();
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      setDragged(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer)) return;
      const { dataTransfer } = event;
      event.preventDefault();
      event.stopPropagation();
      setDragged(false);
      void desk.take(() => droppedFile(dataTransfer));
    };
    desk.inPane.draggedOverPane = over;
    // Before the grid, which has uses of its own for what is dragged.
    const options = { capture: true };
    window.addEventListener("dragenter", over, options);
    window.addEventListener("dragover", over, options);
    window.addEventListener("dragleave", leave, options);
    window.addEventListener("drop", drop, options);
    return () => {
      window.removeEventListener("dragenter", over, options);
      window.removeEventListener("dragover", over, options);
      window.removeEventListener("dragleave", leave, options);
      window.removeEventListener("drop", drop, options);
    };
  }, [desk]);
  if (!isDragged) return null;
  return (
    <div className={styles.zone} data-drop>
      <p className={styles.title}>{DROP.title}</p>
      <p className={styles.text}>{DROP.text}</p>
    </div>
  );
}
