// The tab About.
import type { ReactNode } from "react";
import { TAB_WORDS } from "../../words/taskpane";
import { Section } from "../parts/Section";

export function AboutTab(): ReactNode {
  return <Section title={TAB_WORDS.about}>{null}</Section>;
}
