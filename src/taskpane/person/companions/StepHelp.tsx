// From the next step of a verdict to the assessment that helps with it.
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { companionById } from "../../../policy/companions/companions";
import { companionOf } from "../../../policy/companions/doors";
import type { TableCompanionId } from "../../../policy/companions/table";
import type { Judgement } from "../../../policy/policy";
import type { AskedQuestionId, SingleQuestionId } from "../../../policy/questions";
import { COMPANION_WORDS } from "../../../words/companions";
import { HELP } from "../../../words/companionForm";

/** Under which of its questions an assessment is opened: the first on which the verdict depends, else its first one. */
function questionFor(companion: TableCompanionId, { dependsOn }: Judgement): SingleQuestionId {
  const questions = companionById(companion).outputs.map(({ question }) => question);
  return questions.find((id) => dependsOn.includes(id as AskedQuestionId)) ?? questions[0]!;
}

export function StepHelp({
  judgement,
  onOpen,
}: {
  readonly judgement: Judgement;
  readonly onOpen: (question: SingleQuestionId) => void;
}): ReactNode {
  const companion = companionOf(judgement);
  // The gates are drawn in the card already.
  if (companion === null || companion === "gates") return null;
  return (
    <Button
      size="small"
      id="help-next-step"
      onClick={() => {
        onOpen(questionFor(companion, judgement));
      }}
    >
      {HELP.fromVerdict(COMPANION_WORDS[companion].name)}
    </Button>
  );
}
