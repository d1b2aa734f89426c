// The tab Person.
import type { ReactNode } from "react";
import { TAB_WORDS } from "../../words/taskpane";
import { Section } from "../parts/Section";

export function PersonTab(): ReactNode {
  return <Section title={TAB_WORDS.person}>{null}</Section>;
}
