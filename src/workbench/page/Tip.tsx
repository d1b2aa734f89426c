// What a button says of itself when pointed at, unless a question lies over it.
import { Tooltip } from "@fluentui/react-components";
import type { TooltipProps } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { createContext, useContext, useState } from "react";

/** Is a question shown over the page? */
export const AskedContext = createContext(false);

type TipProps = Pick<TooltipProps, "content" | "relationship" | "positioning" | "children">;

/**
 * A tooltip that goes where a question is asked. One that stayed would take the first Esc for itself, and the question
 * would seem not to listen.
 */
export function Tip(props: TipProps): ReactNode {
  const isAsked = useContext(AskedContext);
  const [isShown, setShown] = useState(false);
  if (isAsked && isShown) setShown(false);
  return (
    <Tooltip
      {...props}
      withArrow
      visible={isShown}
      onVisibleChange={(_, { visible }) => {
        setShown(visible && !isAsked);
      }}
    />
  );
}

// As a tooltip is: what it is around stays the trigger of a menu.
Tip.isFluentTriggerComponent = true;
