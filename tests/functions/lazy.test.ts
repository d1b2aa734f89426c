// What loading the functions and calling them again costs: a policy is compiled at the first call that needs it, once.
import { certQuestions, certRules } from "../../src/functions/lists";
import { certVerdict } from "../../src/functions/verdicts";
import type * as Compile from "../../src/policy/compile";
import { compileTables } from "../../src/policy/compile";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

jest.mock("../../src/policy/compile", () => {
  const actual = jest.requireActual<typeof Compile>("../../src/policy/compile");
  return { ...actual, compileTables: jest.fn(actual.compileTables) };
});

test("nothing is compiled while the script loads, then each policy once", () => {
  certQuestions();
  certRules();
  expect(compileTables).toHaveBeenCalledTimes(0);

  const call = (strict: string | null) =>
    certVerdict({
      answers: [soundCells("Ann")],
      headings: [SOUND_HEADINGS],
      organisation: strict === null ? null : [["Strict", strict]],
    });
  for (const strict of [null, "no", "off", null]) expect(call(strict)).toEqual([["Certify now"]]);
  expect(compileTables).toHaveBeenCalledTimes(1);
  call("yes");
  call("yes");
  expect(compileTables).toHaveBeenCalledTimes(2);
});
