// Going to cells at a press, and saying where that has led or why it has not.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { errorWords } from "../../workbook/excelErrors";

/** What a press has led to, a line each; `failed` where it led nowhere. */
interface Said {
  readonly lines: readonly string[];
  readonly failed: boolean;
}

/** What goes to cells, and what there is to say of the last time. */
export interface Going {
  readonly said: Said;
  go(act: (context: Excel.RequestContext) => Promise<readonly string[]>): void;
}

const NOTHING: Said = { lines: [], failed: false };

export function useGoing(): Going {
  const [said, setSaid] = useState(NOTHING);
  return {
    said,
    go(act) {
      Excel.run(act).then(
        (lines) => {
          setSaid({ lines, failed: false });
        },
        (error: unknown) => {
          setSaid({ lines: errorWords(error), failed: true });
        },
      );
    },
  };
}

const useStyles = makeStyles({
  said: { display: "block", paddingInline: tokens.spacingHorizontalS },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

/** Says it, to screen readers too. Stands in the page from the start, as live regions must. */
export function WhereItLed({ said: { lines, failed } }: { readonly said: Said }): ReactNode {
  const styles = useStyles();
  return (
    <div role="status">
      {lines.map((line, index) => (
        <Text key={index} size={200} className={failed ? `${styles.said} ${styles.failed}` : styles.said}>
          {line}
        </Text>
      ))}
    </div>
  );
}
