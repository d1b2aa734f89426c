// How the program ends, as a number for scripts.

/** Every row was judged. */
export const DONE = 0;
/** Done, but some rows have a wrong value. */
export const DONE_WITH_PROBLEMS = 1;
/** Nothing was written. */
export const COULD_NOT_RUN = 2;
/** The user stopped it; nothing was written. */
export const STOPPED = 130;
