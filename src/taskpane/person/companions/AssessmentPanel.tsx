// An assessment, open in place under its question: what the form knows, what is asked, what it gives, and using that.
import { Button, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, ReactNode } from "react";
import { useId } from "react";
import type { Companion } from "../../../policy/companions/table";
import type { SingleQuestionId } from "../../../policy/questions";
import { assessForm, offerOf } from "../../../roster/assessing";
import { HELP } from "../../../words/companionForm";
import { COMPANION_WORDS } from "../../../words/companions";
import { AssessmentInputs, KnownInputs } from "./AssessmentInputs";
import { AssessmentResult } from "./AssessmentResult";
import { panelId, useHelping } from "./helping";
import { UseBar } from "./UseBar";

const useStyles = makeStyles({
  panel: {
    // The head of the form stays above it.
    scrollMarginTop: "110px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
    // In a pane at 200 % zoom the room is for the contents.
    "@media (max-width: 240px)": { paddingInline: tokens.spacingHorizontalS },
  },
  heading: { margin: 0 },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
  close: { alignSelf: "flex-start" },
});

export function AssessmentPanel({
  question,
  companion,
}: {
  readonly question: SingleQuestionId;
  readonly companion: Companion;
}): ReactNode {
  const styles = useStyles();
  const heading = useId();
  const { person, use, draftOf, say, close } = useHelping();
  const { shown, view, current } = person;
  const assessment = assessForm(shown.form, view, companion, draftOf(companion.id));
  const offer = offerOf(shown.form, view, assessment, current !== null);
  const { name, lead } = COMPANION_WORDS[companion.id];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // What is open above it, such as a statement of the guide, is closed first.
    const isWithin = event.target instanceof Element && event.currentTarget.contains(event.target);
    const hasMore = event.currentTarget.querySelector('[aria-expanded="true"]') !== null;
    if (event.key !== "Escape" || event.defaultPrevented || !isWithin || hasMore) return;
    event.preventDefault();
    close();
  };
  return (
    // Esc is heard from all that is within.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      id={panelId(question)}
      aria-labelledby={heading}
      className={styles.panel}
      data-assessment={companion.id}
      onKeyDown={onKeyDown}
    >
      <div>
        <Subtitle2 as="h3" id={heading} className={styles.heading}>
          {name}
        </Subtitle2>
        <p className={styles.lead}>
          <Text size={200}>{lead}</Text>
        </p>
      </div>
      <KnownInputs assessment={assessment} role={view.role} />
      <AssessmentInputs
        assessment={assessment}
        isHeld={use.phase.kind === "writing"}
        onSay={(input, text) => {
          say(companion.id, input, text);
        }}
      />
      <AssessmentResult assessment={assessment} view={view} />
      <UseBar question={question} offer={offer} isSeveral={companion.outputs.length > 1} />
      <Button className={styles.close} size="small" data-close-assessment onClick={close}>
        {HELP.close}
      </Button>
    </section>
  );
}
