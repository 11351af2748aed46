import type { State } from '../../sdk/model/milestone.js';

/** A colour for light surfaces, one for dark ones, and the system colour that stands in where colours are forced. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
  readonly forced: string;
}

function shade(light: string, dark: string, forced: string): Shade {
  return { light, dark, forced };
}

/**
 * The colours of the kit by the name of their custom property: `surface-1` is `--mk-surface-1`. A page overrides any of
 * them, anywhere above the elements. The contrast of every pair that meets is tested in `palette.test.ts`.
 */
export const palette = {
  'surface-0': shade('oklch(98.6% .003 260)', 'oklch(18.5% .015 265)', 'Canvas'),
  'surface-1': shade('oklch(100% 0 0)', 'oklch(22% .017 265)', 'Canvas'),
  'surface-2': shade('oklch(97% .005 260)', 'oklch(25.5% .018 265)', 'Canvas'),
  line: shade('oklch(92% .008 260)', 'oklch(30% .018 265)', 'CanvasText'),
  'line-strong': shade('oklch(86% .012 260)', 'oklch(37% .02 265)', 'CanvasText'),
  ink: shade('oklch(25% .03 265)', 'oklch(94% .008 260)', 'CanvasText'),
  'ink-2': shade('oklch(47% .025 262)', 'oklch(76% .015 260)', 'CanvasText'),
  'ink-3': shade('oklch(52.5% .02 262)', 'oklch(69% .018 260)', 'CanvasText'),
  accent: shade('oklch(52% .19 268)', 'oklch(72% .14 270)', 'Highlight'),
  'on-accent': shade('oklch(100% 0 0)', 'oklch(22% .017 265)', 'HighlightText'),
  done: shade('oklch(56% .12 165)', 'oklch(73% .13 165)', 'CanvasText'),
  'on-track': shade('oklch(58% .14 250)', 'oklch(72% .12 245)', 'LinkText'),
  'at-risk': shade('oklch(63.5% .15 64)', 'oklch(80% .14 80)', 'VisitedText'),
  'off-track': shade('oklch(58% .2 25)', 'oklch(70% .17 22)', 'Highlight'),
  planned: shade('oklch(62.5% .02 260)', 'oklch(59% .02 260)', 'GrayText'),
} as const satisfies Record<string, Shade>;

/** Lightness, share of the chroma, for a colour derived from another one; the hue stays. */
export interface Derived {
  readonly light: readonly [lightness: number, chroma: number];
  readonly dark: readonly [lightness: number, chroma: number];
}

/**
 * What follows from a colour of the palette, so that a page that sets `--mk-done` gets its pale ground (`-soft`) and its
 * readable text (`-ink`) with it. The lightness is the theme's own: any hue keeps its contrast.
 */
export const derived = {
  soft: { light: [0.94, 0.3], dark: [0.33, 0.42] },
  ink: { light: [0.47, 0.95], dark: [0.83, 0.9] },
} as const satisfies Record<string, Derived>;

/** The accent is stronger than a state's colour: its ground is paler. */
export const accentSoft: Derived = { light: [0.945, 0.16], dark: [0.32, 0.5] };

/** The states in the order they are drawn; written out, so that a page that shows them needs no schema. */
export const stateNames = ['done', 'on-track', 'at-risk', 'off-track', 'planned'] as const satisfies readonly State[];
