// Which roster the pane is about, and what its columns are read as.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Dropdown,
  Field,
  makeStyles,
  Option,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { questionById, QUESTIONS } from "../../policy/questions";
import type { RosterColumn } from "../../roster/headings";
import { columnLetters, questionOfHeading } from "../../roster/headings";
import { answerShown, LINE } from "../../roster/organisationLines";
import { NOT_READ_WORDS } from "../../roster/synonyms";
import { matchKey } from "../../roster/text";
import { ROSTER_CARD } from "../../words/setup";
import type { RosterChoice } from "../../workbook/findRoster";
import { savePreferences } from "../../workbook/preferences";
import type { ListedRoster, RosterList } from "../../workbook/rosters";
import { listRosters } from "../../workbook/rosters";
import { Notice } from "../parts/Notice";
import { Section } from "../parts/Section";
import type { Draft } from "../policy/draft";
import { useDraft } from "../policy/draft";
import { DraftBar } from "../policy/DraftBar";
import { useReading } from "../reading";
import { missingIntent, useRoster } from "../roster";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: tokens.spacingHorizontalXS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: "top",
    overflowWrap: "anywhere",
  },
  heading: { width: "38%" },
  choice: { minWidth: 0, width: "100%" },
  why: { display: "block", color: tokens.colorNeutralForeground2 },
});

const { use: WORDS } = ROSTER_CARD;

/** What a column is for, in words. */
function columnWords({ use }: RosterColumn): string {
  switch (use.kind) {
    case "question":
      return WORDS.question[use.by];
    case "twice":
      return WORDS.twice(columnLetters(use.first));
    case "ignored":
      return use.nearest === undefined ? WORDS.ignored : WORDS.nearest(use.nearest);
    default:
      return WORDS[use.kind];
  }
}

/** Chooses the question that a column answers, by a line of the Organisation sheet. */
function Correction({
  column,
  lines,
  draft,
}: {
  readonly column: RosterColumn;
  readonly lines: RosterList["lines"];
  readonly draft: Draft;
}): ReactNode {
  const styles = useStyles();
  const { heading, use } = column;
  const key = `column ${matchKey(heading)}`;
  const edit = draft.edits.get(key);
  const byHand = use.kind === "question" && use.by === "hand";
  const now = byHand ? questionById(use.question).heading : use.kind === "notRead" ? NOT_READ_WORDS[0] : "";
  const shown = edit?.answer ?? now;
  const question = questionOfHeading(heading);
  const own = question && questionById(question).heading;
  const without = own === undefined ? ROSTER_CARD.notRead : ROSTER_CARD.asItSays(own);
  return (
    <Dropdown
      className={styles.choice}
      size="small"
      aria-label={ROSTER_CARD.label(heading)}
      value={
        shown === NOT_READ_WORDS[0]
          ? ROSTER_CARD.notRead
          : shown === ""
            ? (own ?? ROSTER_CARD.notRead)
            : shown
      }
      selectedOptions={[shown]}
      onOptionSelect={(_, { optionValue = "" }) => {
        const line = LINE.column(heading);
        const edit = { line, answer: optionValue, seen: answerShown(lines, line) };
        draft.set(key, optionValue === now ? undefined : edit);
      }}
    >
      <Option value="" text={without}>
        {without}
      </Option>
      {own !== undefined && <Option value={NOT_READ_WORDS[0]}>{ROSTER_CARD.notRead}</Option>}
      {QUESTIONS.filter((one) => one.heading !== own).map(({ id, heading: other }) => (
        <Option key={id} value={other}>
          {other}
        </Option>
      ))}
    </Dropdown>
  );
}

const NOT_COUNTED: readonly string[] = ["ignored", "notRead", "protected"];
const CORRECTABLE: readonly string[] = ["question", "ignored", "notRead", "twice"];

