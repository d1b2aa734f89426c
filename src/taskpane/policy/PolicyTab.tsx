// The tab Policy.
import type { ReactNode } from "react";
import { TAB_WORDS } from "../../words/taskpane";
import { Section } from "../parts/Section";

export function PolicyTab(): ReactNode {
  return <Section title={TAB_WORDS.policy}>{null}</Section>;
}
