import { html, nothing, render, type TemplateResult } from 'lit';

import { periodStarts, startOfPeriod, tierFor, xOf } from '../../sdk/plot/index.js';
import { periodLabel } from './axis-labels.js';
import { paintView, type Scene } from './scene.js';

export interface AxisParts {
  /** Holds the labels; moves with the paint. */
  readonly header: HTMLElement;
  /** Holds the lines behind the bars; moves with the paint. */
  readonly backdrop: HTMLElement;
}

/** Draws the two lines of the axis and the lines that go down from them, for the painted range only. */
export function paintAxis(parts: AxisParts, scene: Scene): void {
  const view = paintView(scene);
  const { minor, major } = tierFor(view.perDay);
  const from = scene.origin + scene.clip.from / view.perDay;
  const to = scene.origin + scene.clip.to / view.perDay;
  const options = { fiscalYearStartsInMonth: scene.fiscalYearStartsInMonth };
  const majors = periodStarts(major, from, to, options).map((day) => ({ day, x: Math.round(xOf(view, day)) }));
  const minors = periodStarts(minor, from, to, options).map((day) => ({ day, x: Math.round(xOf(view, day)) }));
  const majorDays = new Set(majors.map(({ day }) => startOfPeriod(minor, day, options) === day ? day : NaN));
  const label = (unit: typeof minor, list: readonly { day: number; x: number }[], index: number, upper: boolean) => {
    const [here, next] = [list[index], list[index + 1]];
    if (!here || !next) return nothing;
    const width = next.x - here.x;
    const text = periodLabel(unit, here.day, width, upper, scene.lexicon, scene.fiscalYearStartsInMonth);
    return html`<span class=${upper ? 'major' : 'minor'} .style=${`inset-inline-start:${here.x}px;inline-size:${width}px`}
      ><span>${text}</span></span>`;
  };
  render([
    majors.map((_, index) => label(major, majors, index, true)),
    minors.map((_, index) => label(minor, minors, index, false)),
    todayPill(scene),
  ], parts.header);
  render(html`
    ${minors.map(({ day, x }) => majorDays.has(day) ? nothing : html`<i .style=${`inset-inline-start:${x}px`}></i>`)}
    ${majors.map(({ x }) => html`<i class="strong" .style=${`inset-inline-start:${x}px`}></i>`)}
    ${todayLine(scene)}
  `, parts.backdrop);
}

function todayX(scene: Scene): number | undefined {
  if (scene.today === undefined) return undefined;
  const x = Math.round(xOf(paintView(scene), scene.today + 0.5));
  return x < scene.clip.from || x > scene.clip.to ? undefined : x;
}

function todayLine(scene: Scene): TemplateResult | typeof nothing {
  const x = todayX(scene);
  return x === undefined ? nothing : html`<i class="today" .style=${`inset-inline-start:${x}px`}></i>`;
}

function todayPill(scene: Scene): TemplateResult | typeof nothing {
  const x = todayX(scene);
  return x === undefined ? nothing : html`<span class="pill" .style=${`inset-inline-start:${x}px`}
    ><span>${scene.lexicon.say('today')}</span></span>`;
}

/**
 * Keeps the label of the upper period that is cut by the beginning of the view inside of it. Runs on every frame of a
 * pan, so it reads no layout.
 *
 * @param offset px from the origin to the beginning of the view
 */
export function pinMajor(header: HTMLElement, offset: number): void {
  for (const child of header.children) {
    if (!(child instanceof HTMLElement) || !child.classList.contains('major')) return;
    const x = Number.parseFloat(child.style.insetInlineStart);
    const cut = offset - x;
    const text = child.firstElementChild;
    if (!(text instanceof HTMLElement)) continue;
    const shift = cut > 0 && cut < Number.parseFloat(child.style.inlineSize) ? `${cut}px` : '';
    if (text.style.insetInlineStart !== shift) text.style.insetInlineStart = shift;
  }
}
