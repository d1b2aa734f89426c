// The one table of synonyms: what else may be written for a heading or an answer. Compared as text.ts says.
import type { TableCompanionId } from "../policy/companions/table";
import type { QuestionId } from "../policy/questions";

/** What stands for blank, beside an empty cell and the number 0. */
export const BLANK_WORDS = ["unknown", "don't know", "n/a", "tbd"] as const;
/** Signs that stand for blank; a run of the same sign counts as one. */
export const BLANK_SIGNS = ["?", "-", "–", "—"] as const;
/** Signs that stand for an answer. */
export const YES_SIGNS = ["✓", "✔", "☑", "✅"] as const;
export const NO_SIGNS = ["✗", "✘", "❌"] as const;

export const YES_WORDS = [
  "y",
  "yes",
  "true",
  "x",
  "oui",
  "vrai",
  "ja",
  "wahr",
  "sí",
  "verdadero",
  "sim",
] as const;
export const NO_WORDS = ["n", "no", "false", "non", "faux", "nein", "falsch", "falso", "nee", "não"] as const;

/** Synonyms of the answers that are not yes or no. */
export const ANSWER_SYNONYMS: { readonly [Q in QuestionId]?: Readonly<Record<string, readonly string[]>> } = {
  exposure: { moderate: ["medium"] },
  cause: {
    design: ["role design", "structural", "structure"],
    skills: ["skill", "skill-based", "skills-based"],
    both: ["mixed", "design and skills"],
  },
  roleClass: {
    exposed: ["AI-exposed"],
    enhanced: ["AI-enhanced"],
    proof: ["AI-proof"],
  },
  phase: {
    normalisation: ["normalization", "productivity normalisation", "productivity normalization"],
    introduction: ["introducing"],
    redesign: ["redesigning"],
  },
  reason: {
    gap: ["capability gap", "skill gap", "skills gap"],
    signal: ["signalling", "signaling", "recognition"],
    transition: ["role transition"],
    activity: ["show activity"],
    reassurance: ["anxiety"],
    headlines: ["follow headlines"],
    panic: ["media panic"],
    "unclear position": ["unclear positioning"],
    "industry worry": ["worry about the industry"],
  },
  direction: {
    "grow here": ["grow in place", "stay and grow"],
    "named role": ["role named"],
    "named industry": ["industry named"],
    none: ["no direction"],
  },
  tested: {
    regular: ["regularly", "regular use"],
    tried: ["tried once", "light use"],
    never: ["not tried", "never tried"],
    blocked: ["not allowed", "forbidden"],
  },
  ownership: {
    expands: ["expand", "own more", "more ownership"],
    same: ["same work faster", "no change", "unchanged"],
    fewer: ["fewer people", "fewer people needed"],
  },
};

/** Synonyms of the answers to the companions' own inputs that are not yes or no. */
export const INPUT_SYNONYMS: {
  readonly [C in TableCompanionId]?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
} = {
  exposedJobs: {
    distance: { direct: ["directly"], near: ["close"], far: ["distant"] },
    decides: {
      decides: ["decide"],
      advises: ["advise"],
      supplies: ["supply", "only supplies", "supplies only"],
    },
  },
  adoptionPhase: {
    expected: { expected: [...YES_WORDS, "required"], optional: [...NO_WORDS, "voluntary"] },
  },
  leaders: {
    view: {
      moderniser: ["modernizer", "a moderniser", "a modernizer"],
      "efficient worker": ["efficient", "an efficient worker"],
      "automated work": ["work that can be automated", "can be automated", "automatable", "automatable work"],
    },
  },
};

/** What may be written in `Other reasons` for none, beside leaving it blank. */
export const NO_OTHER_REASONS = ["none", "no other", "no others"] as const;

/**
 * Headings under which a question is also found, beside its id and its own heading. Only such as no roster has for anything
 * else: “Hybrid role” may say who works from home.
 */
export const HEADING_SYNONYMS: { readonly [Q in QuestionId]?: readonly string[] } = {
  exposure: ["AI exposure level", "exposure level", "role exposure"],
  cause: ["cause of exposure", "exposure due to"],
  reporting: ["reporting heavy role", "mostly reporting"],
  coordination: ["coordination heavy role", "mostly coordination"],
  roleClass: ["class of role", "AI role class"],
  outcomes: ["measured outcomes", "owns outcomes", "owns measurable outcomes"],
  industry: ["industry outlook", "state of industry"],
  phase: ["adoption phase", "AI phase"],
  committees: ["promotion panels", "promotion committees want credentials"],
  leaders: ["leaders value AI", "leadership values AI literacy"],
  politics: ["formal programs rewarded", "programmes rewarded"],
  market: ["market asks for certificate", "market wants certificates"],
  reason: ["reason for certificate", "primary reason"],
  otherReasons: ["further reasons", "additional reasons"],
  gap: ["capability gap", "named gap"],
  direction: ["career direction"],
  asksForIt: ["target asks for it", "target asks for certificate"],
  targetSound: ["sound target", "target sound"],
  tested: ["AI tested at work", "AI use at work", "tried AI at work"],
  ownership: ["effect on ownership"],
  stance: ["offensive or defensive"],
};

