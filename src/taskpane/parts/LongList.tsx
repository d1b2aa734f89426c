// A list that shows its first items, and all of them when asked.
import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { REPORT } from "../../words/report";
import { BARE_LIST } from "./styles";

const useStyles = makeStyles({
  list: BARE_LIST,
  more: { alignSelf: "flex-start" },
});

/** @param first how many items are shown at first; one more is shown rather than hidden */
export function LongList<T>({
  items,
  first = 5,
  children,
}: {
  readonly items: readonly T[];
  readonly first?: number;
  readonly children: (item: T, index: number) => ReactNode;
}): ReactNode {
  const styles = useStyles();
  const [isLong, setIsLong] = useState(false);
  const isCut = items.length > first + 1;
  const shown = isCut && !isLong ? items.slice(0, first) : items;
  return (
    <>
      <ul className={styles.list}>
        {shown.map((item, index) => (
          <li key={index}>{children(item, index)}</li>
        ))}
      </ul>
      {isCut && (
        <Button
          className={styles.more}
          appearance="transparent"
          size="small"
          aria-expanded={isLong}
          onClick={() => {
            setIsLong(!isLong);
          }}
        >
          {isLong ? REPORT.showLess : REPORT.showAll(items.length)}
        </Button>
      )}
    </>
  );
}
