import { html, nothing, svg, type TemplateResult } from 'lit';

import type { History } from './history.js';
import type { Lexicon } from './lexicon.js';
import { zoomLevels, type ZoomLevel } from './zoom.js';

export interface ToolbarHost {
  readonly lexicon: Lexicon;
  readonly isReadOnly: boolean;
  readonly level: ZoomLevel;
  readonly query: string;
  /** Absent where nothing keeps a history. */
  readonly history: History | undefined;
  readonly hasBaseline: boolean;
  readonly hasBrokenLinks: boolean;
  /** What undo and redo would do. */
  labelOf(way: 'undo' | 'redo'): string;
  zoomTo(level: ZoomLevel): void;
  showToday(): void;
  fit(): void;
  undo(): void;
  redo(): void;
  find(query: string): void;
  findNext(): void;
  addNew(): void;
}

const turn = (path: TemplateResult) => svg`<svg viewBox="0 0 16 16" width="14" height="14" fill="none"
  stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;
const undoIcon = turn(svg`<path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7" />`);
const redoIcon = turn(svg`<path d="m10 3 3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H9" />`);
const findIcon = turn(svg`<circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.3 3.3" />`);
const plusIcon = turn(svg`<path d="M8 3v10M3 8h10" />`);

/** Zoom, today, fit, undo, find and new. */
export function toolbar(host: ToolbarHost): TemplateResult {
  const { lexicon, history } = host;
  return html`
    <slot name="toolbar-start"></slot>
    <div class="segmented" role="group" aria-label=${lexicon.say('zoom')}>
      ${zoomLevels.map((level) => html`<button aria-pressed=${host.level === level} @click=${() => host.zoomTo(level)}
        >${lexicon.say(`zoom.${level}`)}</button>`)}
    </div>
    <button class="button" @click=${() => host.showToday()}>${lexicon.say(lexicon.relative ? 'start' : 'today')}</button>
    <button class="button" @click=${() => host.fit()}>${lexicon.say('fit')}</button>
    <span class="grow"></span>
    <span class="legend" aria-hidden="true">
      ${host.hasBaseline ? html`<span><i></i>${lexicon.say('legend.baseline')}</span>` : nothing}
      ${host.hasBrokenLinks ? html`<span><i class="broken"></i>${lexicon.say('legend.problem')}</span>` : nothing}
    </span>
    ${history && !host.isReadOnly ? html`
      <button class="button icon turn" aria-label=${host.labelOf('undo')} title=${host.labelOf('undo')}
        aria-disabled=${!history.undoStep} @click=${() => host.undo()}>${undoIcon}</button>
      <button class="button icon turn" aria-label=${host.labelOf('redo')} title=${host.labelOf('redo')}
        aria-disabled=${!history.redoStep} @click=${() => host.redo()}>${redoIcon}</button>` : nothing}
    <span class="search">${findIcon}<input class="find" type="search" autocomplete="off" spellcheck="false"
      placeholder=${lexicon.say('find')} aria-label=${lexicon.say('find')} .value=${host.query}
      @input=${(event: InputEvent) => {
        if (event.currentTarget instanceof HTMLInputElement) host.find(event.currentTarget.value);
      }}
      @keydown=${(event: KeyboardEvent) => findKey(event, host)}></span>
    ${host.isReadOnly ? nothing : html`<button class="button primary new" @click=${() => host.addNew()}
      >${plusIcon}<span class="word">${lexicon.say('new')}</span></button>`}
    <slot name="toolbar-end"></slot>`;
}

function findKey(event: KeyboardEvent, host: ToolbarHost): void {
  if (event.key === 'Escape' && host.query !== '') {
    event.preventDefault();
    host.find('');
  } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
    event.preventDefault();
    host.findNext();
  }
}
