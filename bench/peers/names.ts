// The rivals that judge records or tables in a process of ours, by name.

/** In the order of the table. */
export const PEER_NAMES = ["duckDbTable", "duckDbTexts", "zen", "jsonRulesEngine"] as const;

export type PeerName = (typeof PEER_NAMES)[number];
