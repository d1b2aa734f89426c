// What holds rows up: the questions to answer, by who can answer them.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { questionById } from "../../policy/questions";
import type { Blocker, Blockers } from "../../roster/blocking";
import { REPORT } from "../../words/report";
import { WHO_ANSWERS } from "../../words/verdicts";
import { LongList } from "../parts/LongList";
import { Section } from "../parts/Section";

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  line: {
    display: "flex",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalS,
    overflowWrap: "anywhere",
  },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  title: { margin: 0, fontSize: "inherit", fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, paddingInline: tokens.spacingHorizontalS },
});

function Line({ words, rows }: { readonly words: string; readonly rows: number }): ReactNode {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span>{words}</span> <span className={styles.count}>{REPORT.rows(rows)}</span>
    </span>
  );
}

const headings = (questions: readonly Blocker[]): string =>
  questions.map(({ question }) => questionById(question).heading).join(", ");

export function BlockedRows({
  blockers: { rows, levels, roleCount, roles },
}: {
  readonly blockers: Blockers;
}): ReactNode {
  const styles = useStyles();
  return (
    <Section title={REPORT.blockers(rows)}>
      {levels.map(({ level, questions }) => (
        <div key={level} className={styles.group}>
          <h3 className={styles.title}>{WHO_ANSWERS[level]}</h3>
          <LongList items={questions}>
            {(blocker) => <Line words={questionById(blocker.question).heading} rows={blocker.rows} />}
          </LongList>
          {level === "role" && (roles.length > 1 || roles[0]?.role !== "") && (
            <>
              <Text size={200} className={styles.quiet}>
                {REPORT.roles}
              </Text>
              <LongList items={roles} first={3}>
                {(one) => (
                  <Line
                    words={`${one.role === "" ? REPORT.noRole : one.role}: ${headings(one.questions)}`}
                    rows={one.rows}
                  />
                )}
              </LongList>
              {roleCount > roles.length && (
                <Text size={200} className={styles.quiet}>
                  {REPORT.otherRoles(roleCount - roles.length)}
                </Text>
              )}
            </>
          )}
        </div>
      ))}
    </Section>
  );
}
