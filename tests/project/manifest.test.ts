// The manifest: everything it names is there, in the right size, at one address, within Office's limits.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { version } from "../../package.json";
import { ACTION_IDS } from "../../src/commands/actionIds";
import shortcuts from "../../src/commands/shortcuts.json";

const root = join(__dirname, "../..");
const BASE = "https://localhost:3000/";

interface Element {
  readonly name: string;
  readonly parent: Element | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** All elements in the order of their start tags. */
function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, parent: open.at(-1), attributes, children: [], text: "" };
    element.parent?.children.push(element);
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return elements;
}

const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
const elements = elementsOf(manifest);
const named = (name: string): Element[] => elements.filter((element) => element.name === name);
const attributes = (name: string): string[] => elements.flatMap((element) => element.attributes[name] ?? []);
const texts = (name: string): string[] => named(name).map(({ text }) => text);
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

const resources = new Map(
  elements
    .filter(({ parent }) => parent?.parent?.name === "Resources")
    .map(({ attributes }) => [attributes["id"]!, attributes["DefaultValue"]!]),
);
/** The resources that the elements at the end of a path refer to, such as Page/SourceLocation. */
const referred = (path: string): (string | undefined)[] => {
  const [parent, name] = path.split("/");
  return elements
    .filter((element) => element.name === name && element.parent?.name === parent)
    .map(({ attributes }) => resources.get(attributes["resid"]!));
};

