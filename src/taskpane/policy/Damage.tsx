// What is wrong in the set-up: each fault with where it stands and the ways to put it right.
import { Button, Dropdown, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import { columnLetters } from "../../roster/headings";
import type { Repair } from "../../roster/repairs";
import { repairsOf } from "../../roster/repairs";
import type { SetupFault } from "../../roster/setupFault";
import { DAMAGE } from "../../words/setup";
import { errorWords } from "../../workbook/excelErrors";
import { selectCells } from "../../workbook/goTo";
import { Notice } from "../parts/Notice";
import type { Draft } from "./draft";

const useStyles = makeStyles({
  faults: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalL}`,
    padding: 0,
    listStyleType: "none",
  },
  fault: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: "3px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorStatusWarningForeground1,
  },
  ways: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  choice: { minWidth: "140px", maxWidth: "100%" },
});

/** Chooses one of the allowed answers in place of the wrong one. */
function Choose({
  repairs,
  draft,
}: {
  readonly repairs: readonly Repair[];
  readonly draft: Draft;
}): ReactNode {
  const styles = useStyles();
  const [chosen, setChosen] = useState(repairs[0]!.answer);
  const repair = repairs.find(({ answer }) => answer === chosen) ?? repairs[0]!;
  return (
    <>
      <Dropdown
        className={styles.choice}
        size="small"
        aria-label={DAMAGE.choose}
        value={repair.answer}
        selectedOptions={[repair.answer]}
        onOptionSelect={(_, { optionValue }) => {
          setChosen(optionValue ?? "");
        }}
      >
        {repairs.map(({ answer }) => (
          <Option key={answer} value={answer}>
            {answer}
          </Option>
        ))}
      </Dropdown>
      <Button size="small" appearance="primary" onClick={() => void draft.writeNow(repair.edit)}>
        {DAMAGE.apply}
      </Button>
    </>
  );
}

function Fault({
  fault,
  column,
  draft,
}: {
  readonly fault: SetupFault;
  readonly column: number;
  readonly draft: Draft;
}): ReactNode {
  const styles = useStyles();
  const { sheet, line, message } = fault;
  const repairs = repairsOf(fault);
  const choices = repairs.filter(({ kind }) => kind === "choose");
  const cell = line && `${columnLetters(column + 1)}${String(line.row)}`;
  const [lines, setLines] = useState<readonly string[]>([]);
  const goTo = async (name: string): Promise<void> => {
    try {
      await Excel.run((context) => selectCells(context, name, cell ?? "A1"));
      setLines([]);
    } catch (error) {
      setLines(errorWords(error));
    }
  };
  return (
    <li className={styles.fault}>
      <Text>{message}</Text>
      <div className={styles.ways}>
        {choices.length > 0 && <Choose repairs={choices} draft={draft} />}
        {repairs
          .filter(({ kind }) => kind !== "choose")
          .map((repair) => (
            <Button
              key={`${repair.kind} ${String(repair.row)}`}
              size="small"
              onClick={() => void draft.writeNow(repair.edit)}
            >
              {repair.kind === "clear" ? DAMAGE.clear : DAMAGE.remove(repair.row, repair.answer)}
            </Button>
          ))}
        {sheet !== undefined && (
          <Button size="small" onClick={() => void goTo(sheet)}>
            {cell === undefined ? DAMAGE.goToSheet(sheet) : DAMAGE.goTo(cell)}
          </Button>
        )}
      </div>
      <div role="status">{lines.length > 0 && <Notice intent="error" lines={lines} />}</div>
    </li>
  );
}

const LAST = Number.MAX_SAFE_INTEGER;

/** As the lines stand; what is wrong with Roles comes last. */
const byRow = (a: SetupFault, b: SetupFault): number => (a.line?.row ?? LAST) - (b.line?.row ?? LAST);

/** @param column the column of the headings on the Organisation sheet, from 0 */
export function Damage({
  faults,
  column,
  draft,
}: {
  readonly faults: readonly SetupFault[];
  readonly column: number;
  readonly draft: Draft;
}): ReactNode {
  const styles = useStyles();
  const id = useId();
  if (faults.length === 0) return null;
  const isSerious = faults.some(({ kind }) => kind !== "answer");
  return (
    <section aria-labelledby={id}>
      <div id={id}>
        <Notice
          intent={isSerious ? "error" : "warning"}
          title={DAMAGE.title(faults.length)}
          lines={[isSerious ? DAMAGE.consequence : DAMAGE.consequenceAnswers]}
        />
      </div>
      <ul className={styles.faults}>
        {[...faults].sort(byRow).map((fault) => (
          <Fault key={`${fault.kind} ${fault.message}`} fault={fault} column={column} draft={draft} />
        ))}
      </ul>
    </section>
  );
}