/** Headings of the column on which people and roles are joined, the first that is there. */
export const ROLE_HEADINGS = ["Role", "Job role", "Role name", "Job title", "Job"] as const;

/** Words of headings that are never read, whatever else the heading says. */
export const PROTECTED_WORDS: readonly string[] = [
  ...["name", "surname", "firstname", "lastname", "forename", "age", "sex", "gender", "race", "ethnicity"],
  ...["ethnic", "birth", "birthday", "birthdate", "dob", "born", "address", "street", "postcode", "postal"],
  ...["zip", "zipcode", "marital", "married", "family", "children", "religion", "nationality", "citizenship"],
  ...[
    "disability",
    "health",
    "pregnant",
    "pregnancy",
    "orientation",
    "pay",
    "salary",
    "wage",
    "compensation",
  ],
  ...["wages", "earnings", "income", "remuneration", "bonus", "rating", "ratings", "appraisal"],
  ...["absence", "absences", "absent", "sick", "sickness", "tenure", "seniority"],
];

/** Parts of words that give a protected fact away in any compound, such as dateofbirth or Geburtsdatum. */
export const PROTECTED_PARTS: readonly string[] = [
  ...[
    "birth",
    "geburt",
    "naissance",
    "salar",
    "gehalt",
    "lohn",
    "paygrade",
    "payband",
    "gender",
    "geschlecht",
  ],
  ...["ethnic", "postcode", "postleitzahl", "zipcode", "marital", "familienstand", "religio", "nationali"],
  ...[
    "disab",
    "behinder",
    "handicap",
    "pregnan",
    "schwanger",
    "seniorit",
    "lengthofservice",
    "yearsofservice",
  ],
  ...["absen", "sickleave", "krankheit", "performancerating", "appraisal"],
];

/** Names of the sheets, beside the roster's own. */
export const ORGANISATION_SHEETS = ["Organisation", "Organization"] as const;
export const ROLES_SHEETS = ["Roles"] as const;
export const ASSESSMENTS_SHEETS = ["Assessments", "Assessment", "Role assessments"] as const;

/** Settings on the Organisation sheet. */
export const SETTING_HEADINGS = {
  strict: ["Strict", "Strict mode"],
  redesignRule: ["Redesign rule"],
} as const;

/** The thresholds of the exposure assessment on the Organisation sheet. */
export const THRESHOLD_HEADINGS = {
  lowBelow: ["Exposure share low below"],
  highFrom: ["Exposure share high from"],
} as const;

/** What may be written for a setting, beside yes and no. */
export const SWITCH_WORDS = { on: "on", off: "off" } as const;

/** What stands before a heading that a team maps to a question by hand: “Column: AI level” | “AI exposure”. */
export const COLUMN_PREFIX = "Column:";

/** In place of a question on such a line: the column is left alone, whatever its heading. The first is what the pane writes. */
export const NOT_READ_WORDS = ["not read", "ignore", "ignored"] as const;

/**
 * What stands before the sums in a totals row: words that Excel writes there, and that people do. None of them is
 * anybody's name.
 */
export const TOTALS_WORDS: readonly string[] = [
  ...["total", "totals", "grand total", "subtotal", "Ergebnis", "Gesamt", "Gesamtergebnis", "Gesamtsumme"],
  ...["Summe", "totaux", "total général", "totale", "totaal", "totales", "total general", "totais"],
  ...["total geral", "totalt", "yhteensä", "celkem", "celkom", "összesen", "razem", "ukupno", "skupaj"],
  ...["toplam", "iš viso", "jumlah", "tổng cộng", "ผลรวม", "итог", "итого", "усього", "общо", "σύνολο"],
  ...['סה"כ', "الإجمالي", "المجموع", "集計", "合計", "彙總", "總計", "汇总", "总计", "合计", "요약", "합계"],
];

/** More of them, which are also names of people or say little alone: they count beside a number or an error. */
export const TOTALS_WORDS_BESIDE_NUMBERS: readonly string[] = ["sum", "summa", "suma", "count", "average"];
