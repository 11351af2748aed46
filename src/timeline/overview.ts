import { html, nothing, render, svg } from 'lit';

import { dayFromNumber, partsOf } from '../../sdk/model/day.js';
import { periodStarts, type Overview } from '../../sdk/plot/index.js';
import { periodLabel } from './axis-labels.js';
import type { Scene } from './scene.js';

/** The days from one end of the strip to the other. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Draws the whole plan; the brush on it is moved by {@link placeBrush}, on every frame of a pan. */
export function paintOverview(into: HTMLElement, scene: Scene, extent: Extent, lines: Overview, width: number): void {
  const perDay = width / Math.max(extent.to + 1 - extent.from, 1);
  const unit = ([['month', 44], ['quarter', 60], ['half', 60], ['year', 48], ['decade', 48], ['century', 48]] as const)
    .find(([name, room]) => daysIn[name] * perDay >= room)?.[0] ?? 'millennium';
  const options = { fiscalYearStartsInMonth: scene.fiscalYearStartsInMonth };
  const starts = periodStarts(unit, extent.from, extent.to, options)
    .map((day) => ({ day, x: Math.round((day - extent.from) * perDay) })).filter(({ x }) => x >= 0 && x < width - 16);
  const today = scene.today === undefined ? undefined : Math.round((scene.today + 0.5 - extent.from) * perDay);
  render(html`
    ${starts.map(({ day, x }) => html`<span .style=${`inset-inline-start:${x}px`}>${mark(unit, day, scene)}</span>`)}
    <svg aria-hidden="true">${[...lines].map(([state, d]) => svg`<path data-state=${state} d=${d}></path>`)}</svg>
    ${today === undefined || today < 0 || today > width
      ? nothing : html`<i class="now" .style=${`inset-inline-start:${today}px`}></i>`}
  `, into);
}

const daysIn = { month: 30.4, quarter: 91, half: 182, year: 365, decade: 3652, century: 36_524 } as const;

function mark(unit: keyof typeof daysIn | 'millennium', day: number, scene: Scene): string {
  if (scene.lexicon.relative) return periodLabel(unit, day, 44, false, scene.lexicon);
  if (unit !== 'month' && unit !== 'half' && unit !== 'quarter') {
    return periodLabel(unit, day, 48, false, scene.lexicon, scene.fiscalYearStartsInMonth);
  }
  const month = scene.lexicon.format(day, { month: 'short' });
  const parts = partsOf(dayFromNumber(day));
  return parts.month === 1 ? `${month} ${String(parts.year % 100).padStart(2, '0')}` : month;
}

/** The brush in px of the strip; at least 24 wide, so that it can be caught. */
export function brushAt(scene: Scene, extent: Extent, width: number): { x: number; width: number } {
  const perDay = width / Math.max(extent.to + 1 - extent.from, 1);
  const from = Math.max(0, (scene.view.start - extent.from) * perDay);
  const to = Math.min(width, (scene.view.start + scene.width / scene.view.perDay - extent.from) * perDay);
  const x = Math.min(from, width - 24);
  return { x, width: Math.max(to - x, 24) };
}
