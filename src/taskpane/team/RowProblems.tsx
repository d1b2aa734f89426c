// Rows with a wrong value: each problem once, and a press goes to its cell.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { RunReport } from "../../roster/report";
import { CELL_CHANGED, REPORT } from "../../words/report";
import { selectProblem } from "../../workbook/goTo";
import { LineButton } from "../parts/LineButton";
import { LongList } from "../parts/LongList";
import { Section } from "../parts/Section";
import { useGoing, WhereItLed } from "./going";

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

export function RowProblems({
  report: { problems, problemRows, otherProblemRows },
}: {
  readonly report: RunReport;
}): ReactNode {
  const styles = useStyles();
  const { said, go } = useGoing();
  return (
    <Section title={REPORT.problems(problemRows)} lead={REPORT.pressToGo}>
      <LongList items={problems}>
        {(problem) => (
          <LineButton
            onPress={() => {
              go(async (context) =>
                (await selectProblem(context, problem)) === false ? [CELL_CHANGED] : [],
              );
            }}
          >
            <span>{problem.message}</span>
            <Text size={200} className={styles.quiet}>
              {problem.rows > 1 ? REPORT.shared(problem.rows) : problem.label}
            </Text>
          </LineButton>
        )}
      </LongList>
      {otherProblemRows > 0 && <Text size={200}>{REPORT.otherProblems(otherProblemRows)}</Text>}
      <WhereItLed said={said} />
    </Section>
  );
}
