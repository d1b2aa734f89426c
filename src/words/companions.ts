// The companion assessments in plain words: their names, what they ask, why they answer as they do, and what comes next.
import type { CompanionId } from "../policy/companions/companions";
import type { TableCompanionId } from "../policy/companions/table";
import type { AnswerOf } from "../policy/questions";

/** One assessment as people read it. */
export interface CompanionWords {
  readonly name: string;
  /** What it is about, in a line. */
  readonly lead: string;
}

export const COMPANION_WORDS: Readonly<Record<CompanionId, CompanionWords>> = {
  exposedJobs: {
    name: "AI-exposed jobs",
    lead: "Up to six questions about the work of a role say how exposed it is, and where that comes from.",
  },
  ownership: {
    name: "Output or replaceability",
    lead: "Suppose 40 % more got done from tomorrow on. What would follow?",
  },
  roleClass: {
    name: "AI-proof or AI-enhanced",
    lead: "Three answers about a role say whether AI takes work away, makes it worth more, or hardly touches it.",
  },
  adoptionPhase: {
    name: "The AI adoption curve",
    lead: "Five questions about the organisation say how far AI has come in it.",
  },
  leaders: {
    name: "How leaders see AI users",
    lead: "One question about how the use of AI is read from above; where leaders see work that can be automated, up to two about the role.",
  },
  testedUse: {
    name: "AI in the present job",
    lead: "Four questions say how far AI has been tried, and what the next rung of the ladder is.",
  },
  direction: {
    name: "Stay or move",
    lead: "Four questions about where somebody is heading.",
  },
  industry: {
    name: "Least affected by layoffs",
    lead: "Two questions about the industry, and two about the role or industry aimed at.",
  },
  gates: {
    name: "The order of the gates",
    lead: "Nine gates stand before a certificate, looked at one after the other; whether a reason holds is settled behind tried and direction.",
  },
};

