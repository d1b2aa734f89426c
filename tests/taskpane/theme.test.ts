// Which theme goes with what Office and the system say.
import { directionOf, themeKind } from "../../src/taskpane/theme";
import type { ThemeKind } from "../../src/taskpane/theme";

const colours = (bodyBackgroundColor: string, bodyForegroundColor = "#808080") => ({
  bodyBackgroundColor,
  bodyForegroundColor,
});
const system = { forcedColours: false, systemIsDark: false };

test.each<[string, Parameters<typeof themeKind>[0], ThemeKind]>([
  ["white", { ...system, office: colours("#FFFFFF"), systemIsDark: true }, "light"],
  ["colourful", { ...system, office: colours("#F3F2F1"), systemIsDark: true }, "light"],
  ["dark grey", { ...system, office: colours("#666666", "#FFFFFF") }, "dark"],
  ["black", { ...system, office: colours("#262626", "#FFFFFF") }, "dark"],
  ["high contrast", { ...system, office: colours("#000000", "#FFFFFF") }, "contrast"],
  ["none, on a light system", system, "light"],
  ["none, on a dark system", { ...system, systemIsDark: true }, "dark"],
  ["a colour that is none", { ...system, office: colours("white"), systemIsDark: true }, "dark"],
  [
    "any, where the system forces colours",
    { ...system, office: colours("#FFFFFF"), forcedColours: true },
    "contrast",
  ],
])("Office's theme is %s", (_, surroundings, kind) => {
  expect(themeKind(surroundings)).toBe(kind);
});

test.each([
  ["en-US", "ltr"],
  ["de", "ltr"],
  ["he-IL", "rtl"],
  ["ar-SA", "rtl"],
  ["fa", "rtl"],
])("Excel in %s is laid out %s", (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
