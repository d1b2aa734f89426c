// The statements of the guide that something rests on: their numbers, and what they say when pressed.
import {
  Link,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { STATEMENTS } from "../../words/statements";
import { statementList } from "../../words/taskpane";

const useStyles = makeStyles({
  surface: { maxWidth: "260px" },
  list: { margin: 0, paddingInlineStart: 0, listStyleType: "none" },
  id: { fontWeight: tokens.fontWeightSemibold },
  // Where the system replaces colours, a link that is a button would be taken for ordinary text.
  link: { "@media (forced-colors: active)": { color: "LinkText" } },
});

/** @param ids statements of the guide, such as E7 */
export function Statements({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const styles = useStyles();
  if (ids.length === 0) return null;
  const label = statementList(ids);
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Link as="button" inline className={styles.link} aria-label={label}>
          {ids.join(", ")}
        </Link>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={label} tabIndex={-1}>
        <ul className={styles.list}>
          {ids.map((id) => (
            <li key={id}>
              <span className={styles.id}>{id}</span> {STATEMENTS[id]}
            </li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}
