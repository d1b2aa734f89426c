// The people, roles and organisation of the sample roster. The company and everybody in it are invented.
import type { QuestionId } from "../src/policy/questions";

/** A formula, and the value that a spreadsheet program works out for it. */
export interface SampleFormula {
  readonly formula: string;
  readonly value: string;
}

/** What stands in a cell of the sample. */
export type SampleCell = string | number | SampleFormula;

/** The cells of one person or one role, by question. A question that is absent is an empty cell. */
export type SampleAnswers = { readonly [Q in QuestionId]?: SampleCell };

export interface SampleRole {
  readonly role: string;
  readonly answers: SampleAnswers;
}

export interface SamplePerson {
  readonly name: string;
  readonly department: string;
  readonly role: string;
  /** The credential the person asks for: a column that is no question. */
  readonly credential: string;
  readonly answers: SampleAnswers;
}

export const COMPANY = "Wendlefold Logistics";

/** What the organisation answers for everybody. One question is left blank, and a few verdicts wait for it. */
export const ORGANISATION: SampleAnswers = {
  industry: "stable",
  phase: "normalisation",
  committees: "no",
  leaders: "no",
  market: "no",
};

/** The heading that the roster uses for a question, mapped by hand on the Organisation sheet. */
export const MAPPED_HEADING = { id: "tested", heading: "AI tools at work?" } as const;

/** Some answers are left blank, as they are before anybody has thought about them. */
export const ROLES: readonly SampleRole[] = [
  {
    role: "Customer service agent",
    answers: {
      exposure: "high",
      cause: "both",
      reporting: "no",
      coordination: "no",
      roleClass: "exposed",
      outcomes: "no",
    },
  },
  {
    role: "Customer service lead",
    answers: {
      exposure: "moderate",
      cause: "skills",
      reporting: "no",
      coordination: "yes",
      roleClass: "exposed",
      outcomes: "yes",
      ownership: "expands",
    },
  },
  {
    role: "Dispatch planner",
    answers: {
      exposure: "high",
      cause: "skills",
      reporting: "no",
      coordination: "no",
      roleClass: "enhanced",
      outcomes: "yes",
    },
  },
  {
    role: "Warehouse shift lead",
    answers: { exposure: "low", reporting: "no", coordination: "no", roleClass: "proof", outcomes: "yes" },
  },
  {
    role: "Project coordinator",
    answers: { exposure: "moderate", coordination: "yes", outcomes: "no" },
  },
  {
    role: "Reporting analyst",
    answers: {
      exposure: "high",
      cause: "design",
      reporting: "yes",
      coordination: "no",
      roleClass: "exposed",
      outcomes: "no",
    },
  },
  {
    role: "Accounts payable clerk",
    answers: {
      exposure: "high",
      cause: "design",
      reporting: "no",
      coordination: "no",
      roleClass: "exposed",
      outcomes: "no",
      ownership: "fewer",
    },
  },
  {
    role: "Financial controller",
    answers: {
      exposure: "moderate",
      cause: "skills",
      reporting: "yes",
      coordination: "no",
      roleClass: "enhanced",
      outcomes: "yes",
      ownership: "expands",
    },
  },
  {
    role: "HR business partner",
    answers: {
      exposure: "moderate",
      cause: "skills",
      reporting: "no",
      coordination: "no",
      roleClass: "enhanced",
      outcomes: "no",
    },
  },
  {
    role: "Recruiter",
    answers: {
      exposure: "moderate",
      cause: "both",
      reporting: "no",
      coordination: "no",
      roleClass: "exposed",
      outcomes: "yes",
    },
  },
  {
    role: "Key account manager",
    answers: { exposure: "low", reporting: "no", coordination: "no", roleClass: "proof", outcomes: "yes" },
  },
  {
    role: "Marketing specialist",
    answers: {
      exposure: "moderate",
      cause: "skills",
      reporting: "no",
      coordination: "no",
      roleClass: "enhanced",
      outcomes: "yes",
      ownership: "expands",
    },
  },
  {
    role: "Data engineer",
    answers: {
      exposure: "moderate",
      cause: "skills",
      reporting: "no",
      coordination: "no",
      roleClass: "enhanced",
      outcomes: "yes",
      ownership: "expands",
    },
  },
];

function person(
  name: string,
  department: string,
  role: string,
  credential: string,
  answers: SampleAnswers,
): SamplePerson {
  return { name, department, role, credential, answers };
}

const SERVICE = "Customer Service";
const OPERATIONS = "Operations";
const FINANCE = "Finance";
const PEOPLE_TEAM = "Human Resources";
const SALES = "Sales & Marketing";
const IT = "IT & Data";

/** Takes over the ownership effect of a role from the Roles sheet, as people write it who like formulas. */
function lookUpOwnership(role: string, value: string): SampleFormula {
  const last = String(ROLES.length + 1);
  return { formula: `INDEX(Roles!$H$2:$H$${last},MATCH("${role}",Roles!$A$2:$A$${last},0))`, value };
}

