import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';

import { stateNames } from './palette.js';
import { tokens } from './tokens.js';

class ThemedProbe extends LitElement {
  static override styles = tokens;
}
customElements.define('themed-probe', ThemedProbe);

const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Relative luminance, 0 to 1, as WCAG defines it, of the colour that is really painted. */
function luminanceOf(color: string): number {
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrastOf(probe: HTMLElement, front: string, back: string): number {
  const [a, b] = [front, back].map((name) => {
    probe.style.backgroundColor = `var(--mk-${name})`;
    return luminanceOf(getComputedStyle(probe).backgroundColor);
  });
  return (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05);
}

const surfaces = ['surface-0', 'surface-1', 'surface-2', 'accent-soft'];
const textPairs = [
  ...['ink', 'ink-2', 'ink-3', 'accent'].flatMap((ink) => surfaces.map((surface) => [ink, surface] as const)),
  ...stateNames.flatMap((state) => [
    [`${state}-ink`, `${state}-soft`], [`${state}-ink`, 'surface-1'], [`${state}-ink`, 'surface-2'],
  ] as const),
  ['ink-2', 'planned-soft'], ['on-accent', 'accent'], ['surface-1', 'off-track'],
] as const;
const graphicPairs = stateNames.flatMap((state) => ['surface-0', 'surface-1', 'surface-2', 'accent-soft'].map(
  (surface) => [state, surface] as const,
));
const brands = ['', '--mk-accent: oklch(55% .16 330)', '--mk-on-track: oklch(58% .14 200); --mk-done: oklch(56% .12 130)'];

for (const theme of ['light', 'dark']) {
  describe(`the ${theme} theme`, () => {
    let probe: HTMLElement;
    beforeEach(async () => {
      probe = await fixture(html`<themed-probe theme=${theme}></themed-probe>`);
    });

    for (const [front, back] of textPairs) {
      it(`lets ${front} be read on ${back}`, () => {
        expect(contrastOf(probe, front, back)).to.be.at.least(4.5);
      });
    }
    for (const [front, back] of graphicPairs) {
      it(`lets a drawing in ${front} be seen on ${back}`, () => {
        expect(contrastOf(probe, front, back)).to.be.at.least(3);
      });
    }
  });
}

describe('a page that sets its own colours', () => {
  for (const brand of brands) {
    it(`keeps the text of states readable with "${brand}"`, async () => {
      const place = await fixture(html`<div .style=${brand}><themed-probe theme="light"></themed-probe></div>`);
      const probe = place.querySelector('themed-probe') as HTMLElement;
      for (const state of stateNames) {
        expect(contrastOf(probe, `${state}-ink`, `${state}-soft`), state).to.be.at.least(4.5);
      }
    });
  }

  it('is followed from anywhere above, in the scheme of the place', async () => {
    const place = await fixture<HTMLElement>(html`
      <div .style=${'--mk-accent: rgb(1, 2, 3); color-scheme: dark'}><themed-probe></themed-probe></div>
    `);
    const probe = place.querySelector('themed-probe') as HTMLElement;
    probe.style.color = 'var(--mk-accent)';
    expect(getComputedStyle(probe).color).to.equal('rgb(1, 2, 3)');
    const dark = contrastOf(probe, 'surface-1', 'ink');
    expect(dark).to.be.above(10);
    probe.style.backgroundColor = 'var(--mk-surface-1)';
    expect(luminanceOf(getComputedStyle(probe).backgroundColor)).to.be.below(0.1);
  });
});
