// Something that is worth knowing or mending, with its lines and what can be done about it.
import type { MessageBarIntent } from "@fluentui/react-components";
import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";

export function Notice({
  intent,
  title,
  lines,
  actions,
}: {
  readonly intent: MessageBarIntent;
  readonly title?: string;
  readonly lines: readonly string[];
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {lines.map((line, index) => (
          <p key={index} style={{ margin: 0 }}>
            {line}
          </p>
        ))}
      </MessageBarBody>
      {actions !== undefined && (
        <MessageBarActions style={{ flexWrap: "wrap", justifyContent: "flex-end" }}>
          {actions}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
