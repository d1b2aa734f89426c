// The colours of the page around the grid: light, dark or high contrast, as the system says.
import type { BrandVariants, Theme } from "@fluentui/react-components";
import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

/** The green of spreadsheets, from dark to light. */
const GREEN: BrandVariants = {
  10: "#02140a",
  20: "#052413",
  30: "#08341c",
  40: "#0a4425",
  50: "#0c5229",
  60: "#0e5f31",
  70: "#0f6c38",
  80: "#107c41",
  90: "#2a8a55",
  100: "#3f9667",
  110: "#55a279",
  120: "#6bae8b",
  130: "#83bb9d",
  140: "#9cc9b1",
  150: "#b6d7c6",
  160: "#d1e6db",
};

const dark = createDarkTheme(GREEN);

export const THEMES = {
  light: createLightTheme(GREEN),
  dark: {
    ...dark,
    // On dark ground the middle of the ramp is too faint for text.
    colorBrandForegroundLink: GREEN[120],
    colorBrandForegroundLinkHover: GREEN[140],
  },
  contrast: teamsHighContrastTheme,
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeKind = keyof typeof THEMES;

/** Up to this width there is no room for sheet and pane beside each other. */
export const NARROW = "(max-width: 719px)";
/** Does the system wish for dark colours? */
export const DARK = "(prefers-color-scheme: dark)";

/** Hears when a media query begins or ceases to hold. Call what is returned to stop. */
export function follow(query: string, changed: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener("change", changed);
  return () => {
    list.removeEventListener("change", changed);
  };
}

/** Does a media query hold? Follows it. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => follow(query, changed),
    () => window.matchMedia(query).matches,
  );
}

/** The theme of this moment. */
export function useThemeKind(): ThemeKind {
  const isForced = useMedia("(forced-colors: active)");
  const isDark = useMedia(DARK);
  return isForced ? "contrast" : isDark ? "dark" : "light";
}