describe("ids", () => {
  test("every resource that is used is defined, and every one defined is used", () => {
    expect(resources.size).toBeGreaterThan(50);
    expect(sorted(attributes("resid"))).toEqual(sorted(resources.keys()));
  });

  test("no id is used twice for the same kind of thing", () => {
    // Office's own tab and menu are named by id as well.
    const ids = elements
      .filter(({ name }) => !["OfficeTab", "OfficeMenu"].includes(name))
      .flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("resource ids have at most 32 characters", () => {
    expect([...resources.keys()].filter((id) => id.length > 32)).toEqual([]);
  });
});

describe("addresses", () => {
  const addresses = [
    ...attributes("DefaultValue"),
    ...attributes("Url"),
    ...attributes("ResourcesUrl"),
  ].filter((value) => /^[a-z]+:\/\//i.test(value));

  test("all are below one, and none is http", () => {
    expect(addresses.length).toBeGreaterThan(40);
    expect(addresses.filter((address) => !address.startsWith(BASE))).toEqual([]);
    expect(manifest.match(/http:\/\/(?!schemas\.microsoft\.com\/|www\.w3\.org\/)[^"]*/g)).toBeNull();
  });

  test("each leads to a page, a picture or a file that is built", () => {
    const files = sorted(addresses.map((address) => address.slice(BASE.length)));
    expect(files.filter((file) => !file.startsWith("assets/"))).toEqual([
      "functions.js",
      "functions.json",
      "help.html",
      "shortcuts.json",
      "taskpane.html",
    ]);
    const sources = ["help/help.html", "commands/shortcuts.json", "taskpane/taskpane.html"];
    expect(sources.filter((source) => !existsSync(join(root, "src", source)))).toEqual([]);
  });

  test("no domain is trusted beyond the add-in's own", () => {
    expect(named("AppDomains")).toEqual([]);
  });
});

describe("icons", () => {
  /** Width and height stand in the header of a PNG file. */
  function sizeOf(address: string): [width: number, height: number] {
    const png = readFileSync(join(root, "src", address.slice(BASE.length)));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  }
  const ownValue = (name: string): string => named(name)[0]!.attributes["DefaultValue"]!;

  test.each([
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ])("%s has %d pixels", (name, size) => {
    expect(sizeOf(ownValue(name))).toEqual([size, size]);
  });

  test("the store's icon has 128 pixels", () => {
    expect(sizeOf(`${BASE}assets/icon-128.png`)).toEqual([128, 128]);
  });

  const icons = named("Icon");
  test.each(icons.map((icon) => [icon.parent!.attributes["id"]!, icon] as const))(
    "%s has a picture of one motif in every size that Office asks for",
    (_id, icon) => {
      const images = icon.children.map(({ attributes }) => ({
        size: Number(attributes["size"]),
        address: resources.get(attributes["resid"]!)!,
      }));
      expect(images.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
      for (const { size, address } of images)
        expect([address, ...sizeOf(address)]).toEqual([address, size, size]);
      expect(sorted(images.map(({ address }) => address.replace(/-\d+\.png$/, "")))).toHaveLength(1);
    },
  );

  test("each command has a motif of its own", () => {
    const motifs = icons.map((icon) => icon.children[0]!.attributes["resid"]!);
    expect(motifs).toHaveLength(7);
    expect(new Set(motifs).size).toBe(5);
  });
});

describe("strings", () => {
  test.each([
    ["bt:ShortStrings", 125],
    ["bt:LongStrings", 250],
  ])("%s have at most %d characters", (name, limit) => {
    const strings = named(name)[0]!.children.map(({ attributes }) => attributes["DefaultValue"]!);
    expect(strings.length).toBeGreaterThan(0);
    expect(strings.filter((text) => text.length === 0 || text.length > limit)).toEqual([]);
  });

  test.each([
    ["DisplayName", 125],
    ["Description", 250],
  ])("%s has at most %d characters", (name, limit) => {
    const text = elements.find((element) => element.name === name && element.parent?.name === "OfficeApp");
    expect(text!.attributes["DefaultValue"]!.length).toBeLessThanOrEqual(limit);
  });

  test.each(["GetStarted/Title", "GetStarted/Description", "GetStarted/LearnMoreUrl"])(
    "%s is given",
    (path) => {
      expect(referred(path)).toEqual([expect.stringMatching(/./)]);
    },
  );

  test("every button says in a tip of its own words what it does", () => {
    const buttons = named("Control");
    expect(buttons).toHaveLength(6);
    expect(buttons.filter(({ children }) => !children.some(({ name }) => name === "Supertip"))).toEqual([]);
    expect(referred("Supertip/Description")).toHaveLength(6);
    expect(new Set(referred("Supertip/Description")).size).toBe(4);
  });
});

describe("what Office is told", () => {
  test("carries the package's version", () => {
    expect(texts("Version")).toEqual([`${version}.0`]);
  });

  test.each([
    ["Runtimes/Runtime", "taskpane.html"],
    ["Page/SourceLocation", "taskpane.html"],
    ["DesktopFormFactor/FunctionFile", "taskpane.html"],
    ["Action/SourceLocation", "taskpane.html"],
    ["Script/SourceLocation", "functions.js"],
    ["Metadata/SourceLocation", "functions.json"],
    ["GetStarted/LearnMoreUrl", "help.html"],
  ])("%s is %s: pane, functions and commands share one runtime", (path, file) => {
    expect(referred(path)).toEqual([BASE + file]);
  });

  test("the runtime outlives the pane", () => {
    expect(attributes("lifetime")).toEqual(["long"]);
  });

  test("functions are typed without a namespace", () => {
    expect(named("Script")).toHaveLength(1);
    expect(named("Namespace")).toEqual([]);
  });

  test("no menu: one with functions keeps the add-in from loading in Excel on the web", () => {
    expect(sorted(named("Control").map(({ attributes }) => attributes["xsi:type"]!))).toEqual(["Button"]);
  });

  test("requires no more than that every part can start", () => {
    expect(named("Set").map(({ attributes }) => [attributes["Name"], attributes["MinVersion"]])).toEqual([
      ["SharedRuntime", "1.1"],
      ["CustomFunctionsRuntime", "1.2"],
    ]);
  });

  test.each([
    ["Permissions", "ReadWriteDocument"],
    ["DefaultLocale", "en-GB"],
  ])("%s is %s", (name, value) => {
    expect(texts(name)).toEqual([value]);
  });
});

describe("actions", () => {
  test("are those that the manifest and the shortcuts name", () => {
    const inManifest = texts("FunctionName");
    const inShortcuts = shortcuts.actions.map(({ id }) => id);
    expect(sorted([...inManifest, ...inShortcuts])).toEqual(sorted(ACTION_IDS));
    expect(inManifest).toHaveLength(5);
  });

  test("each has one key combination of its own, on every platform", () => {
    expect(shortcuts.shortcuts.map(({ action }) => action)).toEqual(shortcuts.actions.map(({ id }) => id));
    for (const platform of ["default", "mac"] as const) {
      const keys = shortcuts.shortcuts.map(({ key }) => key[platform]);
      expect(new Set(keys).size).toBe(ACTION_IDS.length);
    }
  });

  test.each(shortcuts.shortcuts.map(({ action, key }) => [action, key] as const))(
    "%s: all three modifiers, as Office advises against collisions, and a letter that AltGr and Shift leave alone",
    (_action, key) => {
      expect(key.default).toMatch(/^Ctrl\+Alt\+Shift\+[BFGHJKRV]$/);
      expect(key.mac).toBe(key.default.replace("Ctrl", "Command"));
    },
  );

  test("are described", () => {
    expect(shortcuts.actions.filter(({ name, type }) => name === "" || type !== "ExecuteFunction")).toEqual(
      [],
    );
  });
});

describe("the built manifest", () => {
  interface Pattern {
    readonly from?: string;
    readonly transform?: (content: Buffer) => string;
  }
  interface AddIn {
    readonly name: string;
    readonly plugins: readonly { readonly patterns?: readonly Pattern[] }[];
  }
  type Configure = (env: object, argv: { mode: string }) => AddIn[];

  const given = process.env["ADDIN_BASE_URL"];
  afterEach(() => {
    if (given === undefined) delete process.env["ADDIN_BASE_URL"];
    else process.env["ADDIN_BASE_URL"] = given;
  });

  function built(mode: string, address: string): string {
    process.env["ADDIN_BASE_URL"] = address;
    const configure = jest.requireActual<Configure>("../../webpack.config.js");
    const addIn = configure({}, { mode }).find(({ name }) => name === "addin")!;
    const pattern = addIn.plugins
      .flatMap(({ patterns }) => patterns ?? [])
      .find(({ from }) => from === "manifest.xml");
    return pattern!.transform!(Buffer.from(manifest));
  }

  test.each([
    ["https://addins.example.org/certverdict/", "https://addins.example.org/certverdict/"],
    ["https://addins.example.org/certverdict", "https://addins.example.org/certverdict/"],
    ["https://addins.example.org", "https://addins.example.org/"],
  ])("at %s has every address below it and no other change", (address, base) => {
    const text = built("production", address);
    expect(text).not.toContain("localhost");
    expect(text.replaceAll(base, BASE)).toBe(manifest);
  });

  test("stays at localhost for development", () => {
    expect(built("development", "https://addins.example.org/")).toBe(manifest);
  });

  test.each([
    "addins.example.org",
    "http://addins.example.org/",
    "https://addins.example.org/?v=2",
    "https://a/#b",
  ])("refuses %s", (address) => {
    expect(() => built("production", address)).toThrow(
      `ADDIN_BASE_URL is "${address}". It must be an https address such as`,
    );
  });
});