function Mapping({
  columns,
  lines,
  draft,
}: {
  readonly columns: readonly RosterColumn[];
  readonly lines: RosterList["lines"];
  readonly draft: Draft;
}): ReactNode {
  const styles = useStyles();
  const [column, readAs] = ROSTER_CARD.columns;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={`${styles.cell} ${styles.heading}`}>
            {column}
          </th>
          <th scope="col" className={styles.cell}>
            {readAs}
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map((one) => (
          <tr key={one.index}>
            <th scope="row" className={styles.cell}>
              {one.heading}
            </th>
            <td className={styles.cell}>
              {CORRECTABLE.includes(one.use.kind) && <Correction column={one} lines={lines} draft={draft} />}
              <span className={styles.why}>{columnWords(one)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const keyOf = ({ sheet, table }: RosterChoice): string => JSON.stringify([sheet, table ?? null]);

function nameOf({ choice, visible, rowCount }: ListedRoster): string {
  const name = ROSTER_CARD.named(choice.sheet, choice.table);
  return `${name}, ${ROSTER_CARD.rows(rowCount)}${visible ? "" : ` (${ROSTER_CARD.hidden})`}`;
}

function Choice({ rosters }: { readonly rosters: readonly ListedRoster[] }): ReactNode {
  const { choice, choose } = useRoster();
  const picked = choice && rosters.find((roster) => keyOf(roster.choice) === keyOf(choice));
  const pick = (key: string): void => {
    const roster = rosters.find((one) => keyOf(one.choice) === key);
    choose(roster?.choice);
    void savePreferences({ roster: roster?.choice });
  };
  return (
    <Field label={ROSTER_CARD.which}>
      <Dropdown
        value={picked === undefined ? ROSTER_CARD.automatic : nameOf(picked)}
        selectedOptions={[picked === undefined ? "" : keyOf(picked.choice)]}
        onOptionSelect={(_, { optionValue = "" }) => {
          pick(optionValue);
        }}
      >
        <Option value="">{ROSTER_CARD.automatic}</Option>
        {rosters.map((roster) => (
          <Option key={keyOf(roster.choice)} value={keyOf(roster.choice)} text={nameOf(roster)}>
            {nameOf(roster)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

export function RosterCard(): ReactNode {
  const styles = useStyles();
  const { state, choice } = useRoster();
  const [reading, reload] = useReading(listRosters);
  const draft = useDraft(reload);
  if (reading.kind === "reading")
    return (
      <Section title={ROSTER_CARD.title} lead={ROSTER_CARD.looking}>
        {null}
      </Section>
    );
  if (reading.kind === "failed")
    return (
      <Section title={ROSTER_CARD.title}>
        <Notice intent="error" lines={reading.lines} />
      </Section>
    );
  const { rosters, lines, sheetsLeftOut } = reading.value;
  const current = state.kind === "found" ? state.current.place : undefined;
  const wanted = current === undefined ? choice : { sheet: current.sheet, table: current.table?.name };
  const shown =
    rosters.find((roster) => wanted !== undefined && keyOf(roster.choice) === keyOf(wanted)) ??
    (rosters.length === 1 ? rosters[0] : undefined);
  const questions = shown?.columns.filter(({ use }) => use.kind === "question").length ?? 0;
  const ignored = shown?.columns.filter(({ use }) => NOT_COUNTED.includes(use.kind)).length ?? 0;
  return (
    <Section title={ROSTER_CARD.title}>
      {state.kind === "missing" && <Notice intent={missingIntent(state)} lines={state.lines} />}
      {rosters.length === 0 && state.kind !== "missing" && <Text>{ROSTER_CARD.none}</Text>}
      {rosters.length > 1 && <Choice rosters={rosters} />}
      {sheetsLeftOut > 0 && <Text size={200}>{ROSTER_CARD.sheetsLeftOut(sheetsLeftOut)}</Text>}
      {shown !== undefined && (
        <>
          <Text>{nameOf(shown)}</Text>
          {state.kind !== "missing" && shown.errors.length > 0 && (
            <Notice intent="error" lines={shown.errors} />
          )}
          <DraftBar draft={draft} />
          <Accordion collapsible>
            <AccordionItem value="columns">
              <AccordionHeader as="h3">{ROSTER_CARD.mapping(questions, ignored)}</AccordionHeader>
              <AccordionPanel>
                <Text size={200} block className={styles.quiet}>
                  {ROSTER_CARD.mappingLead}
                </Text>
                <Mapping columns={shown.columns} lines={lines} draft={draft} />
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
        </>
      )}
    </Section>
  );
}
