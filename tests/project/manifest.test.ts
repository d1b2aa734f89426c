// The manifest: everything it names is there, in the right size, at one address, within Office's limits.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { version } from "../../package.json";

const root = join(__dirname, "../..");

interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, parent: open.at(-1)?.name ?? "", attributes, text: "" };
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

const elements = elementsOf(readFileSync(join(root, "manifest.xml"), "utf8"));
const attributes = (name: string): string[] => elements.flatMap((element) => element.attributes[name] ?? []);
const resources = elements.filter(({ name, attributes }) => name.startsWith("bt:") && "id" in attributes);

test("every resource that is used is defined, and every one defined is used", () => {
  const defined = resources.map((resource) => resource.attributes["id"]!).sort();
  expect([...new Set(attributes("resid"))].sort()).toEqual(defined);
  expect(new Set(defined).size).toBe(defined.length);
});

test("all addresses are below one", () => {
  const urls = attributes("DefaultValue").filter((value) => value.startsWith("http"));
  expect(urls.length).toBeGreaterThan(5);
  expect(new Set(urls.map((url) => new URL(url).origin))).toEqual(new Set(["https://localhost:3000"]));
});

test("icons are there, in the size that is named", () => {
  const icons = new Set(attributes("DefaultValue").filter((value) => value.endsWith(".png")));
  expect(icons.size).toBeGreaterThanOrEqual(4);
  for (const icon of icons) {
    const file = join(root, "src", new URL(icon).pathname);
    expect(existsSync(file)).toBe(true);
    // Width and height stand in the header of a PNG file.
    const png = readFileSync(file);
    const size = Number(/icon-(\d+)\.png$/.exec(icon)![1]);
    expect([icon, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([icon, size, size]);
  }
});

test.each([
  ["ShortStrings", 125],
  ["LongStrings", 250],
])("%s have at most %d characters", (parent, limit) => {
  const strings = elements.filter(
    (element) => element.name === "bt:String" && element.parent === `bt:${parent}`,
  );
  expect(strings.length).toBeGreaterThan(0);
  for (const { attributes } of strings) expect(attributes["DefaultValue"]!.length).toBeLessThanOrEqual(limit);
});

test("carries the package's version", () => {
  expect(elements.find(({ name }) => name === "Version")!.text).toBe(`${version}.0`);
});
