// The frame of the pane: tabs above, the tab at hand below them, what is going on at the bottom.
import type { SelectTabData } from "@fluentui/react-components";
import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { PANE, TAB_WORDS } from "../words/taskpane";
import { AboutTab } from "./about/AboutTab";
import { FirstUse } from "./about/FirstUse";
import { keepFocus } from "./keepFocus";
import { PersonTab } from "./person/PersonTab";
import { DamageNotice } from "./policy/DamageNotice";
import { PolicyTab } from "./policy/PolicyTab";
import { RunBar } from "./RunBar";
import { TeamTab } from "./team/TeamTab";
import { UNSEEN } from "./parts/styles";

export type TabName = keyof typeof TAB_WORDS;
const TABS = Object.keys(TAB_WORDS) as TabName[];

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tabs: {
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // At 200 % zoom the pane is half as wide: tabs take a second line rather than disappear.
    flexWrap: "wrap",
  },
  // Read out, not shown: Excel shows the name above the pane.
  unseen: UNSEEN,
  tab: { paddingInline: tokens.spacingHorizontalM },
  content: {
    // What is read out and not shown is placed within it, so that the page around it has nothing to scroll to.
    position: "relative",
    flexGrow: 1,
    overflowY: "auto",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
});

const CONTENTS: Readonly<Record<TabName, () => ReactNode>> = {
  person: PersonTab,
  team: TeamTab,
  policy: PolicyTab,
  about: AboutTab,
};

/** The whole pane. A tab that was opened once stays as it was left. */
export function App(): ReactNode {
  const styles = useStyles();
  const [shown, setShown] = useState<TabName>("person");
  const [opened, setOpened] = useState<ReadonlySet<TabName>>(new Set([shown]));
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => (pane.current === null ? undefined : keepFocus(pane.current)), []);
  const go = (name: TabName): void => {
    setShown(name);
    setOpened(new Set([...opened, name]));
  };
  const show = (_: unknown, { value }: SelectTabData): void => {
    go(value as TabName);
  };
  return (
    <div ref={pane} className={styles.pane}>
      <header>
        <h1 className={styles.unseen}>{PANE.name}</h1>
        <TabList className={styles.tabs} selectedValue={shown} onTabSelect={show} aria-label={PANE.tabs}>
          {TABS.map((name) => (
            <Tab
              key={name}
              className={styles.tab}
              value={name}
              id={`tab-${name}`}
              aria-controls={`panel-${name}`}
            >
              {TAB_WORDS[name]}
            </Tab>
          ))}
        </TabList>
      </header>
      <main className={styles.content}>
        <FirstUse
          onMore={() => {
            go("about");
          }}
        />
        {shown !== "policy" && (
          <DamageNotice
            onRepair={() => {
              go("policy");
            }}
          />
        )}
        {TABS.filter((name) => opened.has(name)).map((name) => {
          const Content = CONTENTS[name];
          return (
            <div
              key={name}
              role="tabpanel"
              id={`panel-${name}`}
              aria-labelledby={`tab-${name}`}
              hidden={name !== shown}
            >
              <Content />
            </div>
          );
        })}
      </main>
      <RunBar />
    </div>
  );
}
