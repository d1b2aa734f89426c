// The ladder of AI use: where the person stands, the next rung, and what to do for it.
import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { LADDER, nextRung } from "../../../policy/companions/testedUse";
import type { AnswerOf } from "../../../policy/questions";
import { NEXT_RUNG_WORDS } from "../../../words/companions";
import { LADDER_WORDS, RUNG_WORDS } from "../../../words/companionForm";
import { UNSEEN } from "../../parts/styles";

const useStyles = makeStyles({
  ladder: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  list: {
    display: "flex",
    flexWrap: "wrap",
    // Steps that rise are a ladder also where colours are taken away.
    alignItems: "flex-end",
    gap: tokens.spacingHorizontalXXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  rung: {
    boxSizing: "border-box",
    paddingInline: tokens.spacingHorizontalXS,
    borderBottom: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
  },
  climbed: { borderBottomColor: tokens.colorBrandStroke1, color: tokens.colorNeutralForeground1 },
  present: {
    borderBottomColor: tokens.colorBrandStroke1,
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": { outline: "2px solid CanvasText" },
  },
  next: {
    borderBottomStyle: "dashed",
    borderBottomColor: tokens.colorBrandStroke1,
    color: tokens.colorNeutralForeground1,
  },
  unseen: UNSEEN,
});

/** The five rungs; the present one is marked, and the next one is named with what to do. */
export function Ladder({ tested }: { readonly tested: AnswerOf<"tested"> }): ReactNode {
  const styles = useStyles();
  const next = LADDER.indexOf(nextRung(tested));
  // Who is blocked stands on the ground.
  const present = next - 1;
  return (
    <div className={styles.ladder} data-ladder={tested}>
      <ol className={styles.list} aria-label={LADDER_WORDS.title}>
        {LADDER.map((rung, index) => (
          <li
            key={rung}
            style={{ marginBottom: `${String(index * 3)}px` }}
            className={mergeClasses(
              styles.rung,
              index < present && styles.climbed,
              index === present && styles.present,
              index === next && styles.next,
            )}
            {...(index === present ? { "aria-current": "step" as const } : {})}
          >
            {RUNG_WORDS[rung]}
            {index === present && tested === "blocked" && ` (${LADDER_WORDS.blocked})`}
            {index === present && <span className={styles.unseen}>, {LADDER_WORDS.present}</span>}
            {index === next && <span className={styles.unseen}>, {LADDER_WORDS.next}</span>}
          </li>
        ))}
      </ol>
      <Text size={200}>{NEXT_RUNG_WORDS[tested]}</Text>
    </div>
  );
}
