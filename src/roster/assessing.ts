// An assessment beside the form: what the form knows already, what is still to be said, and where its answers go.
import type { Companion, Input } from "../policy/companions/table";
import type { QuestionId, SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { cellAt } from "./cells";
import type { Assessment } from "./companions";
import { assess, helpFor } from "./companions";
import type { PersonForm } from "./person";
import { columnOf, ownText } from "./person";
import type { PersonView, TakenOver } from "./personView";
import { headingText } from "./table";
import { roleKey } from "./text";

/** What is said in an assessment, by the id of the input: an allowed answer, or a share as it is typed. */
export type AssessmentDraft = Readonly<Record<string, string>>;

/** An input that the form answers already. */
export interface KnownInput {
  readonly question: SingleQuestionId;
  readonly answer: string;
  /** Where it stands; null for the person's own answer. */
  readonly takenOver: TakenOver | null;
}

/** One input of an assessment. */
export interface InputView {
  readonly input: Input;
  /** Null where the form does not answer it. */
  readonly known: KnownInput | null;
  /** The form does not answer it, and it can matter. */
  readonly isAsked: boolean;
  /** No answer looks at it: it is there for a caution alone. */
  readonly isAside: boolean;
  /** What is said; empty for blank. */
  readonly text: string;
}

/** An assessment of the person, the role or the organisation in the form. */
export interface FormAssessment {
  readonly companion: Companion;
  readonly inputs: readonly InputView[];
  readonly result: Assessment;
}

/**
 * What the form answers of an input that is a question of the form. Assessments look at facts of roles: what the role says
 * goes before an answer of the person's own. What is only tried does not count.
 */
function knownInput(form: PersonForm, view: PersonView, { question }: Input): KnownInput | null {
  if (question === undefined) return null;
  const { takenOver } = view.questions[question];
  if (takenOver !== null) return { question, answer: takenOver.answer, takenOver };
  const own = ownText(form, question);
  return own === null || own === "" ? null : { question, answer: own, takenOver: null };
}

/** Makes the assessment of what the form knows and what is said beside it. */
export function assessForm(
  form: PersonForm,
  view: PersonView,
  companion: Companion,
  draft: AssessmentDraft,
): FormAssessment {
  const { thresholds } = form.person.roster.organisation;
  const cautionsOf = (cells: Readonly<Record<string, string>>): string =>
    assess(companion.id, cells, thresholds)
      .cautions.map(({ id }) => id)
      .join();
  const all = companion.inputs.map((input) => ({
    input,
    known: knownInput(form, view, input),
    text: draft[input.id] ?? "",
    isAside: !companion.outputs.some(({ inputs }) => inputs.includes(input.id)),
  }));
  const cellsOf = (views: typeof all): Record<string, string> =>
    Object.fromEntries(views.map(({ input, known, text }) => [input.id, known?.answer ?? text]));
  // What else is said for a caution does not count here: a question does not go away because the one beside it is answered.
  const settled = cellsOf(all.filter(({ isAside, known }) => !isAside || known !== null));
  const inputs = all.map((one): InputView => {
    const { input, known, isAside } = one;
    const matters = () =>
      input.answers.some((answer) => cautionsOf({ ...settled, [input.id]: answer }) !== cautionsOf(settled));
    return { ...one, isAsked: known === null && (!isAside || matters()) };
  });
  return { companion, inputs, result: assess(companion.id, cellsOf(all), thresholds) };
}

/** Where an answer goes: into the form, to everyone with the role, or to everyone in the workbook. */
export type Destination = "form" | "role" | "organisation";

/** An answer that can be used. */
export interface UsableAnswer {
  readonly question: SingleQuestionId;
  readonly answer: string;
  readonly to: Destination;
  /** It was said on the way: an input that is a question of the form. */
  readonly isInput: boolean;
}

/** What becomes of answers about a role where the person has none. */
export type RoleLack =
  /** A role can be given first. */
  | "wanted"
  /** There is no place for roles: the answers are this person's. */
  | "unknown"
  /** The role's cell holds an error. */
  | "wrong";

/** What using an assessment would do. */
export interface Offer {
  readonly answers: readonly UsableAnswer[];
  /** Where they go; while there are none, where they could go. */
  readonly places: ReadonlySet<Destination>;
  /** Why answers about the role cannot go to everyone with it; null where they can, or where there are none. */
  readonly lack: RoleLack | null;
  /** The roster has a column for each of the answers. */
  readonly hasColumns: boolean;
  /** The roster has a column for each of those that go into the form. */
  readonly hasFormColumns: boolean;
}

function roleLack({ person: { roster } }: PersonForm, { role }: PersonView): RoleLack | null {
  if (role === null) return "wrong";
  if (role !== "") return null;
  return roster.layout.role !== null || roster.roles !== null ? "wanted" : "unknown";
}

/**
 * What using an assessment would do: its answers, and those that were given to questions of the form on the way. Blank answers
 * are left alone. Without a roster all answers are the person's.
 */
export function offerOf(
  form: PersonForm,
  view: PersonView,
  { companion, inputs, result }: FormAssessment,
  hasRoster: boolean,
): Offer {
  const lack = hasRoster ? roleLack(form, view) : null;
  const placeFor = (question: SingleQuestionId): Destination => {
    const [level] = questionById(question).levels;
    if (level === "person" || !hasRoster) return "form";
    return level === "organisation" ? level : lack === "unknown" ? "form" : "role";
  };
  const wrong = new Set(result.problems.map(({ input }) => input));
  const isAboutRole = companion.outputs.every(({ question }) => helpFor(question)?.level === "role");
  const answers = result.questions.flatMap(({ question, answer }): UsableAnswer[] =>
    answer === null ? [] : [{ question, answer, to: placeFor(question), isInput: false }],
  );
  const said = inputs.flatMap(({ input: { id, question }, known, text }): UsableAnswer[] => {
    if (!isAboutRole || question === undefined || known !== null || text === "" || wrong.has(id)) return [];
    // One that is first of all the person's, such as the ownership effect, says nothing of others with the role.
    return [{ question, answer: text, to: placeFor(question), isInput: true }];
  });
  const all = answers.length === 0 ? [] : [...answers, ...said];
  const places =
    all.length > 0 ? all.map(({ to }) => to) : companion.outputs.map(({ question }) => placeFor(question));
  const hasColumn = ({ question }: UsableAnswer): boolean =>
    columnOf(form.person.roster.layout, question) !== null;
  return {
    answers: all,
    places: new Set(places),
    lack: companion.outputs.some(({ question }) => helpFor(question)?.level === "role") ? lack : null,
    hasColumns: all.every(hasColumn),
    hasFormColumns: all.filter(({ to }) => to === "form").every(hasColumn),
  };
}

/** What a question's cell shows for a role on the Roles sheet, as it was read; empty where there is none. */
export function seenOnRoles({ person: { roster } }: PersonForm, role: string, question: QuestionId): string {
  const { roles } = roster;
  const line = roles?.lines.get(roleKey(role));
  const column = roles?.layout.questions.get(question);
  if (roles == null || line === undefined || column === undefined) return "";
  return headingText(cellAt(roles.table.columns[column], line));
}

/** What a question's line shows on the Organisation sheet, as it was read; empty where there is none. */
export function seenOnOrganisation({ person: { roster } }: PersonForm, question: QuestionId): string {
  return headingText(roster.organisation.answers.get(question)?.cell);
}
