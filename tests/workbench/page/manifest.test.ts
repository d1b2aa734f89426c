// What the workbench reads of the add-in's manifest, and what it says of one that cannot be read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { ACTION_IDS } from "../../../src/commands/actionIds";
import { iconFor, ManifestError, readManifest } from "../../../src/workbench/page/manifest";
import { MANIFEST_FAULTS } from "../../../src/words/workbench";

const xml = readFileSync(join(__dirname, "../../../manifest.xml"), "utf8");
const ADDRESS = "http://localhost:3100/app/manifest.xml";

beforeAll(() => {
  globalThis.DOMParser = new JSDOM().window.DOMParser;
});

test("the manifest of CertVerdict: ribbon, context menu, pane and help, looked for beside the manifest", () => {
  const { group, cellCommands, ...rest } = readManifest(xml, ADDRESS);
  expect(rest).toMatchObject({
    name: "CertVerdict",
    paneUrl: "http://localhost:3100/app/taskpane.html",
    helpUrl: "http://localhost:3100/app/help.html",
    icons: [{ size: 32, url: "http://localhost:3100/app/assets/icon-32.png" }, { size: 64 }],
    getStarted: { title: "CertVerdict is ready" },
  });
  const lines = [...group.commands, ...cellCommands].map(({ id, label, action }) => [
    id,
    label,
    action.kind === "run" ? action.functionName : action.kind,
  ]);
  expect(group.label).toBe("CertVerdict");
  expect(lines).toEqual([
    ["CertVerdict.ShowPane", "Show pane", "showPane"],
    ["CertVerdict.EvaluateRoster", "Evaluate roster", "EvaluateRoster"],
    ["CertVerdict.EvaluateSelection", "Evaluate selected rows", "EvaluateSelectedRows"],
    ["CertVerdict.CreateRoster", "Create roster", "CreateRoster"],
    ["CertVerdict.Menu.EvaluateRoster", "CertVerdict: evaluate roster", "EvaluateRoster"],
    ["CertVerdict.Menu.EvaluateSelection", "CertVerdict: evaluate selected rows", "EvaluateSelectedRows"],
  ]);
  for (const { tip, icons } of group.commands) {
    expect(tip).toMatch(/^[A-Z].*\.$/);
    expect(icons.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
  }
  const named = [...group.commands, ...cellCommands].flatMap(({ action }) =>
    action.kind === "run" ? [action.functionName] : [],
  );
  expect(ACTION_IDS).toEqual(expect.arrayContaining(named));
});

test("addresses of other servers stay as they are", () => {
  const other = xml.replace(
    '<SupportUrl DefaultValue="https://localhost:3000/help.html"/>',
    '<SupportUrl DefaultValue="https://help.example.org/"/>',
  );
  expect(readManifest(other, ADDRESS).helpUrl).toBe("https://help.example.org/");
});

const CONTROL =
  "OfficeApp/VersionOverrides/Hosts/Host/DesktopFormFactor/ExtensionPoint/OfficeTab/Group/Control";
test.each<[string, (text: string) => string, string]>([
  ["no XML", () => "no manifest", MANIFEST_FAULTS.noManifest],
  ["cut off", (text) => text.slice(0, 5000), MANIFEST_FAULTS.noManifest],
  ["of something else", () => "<Office/>", MANIFEST_FAULTS.noManifest],
  [
    "without a name",
    (text) => text.replace(/<DisplayName .*/, ""),
    MANIFEST_FAULTS.missing("OfficeApp/DisplayName"),
  ],
  [
    "with an empty name",
    (text) => text.replace('<DisplayName DefaultValue="CertVerdict"/>', '<DisplayName DefaultValue=" "/>'),
    MANIFEST_FAULTS.missing("OfficeApp/DisplayName/@DefaultValue"),
  ],
  [
    "with a label that is nowhere",
    (text) => text.replace('<Label resid="EvaluateRoster.Label"/>', '<Label resid="Evaluate"/>'),
    MANIFEST_FAULTS.value(`${CONTROL}[2]/Label`, "Evaluate", MANIFEST_FAULTS.resource),
  ],
  [
    "with an action of another kind",
    (text) => text.replace('<Action xsi:type="ExecuteFunction">', '<Action xsi:type="Dance">'),
    MANIFEST_FAULTS.value(`${CONTROL}[2]/Action`, "Dance", "ShowTaskpane, ExecuteFunction"),
  ],
  [
    "without a ribbon",
    (text) => text.replace('xsi:type="PrimaryCommandSurface"', 'xsi:type="Other"'),
    MANIFEST_FAULTS.missing("ExtensionPoint PrimaryCommandSurface"),
  ],
])("a manifest %s says so", (_, spoil, message) => {
  expect(() => readManifest(spoil(xml), ADDRESS)).toThrow(new ManifestError(message));
});

test.each([
  [16, "16"],
  [20, "24"],
  [24, "24"],
  [99, "64"],
])("for %i pixels the icon of %s", (pixels, url) => {
  expect(
    iconFor(
      [64, 16, 24].map((size) => ({ size, url: String(size) })),
      pixels,
    ),
  ).toBe(url);
});
