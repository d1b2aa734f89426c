// The bar above the sheet: the file's name, and the commands; those that have no room stand in a menu at the end.
import {
  Button,
  Link,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowDivider,
  OverflowItem,
  tokens,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Fragment, useState } from "react";
import { HEADER, PARTS } from "../../words/workbench";
import type { Desk } from "./desk";
import type { DeskState } from "./deskState";
import type { HeaderItem } from "./headerItems";
import { headerItems, lookOf, ManifestIcon } from "./headerItems";
import { CellIcon, HelpIcon, KeyboardIcon, MoreIcon } from "./icons";
import { NARROW, useMedia } from "./theme";
import { Tip } from "./Tip";

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlockStart: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  name: {
    margin: 0,
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  mark: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
  aside: {
    display: "flex",
    flexShrink: 0,
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: "auto",
  },
  help: {
    display: "inline-flex",
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
  },
  toolbar: { flexWrap: "nowrap", minWidth: 0, overflow: "hidden", paddingBlock: tokens.spacingVerticalXXS },
  button: { flexShrink: 0, whiteSpace: "nowrap", minWidth: "auto", fontWeight: tokens.fontWeightRegular },
});

const CELL_MENU = "cell";
const GROUPS = ["file", "edit", "addIn"] as const;
const PADDING = 60;

/** A line of the menu of commands that have no room. */
function OverflowLine({ item }: { readonly item: HeaderItem }): ReactNode {
  if (useIsOverflowItemVisible(item.id)) return null;
  return (
    <MenuItem icon={<>{item.icon}</>} disabled={!item.isEnabled} onClick={item.press}>
      {item.label}
    </MenuItem>
  );
}

/** What the context menu of cells has: the add-in's commands, then the grid's. */
function CellLines({ desk, state }: { readonly desk: Desk; readonly state: DeskState }): ReactNode {
  const ofAddIn = desk.addIn.manifest.cellCommands.map((command) => {
    const { isVisible, isEnabled } = lookOf(command, state);
    return (
      isVisible && (
        <MenuItem
          key={command.id}
          icon={<ManifestIcon icons={command.icons} />}
          disabled={state.fileName === null || !isEnabled}
          onClick={() => void desk.run(command)}
        >
          {command.label}
        </MenuItem>
      )
    );
  });
  return (
    <>
      {ofAddIn}
      {desk.opened?.cellCommands.map((group) => (
        <Fragment key={group[0]?.id}>
          <MenuDivider />
          {group.map((command) => (
            <MenuItem key={command.id} onClick={() => void desk.runInGrid(command)}>
              {command.label}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </>
  );
}

interface BarProps {
  readonly desk: Desk;
  readonly state: DeskState;
  /** Where menus stand: among the commands, for those who go from landmark to landmark. */
  readonly menus: HTMLElement | null;
}

interface MoreProps extends BarProps {
  readonly items: readonly HeaderItem[];
}

function MoreMenu({ items, desk, state, menus }: MoreProps): ReactNode {
  const styles = useStyles();
  const { ref, isOverflowing } = useOverflowMenu<never>();
  const isCellMenuVisible = useIsOverflowItemVisible(CELL_MENU);
  if (!isOverflowing) return null;
  return (
    <Menu hasIcons mountNode={menus}>
      <MenuTrigger disableButtonEnhancement>
        <ToolbarButton ref={ref} className={styles.button} icon={<MoreIcon />} aria-label={HEADER.more} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {items.map((item) => (
            <OverflowLine key={item.id} item={item} />
          ))}
          {!isCellMenuVisible && (
            <>
              <MenuDivider />
              <MenuGroup>
                <MenuGroupHeader>{HEADER.cell}</MenuGroupHeader>
                <CellLines desk={desk} state={state} />
              </MenuGroup>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** One command, as a button. */
function CommandButton({ item }: { readonly item: HeaderItem }): ReactNode {
  const styles = useStyles();
  return (
    <OverflowItem id={item.id} groupId={item.group} priority={item.priority}>
      <span className={styles.button}>
        <Tip content={item.tip} relationship="description" positioning="below">
          {/* The keyboard stays on a button that cannot be pressed any more. */}
          <ToolbarButton
            className={styles.button}
            icon={<>{item.icon}</>}
            disabledFocusable={!item.isEnabled}
            data-command={item.id}
            aria-label={item.label}
            onClick={item.press}
          >
            {item.isIconOnly ? undefined : item.label}
          </ToolbarButton>
        </Tip>
      </span>
    </OverflowItem>
  );
}

function Commands({ desk, state, menus }: BarProps): ReactNode {
  const styles = useStyles();
  const items = headerItems(desk, state, useMedia(NARROW));
  return (
    <Overflow padding={PADDING}>
      <Toolbar className={styles.toolbar} size="small" aria-label={PARTS.commands}>
        {GROUPS.flatMap((group, index) => [
          ...(index === 0
            ? []
            : [
                <OverflowDivider key={group} groupId={group}>
                  <ToolbarDivider />
                </OverflowDivider>,
              ]),
          ...items
            .filter((item) => item.group === group)
            .map((item) => <CommandButton key={item.id} item={item} />),
        ])}
        <OverflowItem id={CELL_MENU} priority={3}>
          <span className={styles.button}>
            <Menu hasIcons mountNode={menus}>
              <MenuTrigger disableButtonEnhancement>
                <Tip content={HEADER.cellTip} relationship="description" positioning="below">
                  <ToolbarButton className={styles.button} icon={<CellIcon />} data-command={CELL_MENU}>
                    {HEADER.cell}
                  </ToolbarButton>
                </Tip>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <CellLines desk={desk} state={state} />
                </MenuList>
              </MenuPopover>
            </Menu>
          </span>
        </OverflowItem>
        <MoreMenu items={items} desk={desk} state={state} menus={menus} />
      </Toolbar>
    </Overflow>
  );
}

export function Header({ desk, state }: { readonly desk: Desk; readonly state: DeskState }): ReactNode {
  const styles = useStyles();
  const { manifest } = desk.addIn;
  const [menus, setMenus] = useState<HTMLElement | null>(null);
  const help = HEADER.help(manifest.name);
  return (
    <header className={styles.header} data-part="header">
      <div className={styles.title}>
        <ManifestIcon icons={manifest.icons} />
        <h1 className={styles.name} title={state.fileName ?? undefined}>
          {state.fileName ?? HEADER.product}
        </h1>
        {state.fileName !== null && (
          <span className={styles.mark} data-unsaved={state.isUnsaved}>
            {state.isUnsaved ? `• ${HEADER.unsaved}` : HEADER.saved}
          </span>
        )}
        <div className={styles.aside}>
          <Tip content={HEADER.keyboardTip} relationship="description">
            <Button
              appearance="subtle"
              size="small"
              icon={<KeyboardIcon />}
              aria-label={HEADER.keyboard}
              onClick={() => {
                desk.showKeyboard();
              }}
            />
          </Tip>
          <Tip content={help} relationship="label">
            <Link className={styles.help} href={manifest.helpUrl} target="_blank" rel="noopener">
              <HelpIcon />
            </Link>
          </Tip>
        </div>
      </div>
      <Commands desk={desk} state={state} menus={menus} />
      <div ref={setMenus} />
    </header>
  );
}
