import { html, nothing, svg, type TemplateResult } from 'lit';

import type { Day } from '../../sdk/model/day.js';
import { say, type Locale } from '../../sdk/text/locale.js';
import { kpiBoard } from '../../sdk/text/messages/en/kpi-board.js';
import { states } from '../../sdk/text/messages/en/states.js';
import { stateSymbol } from '../theme/symbols.js';
import type { KpiCard } from './board.js';
import { height, width, type Trend } from './trend.js';
import { chipWords, readingWords, reasonWords, targetWords, trendWords } from './words.js';

const plus = html`<svg class="symbol" viewBox="0 0 12 12" aria-hidden="true">
  <path d="M6 1v10M1 6h10" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>`;

/** @param record absent where nothing may be recorded */
export function renderCard(
  locale: Locale, card: KpiCard, today: Day, record: (() => void) | undefined,
): TemplateResult {
  const { kpi, standing, trend } = card;
  const { value, unit } = readingWords(locale, card);
  const kind = standing.reading === undefined ? 'words none' : standing.reading.value === undefined ? 'words' : '';
  const chip = chipWords(locale, card);
  const stateName = say(locale, states, `state.${standing.state}`);
  const named = say(locale, kpiBoard, 'record.for', { name: kpi.name });
  return html`
    <li class="card kpi" part="kpi" data-state=${standing.state}>
      <div class="head">
        <h3 part="name" title=${kpi.name}>${kpi.name}</h3>
        ${chip === undefined ? nothing : html`
          <span class="chip" part="chip" title=${reasonWords(locale, card)}>
            ${stateSymbol(standing.state)}${chip === stateName ? nothing : html`
              <span class="visually-hidden">${stateName}: </span>`}<bdi>${chip}</bdi>
          </span>
        `}
      </div>
      <div class="reading">
        <div>
          <p class="value ${kind}" part="value"><bdi>${value}</bdi>${unit ? html` <span class="unit">${unit}</span>` : nothing}</p>
          <p class="faint tiny" part="target">${targetWords(locale, card, today)}</p>
        </div>
        ${record ? html`
          <button class="button plain icon record" part="record" type="button" aria-label=${named} title=${named}
            aria-haspopup="dialog" @click=${record}>${plus}</button>
        ` : nothing}
      </div>
      ${renderTrend(trend, trendWords(locale, card))}
    </li>
  `;
}

function renderTrend({ line, area, aims, last, next }: Trend, words: string | undefined): TemplateResult {
  // Stretched to the width of the card; what must keep its shape is a stroke, or stands beside the drawing.
  return html`
    <div class="trend" part="trend" role=${words ? 'img' : nothing} aria-label=${words ?? nothing} title=${words ?? nothing}>
      <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
        ${aims ? svg`<path class="aims" d=${aims} />` : nothing}
        ${area ? svg`<path class="area" d=${area} />` : nothing}
        ${line ? svg`<path class="line" d=${line} />` : nothing}
        ${next?.from === undefined || next.to === undefined ? nothing
          : svg`<path class="range" d="M${next.x} ${next.from}V${next.to}M${next.x - 3} ${next.from}h6M${next.x - 3} ${next.to}h6" />`}
        ${last ? svg`<path class="dot" d="M${last.x} ${last.y}h.01" />` : nothing}
      </svg>
      ${next ? html`<span class="next"
        .style=${`left: ${(next.x / width) * 100}%; top: ${next.y}px`}></span>` : nothing}
    </div>
  `;
}
