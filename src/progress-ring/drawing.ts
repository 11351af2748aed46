import { html, nothing, svg, type TemplateResult } from 'lit';

import type { Share } from '../../sdk/model/values.js';
import type { Segment } from './segments.js';

/** Half of the tick's width, as a share of the circle. */
const halfTick = 0.005;

const track = svg`
  <circle class="track" cx="64" cy="64" r="52" />
  <circle class="edge" cx="64" cy="64" r="58.5" />
  <circle class="edge" cx="64" cy="64" r="45.5" />
`;

/** The ring without its centre; what it shows is said elsewhere. */
export function drawRing(segments: readonly Segment[], expected: Share | undefined): TemplateResult {
  // A dash does not go on past the end of the circle.
  const tick = expected === undefined ? undefined : Math.min(1 - halfTick, Math.max(halfTick, expected));
  return html`
    <svg viewBox="0 0 128 128" aria-hidden="true">
      ${track}
      ${segments.map(({ state, from, to }) => svg`<g data-state=${state}>${arc('segment', 52, from, to)}</g>`)}
      ${tick === undefined ? nothing : arc('tick', 62, tick - halfTick, tick + halfTick)}
    </svg>
  `;
}

// A circle of length 1 that begins at the top: a dash from one share to another is an arc, and can glide.
function arc(name: string, radius: number, from: number, to: number): TemplateResult {
  return svg`<circle class=${name} cx="64" cy="64" r=${radius} pathLength="1" transform="rotate(-90 64 64)"
    stroke-dasharray="${to - from} 2" stroke-dashoffset=${-from} />`;
}
