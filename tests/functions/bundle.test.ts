// The built functions: small, alone, each associated once under the name that functions.json gives it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

import { version } from "../../package.json";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const dist = (name: string): Buffer => readFileSync(join(__dirname, "../../dist", name));
const script = dist("functions.js");
const metadata = JSON.parse(dist("functions.json").toString("utf8")) as {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly helpUrl: string;
    readonly parameters: readonly { readonly description: string }[];
  }[];
};

type CustomFunction = (...args: readonly unknown[]) => string[][];

class CustomFunctionsError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The functions that the script associates, in the order in which it does. It finds nothing of Excel or a page. */
function associated(): (readonly [id: string, call: CustomFunction])[] {
  const found: (readonly [string, CustomFunction])[] = [];
  const CustomFunctions = {
    associate: (id: string, call: CustomFunction) => found.push([id, call]),
    Error: CustomFunctionsError,
    ErrorCode: { invalidValue: "#VALUE!" },
  };
  runInNewContext(script.toString("utf8"), { CustomFunctions });
  return found;
}

const functions = new Map(associated());
const call = (id: string, ...args: readonly unknown[]): string[][] => functions.get(id)!(...args);

test("at most 34 kB are loaded for the functions, compressed", () => {
  expect(script.toString("utf8")).toContain("EXPOSURE-UNCLEAR");
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(34_000);
});

test("names, arguments and help are what they were published as", () => {
  const golden = readFileSync(join(__dirname, "functions.golden.json"), "utf8");
  expect(dist("functions.json").toString("utf8")).toBe(golden);
});

test("each function is associated once, under its id, which is its name", () => {
  const ids = metadata.functions.map(({ id }) => id);
  expect(associated().map(([id]) => id)).toEqual(ids);
  expect(metadata.functions.map(({ name }) => name)).toEqual(ids);
});

test("every function and every argument is described, every help link leads to a place on the help page", () => {
  const help = dist("help.html").toString("utf8");
  for (const { description, helpUrl, parameters } of metadata.functions) {
    expect([description, ...parameters.map((one) => one.description)].filter((text) => !text)).toEqual([]);
    const [page, anchor] = helpUrl.split("#");
    expect(page).toBe("https://localhost:3000/help.html");
    expect(help).toMatch(new RegExp(`\\bid="?${anchor!}"?[\\s>]`));
  }
});

test("the page that functions and pane share loads the functions first, and the help page no script", () => {
  const scripts = (page: string) =>
    [
      ...dist(page)
        .toString("utf8")
        .matchAll(/<script[^>]*\bsrc="?([^\s">]+)/g),
    ].map(([, source]) => source!);
  expect(scripts("taskpane.html").slice(1)).toEqual(["functions.js", "commands.js", "taskpane.js"]);
  expect(scripts("help.html")).toEqual([]);
});

describe("called as Excel calls them, arguments left out as null and the call's context behind them", () => {
  const context = { functionName: "CERTVERDICT" };
  const answers = [SOUND_HEADINGS, soundCells("Ann")];

  test("they answer", () => {
    expect(call("CERTVERDICT", answers, null, null, null, context)).toEqual([["Verdict"], ["Certify now"]]);
    expect(call("CERTEXPLAIN", answers, null, null, null, "firm", context)).toEqual([["Firm"], ["yes"]]);
    expect(call("CERTEXPLAIN", answers, null, null, null, null, context)[1]).toHaveLength(8);
    expect(call("CERTQUESTIONS", context)).toHaveLength(24);
    expect(call("CERTRULES", context)[1]![0]).toBe("1");
    expect(call("CERTVERSION", null, context)).toEqual([[version, expect.stringMatching(/^p[0-9a-f]{8}$/)]]);
  });

  test.each([
    ["CERTVERDICT", [[["x"]], null, null, null, context], /^No heading in the first row of answers/],
    ["CERTEXPLAIN", [answers, null, null, null, "x", context], /^column is “x”; it must be one of/],
    ["CERTVERSION", [[["Industry"]], context], /^organisation has 1 column/],
  ])("%s gives #VALUE! and says what is wrong", (id, args, message) => {
    const result = (): unknown => call(id, ...args);
    expect(result).toThrow(CustomFunctionsError);
    expect(result).toThrow(message);
    expect(result).toThrow(expect.objectContaining({ code: "#VALUE!" }));
  });
});
