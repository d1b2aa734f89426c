// What loading the functions and calling them again costs: a policy is compiled at the first call that needs it, once.
import { certAssess } from "../../src/functions/assessments";
import { certQuestions, certRules } from "../../src/functions/lists";
import { certVerdict } from "../../src/functions/verdicts";
import type * as Compile from "../../src/policy/compile";
import { compileTables } from "../../src/policy/compile";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

jest.mock("../../src/policy/compile", () => {
  const actual = jest.requireActual<typeof Compile>("../../src/policy/compile");
  return { ...actual, compileTables: jest.fn(actual.compileTables) };
});

test("an assessment compiles no policy of verdicts, also where an organisation sets its thresholds", () => {
  const call = (organisation: unknown) =>
    certAssess("exposure", { repeatable: 0.65, distance: "far" }, organisation);
  expect(call(null)).toEqual([["high"]]);
  expect(call([["Exposure share high from", "70 %"]])).toEqual([["moderate"]]);
  expect(compileTables).toHaveBeenCalledTimes(0);
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
