import { html, nothing, svg, type TemplateResult } from 'lit';

import type { Id } from '../../sdk/model/index.js';
import type { Flaw } from './lenient.js';
import type { Lexicon } from './lexicon.js';

const picture = svg`<svg viewBox="0 0 64 40" width="80" height="50" fill="none" stroke="currentColor" stroke-width="1.5"
  aria-hidden="true"><path d="M2 9h34M14 20h30M30 31h20" stroke-width="5" stroke-linecap="round" stroke-opacity=".35" />
  <path d="m57 26 5 5-5 5-5-5z" /></svg>`;

const widths = ['52%', '68%', '44%', '61%', '73%', '39%', '56%'] as const;

/** The shape of what is still to come. */
export function loading(lexicon: Lexicon): TemplateResult {
  return html`<div class="bones" role="status" aria-label=${lexicon.say('loading')}>
    <div>${widths.map((width) => html`<span><i class="skeleton" .style=${`inline-size:${width}`}></i></span>`)}</div>
    <div>${widths.map((width, index) => html`<span><i class="skeleton"
      .style=${`inline-size:calc(${width} * .5);margin-inline-start:${index * 7}%`}></i></span>`)}</div>
  </div>`;
}

/** Nothing in the plan yet, and what to do about it. */
export function empty(lexicon: Lexicon, isReadOnly: boolean, addNew: () => void): TemplateResult {
  return html`<div class="message">${picture}
    <h3>${lexicon.say('empty.title')}</h3>
    <p>${lexicon.say(isReadOnly ? 'empty.read-only' : 'empty.text')}</p>
    ${isReadOnly ? nothing : html`<button class="button primary" @click=${addNew}>${lexicon.say('new')}</button>`}
    <slot name="empty"></slot>
  </div>`;
}

export function failed(lexicon: Lexicon, message: string): TemplateResult {
  return html`<div class="message" role="alert">${picture}
    <h3>${lexicon.say('failed.title')}</h3><p>${message}</p><slot name="failed"></slot></div>`;
}

/** What is shown in spite of a trouble, and what was left out or mended. */
export function notices(
  lexicon: Lexicon, problem: string | undefined, flaws: ReadonlyMap<Id, Flaw>, titleOf: (id: Id) => string,
): TemplateResult | typeof nothing {
  if (problem === undefined && flaws.size === 0) return nothing;
  const named = [...flaws].slice(0, 3).map(([id, flaw]) => `${clipped(titleOf(id))} (${lexicon.say(`flaw.${flaw}`)})`);
  return html`<div class="notice" role="status">
    ${problem === undefined ? nothing : html`<span>${problem}</span>`}
    ${flaws.size === 0 ? nothing : html`<span>${lexicon.say('flaws', { count: flaws.size })}
      <bdi>${named.join(', ')}${flaws.size > 3 ? ' …' : ''}</bdi></span>`}
  </div>`;
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
