// What CertVerdict says about itself: what it is for and not for, what becomes of the data, version and keys.

export const ABOUT = {
  lead: "Should this person get an AI certification now, for which reason, or what instead? Answered for a whole team at once.",
  for: "What it is for",
  forLines: [
    "It applies written rules to the answers you give. It holds no model and no learned weights, and it reads nothing out of texts.",
    "It recommends; a named person decides. Verdict and decision stand in separate columns: Decision, Decided by, Why different.",
    "Every verdict other than a certificate comes with an offer that is just as concrete.",
  ],
  notFor: "What it is not for",
  notForLines: [
    "Not for dismissal, pay, rating or promotion.",
    "It predicts neither pay nor performance nor the loss of a job.",
    "Facts about a role are facts about the role, not about how easily a person could be replaced. Motives are only what the person stated.",
    "Names, age, pay, ratings, absence and the like are never read, whatever the sheet contains.",
  ],
  data: "Your data",
  dataLines: [
    "Nothing leaves the workbook. The pane loads its own files and Microsoft’s Office.js, and sends nothing anywhere.",
  ],
  version: "Version",
  product: "CertVerdict",
  policy: "Policy",
  policyUnknown: "unknown while the Organisation sheet needs repair",
  help: "Help",
  helpLink: "What it does, functions and keys",
  keys: "Keys",
  keyNote: "If a key does nothing, Excel may have given it to something else: see Help.",
  firstUse: "Before you start",
  firstUseLines: [
    "CertVerdict applies written rules to answers and recommends. A named person decides.",
    "It is not for dismissal, pay, rating or promotion, and nothing leaves the workbook.",
  ],
  more: "More about it",
  understood: "Understood",
} as const;

/** The keys, as src/commands/shortcuts.json sets them. */
export const KEYS = [
  { action: "Go to the CertVerdict pane", key: "Ctrl+Alt+Shift+G", mac: "Command+Alt+Shift+G" },
  { action: "Evaluate the whole roster", key: "Ctrl+Alt+Shift+R", mac: "Command+Alt+Shift+R" },
  {
    action: "Evaluate the highlighted rows of the roster",
    key: "Ctrl+Alt+Shift+H",
    mac: "Command+Alt+Shift+H",
  },
  { action: "Create a blank roster", key: "Ctrl+Alt+Shift+B", mac: "Command+Alt+Shift+B" },
] as const;