/** The roster, in the order of its rows. `null` is an empty row. Four rows hold a wrong value on purpose. */
export const PEOPLE: readonly (SamplePerson | null)[] = [
  person("Amara Okafor", SERVICE, "Customer service agent", "Chatbot operations, practitioner", {
    reason: "transition",
    otherReasons: "gap",
    gap: "yes",
    direction: "named role",
    asksForIt: "yes",
    targetSound: "yes",
    tested: "regular",
    ownership: "expands",
    hybrid: "yes",
    stance: "offensive",
  }),
  person("Tomasz Wieczorek", SERVICE, "Customer service agent", "AI foundations", {
    reason: "reassurance",
    otherReasons: "headlines",
    gap: "no",
    direction: "undecided",
    tested: "tried",
    ownership: "same",
    stance: "defensive",
  }),
  person("Lucía Fernández Ortega", SERVICE, "Customer service agent", "Writing with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "never",
    ownership: "same",
    stance: "offensive",
  }),
  person("Priya Raman", SERVICE, "Customer service agent", "AI foundations", {
    reason: "gap",
    otherReasons: "signal",
    gap: "yes",
    direction: "named role",
    asksForIt: "?",
    tested: "blocked",
    ownership: "same",
  }),
  person("Kwame Mensah", SERVICE, "Customer service agent", "Writing with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    ownership: "same",
    stance: "offensive",
  }),
  person("Mei-Ling Chou", SERVICE, "Customer service agent", "AI foundations", {
    reason: "panic",
    otherReasons: "headlines, activity",
    gap: "no",
    direction: "grow here",
    tested: "tried",
    ownership: "same",
    stance: "defensive",
  }),
  person("Sofia Papadaki", SERVICE, "Customer service agent", "Writing with AI", {
    reason: "gap",
    gap: 1,
    direction: "grow here",
    tested: "regular",
    ownership: "expands",
  }),
  person("Daniel Lindqvist", SERVICE, "Customer service lead", "Service design with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "measured",
    stance: "offensive",
  }),
  person("Hiroshi Tanabe", OPERATIONS, "Dispatch planner", "Route optimisation with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "measured",
    ownership: "expands",
    systemDesign: "yes",
    hybrid: "no",
    stance: "offensive",
  }),
  person("Fatima Zahra Idrissi", OPERATIONS, "Dispatch planner", "Route optimisation with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "measured",
    ownership: "same",
    systemDesign: "no",
    stance: "offensive",
  }),
  person("Jonas Brandt", OPERATIONS, "Dispatch planner", "Route optimisation with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "tried",
    ownership: "expands",
    stance: "offensive",
  }),
  person("Nguyễn Thu Hà", OPERATIONS, "Dispatch planner", "Route optimisation with AI", {
    gap: "no",
    direction: "grow here",
    tested: "regular",
    ownership: "expands",
  }),
  person("Chiara Bellini", OPERATIONS, "Warehouse shift lead", "AI for managers", {
    reason: "activity",
    gap: "no",
    direction: "grow here",
    tested: "regular",
    ownership: "same",
  }),
  person("Oluwaseun Adeyemi", OPERATIONS, "Warehouse shift lead", "AI for managers", {
    reason: "gap",
    gap: "no",
    direction: "none",
    tested: "tried",
    ownership: "same",
  }),
  person("Sina Tuilagi", OPERATIONS, "Warehouse shift lead", "AI in warehousing", {
    reason: "gap",
    gap: "no",
    direction: "grow here",
    tested: "regular",
    ownership: "same",
    stance: "offensive",
  }),
  person("Nadia Haddad", OPERATIONS, "Project coordinator", "AI in project work", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    ownership: "expands",
    stance: "offensive",
  }),
  person("Pieter van Dijk", OPERATIONS, "Project coordinator", "AI in project work", {
    exposure: "low",
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    ownership: "expands",
    hybrid: "yes",
    stance: "offensive",
  }),
  person("Ingrid Solheim", FINANCE, "Reporting analyst", "Dashboards with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    ownership: "same",
    stance: "defensive",
  }),
  person("Bogdan Ionescu", FINANCE, "Reporting analyst", "AI operations, practitioner", {
    reason: "transition",
    gap: "yes",
    direction: "named role",
    asksForIt: "yes",
    targetSound: "yes",
    tested: "regular",
    ownership: "same",
    hybrid: "yes",
    stance: "offensive",
  }),
  person("Yuki Morimoto", FINANCE, "Reporting analyst", "AI operations, practitioner", {
    reason: "transition",
    gap: "yes",
    direction: "named role",
    targetSound: "yes",
    tested: "regular",
    ownership: "same",
    hybrid: "yes",
  }),
  person("Grace Wanjiru", FINANCE, "Accounts payable clerk", "Invoice automation", {
    reason: "reassurance",
    otherReasons: "industry worry",
    gap: "no",
    direction: "undecided",
    tested: "tried",
    stance: "defensive",
  }),
  person("Emre Yıldız", FINANCE, "Accounts payable clerk", "Invoice automation", {
    reason: "gap",
    gap: "yes",
    direction: "named role",
    asksForIt: "yes",
    targetSound: "yes",
    tested: "regulary",
    ownership: "same",
  }),
  null,
  person("Hannah Goldberg", FINANCE, "Financial controller", "Forecasting with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    stance: "defensive",
  }),
  person("Luca Moretti", FINANCE, "Financial controller", "Forecasting with AI", {
    reason: "gap",
    gap: "yes",
    direction: "undecided",
    tested: "regular",
    stance: "n/a",
  }),
  person("Zanele Dlamini", PEOPLE_TEAM, "HR business partner", "People analytics with AI", {
    reason: "signal",
    gap: "no",
    direction: "grow here",
    tested: "regular",
    ownership: "same",
    stance: "offensive",
  }),
  person("Aoife Brennan", PEOPLE_TEAM, "HR business partner", "AI foundations", {
    reason: "unclear position",
    gap: "no",
    direction: "undecided",
    tested: "tried",
    ownership: "same",
  }),
  person("Arjun Mehta", PEOPLE_TEAM, "Recruiter", "AI foundations", {
    reason: "industry worry",
    otherReasons: "reassurance",
    gap: "no",
    direction: "named industry",
    asksForIt: "no",
    tested: "tried",
    ownership: "same",
    stance: "defensive",
  }),
  person("Katarzyna Zielińska", PEOPLE_TEAM, "Recruiter", "Sourcing with AI", {
    reason: "headlines",
    gap: "no",
    direction: "grow here",
    tested: "tried",
    ownership: "same",
  }),
  person("Samuel Tesfaye", PEOPLE_TEAM, "Recruiter", "Sourcing with AI", {
    reason: "gap",
    otherReasons: "signal; prestige",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    ownership: "expands",
  }),
  person("Isabelle Moreau", SALES, "Key account manager", "AI literacy, certified user", {
    market: "yes",
    reason: "signal",
    gap: "no",
    direction: "grow here",
    tested: "regular",
    ownership: "same",
    stance: "offensive",
  }),
  person("Mateus Oliveira", SALES, "Key account manager", "AI literacy, certified user", {
    market: "yes",
    reason: "signal",
    otherReasons: "headlines",
    gap: "no",
    direction: "grow here",
    tested: "tried",
    ownership: "same",
    stance: "defensive",
  }),
  person("Leilani Kahale", SALES, "Key account manager", "AI in health care supply", {
    reason: "industry shift",
    gap: "no",
    direction: "named industry",
    asksForIt: "yes",
    targetSound: "yes",
    tested: "regular",
    ownership: "same",
    stance: "offensive",
  }),
  person("Viktor Novák", SALES, "Key account manager", "AI project leadership", {
    reason: "transition",
    gap: "no",
    direction: "named role",
    asksForIt: "no",
    targetSound: "yes",
    tested: "regular",
    ownership: "same",
  }),
  person("Noor Rahimi", SALES, "Marketing specialist", "Campaign analytics with AI", {
    reason: "gap",
    otherReasons: "signal",
    gap: "yes",
    direction: "grow here",
    tested: "measured",
    ownership: lookUpOwnership("Marketing specialist", "expands"),
    stance: "offensive",
  }),
  person("Ebba Lund", SALES, "Marketing specialist", "Campaign analytics with AI", {
    reason: "gap",
    gap: "no",
    direction: "grow here",
    tested: "measured",
    stance: "offensive",
  }),
  person("Carlos Quispe", SALES, "Marketing specialist", "Content production with AI", {
    reason: "gap",
    gap: "no",
    direction: "grow here",
    tested: "tried",
  }),
  person("Thandiwe Nkosi", SALES, "Marketing specialist", "Content production with AI", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "regular",
    ownership: lookUpOwnership("Marketing specalist", "#N/A"),
  }),
  person("Ravi Subramaniam", IT, "Data engineer", "Machine learning operations", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "measured",
    systemDesign: "yes",
    hybrid: "yes",
    stance: "offensive",
  }),
  person("Elif Demir", IT, "Data engineer", "Machine learning operations", {
    reason: "gap",
    direction: "grow here",
    tested: "regular",
    systemDesign: "yes",
    stance: "offensive",
  }),
  person("Milan Kovačević", IT, "Data engineer", "Machine learning operations", {
    reason: "gap",
    gap: "yes",
    direction: "grow here",
    tested: "?",
    systemDesign: "no",
  }),
  person("Chen Yuhan", IT, "Data engineer", "AI security, practitioner", {
    reason: "transition",
    gap: "yes",
    direction: "tbd",
    tested: "measured",
    hybrid: "yes",
    stance: "offensive",
  }),
  person("Baek Hae-won", IT, "Data engineer", "AI security, practitioner", {
    reason: "signal",
    gap: "no",
    direction: "grow here",
    tested: "regular",
    stance: "offensive",
  }),
  person("Teuila Fa'asavalu", IT, "Data engineer", "Machine learning operations", {
    reason: "signal",
    otherReasons: "activity",
    gap: "no",
    direction: "grow here",
    tested: "measured",
    systemDesign: "no",
  }),
  person("Rafael Monteiro", "", "", "", {}),
];
