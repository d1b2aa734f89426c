// The pane in the page: colours, direction of text, and the one tree of components.
import { FluentProvider } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { RosterProvider } from "./roster";
import { directionOf, THEMES, useThemeKind } from "./theme";

function Themed({ children }: { readonly children: ReactNode }): ReactNode {
  const kind = useThemeKind();
  return (
    <FluentProvider
      theme={THEMES[kind]}
      dir={directionOf(Office.context.displayLanguage)}
      data-theme={kind}
      style={{ height: "100%" }}
    >
      {children}
    </FluentProvider>
  );
}

/** Shows the pane in the place of what an element holds. */
export function mountPane(element: HTMLElement): void {
  createRoot(element).render(
    <Themed>
      <RosterProvider>
        <App />
      </RosterProvider>
    </Themed>,
  );
}
