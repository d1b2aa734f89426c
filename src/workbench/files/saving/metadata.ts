// The metadata part of a workbook: cells whose formula spills refer to an entry of it.
import { childNamed } from "../../../files/xlsx/xmlTree";
import type { PackageEdit } from "./packageEdit";
import { element, XmlDocument } from "./xmlDocument";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DYNAMIC = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
const PROPERTIES = "{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}";
const ORDER =
  "metadataTypes metadataStrings mdxMetadata futureMetadata cellMetadata valueMetadata extLst".split(" ");

/** What Excel writes about the type of dynamic arrays. */
const TYPE_FLAGS = {
  name: "XLDAPR",
  minSupportedVersion: 120000,
  copy: 1,
  pasteAll: 1,
  pasteValues: 1,
  merge: 1,
  splitFirst: 1,
  rowColShift: 1,
  clearFormats: 1,
  clearComments: 1,
  assign: 1,
  coerce: 1,
  cellMeta: 1,
};

/** Gives the number by which cells say that their formula is a dynamic array; adds the entry when it is first asked for. */
export class Metadata {
  private readonly document: XmlDocument;
  private number: number | null = null;

  private constructor(
    private readonly parts: PackageEdit,
    private readonly workbookPart: string,
    private readonly part: string,
    private readonly isNew: boolean,
    text: string,
  ) {
    this.document = new XmlDocument(text, part);
  }

  static async open(parts: PackageEdit, workbookPart: string): Promise<Metadata> {
    const link = (await parts.links(workbookPart)).find(({ kind }) => kind === "sheetMetadata");
    if (link !== undefined && parts.has(link.part))
      return new Metadata(parts, workbookPart, link.part, false, await parts.text(link.part));
    const folder = workbookPart.slice(0, workbookPart.lastIndexOf("/") + 1);
    return new Metadata(parts, workbookPart, `${folder}metadata.xml`, true, `<metadata xmlns="${MAIN}"/>`);
  }

  /** The value of a cell's `cm` attribute. */
  get dynamic(): number {
    return (this.number ??= this.find() ?? this.add());
  }

  /** Writes the part where an entry was added. */
  async finish(): Promise<void> {
    if (this.number === null) return;
    if (!this.isNew) this.parts.setText(this.part, this.document.text);
    else {
      this.parts.add(this.part, TYPE, this.document.text);
      await this.parts.link(this.workbookPart, "sheetMetadata", this.part);
    }
  }

  private typeNumber(): number {
    const types = childNamed(this.document.root, "metadataTypes")?.children ?? [];
    return types.findIndex(({ attributes }) => attributes.get("name") === TYPE_FLAGS.name) + 1;
  }

  /** An entry of an earlier time; undefined where there is none, or one that says more. */
  private find(): number | undefined {
    const type = String(this.typeNumber());
    const entries = childNamed(this.document.root, "cellMetadata")?.children ?? [];
    const index = entries.findIndex(
      ({ children: [record, ...others] }) =>
        others.length === 0 &&
        type !== "0" &&
        record?.attributes.get("t") === type &&
        record.attributes.get("v") === "0",
    );
    return index < 0 ? undefined : index + 1;
  }

  private add(): number {
    const { document } = this;
    const p = document.root.prefix;
    const append = (name: string, attributes: Record<string, string>, xml: string): number => {
      const list = document.root.children.find(
        (one) =>
          one.name === name &&
          (attributes.name === undefined || one.attributes.get("name") === attributes.name),
      );
      if (list === undefined) {
        document.insert(document.root, ORDER, element(p, name, { ...attributes, count: 1 }, xml), name);
        return 1;
      }
      const count = list.children.length + 1;
      document.edit([
        ...document.attributeEdits(list, { count }),
        document.contentEdit(list, document.content(list) + xml),
      ]);
      return count;
    };
    let type = this.typeNumber();
    if (type === 0) type = append("metadataTypes", {}, element(p, "metadataType", TYPE_FLAGS));
    const future = document.root.children.find(
      ({ name, attributes }) => name === "futureMetadata" && attributes.get("name") === TYPE_FLAGS.name,
    );
    if (future === undefined) {
      const properties = `<xda:dynamicArrayProperties xmlns:xda="${DYNAMIC}" fDynamic="1" fCollapsed="0"/>`;
      const ext = element(p, "ext", { uri: PROPERTIES }, properties);
      append(
        "futureMetadata",
        { name: TYPE_FLAGS.name },
        element(p, "bk", {}, element(p, "extLst", {}, ext)),
      );
    }
    return append("cellMetadata", {}, element(p, "bk", {}, element(p, "rc", { t: type, v: 0 })));
  }
}
