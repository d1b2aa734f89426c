// Shares of work as people and Excel write them: in per cent, or as the fraction behind a percentage cell.
import { isBlank } from "./answers";
import type { Cell } from "./cells";

/** A number, then a per cent sign or its words. A comma is a decimal sign unless three digits follow, which may be thousands. */
const PER_CENT = /^(\d{1,9}(?:\.\d+|,(?!\d{3}(?!\d))\d+)?)(%|percent|percents|percentage)?$/;

/** From here on a share without a sign can be per cent only. */
const LEAST_PER_CENT = 2;

/** Takes the noise of floating point numbers out, such as that of 0.57 × 100. */
const rounded = (share: number): number => Math.round(share * 1e9) / 1e9;

const within = (share: number): number | "wrong" => (share >= 0 && share <= 100 ? rounded(share) : "wrong");

/**
 * Reads a share, in per cent from 0 to 100; null for blank, “wrong” for anything else.
 *
 * The number 0 is blank, because Excel hands blank cells over as 0 on some platforms. Numbers above 0 up to 1 are fractions, as
 * cells with a percentage format hold them (1 is 100 %); numbers from 2 on are per cent. Between them a number could be the 150 % of
 * a percentage cell or 1.5 %, and is wrong. Texts are per cent, and “0” and “0 %” are nought; a text above 0 and below 2 without a
 * per cent sign could be either and is wrong.
 */
export function readShare(cell: Cell | undefined): number | null | "wrong" {
  if (typeof cell === "number") {
    if (cell === 0) return null;
    if (cell > 1 && cell < LEAST_PER_CENT) return "wrong";
    return within(cell > 0 && cell <= 1 ? cell * 100 : cell);
  }
  if (typeof cell === "string") {
    const match = PER_CENT.exec(cell.replace(/\s+/gu, "").replaceAll("％", "%").toLowerCase());
    if (match !== null) {
      const share = Number(match[1]!.replace(",", "."));
      return share > 0 && share < LEAST_PER_CENT && match[2] === undefined ? "wrong" : within(share);
    }
  }
  return isBlank(cell) ? null : "wrong";
}
