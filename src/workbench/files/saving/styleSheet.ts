// The styles of a workbook while it is being saved: what is there keeps its number, what is new comes behind it.
import { childNamed, type XmlElement } from "../../../files/xlsx/xmlTree";
import { argb, BORDER_SIDES, borderStyle, HORIZONTAL, UNDERLINES, VERTICAL } from "./styleWords";
import type { XmlDocument } from "./xmlDocument";
import { element } from "./xmlDocument";

/** What is different about a cell, by the paths of the host's formats; undefined takes a property away. */
export type FormatChanges = ReadonlyMap<string, unknown>;

const ROOT_ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];
const FONT_ORDER =
  "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(" ");
/** Number formats that have a number of their own in every workbook. */
const BUILT_IN = new Map(
  Object.entries({
    General: 0,
    "0": 1,
    "0.00": 2,
    "#,##0": 3,
    "#,##0.00": 4,
    "0%": 9,
    "0.00%": 10,
    "0.00E+00": 11,
    "# ?/?": 12,
    "# ??/??": 13,
    "m/d/yyyy": 14,
    "@": 49,
  }),
);
const FIRST_CUSTOM = 164;

/** The list of one kind of things, such as fonts: their texts, old and new. */
interface Entries {
  readonly name: string;
  readonly texts: string[];
  readonly numbers: Map<string, number>;
  readonly before: number;
}

export class StyleSheet {
  private readonly document: XmlDocument;
  private readonly prefix: string;
  private readonly lists = new Map<string, Entries>();
  private readonly elements = new Map<string, readonly XmlElement[]>();
  private readonly formats = new Map<string, number>();
  private readonly newFormats: string[] = [];
  private readonly derived = new Map<string, number>();

  constructor(document: XmlDocument) {
    this.document = document;
    const { root } = document;
    this.prefix = root.prefix;
    for (const name of ["fonts", "fills", "borders", "cellXfs", "dxfs"]) {
      const list = childNamed(root, name)?.children ?? [];
      const texts = list.map((one) => document.source(one));
      const numbers = new Map(texts.map((text, index) => [text, index] as const).reverse());
      this.lists.set(name, { name, texts, numbers, before: texts.length });
      this.elements.set(name, list);
    }
    for (const format of childNamed(root, "numFmts")?.children ?? [])
      this.formats.set(format.attributes.get("formatCode") ?? "", Number(format.attributes.get("numFmtId")));
  }

  /** The number of a style like that of number `from`, but for these properties. */
  derive(from: number, changes: FormatChanges): number {
    if (changes.size === 0) return from;
    const key = `${String(from)} ${JSON.stringify([...changes].sort(([one], [other]) => (one < other ? -1 : 1)))}`;
    let number = this.derived.get(key);
    if (number === undefined)
      this.derived.set(key, (number = this.add("cellXfs", this.changedXf(from, changes))));
    return number;
  }

  /** Adds what a conditional format shows. @returns its number */
  addDifferential(changes: FormatChanges): number {
    const changed = (start: string): boolean => [...changes.keys()].some((path) => path.startsWith(start));
    const p = this.prefix;
    const color = changes.get("fill.color");
    const format = changes.get("numberFormat");
    return this.add(
      "dxfs",
      element(
        p,
        "dxf",
        {},
        changed("font.") ? this.changedFont(undefined, changes) : "",
        typeof format === "string" && format !== ""
          ? element(p, "numFmt", { numFmtId: this.numberFormat(format), formatCode: format })
          : "",
        typeof color === "string" && color !== ""
          ? element(p, "fill", {}, element(p, "patternFill", {}, element(p, "bgColor", { rgb: argb(color) })))
          : "",
      ),
    );
  }

  /** The whole part with what was added. */
  finish(): string {
    for (const { name, texts, before } of this.lists.values())
      if (texts.length > before) this.append(name, texts.slice(before), texts.length);
    const { length } = this.newFormats;
    if (length > 0) {
      const old = childNamed(this.document.root, "numFmts")?.children.length ?? 0;
      this.append("numFmts", this.newFormats, old + length);
    }
    return this.document.text;
  }

