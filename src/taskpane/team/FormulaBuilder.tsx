// Puts a formula together and into a cell.
import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useCallback, useState } from "react";
import { EXPLAINED } from "../../functions/verdicts";
import { buildFormula, FUNCTION_NAMES, suggestedCell } from "../../roster/formula";
import { columnLetters } from "../../roster/headings";
import { BUILDER, cellNotEmpty, formulaInserted, ROLES_LEFT_OUT } from "../../words/formulaBuilder";
import { errorWords } from "../../workbook/excelErrors";
import type { FormulaSource, Insertion, TargetCell } from "../../workbook/insertFormula";
import {
  formulaSource,
  insertFormula,
  selectedCell,
  sourceWithoutRoster,
} from "../../workbook/insertFormula";
import { WorkbookError } from "../../workbook/workbookError";
import { Notice } from "../parts/Notice";
import { Section } from "../parts/Section";
import { Select } from "../parts/Select";
import { useReading } from "../reading";
import { useRoster } from "../roster";
import type { Choices } from "./formulaChoices";
import { AT_FIRST, isForPeople, wishOf } from "./formulaChoices";

const useStyles = makeStyles({
  formula: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    // A formula reads from left to right in every language.
    direction: "ltr",
    textAlign: "left",
  },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  ends: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(130px, 100%), 1fr))",
    gap: tokens.spacingHorizontalS,
  },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** What can be built from, and why no roster is among it. */
type Source = FormulaSource & { readonly without?: readonly string[] };

function People({
  choices,
  source,
  change,
}: {
  readonly choices: Choices;
  readonly source: FormulaSource;
  readonly change: (change: Partial<Choices>) => void;
}): ReactNode {
  const styles = useStyles();
  const { roster, answers } = source;
  const columns = (roster?.headings ?? []).map((heading, index) => {
    const letter = columnLetters(roster!.firstColumn + index);
    return [String(index), BUILDER.column(letter, heading)] as const;
  });
  return (
    <>
      <Field label={BUILDER.scope}>
        <RadioGroup
          value={choices.scope}
          onChange={(_, { value }) => {
            change({ scope: value as Choices["scope"] });
          }}
        >
          <Radio value="roster" label={BUILDER.scopes.roster} />
          <Radio value="row" label={BUILDER.scopes.row} />
        </RadioGroup>
      </Field>
      {choices.name === "CERTEXPLAIN" && (
        <Select
          label={BUILDER.explained}
          value={choices.explained}
          options={[["", BUILDER.allColumns], ...EXPLAINED.map((one) => [one, one] as const)]}
          onSelect={(explained) => {
            change({ explained });
          }}
        />
      )}
      <div className={styles.ends}>
        <Select
          label={BUILDER.from}
          value={String(choices.first ?? answers[0])}
          options={columns}
          onSelect={(value) => {
            change({ first: Number(value) });
          }}
        />
        <Select
          label={BUILDER.to}
          value={String(choices.last ?? answers[1])}
          options={columns}
          onSelect={(value) => {
            change({ last: Number(value) });
          }}
        />
      </div>
    </>
  );
}

/** What became of the last try. */
type Outcome =
  | { readonly kind: "none" }
  | { readonly kind: "asking"; readonly target: TargetCell; readonly cell: string; readonly shows: string }
  | { readonly kind: "done"; readonly insertion: Extract<Insertion, { outcome: "inserted" }> }
  | { readonly kind: "failed"; readonly lines: readonly string[] };

