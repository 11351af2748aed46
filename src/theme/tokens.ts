import { css, unsafeCSS } from 'lit';

import { accentSoft, derived, palette, stateNames, type Derived, type Shade } from './palette.js';

/** Sizes by the name of their custom property: `--mk-radius`. */
const sizes = {
  radius: '10px',
  /** Height of a row of the timeline: the density. */
  row: '38px',
  /** The step that gaps and paddings are multiples of. */
  space: '4px',
  'font-size': '.8125rem',
} as const;

// Registered rather than declared on :host, where they would hide what a page sets on an ancestor. The syntax "*" keeps
// light-dark() unresolved until it is used, so that it follows the color-scheme of the place.
function registerTokens(): void {
  const values = [
    ...Object.entries<Shade>(palette).map(([name, { light, dark }]) => [name, `light-dark(${light}, ${dark})`] as const),
    ...Object.entries(sizes),
  ];
  for (const [name, initialValue] of values) {
    try {
      CSS.registerProperty({ name: `--mk-${name}`, syntax: '*', inherits: true, initialValue });
    } catch (error) {
      // A second copy of the kit on the page: the first one's values are as good.
      if (!(error instanceof DOMException && error.name === 'InvalidModificationError')) throw error;
    }
  }
}

if (typeof CSS !== 'undefined' && 'registerProperty' in CSS) registerTokens();

function derive(from: string, { light, dark }: Derived): string {
  const one = ([lightness, chroma]: Derived['light']) =>
    `oklch(from var(--mk-${from}) ${lightness} calc(c * ${chroma}) h)`;
  return `light-dark(${one(light)}, ${one(dark)})`;
}

const derivedTokens = [
  `--mk-accent-soft: ${derive('accent', accentSoft)};`,
  ...stateNames.flatMap((state) => [
    `--mk-${state}-soft: ${derive(state, derived.soft)};`,
    `--mk-${state}-ink: ${derive(state, derived.ink)};`,
  ]),
].join('');

// Forced colours are the reader's choice: they win over whatever a page has set.
const forcedTokens = [
  ...Object.entries<Shade>(palette).map(([name, { forced }]) => `--mk-${name}: ${forced} !important;`),
  '--mk-accent-soft: Canvas !important;',
  ...stateNames.map((state) => `--mk-${state}-soft: Canvas !important; --mk-${state}-ink: CanvasText !important;`),
].join('');

/**
 * The custom properties of the kit, and what every element takes from them and from its host page: the page's font,
 * lining tabular figures, the colour scheme of the place, or the one that `theme="light"` or `theme="dark"` forces.
 *
 * Meant to be set by pages: `--mk-accent` `--mk-on-accent` `--mk-surface-0` … `-2` `--mk-line` `--mk-line-strong`
 * `--mk-ink` `--mk-ink-2` `--mk-ink-3` `--mk-done` `--mk-on-track` `--mk-at-risk` `--mk-off-track` `--mk-planned`
 * `--mk-radius` `--mk-row` `--mk-space` `--mk-font` `--mk-font-size`. Derived from them: `--mk-accent-soft`, and `-soft`
 * and `-ink` of every state.
 */
export const tokens = css`
  :host {
    ${unsafeCSS(derivedTokens)}
    --mk-shadow-1: 0 1px 2px oklch(20% .02 260 / .05);
    --mk-shadow-2: 0 1px 2px oklch(20% .02 260 / .14);
    --mk-shadow-3: 0 2px 6px oklch(20% .02 260 / .08), 0 12px 32px oklch(20% .02 260 / .18);
    color: var(--mk-ink);
    font-family: var(--mk-font, inherit);
    font-size: var(--mk-font-size);
    font-variant-numeric: lining-nums tabular-nums;
    line-height: 1.45;
  }

  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  :host([hidden]) { display: none !important; }

  @media (forced-colors: active) {
    :host { ${unsafeCSS(forcedTokens)} }
  }
`;