  private append(name: string, texts: readonly string[], count: number): void {
    const { document, prefix } = this;
    const list = childNamed(document.root, name);
    if (list === undefined) {
      document.insert(document.root, ROOT_ORDER, element(prefix, name, { count }, ...texts), name);
      return;
    }
    document.edit([
      ...document.attributeEdits(list, { count }),
      document.contentEdit(list, document.content(list) + texts.join("")),
    ]);
  }

  private add(name: string, text: string): number {
    const list = this.lists.get(name)!;
    let number = list.numbers.get(text);
    if (number === undefined) {
      number = list.texts.push(text) - 1;
      list.numbers.set(text, number);
    }
    return number;
  }

  private changedXf(from: number, changes: FormatChanges): string {
    const xf = this.elements.get("cellXfs")![from];
    const attributes: Record<string, string | number> = Object.fromEntries(xf?.attributes ?? []);
    const number = (name: string): number => Number(attributes[name] ?? 0);
    const has = (start: string): boolean => [...changes.keys()].some((path) => path.startsWith(start));
    attributes.numFmtId ??= 0;
    attributes.fontId ??= 0;
    attributes.fillId ??= 0;
    attributes.borderId ??= 0;
    attributes.xfId ??= 0;
    if (changes.has("numberFormat")) {
      attributes.numFmtId = this.numberFormat((changes.get("numberFormat") ?? "General") as string);
      attributes.applyNumberFormat = 1;
    }
    if (has("font.")) {
      attributes.fontId = this.add(
        "fonts",
        this.changedFont(this.elements.get("fonts")![number("fontId")], changes),
      );
      attributes.applyFont = 1;
    }
    if (changes.has("fill.color")) {
      attributes.fillId = this.fill(changes.get("fill.color") as string | undefined);
      attributes.applyFill = 1;
    }
    if (has("border.")) {
      attributes.borderId = this.add(
        "borders",
        this.changedBorder(this.elements.get("borders")![number("borderId")], changes),
      );
      attributes.applyBorder = 1;
    }
    const p = this.prefix;
    const alignment = this.changedAlignment(xf, changes);
    if (alignment !== "") attributes.applyAlignment = 1;
    const protection = this.changedProtection(xf, changes);
    if (protection !== "") attributes.applyProtection = 1;
    return element(p, "xf", attributes, alignment, protection);
  }

  private numberFormat(code: string): number {
    const known = BUILT_IN.get(code) ?? this.formats.get(code);
    if (known !== undefined) return known;
    const id = Math.max(FIRST_CUSTOM - 1, ...this.formats.values()) + 1;
    this.formats.set(code, id);
    this.newFormats.push(element(this.prefix, "numFmt", { numFmtId: id, formatCode: code }));
    return id;
  }

  private fill(color: string | undefined): number {
    const p = this.prefix;
    if (color === undefined || color === "")
      return this.add("fills", element(p, "fill", {}, element(p, "patternFill", { patternType: "none" })));
    const content = element(p, "fgColor", { rgb: argb(color) }) + element(p, "bgColor", { indexed: 64 });
    return this.add(
      "fills",
      element(p, "fill", {}, element(p, "patternFill", { patternType: "solid" }, content)),
    );
  }

