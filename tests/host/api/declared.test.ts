// What the host declares: its names are Excel's, and docs/host.md lists them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { declaredTypes, type ApiType, type Members } from "../../../src/host/api/objectType";
import { openExcel, type OpenExcel } from "../../support/excel";

/** A class of the real client. */
interface ClientClass {
  readonly prototype: Readonly<Record<string, unknown>>;
}
type Classes = Readonly<Record<string, ClientClass | undefined>>;

/** Services without a class that a page could reach: Office.js uses them itself. */
const UNREACHABLE = ["AddinInternalService", "CustomFunctions"];

/** Properties that Excel lets an add-in set and this host only gives. */
const NOT_SETTABLE = ["RangeView.formulas", "RangeView.numberFormat", "RangeView.values"];

/** Events have other names when they are registered. */
const EVENT_NAMES: Readonly<Record<string, string>> = { DataChanged: "onChanged" };
const eventName = (name: string): string => EVENT_NAMES[name] ?? `on${name}`;

const names = (members: Readonly<Record<string, unknown>> | undefined): string[] =>
  Object.keys(members ?? {});

const TYPES = declaredTypes().filter(({ name }) => !UNREACHABLE.includes(name));

/** What a type declares that the client does not know, or knows as something else. */
function faults({ name: type, members }: Pick<ApiType, "name" | "members">, client: ClientClass): string[] {
  const { properties, objects, methods, events, aliases } = members as Members<unknown>;
  const { prototype } = client;
  const list = (name: string) => (prototype[name] ?? []) as readonly unknown[];
  const scalars = list("_scalarPropertyNames");
  const settable = list("_scalarPropertyUpdateable");
  const navigations = list("_navigationPropertyNames");
  const collection = prototype._isCollection === true;
  return [
    ...names(properties).filter((name) => !scalars.includes(name)),
    ...Object.entries(properties ?? {})
      .filter(([name, { set }]) => set !== undefined && settable[scalars.indexOf(name)] !== true)
      .map(([name]) => `${name} (set)`),
    ...Object.values(aliases ?? {}).filter((name) => !names(properties).includes(name)),
    ...names(objects).filter((name) => !navigations.includes(name)),
    ...names(methods).filter((name) => !(name in prototype)),
    ...names(events)
      .map(eventName)
      .filter((name) => !(name in prototype)),
    ...((members as Members<unknown>).items !== undefined && !collection ? ["items"] : []),
  ].map((name) => `${type}.${name}`);
}

let excel: OpenExcel;
let classes: Classes;
beforeAll(async () => {
  excel = await openExcel();
  const { Excel: ofExcel, OfficeCore: ofOffice } = excel.window as unknown as Record<string, Classes>;
  const services = Object.entries(ofOffice!).filter(([name]) => isService(name));
  classes = { ...ofExcel, ...Object.fromEntries(services) };
});
afterAll(() => {
  excel.close();
});

describe("names are Excel's", () => {
  it("there are types to look at", () => {
    expect(TYPES.length).toBeGreaterThan(40);
    expect(new Set(TYPES.map(({ name }) => name)).size).toBe(TYPES.length);
  });

  it.each(TYPES.map((type) => [type.name, type] as const))("%s", (name, type) => {
    const client = classes[name];
    if (client === undefined) throw new Error(`Office.js has no class ${name}.`);
    expect(faults(type, client)).toEqual([]);
  });

  it.each<[string, Partial<Members<unknown>>, string]>([
    ["a property", { properties: { adress: { get: () => "" } } }, "Range.adress"],
    ["a method among properties", { properties: { getCell: { get: () => "" } } }, "Range.getCell"],
    [
      "a property that cannot be set",
      { properties: { address: { get: () => "", set: () => undefined } } },
      "Range.address (set)",
    ],
    ["an object", { objects: { formatting: () => null } }, "Range.formatting"],
    ["a method", { methods: { getCel: () => null } }, "Range.getCel"],
    ["an event", { events: { DataChanged: { eventType: 1, target: () => "" } } }, "Range.onChanged"],
    ["items of what is no collection", { items: () => [] }, "Range.items"],
  ])("%s that Excel does not have is found", (_, members, fault) => {
    expect(faults({ name: "Range", members: members as never }, classes.Range!)).toEqual([fault]);
  });

  it("what can be set in Excel can be set here, but for a few", () => {
    const missing = TYPES.flatMap(({ name: type, members }) => {
      const { prototype } = classes[type]!;
      const scalars = (prototype._scalarPropertyNames ?? []) as string[];
      const settable = (prototype._scalarPropertyUpdateable ?? []) as boolean[];
      return Object.entries((members as Members<unknown>).properties ?? {})
        .filter(([name, { set }]) => set === undefined && settable[scalars.indexOf(name)] === true)
        .map(([name]) => `${type}.${name}`);
    });
    expect(missing).toEqual(NOT_SETTABLE);
  });
});

describe("docs/host.md", () => {
  const text = readFileSync(join(__dirname, "../../../docs/host.md"), "utf8");
  /** By type, the names that the page lists. */
  const listed = new Map(
    [...text.matchAll(/^- \*\*(\w+)\*\*:?((?:.|\n(?!-|\n))*)/gm)].map(([, type, list]) => [
      type!,
      [...list!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
    ]),
  );
  const isPublic = (name: string): boolean => !name.startsWith("_");

  it("lists all types of Excel and no other", () => {
    const ofExcel = TYPES.map(({ name }) => name).filter((name) => !isService(name));
    expect([...listed.keys()].sort()).toEqual(ofExcel.sort());
  });

  it.each(TYPES.filter(({ name }) => !isService(name)).map((type) => [type.name, type] as const))(
    "lists the members of %s",
    (name, { members }) => {
      const { properties, objects, methods, events } = members as Members<unknown>;
      const declared = [
        ...names(properties),
        ...names(objects),
        ...names(methods),
        ...names(events).map(eventName),
      ].filter(isPublic);
      expect([...(listed.get(name) ?? [])].sort()).toEqual(declared.sort());
    },
  );
});

/** The types of services beside the workbook: the ribbon, the pane, shortcuts. */
function isService(name: string): boolean {
  return /Service$|Ribbon/.test(name);
}
