// The tab About: what CertVerdict is for and not for, what becomes of the data, version, help and keys.
import { Link, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import packageJson from "../../../package.json";
import { ABOUT, KEYS } from "../../words/about";
import { surveySetup } from "../../workbook/findSetup";
import { surveyWorkbook } from "../../workbook/survey";
import { Section } from "../parts/Section";
import { useReading } from "../reading";

const useStyles = makeStyles({
  lead: { marginBottom: tokens.spacingVerticalL },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
  },
  pairs: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  // Keys are not broken; what they do may be.
  keys: { gridTemplateColumns: "1fr max-content" },
  value: { margin: 0, fontFamily: tokens.fontFamilyMonospace },
});

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The hash of the policy that this workbook sets; null where it cannot be said. */
async function readPolicyHash(context: Excel.RequestContext): Promise<string | null> {
  const { setup, faults } = await surveySetup(context, await surveyWorkbook(context));
  return faults.some(({ kind }) => kind !== "answer" && kind !== "roles") ? null : setup.policy.hash;
}

const isMac = (): boolean => Office.context.platform === Office.PlatformType.Mac;

export function AboutTab(): ReactNode {
  const styles = useStyles();
  const [hash] = useReading(readPolicyHash);
  return (
    <>
      <Text block className={styles.lead}>
        {ABOUT.lead}
      </Text>
      <Section title={ABOUT.for}>
        <Lines lines={ABOUT.forLines} />
      </Section>
      <Section title={ABOUT.notFor}>
        <Lines lines={ABOUT.notForLines} />
      </Section>
      <Section title={ABOUT.data}>
        <Lines lines={ABOUT.dataLines} />
      </Section>
      <Section title={ABOUT.version}>
        <dl className={styles.pairs}>
          <dt>{ABOUT.product}</dt>
          <dd className={styles.value}>{packageJson.version}</dd>
          <dt>{ABOUT.policy}</dt>
          <dd className={styles.value}>
            {hash.kind === "read"
              ? (hash.value ?? ABOUT.policyUnknown)
              : hash.kind === "reading"
                ? "…"
                : ABOUT.policyUnknown}
          </dd>
        </dl>
      </Section>
      <Section title={ABOUT.keys} lead={ABOUT.keyNote}>
        <dl className={mergeClasses(styles.pairs, styles.keys)}>
          {KEYS.map(({ action, key, mac }) => (
            <div key={action} style={{ display: "contents" }}>
              <dt>{action}</dt>
              <dd className={styles.value}>{isMac() ? mac : key}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={ABOUT.help}>
        <Link href="help.html" target="_blank" rel="noopener">
          {ABOUT.helpLink}
        </Link>
      </Section>
    </>
  );
}
