// The colours of the pane: light, dark or high contrast, as Office and the system say.
import type { BrandVariants, Theme } from "@fluentui/react-components";
import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from "@fluentui/react-components";
import { useEffect, useState } from "react";

/** A green that goes with Excel's own, from dark to light. */
const BRAND: BrandVariants = {
  10: "#011513",
  20: "#032421",
  30: "#053632",
  40: "#07443f",
  50: "#09524d",
  60: "#0b5f5a",
  70: "#0d6c66",
  80: "#107a73",
  90: "#218880",
  100: "#35958d",
  110: "#4aa39b",
  120: "#60b0a9",
  130: "#77beb7",
  140: "#90ccc6",
  150: "#aadad5",
  160: "#c6e8e4",
};

const light = createLightTheme(BRAND);
const dark: Theme = {
  ...createDarkTheme(BRAND),
  // On dark ground the middle of the ramp is too faint for text.
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  colorBrandForegroundLink: BRAND[120],
  colorBrandForegroundLinkHover: BRAND[140],
  colorBrandForegroundLinkPressed: BRAND[100],
  colorBrandForegroundLinkSelected: BRAND[120],
  colorCompoundBrandForeground1: BRAND[120],
  colorCompoundBrandForeground1Hover: BRAND[130],
  colorCompoundBrandForeground1Pressed: BRAND[110],
};

export type ThemeKind = "light" | "dark" | "contrast";

export const THEMES: Readonly<Record<ThemeKind, Theme>> = { light, dark, contrast: teamsHighContrastTheme };

/** The brightness of a colour such as #262626, from 0 to 1; undefined for what is no such colour. */
function brightness(colour: string | undefined): number | undefined {
  const [, r, g, b] = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour ?? "") ?? [];
  if (r === undefined || g === undefined || b === undefined) return undefined;
  const [red, green, blue] = [r, g, b].map((part) => Number.parseInt(part, 16) / 255) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What the theme follows from. */
export interface Surroundings {
  /** Office's colours of its own panes: the desktop tells them, Excel on the web does not. */
  readonly office?:
    { readonly bodyBackgroundColor?: string; readonly bodyForegroundColor?: string } | undefined;
  /** The system replaces colours by a few of high contrast. */
  readonly forcedColours: boolean;
  readonly systemIsDark: boolean;
}

/** Which theme goes with the surroundings. Where Office tells no colours, the system decides. */
export function themeKind({ office, forcedColours, systemIsDark }: Surroundings): ThemeKind {
  if (forcedColours) return "contrast";
  const page = brightness(office?.bodyBackgroundColor);
  if (page === undefined) return systemIsDark ? "dark" : "light";
  // Office's themes for high contrast are the only ones that put pure white on pure black.
  if (page === 0 && brightness(office?.bodyForegroundColor) === 1) return "contrast";
  return page < 0.5 ? "dark" : "light";
}

const QUERIES = ["(forced-colors: active)", "(prefers-color-scheme: dark)"] as const;

function surroundings(): Surroundings {
  const [forcedColours, systemIsDark] = QUERIES.map((query) => window.matchMedia(query).matches) as [
    boolean,
    boolean,
  ];
  return { office: Office.context.officeTheme as Surroundings["office"], forcedColours, systemIsDark };
}

/** The theme of this moment; follows the system. Office tells its colours anew when the pane is opened. */
export function useThemeKind(): ThemeKind {
  const [kind, setKind] = useState(() => themeKind(surroundings()));
  useEffect(() => {
    const lists = QUERIES.map((query) => window.matchMedia(query));
    const look = (): void => {
      setKind(themeKind(surroundings()));
    };
    for (const list of lists) list.addEventListener("change", look);
    return () => {
      for (const list of lists) list.removeEventListener("change", look);
    };
  }, []);
  return kind;
}

const RIGHT_TO_LEFT = new Set(["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

/** The way in which Excel of this display language, such as “he-IL”, is laid out. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.split("-")[0]!.toLowerCase()) ? "rtl" : "ltr";
}
