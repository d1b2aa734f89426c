// What the header offers: the page's own commands, and those of the add-in as its manifest has them.
import type { ReactNode } from "react";
import { HEADER } from "../../words/workbench";
import type { Desk } from "./desk";
import type { DeskState } from "./deskState";
import { NewIcon, OpenIcon, RedoIcon, SaveIcon, UndoIcon } from "./icons";
import type { Command, Icon } from "./manifest";
import { iconFor } from "./manifest";

/** A command of the header. */
export interface HeaderItem {
  readonly id: string;
  readonly group: "file" | "edit" | "addIn";
  readonly label: string;
  /** What it does, and with which keys. */
  readonly tip: string;
  readonly icon: ReactNode;
  /** Does the icon stand without its label? */
  readonly isIconOnly: boolean;
  readonly isEnabled: boolean;
  /** Higher ones stay longest when the window is narrow. */
  readonly priority: number;
  press(): void;
}

const ICON_SIZE = 20;

/** An icon of the manifest's. */
export function ManifestIcon({ icons }: { readonly icons: readonly Icon[] }): ReactNode {
  const pixels = ICON_SIZE * Math.ceil(window.devicePixelRatio);
  return <img src={iconFor(icons, pixels)} width={ICON_SIZE} height={ICON_SIZE} alt="" />;
}

/** Is the command to be seen, and can it be pressed, as far as the add-in has said? */
export function lookOf({ id }: Command, { ribbon }: DeskState): { isVisible: boolean; isEnabled: boolean } {
  const said = ribbon.get(id);
  return { isVisible: said?.visible ?? true, isEnabled: said?.enabled ?? true };
}

/** All of them, in their order. In a narrow window the page's own are icons, so that the add-in's have room. */
export function headerItems(desk: Desk, state: DeskState, isNarrow: boolean): HeaderItem[] {
  const { modifier } = desk;
  const isOpen = state.fileName !== null;
  const step = (words: (step: string) => string, none: string, label: string | null, keys: string): string =>
    `${label === null ? none : words(label)} (${modifier}+${keys})`;
  const own: HeaderItem[] = [
    {
      id: "new",
      group: "file",
      label: HEADER.new,
      tip: HEADER.newTip,
      icon: <NewIcon />,
      isIconOnly: isNarrow,
      isEnabled: true,
      priority: 1,
      press: () => void desk.openNew(),
    },
    {
      id: "open",
      group: "file",
      label: HEADER.open,
      tip: `${HEADER.openTip} (${modifier}+O)`,
      icon: <OpenIcon />,
      isIconOnly: isNarrow,
      isEnabled: true,
      priority: 8,
      press: () => void desk.pick(),
    },
    {
      id: "save",
      group: "file",
      label: HEADER.save,
      tip: `${state.savesInPlace ? HEADER.saveInPlaceTip : HEADER.saveTip} (${modifier}+S)`,
      icon: <SaveIcon />,
      isIconOnly: isNarrow,
      isEnabled: isOpen,
      priority: 9,
      press: () => void desk.save(),
    },
    {
      id: "undo",
      group: "edit",
      label: HEADER.undo,
      tip: step(HEADER.undoStep, HEADER.undo, state.undo, "Z"),
      icon: <UndoIcon />,
      isIconOnly: true,
      isEnabled: state.undo !== null,
      priority: 5,
      press: () => void desk.undo(),
    },
    {
      id: "redo",
      group: "edit",
      label: HEADER.redo,
      tip: step(HEADER.redoStep, HEADER.redo, state.redo, "Y"),
      icon: <RedoIcon />,
      isIconOnly: true,
      isEnabled: state.redo !== null,
      priority: 4,
      press: () => void desk.redo(),
    },
  ];
  const { commands } = desk.addIn.manifest.group;
  const ofAddIn = commands.flatMap((command, index): HeaderItem[] => {
    const { isVisible, isEnabled } = lookOf(command, state);
    if (!isVisible) return [];
    return [
      {
        id: command.id,
        group: "addIn",
        label: command.label,
        tip: command.tip,
        icon: <ManifestIcon icons={command.icons} />,
        isIconOnly: false,
        isEnabled: isOpen && isEnabled,
        // The first ones are those that the add-in thinks most of.
        priority: index < 2 ? 7 - index : 2,
        press: () => void desk.run(command),
      },
    ];
  });
  return [...own, ...ofAddIn];
}
