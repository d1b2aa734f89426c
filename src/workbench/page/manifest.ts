// What the add-in's manifest says of its ribbon, context menu, pane and help.
import { MANIFEST_FAULTS } from "../../words/workbench";

/** An icon; several sizes of it are there to choose from. */
export interface Icon {
  /** Width and height in pixels. */
  readonly size: number;
  readonly url: string;
}

/** What a button does. */
export type Action =
  | { readonly kind: "showPane" }
  /** Calls the function that the add-in has associated with the name. */
  | { readonly kind: "run"; readonly functionName: string };

/** A button of the ribbon, or a line of the context menu. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** What it does, in a sentence or two. */
  readonly tip: string;
  readonly icons: readonly Icon[];
  readonly action: Action;
}

export interface Manifest {
  /** The add-in's name. */
  readonly name: string;
  readonly icons: readonly Icon[];
  /** The page of the pane. */
  readonly paneUrl: string;
  /** Where to get help. */
  readonly helpUrl: string;
  /** The group of the ribbon. */
  readonly group: { readonly label: string; readonly commands: readonly Command[] };
  /** The commands of a cell's context menu. */
  readonly cellCommands: readonly Command[];
  /** What to tell somebody who has the add-in for the first time. */
  readonly getStarted: { readonly title: string; readonly description: string };
}

/** The manifest cannot be read: where, and what is missing there. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
}

/** An element of the manifest, by names without prefixes. */
class Part {
  constructor(
    private readonly element: Element,
    private readonly path: string,
  ) {}

  static all(elements: Iterable<Element>, name: string, path: string): Part[] {
    return [...elements]
      .filter(({ localName }) => localName === name)
      .map(
        (element, index) =>
          new Part(element, `${path}/${name}${index === 0 ? "" : `[${String(index + 1)}]`}`),
      );
  }

  /** Children of this name. */
  children(name: string): Part[] {
    return Part.all(this.element.children, name, this.path);
  }

  /** Elements of this name, however deep. */
  inside(name: string): Part[] {
    return Part.all(this.element.getElementsByTagNameNS("*", name), name, this.path);
  }

  /** The first child by a path such as "Supertip/Description". @throws ManifestError where there is none */
  child(path: string): Part {
    let part: Part = this as Part;
    for (const name of path.split("/")) {
      const [next] = part.children(name);
      if (next === undefined) throw new ManifestError(MANIFEST_FAULTS.missing(`${part.path}/${name}`));
      part = next;
    }
    return part;
  }

  /** @throws ManifestError where it has no such attribute, or an empty one */
  attribute(name: string): string {
    const value =
      [...this.element.attributes].find(({ localName }) => localName === name)?.value.trim() ?? "";
    if (value === "") throw new ManifestError(MANIFEST_FAULTS.missing(`${this.path}/@${name}`));
    return value;
  }

  get text(): string {
    const text = this.element.textContent.trim();
    if (text === "") throw new ManifestError(MANIFEST_FAULTS.missing(this.path));
    return text;
  }

  /** A fault of a value that stands here. */
  fault(value: string, allowed: string): ManifestError {
    return new ManifestError(MANIFEST_FAULTS.value(this.path, value, allowed));
  }
}

const KIND = "type";

/** Reads the strings, images and addresses that the rest of the manifest names by id. */
function resourcesOf(overrides: Part): (by: Part) => string {
  const values = new Map<string, string>();
  for (const kind of ["Image", "Url", "String"])
    for (const part of overrides.child("Resources").inside(kind))
      values.set(part.attribute("id"), part.attribute("DefaultValue"));
  return (by) => {
    const id = by.attribute("resid");
    const value = values.get(id);
    if (value === undefined) throw by.fault(id, MANIFEST_FAULTS.resource);
    return value;
  };
}

function actionOf(action: Part): Action {
  const kind = action.attribute(KIND);
  if (kind === "ShowTaskpane") return { kind: "showPane" };
  if (kind === "ExecuteFunction") return { kind: "run", functionName: action.child("FunctionName").text };
  throw action.fault(kind, "ShowTaskpane, ExecuteFunction");
}

/**
 * Reads a manifest. Addresses that lie beside the pane's page, as the manifest has it, are taken to lie beside `address`: the
 * add-in is looked at where it is, not where it will be installed from.
 *
 * @param address where the manifest itself was found
 * @throws ManifestError
 */
export function readManifest(xml: string, address: string): Manifest {
  const page = new DOMParser().parseFromString(xml, "application/xml");
  if (page.getElementsByTagName("parsererror").length > 0 || page.documentElement.localName !== "OfficeApp")
    throw new ManifestError(MANIFEST_FAULTS.noManifest);
  const root = new Part(page.documentElement, "OfficeApp");
  const source = root.child("DefaultSettings/SourceLocation").attribute("DefaultValue");
  const home = new URL(".", source).href;
  const here = (url: string): string =>
    url.startsWith(home) ? new URL(url.slice(home.length), address).href : url;

  const overrides = root.child("VersionOverrides");
  const resource = resourcesOf(overrides);
  const form = overrides.child("Hosts/Host/DesktopFormFactor");
  const commandOf = (control: Part): Command => ({
    id: control.attribute("id"),
    label: resource(control.child("Label")),
    tip: resource(control.child("Supertip/Description")),
    icons: control
      .child("Icon")
      .children("Image")
      .map((image) => ({ size: Number(image.attribute("size")), url: here(resource(image)) })),
    action: actionOf(control.child("Action")),
  });
  const point = (kind: string): Part | undefined =>
    form.children("ExtensionPoint").find((one) => one.attribute(KIND) === kind);
  const ribbon = point("PrimaryCommandSurface");
  if (ribbon === undefined)
    throw new ManifestError(MANIFEST_FAULTS.missing("ExtensionPoint PrimaryCommandSurface"));
  const group = ribbon.child("OfficeTab/Group");
  const started = form.child("GetStarted");
  return {
    name: root.child("DisplayName").attribute("DefaultValue"),
    icons: [
      { size: 32, url: here(root.child("IconUrl").attribute("DefaultValue")) },
      { size: 64, url: here(root.child("HighResolutionIconUrl").attribute("DefaultValue")) },
    ],
    paneUrl: here(source),
    helpUrl: here(root.child("SupportUrl").attribute("DefaultValue")),
    group: { label: resource(group.child("Label")), commands: group.children("Control").map(commandOf) },
    cellCommands: (point("ContextMenu")?.inside("Control") ?? []).map(commandOf),
    getStarted: {
      title: resource(started.child("Title")),
      description: resource(started.child("Description")),
    },
  };
}

/** The icon for a place of this many pixels: the smallest that is large enough, else the largest there is. */
export function iconFor(icons: readonly Icon[], pixels: number): string | undefined {
  const bySize = [...icons].sort((one, other) => one.size - other.size);
  return (bySize.find(({ size }) => size >= pixels) ?? bySize.at(-1))?.url;
}
