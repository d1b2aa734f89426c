// “Help me answer” below a question: the button, the assessment that it opens, and what became of using it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { QuestionId } from "../../../policy/questions";
import { helpFor } from "../../../roster/companions";
import { HELP, USE } from "../../../words/companionForm";
import { QUESTION_WORDS } from "../../../words/questions";
import { HelpIcon } from "../../parts/icons";
import { Notice } from "../../parts/Notice";
import { AssessmentPanel } from "./AssessmentPanel";
import { focusSoon, helpButtonId, panelId, useHelping } from "./helping";

const useStyles = makeStyles({
  help: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  button: { alignSelf: "flex-start" },
});

/** Help with the answer of a question, where an assessment fills it. */
export function HelpAnswer({ id }: { readonly id: QuestionId }): ReactNode {
  const styles = useStyles();
  const { opened, use, open, close } = useHelping();
  const help = helpFor(id);
  if (help === undefined) return null;
  const { question } = help.output;
  const isOpen = opened === question;
  const panel = panelId(question);
  const used = use.used?.question === question ? use.used : null;
  return (
    <div className={styles.help}>
      <Button
        id={helpButtonId(question)}
        className={styles.button}
        size="small"
        appearance="transparent"
        icon={<HelpIcon />}
        aria-label={HELP.openFor(QUESTION_WORDS[question].ask)}
        aria-expanded={isOpen}
        {...(isOpen ? { "aria-controls": panel } : {})}
        onClick={() => {
          if (isOpen) close();
          else open(question);
        }}
      >
        {HELP.open}
      </Button>
      {isOpen && <AssessmentPanel question={question} companion={help.companion} />}
      <div role="status" data-used={question}>
        {used !== null && (
          <Notice
            intent={used.intent}
            lines={used.lines}
            actions={
              used.undo !== null && (
                <Button
                  size="small"
                  data-undo={question}
                  onClick={() => {
                    focusSoon(helpButtonId(question));
                    void used.undo?.();
                  }}
                >
                  {USE.undo}
                </Button>
              )
            }
          />
        )}
      </div>
    </div>
  );
}
