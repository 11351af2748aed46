import { html, nothing, type TemplateResult } from 'lit';

import type { Id } from '../../sdk/model/index.js';
import { layOutBar, placeLabel, pointRadius, type Bar, type DaySpan, type Extent } from '../../sdk/plot/index.js';
import { paintView, type Scene } from './scene.js';
import { driftOf } from './speech.js';

/** The bar of an item where it is painted; the same numbers draw it, link it and are hit by a pointer. */
export function barOf(id: Id, scene: Scene): Bar | undefined {
  const { outline, preview } = scene;
  const item = outline.itemOf(id);
  if (!item) return undefined;
  const drawn = preview?.id === id ? preview : undefined;
  return layOutBar({
    kind: item.kind,
    span: drawn?.span ?? outline.spanOf(id),
    progress: drawn?.progress ?? outline.standingOf(id)?.progress,
    baseline: outline.baselineOf(id),
  }, paintView(scene), scene.clip);
}

/** Everything in one row of the chart. Ears hear it from the row of the grid; this half is for eyes and pointers. */
export function bars(scene: Scene, index: number): TemplateResult | typeof nothing {
  const item = scene.outline.at(index);
  const bar = item && barOf(item.id, scene);
  if (!item) return nothing;
  const selected = scene.selectedId === item.id;
  const dropped = scene.preview?.id === item.id;
  return html`<div class="lane ${selected ? 'selected' : ''} ${item.status === 'cancelled' ? 'cancelled' : ''}"
    data-index=${index} data-state=${scene.outline.stateOf(item.id)}>
    ${bar ? html`${ghost(bar)}${shape(bar, scene, index, selected)}${label(bar, scene, index, selected)}
      ${dropped ? bubble(bar, scene, item.id) : nothing}` : nothing}
  </div>`;
}

function place({ x, width }: Extent): string {
  return `inset-inline-start:${round(x)}px;inline-size:${round(width)}px`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function ghost(bar: Bar): TemplateResult | typeof nothing {
  if (!bar.ghost) return nothing;
  return bar.shape === 'point'
    ? html`<i class="ghost point" .style=${`inset-inline-start:${round(bar.ghost.x)}px`}></i>`
    : html`<i class="ghost" .style=${place(bar.ghost)}></i>`;
}

function shape(bar: Bar, scene: Scene, index: number, selected: boolean): TemplateResult {
  const held = selected && !scene.readOnly && !scene.outline.hasChildren(index);
  switch (bar.shape) {
    case 'point':
      return html`${bar.lead ? html`<i class="lead" .style=${place(bar.lead)}></i>` : nothing}
        <i class="point" data-bar .style=${`inset-inline-start:${round(bar.x)}px`}></i>`;
    case 'goal':
      return html`<i class="goal" data-bar .style=${place(bar)}
        ><i class="fill" .style=${`inline-size:${round(bar.done)}px`}></i></i>`;
    case 'task':
      return html`<i class="task" data-bar .style=${`${place(bar)};--done:${round(bar.done)}px`}>${held && bar.width > 28
          ? html`<i class="knob start" data-grip="start"></i><i class="knob end" data-grip="end"></i>
            <i class="grip" data-grip="progress" .style=${`inset-inline-start:${round(bar.done)}px`}></i>`
          : nothing}</i>`;
  }
}

function label(bar: Bar, scene: Scene, index: number, selected: boolean): TemplateResult | typeof nothing {
  const item = scene.outline.at(index);
  if (!item || (scene.stacked && item.kind !== 'goal')) return nothing;
  const bold = item.kind !== 'task';
  const text = labelText(scene, index);
  const extent = extentOf(bar, selected);
  const neighbours = bar.ghost
    ? [bar.shape === 'point' ? { x: bar.ghost.x - pointRadius, width: 2 * pointRadius } : below(bar.ghost, extent)]
    : [];
  // A link that leaves at the end turns before the label begins.
  const leaves = scene.links.get(item.id)?.some((link) => link.fromId === item.id) ?? false;
  const obstacles = neighbours.filter((one) => one.width > 0);
  const wanted = obstacles.length > 0 ? scene.measure(text, bold) : text.length * 12;
  const { side, x, width } = placeLabel(extent, wanted, obstacles, leaves ? 17 : 9);
  if (side === 'none' || x > scene.clip.to || x + width < scene.clip.from) return nothing;
  // The isolated text has a direction of its own, which would turn a logical position around.
  const limit = obstacles.length > 0 ? `;max-inline-size:${Math.ceil(width) + 2}px` : '';
  return html`<bdi class="label" .style=${`${scene.rtl ? 'right' : 'left'}:${round(x)}px${limit}`}>${text}</bdi>`;
}

function extentOf(bar: Bar, selected: boolean): Extent {
  if (bar.shape === 'point') return { x: bar.x - pointRadius, width: 2 * pointRadius - 4 };
  return selected && bar.shape === 'task' ? { x: bar.x - 4, width: bar.width + 8 } : bar;
}

/** A ghost lies under its bar, below the label: it is no neighbour. */
function below(ghost: Extent, bar: Extent): Extent {
  return ghost.x > bar.x + bar.width ? ghost : { x: ghost.x, width: 0 };
}

function labelText(scene: Scene, index: number): string {
  const { outline, lexicon } = scene;
  const item = outline.at(index);
  if (!item) return '';
  const progress = outline.standingOf(item.id)?.progress;
  if (item.kind === 'goal' && outline.hasChildren(index)) return progress === undefined ? '' : lexicon.share(progress);
  if (item.kind !== 'milestone') return item.title;
  const due = outline.spanOf(item.id).to;
  return driftOf(item.id, scene) && due !== undefined ? `${item.title} · ${lexicon.day(due, 'short')}` : item.title;
}

/** What a drag would come to: "14 Aug – 23 Aug · +9 days". */
function bubble(bar: Bar, scene: Scene, id: Id): TemplateResult {
  const { lexicon, outline, preview } = scene;
  const parts: string[] = [];
  if (preview?.progress !== undefined) parts.push(lexicon.share(preview.progress));
  if (preview?.span) {
    parts.push(spanText(preview.span, scene));
    const before = outline.spanOf(id);
    const moved = (preview.span.to ?? preview.span.from ?? 0) - (before.to ?? before.from ?? 0)
      || (preview.span.from ?? 0) - (before.from ?? 0);
    const count = Math.abs(moved);
    if (moved) parts.push(`${moved > 0 ? '+' : '−'}${lexicon.say('drag.days', { count })}`);
  }
  const x = bar.x + (preview?.progress === undefined ? bar.width / 2 : bar.done);
  return html`<span class="bubble" .style=${`inset-inline-start:${round(x)}px`}><span>${parts.join(' · ')}</span></span>`;
}

function spanText({ from, to }: DaySpan, { lexicon }: Scene): string {
  if (from === undefined || to === undefined || from === to) return lexicon.day(to ?? from ?? 0, 'short');
  return `${lexicon.day(from, 'short')} – ${lexicon.day(to, 'short')}`;
}
