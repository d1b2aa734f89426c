// What changed since the last run: who moved from which verdict to which and why, and decisions to look at again.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Changes, Move, ReportedRow } from "../../roster/moved";
import { REPORT } from "../../words/report";
import { selectCells } from "../../workbook/goTo";
import { LineButton } from "../parts/LineButton";
import { LongList } from "../parts/LongList";
import { Section } from "../parts/Section";
import { useGoing, WhereItLed } from "./going";

const useStyles = makeStyles({
  header: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { display: "block", paddingInline: tokens.spacingHorizontalS },
});

type GoToRow = (row: ReportedRow) => void;

function MovedRows({ move, goTo }: { readonly move: Move; readonly goTo: GoToRow }): ReactNode {
  const styles = useStyles();
  const { rows, first } = move;
  return (
    <>
      <LongList items={first}>
        {(row) => (
          <LineButton
            onPress={() => {
              goTo(row);
            }}
          >
            {REPORT.row(row.row, row.label)}
          </LineButton>
        )}
      </LongList>
      {rows > first.length && (
        <Text size={200} className={styles.more}>
          {REPORT.moreRows(rows - first.length)}
        </Text>
      )}
    </>
  );
}

/** @param sheet where the rows are */
export function WhatChanged({
  changes: { compared, rows, moves, decisionCount, decisions },
  sheet,
}: {
  readonly changes: Changes;
  readonly sheet: string;
}): ReactNode {
  const styles = useStyles();
  const { said, go } = useGoing();
  const goTo: GoToRow = ({ row }) => {
    go(async (context) => {
      await selectCells(context, sheet, `${String(row)}:${String(row)}`);
      return [];
    });
  };
  if (compared === 0) return null;
  return (
    <>
      {decisionCount > 0 && (
        <Section title={REPORT.decisions(decisionCount)} lead={REPORT.decisionsLead}>
          <LongList items={decisions}>
            {(one) => (
              <LineButton
                onPress={() => {
                  goTo(one);
                }}
              >
                <span>{REPORT.row(one.row, one.label)}</span>
                <span>{REPORT.decision(one.decision, one.decidedBy)}</span>
                <Text size={200} className={styles.quiet}>
                  {REPORT.verdictWas(one.from, one.to)}
                </Text>
              </LineButton>
            )}
          </LongList>
          {decisionCount > decisions.length && (
            <Text size={200} className={styles.more}>
              {REPORT.moreRows(decisionCount - decisions.length)}
            </Text>
          )}
        </Section>
      )}
      <Section title={REPORT.changes(rows)}>
        {rows === 0 && <Text size={200}>{REPORT.nothingChanged(compared)}</Text>}
        <Accordion multiple collapsible>
          {moves.map((move, index) => (
            <AccordionItem key={index} value={index}>
              <AccordionHeader as="h3" size="small">
                <span className={styles.header}>
                  <span>{REPORT.move(move.from, move.to)}</span>{" "}
                  <Text size={200} className={styles.quiet}>
                    {REPORT.why(move.rows, move.why)}
                  </Text>
                </span>
              </AccordionHeader>
              <AccordionPanel>
                <MovedRows move={move} goTo={goTo} />
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
        <WhereItLed said={said} />
      </Section>
    </>
  );
}
