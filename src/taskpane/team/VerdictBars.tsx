// Bars by verdict: a press selects the rows that show it now.
import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import type { OutcomeCounts } from "../../roster/counts";
import { filteredWords, REPORT, selectedWords } from "../../words/report";
import { CHECK_ROW, VERDICT_WORDS } from "../../words/verdicts";
import type { RosterChoice } from "../../workbook/findRoster";
import { filterRowsByVerdict, selectRowsByVerdict } from "../../workbook/goTo";
import { LineButton } from "../parts/LineButton";
import { Section } from "../parts/Section";
import { useGoing, WhereItLed } from "./going";
import { BARE_LIST } from "../parts/styles";

const useStyles = makeStyles({
  list: BARE_LIST,
  words: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  track: { width: "100%", height: "6px", borderRadius: tokens.borderRadiusSmall },
  bar: {
    boxSizing: "border-box",
    height: "100%",
    minWidth: "2px",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    // Where the system replaces colours, backgrounds go and borders stay.
    "@media (forced-colors: active)": { border: "3px solid CanvasText" },
  },
  check: { backgroundColor: tokens.colorStatusDangerForeground1 },
  button: { alignSelf: "flex-start" },
});

/** What the filter buttons are about: the verdict whose rows could not all be selected, or that is filtered by. */
interface Filter {
  readonly words: string;
  readonly isOn: boolean;
}

export function VerdictBars({
  counts: { rows, verdicts, problemRows },
  choice,
}: {
  readonly counts: OutcomeCounts;
  readonly choice: RosterChoice;
}): ReactNode {
  const styles = useStyles();
  const { said, go } = useGoing();
  const [filter, setFilter] = useState<Filter>();
  const bars: readonly (readonly [words: string, rows: number])[] = [
    ...verdicts.map(([verdict, count]) => [VERDICT_WORDS[verdict], count] as const),
    ...(problemRows > 0 ? [[CHECK_ROW, problemRows] as const] : []),
  ];
  const most = Math.max(1, ...bars.map(([, count]) => count));

  const select = (words: string): void => {
    go(async (context) => {
      const found = await selectRowsByVerdict(context, choice, words);
      const isPart = found.selected < found.rows && found.canFilter;
      setFilter((before) => (before?.isOn === true ? before : isPart ? { words, isOn: false } : undefined));
      return [selectedWords(words, found.rows, found.selected)];
    });
  };
  const setShown = (words: string, isOn: boolean): void => {
    const { sheet, table } = choice;
    go(async (context) => {
      await filterRowsByVerdict(context, { sheet, table: table! }, isOn ? words : null);
      setFilter(isOn ? { words, isOn } : undefined);
      return [isOn ? filteredWords(words) : REPORT.shownAgain];
    });
  };

  return (
    <Section title={REPORT.verdicts} lead={REPORT.pressToSelect}>
      <ul className={styles.list}>
        {bars.map(([words, count]) => (
          <li key={words}>
            <LineButton
              onPress={() => {
                select(words);
              }}
            >
              <span className={styles.words}>
                <span>{words}</span>{" "}
                <span className={styles.count}>{REPORT.count(count, count / Math.max(1, rows))}</span>
              </span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={mergeClasses(styles.bar, words === CHECK_ROW && styles.check)}
                  style={{ display: "block", width: `${String((100 * count) / most)}%` }}
                />
              </span>
            </LineButton>
          </li>
        ))}
      </ul>
      <WhereItLed said={said} />
      {filter !== undefined && (
        <Button
          className={styles.button}
          size="small"
          onClick={() => {
            setShown(filter.words, !filter.isOn);
          }}
        >
          {filter.isOn ? REPORT.unfilter : REPORT.filter}
        </Button>
      )}
      {bars.length === 0 && <Text size={200}>{REPORT.rows(0)}</Text>}
    </Section>
  );
}