/** One input as people read it. */
export interface InputWords {
  readonly ask: string;
  /** What is meant, with an example where one helps. */
  readonly help: string;
  /** How answers read where the short word says too little. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** The companions' own inputs. An input that is a question of the questionnaire is asked as that one is. */
export const INPUT_WORDS: Readonly<Record<TableCompanionId, Readonly<Record<string, InputWords>>>> = {
  exposedJobs: {
    repeatable: {
      ask: "How much of the work repeats itself?",
      help: "The share of the week that goes into repeated documents, structured data, standard outputs or requests that can be foreseen: 0 to 100 %.",
    },
    benchmarked: {
      ask: "Is the output easily compared?",
      help: "Yes where anybody could say, from the output alone, whether it is as good as somebody else's.",
    },
    distance: {
      ask: "How far is the role from revenue?",
      help: "Direct: it sells or delivers. Near: it works for those who do. Far: neither.",
      answers: { direct: "It earns it directly", near: "It is near to it", far: "It is far from it" },
    },
    decides: {
      ask: "Which part does the role have in decisions?",
      help: "It decides, it advises those who decide, or it only supplies what they ask for.",
      answers: { decides: "It decides", advises: "It advises", supplies: "It only supplies" },
    },
  },
  ownership: {
    scope: {
      ask: "Would the scope grow?",
      help: "Yes where more output would bring more to be responsible for.",
    },
    influence: {
      ask: "Would the influence grow?",
      help: "Yes where more output would bring more say in what is done.",
    },
    pay: {
      ask: "Would the reward grow?",
      help: "Yes where more output would be paid for in this role. What anybody earns is neither asked nor read.",
    },
    headcount: {
      ask: "Would fewer people be needed?",
      help: "Yes where more output from each would make the team smaller.",
    },
  },
  roleClass: {},
  adoptionPhase: {
    expected: {
      ask: "Is the use of AI expected?",
      help: "Expected: those who do not use it are asked why. Optional: whoever likes to may.",
      answers: { expected: "It is expected", optional: "It is optional" },
    },
    targets: {
      ask: "Have targets been raised because of AI?",
      help: "Yes where more output is wanted since AI is there.",
    },
    headcount: {
      ask: "Has hiring slowed down because of AI?",
      help: "Yes where teams grow less than they would have without it.",
    },
    reorganised: {
      ask: "Are layers or reporting lines being changed?",
      help: "Yes where jobs are being cut differently, such as a level of management that goes.",
    },
    over: {
      ask: "Are those changes over?",
      help: "Yes where they have been made and have held for some time.",
    },
  },
  leaders: {
    view: {
      ask: "When somebody shows what they do with AI, what do leaders mostly see?",
      help: "Think of the last time somebody did, and of what was said afterwards.",
      answers: {
        moderniser: "Somebody who moves things on",
        "efficient worker": "Somebody who works fast",
        "automated work": "Work that can be automated",
      },
    },
  },
  testedUse: {
    used: {
      ask: "Has AI been used on real work?",
      help: "On a task of the present job, not in a course.",
    },
    regular: {
      ask: "Is it used on a regular basis?",
      help: "Yes where it is part of a task that comes back, such as every week.",
    },
    measured: {
      ask: "Has the result been measured?",
      help: "Yes where there is a number from before and one from after.",
    },
    allowed: {
      ask: "Is it allowed?",
      help: "Yes where rules and tools at work permit it for such tasks.",
    },
  },
  direction: {
    widen: {
      ask: "Can more be owned here?",
      help: "Yes where the present job could grow in scope or say, and somebody who decides agrees.",
    },
    role: {
      ask: "Is a role elsewhere named and agreed?",
      help: "Yes where it has a name, and those it takes know of it.",
    },
    industry: {
      ask: "Is an industry elsewhere named?",
      help: "Yes where it can be said which one.",
    },
    weighing: {
      ask: "Is staying or moving still being weighed?",
      help: "Yes where it is not settled yet.",
    },
  },
  industry: {
    falling: {
      ask: "Are customers or prices for what is sold falling for good?",
      help: "Yes where they would not come back with the next upturn.",
    },
    changing: {
      ask: "Are customers or prices for what is sold changing?",
      help: "Yes where other things are asked for, or paid for otherwise, than some years ago.",
    },
    lasting: {
      ask: "Is the target tied to work that cannot be put off?",
      help: "Yes for core revenue, compliance, infrastructure, risk, or operations that have to go on.",
    },
    heavy: {
      ask: "Is the target heavy on reporting or coordination?",
      help: "Yes where about half the week or more would go into reports, or into passing things on.",
    },
  },
};

/** Why the answer is what it is, by the line of the table that gave it. Facts about work, never about a person's worth. */
export const WHY_WORDS: Readonly<Record<TableCompanionId, Readonly<Record<string, string>>>> = {
  exposedJobs: {
    highShare:
      "Much of the work repeats itself, and it is easily compared, far from revenue, or only supplied to others.",
    lowShare: "Little of the work repeats itself, and hardly anything else makes it easy to take over.",
    between:
      "How much repeats itself, and how easily it could be taken over, speak neither for high nor for low.",
    suppliesRepeated:
      "The role only supplies, and most of what it does repeats itself or is reporting or coordination: that is how it is designed.",
    decidesItself: "The role decides, so what is exposed can be learned.",
    someOfEach: "Neither the design of the role nor missing skills explain it alone.",
  },
  ownership: {
    fewerPeople: "With more output fewer people would be needed.",
    wider: "With more output the scope or the influence would grow.",
    sameWork: "More output would change neither scope nor influence nor the size of the team.",
  },
  roleClass: {
    hardlyTouched: "The role is little exposed to AI.",
    ownsMore: "The role is exposed, and more output widens what is owned.",
    ownsOutcomes: "The role is exposed, and owns outcomes that are measured.",
    ownsNoMore: "The role is exposed, and more output does not widen what is owned.",
  },
  adoptionPhase: {
    changesOver: "The changes have been made and hold.",
    layersMove: "Layers or reporting lines are being changed.",
    becomesNormal: "AI is expected, targets have been raised for it, or hiring has slowed down for it.",
    stillOptional: "AI is optional, and neither targets nor hiring have changed because of it.",
  },
  leaders: {
    seenModern: "Leaders see somebody who moves things on.",
    seenEfficient: "Leaders see somebody who works fast, which earns no standing of its own.",
    seenAutomated: "Leaders see work that can be automated.",
  },
  testedUse: {
    notAllowed: "It is not allowed at work.",
    neverUsed: "It has not been used on real work.",
    measuredResult: "It has been used on real work, with a result that was measured.",
    regularUse: "It is used regularly, and nothing has been measured yet.",
    triedOnly: "It has been used, but neither regularly nor with a measured result.",
  },
  direction: {
    stillWeighing: "Staying or moving is still being weighed.",
    roleAgreed: "A role elsewhere is named and agreed.",
    industryNamed: "An industry elsewhere is named.",
    canWiden: "More can be owned here.",
    nothingYet: "Nothing can be widened here, and nothing elsewhere is named.",
  },
  industry: {
    fallsForGood: "Customers or prices for what is sold are falling for good.",
    isChanging: "Customers or prices for what is sold are changing, but not falling for good.",
    holds: "Customers and prices for what is sold hold.",
    deferredOrHeavy: "The target is heavy on reporting or coordination, or its work could be put off.",
    lastingAndLight:
      "The target is tied to work that cannot be put off, and is not heavy on reporting or coordination.",
  },
};

/** The answer stays blank; `headings` are the inputs on which it depends. */
export function stillOpen(headings: readonly string[]): string {
  return `Not known yet. It depends on: ${headings.join(", ")}.`;
}

/** What to keep in mind beside an assessment. */
export const COMPANION_CAUTION_WORDS: Readonly<Record<string, string>> = {
  "DRAWS-ATTENTION":
    "The role is heavy on reporting or coordination: a credential may draw attention to how standard the work is.",
  "USE-CONTRADICTS":
    "It is said not to have been used on real work, but to be regular or measured. Check which is right.",
  "WEIGHS-AGREED": "A role is said to be agreed, and still to be weighed. Check which is right.",
};

/** What to do for the next rung of the ladder, by how far AI has been tried. */
export const NEXT_RUNG_WORDS: Readonly<Record<AnswerOf<"tested">, string>> = {
  blocked: "Next rung: get a sandbox approved, and try one real task in it.",
  never: "Next rung: try it on one real task, and note what came of it.",
  tried: "Next rung: use it for one task that comes back, for two weeks.",
  regular: "Next rung: measure it, with a number from before and one from after.",
  measured: "Next rung: hand what works to the team, and own the result.",
};