  private changedFont(font: XmlElement | undefined, changes: FormatChanges): string {
    const p = this.prefix;
    const children = new Map<string, string>();
    for (const child of font?.children ?? []) children.set(child.name, this.document.source(child));
    const put = (
      path: string,
      name: string,
      attributes: (value: unknown) => Record<string, string | number> | null,
    ): void => {
      if (!changes.has(path)) return;
      const wanted = attributes(changes.get(path));
      if (wanted === null) children.delete(name);
      else children.set(name, element(p, name, wanted));
    };
    const flag = (value: unknown): Record<string, number> | null =>
      value === true ? {} : value === undefined || font !== undefined ? null : { val: 0 };
    put("font.bold", "b", flag);
    put("font.italic", "i", flag);
    put("font.strikethrough", "strike", flag);
    put("font.underline", "u", (value) => {
      const val = UNDERLINES[String(value)];
      return val === undefined ? null : val === "single" ? {} : { val };
    });
    const standard = this.elements.get("fonts")?.[0];
    const standardOf = (name: string): string | undefined =>
      standard && childNamed(standard, name)?.attributes.get("val");
    put("font.size", "sz", (value) => ({ val: (value as number | undefined) ?? standardOf("sz") ?? 11 }));
    put("font.color", "color", (value) =>
      typeof value === "string" && value !== "" ? { rgb: argb(value) } : null,
    );
    put("font.name", "name", (value) => ({
      val: (value as string | undefined) ?? standardOf("name") ?? "Calibri",
    }));
    if (changes.has("font.name")) for (const name of ["scheme", "family", "charset"]) children.delete(name);
    const place = ([name]: readonly [string, string]): number => FONT_ORDER.indexOf(name);
    const ordered = [...children].sort((one, other) => place(one) - place(other));
    return element(p, "font", {}, ...ordered.map(([, text]) => text));
  }

  private changedBorder(border: XmlElement | undefined, changes: FormatChanges): string {
    const p = this.prefix;
    const attributes: Record<string, string | number> = Object.fromEntries(border?.attributes ?? []);
    const sides = new Map<string, string>();
    for (const child of border?.children ?? []) sides.set(child.name, this.document.source(child));
    for (const [side, name] of Object.entries(BORDER_SIDES)) {
      const property = (what: string): unknown => changes.get(`border.${side}.${what}`);
      if (![..."style weight color".split(" ")].some((what) => changes.has(`border.${side}.${what}`)))
        continue;
      const style = borderStyle(property("style"), property("weight"));
      const color = property("color");
      if (style === undefined) sides.set(name, element(p, name));
      else {
        const ink = typeof color === "string" ? { rgb: argb(color) } : { auto: 1 };
        sides.set(name, element(p, name, { style }, element(p, "color", ink)));
      }
      if (side.startsWith("Diagonal")) attributes[side.replace("D", "d")] = style === undefined ? 0 : 1;
    }
    const order = ["start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"];
    for (const name of ["left", "right", "top", "bottom", "diagonal"])
      if (
        !sides.has(name) &&
        !(name === "left" && sides.has("start")) &&
        !(name === "right" && sides.has("end"))
      )
        sides.set(name, element(p, name));
    const ordered = [...sides].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    return element(p, "border", attributes, ...ordered.map(([, text]) => text));
  }

  private changedAlignment(xf: XmlElement | undefined, changes: FormatChanges): string {
    const old = xf && childNamed(xf, "alignment");
    const attributes: Record<string, string | number | null> = Object.fromEntries(old?.attributes ?? []);
    if (changes.has("horizontalAlignment"))
      attributes.horizontal = HORIZONTAL[String(changes.get("horizontalAlignment"))] ?? null;
    if (changes.has("verticalAlignment"))
      attributes.vertical = VERTICAL[String(changes.get("verticalAlignment"))] ?? null;
    if (changes.has("indentLevel"))
      attributes.indent = (changes.get("indentLevel") as number | undefined) || null;
    if (changes.has("wrapText")) attributes.wrapText = changes.get("wrapText") === true ? 1 : null;
    return Object.values(attributes).some((value) => value !== null)
      ? element(this.prefix, "alignment", attributes)
      : "";
  }

  private changedProtection(xf: XmlElement | undefined, changes: FormatChanges): string {
    const old = xf && childNamed(xf, "protection");
    const attributes: Record<string, string | number | null> = Object.fromEntries(old?.attributes ?? []);
    if (changes.has("protection.locked"))
      attributes.locked = changes.get("protection.locked") === false ? 0 : null;
    if (changes.has("protection.formulaHidden"))
      attributes.hidden = changes.get("protection.formulaHidden") === true ? 1 : null;
    return Object.values(attributes).some((value) => value !== null)
      ? element(this.prefix, "protection", attributes)
      : "";
  }
}
