// When live formulas become a burden.

/** Above so many rows people are asked first: every change makes Excel judge all of them again. */
export const LIVE_WARN_ROWS = 2000;