export function FormulaBuilder(): ReactNode {
  const styles = useStyles();
  const { shown: choice, state } = useRoster();
  const read = useCallback(
    async (context: Excel.RequestContext): Promise<Source> => {
      try {
        return await formulaSource(context, choice);
      } catch (error) {
        if (!(error instanceof WorkbookError)) throw error;
        return { ...(await sourceWithoutRoster(context)), without: errorWords(error) };
      }
    },
    [choice],
  );
  const [reading, reload] = useReading(read);
  const [choices, setChoices] = useState(AT_FIRST);
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });
  const change = (changed: Partial<Choices>): void => {
    setOutcome({ kind: "none" });
    setChoices({ ...choices, ...changed });
  };

  const source = reading.kind === "read" ? reading.value : undefined;
  const forPeople = isForPeople(choices.name);
  const isReady = source !== undefined && (!forPeople || source.roster !== undefined);
  const wish = source && wishOf(choices, source);
  const beside = source?.roster && suggestedCell(source.roster);

  const insert = async (target: TargetCell | undefined, overwrite: boolean): Promise<void> => {
    if (source === undefined || wish === undefined) return;
    try {
      const [insertion, cell] = await Excel.run(async (context) => {
        const at = target ?? (await selectedCell(context));
        return [await insertFormula(context, source, wish, at, { overwrite }), at] as const;
      });
      if (insertion.outcome === "inserted") setOutcome({ kind: "done", insertion });
      else setOutcome({ kind: "asking", target: cell, cell: insertion.cell, shows: insertion.shows });
    } catch (error) {
      setOutcome({ kind: "failed", lines: errorWords(error) });
      void reload();
    }
  };

  return (
    <Section title={BUILDER.title} lead={BUILDER.lead}>
      <Select
        label={BUILDER.function}
        value={choices.name}
        options={FUNCTION_NAMES.map((name) => [name, BUILDER.functions[name]] as const)}
        onSelect={(name) => {
          change({ name });
        }}
      />
      {reading.kind === "failed" && <Notice intent="error" lines={reading.lines} />}
      {/* Why there is none is said once, where the roster is picked. */}
      {forPeople && state.kind !== "missing" && source?.without !== undefined && (
        <Notice intent="info" lines={source.without} />
      )}
      {isReady && forPeople && <People choices={choices} source={source} change={change} />}
      {isReady &&
        source.organisation !== undefined &&
        choices.name !== "CERTQUESTIONS" &&
        choices.name !== "CERTRULES" && (
          <Checkbox
            label={BUILDER.organisation}
            checked={choices.organisation}
            onChange={(_, { checked }) => {
              change({ organisation: checked === true });
            }}
          />
        )}
      {isReady && forPeople && source.roles !== undefined && (
        <Checkbox
          label={BUILDER.roles}
          checked={choices.roles}
          onChange={(_, { checked }) => {
            change({ roles: checked === true });
          }}
        />
      )}
      {isReady && wish !== undefined && (
        <>
          <Field label={BUILDER.formula}>
            <pre className={styles.formula} data-formula>
              {
                buildFormula(
                  source.roster,
                  wish,
                  source.roster === undefined ? 0 : source.roster.headingRow + 1,
                ).formula
              }
            </pre>
          </Field>
          {forPeople && choices.roles && source.roles !== undefined && wish.roles === undefined && (
            <Text size={200}>{ROLES_LEFT_OUT}</Text>
          )}
          {forPeople && choices.scope === "roster" && source.roster?.table === undefined && (
            <Text size={200} className={styles.hint}>
              {BUILDER.fixedRows}
            </Text>
          )}
          {forPeople && choices.scope === "row" && (
            <Text size={200} className={styles.hint}>
              {BUILDER.rowNote}
            </Text>
          )}
          <Text size={200} className={styles.hint}>
            {BUILDER.colleagues}
          </Text>
          <div className={styles.row}>
            {forPeople && choices.scope === "roster" && beside !== undefined && (
              <Button appearance="primary" onClick={() => void insert(beside, false)}>
                {BUILDER.insertBeside(`${columnLetters(beside.column)}${String(beside.row + 1)}`)}
              </Button>
            )}
            <Button onClick={() => void insert(undefined, false)}>{BUILDER.insertSelected}</Button>
          </div>
        </>
      )}
      <div role="status">
        {outcome.kind === "done" && (
          <Notice
            intent="success"
            lines={[
              formulaInserted(outcome.insertion.cell, outcome.insertion.cells),
              outcome.insertion.formula,
            ]}
          />
        )}
        {outcome.kind === "failed" && <Notice intent="error" lines={outcome.lines} />}
        {outcome.kind === "asking" && (
          <Notice
            intent="warning"
            lines={[cellNotEmpty(outcome.cell, outcome.shows)]}
            actions={
              <>
                <Button size="small" onClick={() => void insert(outcome.target, true)}>
                  {BUILDER.replace}
                </Button>
                <Button
                  size="small"
                  onClick={() => {
                    setOutcome({ kind: "none" });
                  }}
                >
                  {BUILDER.keep}
                </Button>
              </>
            }
          />
        )}
      </div>
    </Section>
  );
}
