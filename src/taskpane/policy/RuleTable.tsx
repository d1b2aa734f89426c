// The rules in words, in the order in which they are looked at, each with the statements that it rests on.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { certRules } from "../../functions/lists";
import { POLICY } from "../../words/setup";
import { Statements } from "../parts/Statements";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: "start",
    verticalAlign: "top",
    overflowWrap: "anywhere",
  },
  number: { width: "2.2em" },
  verdict: { width: "34%" },
  terms: { color: tokens.colorNeutralForeground2 },
  code: { display: "block", color: tokens.colorNeutralForeground2, fontFamily: tokens.fontFamilyMonospace },
  statements: { display: "block" },
});

const RULES = certRules()
  .slice(1)
  .map(([number, condition, verdict, code, cites]) => {
    const [sentence, ...terms] = condition!.split("\n");
    return { number, sentence, terms, verdict, code, cites: cites!.split(" ").filter((id) => id !== "") };
  });

export function RuleTable(): ReactNode {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {POLICY.ruleColumns.map((heading, index) => (
            <th
              key={heading}
              scope="col"
              className={`${styles.cell} ${index === 0 ? styles.number : index === 2 ? styles.verdict : ""}`}
            >
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {RULES.map(({ number, sentence, terms, verdict, code, cites }) => (
          <tr key={`${number!} ${code!} ${verdict!}`}>
            <th scope="row" className={styles.cell}>
              {number}
            </th>
            <td className={styles.cell}>
              {sentence}
              {terms.length > 0 && (
                <details className={styles.terms}>
                  <summary>{POLICY.terms}</summary>
                  {terms.map((term) => (
                    <p key={term} style={{ margin: 0 }}>
                      {term}
                    </p>
                  ))}
                </details>
              )}
            </td>
            <td className={styles.cell}>
              {verdict}
              {code !== "" && <span className={styles.code}>{code}</span>}
              <span className={styles.statements}>
                <Statements ids={cites} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
