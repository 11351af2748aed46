import { html, nothing, type TemplateResult } from 'lit';

import { hueOf, initialsOf } from '../theme/avatar.js';
import type { Scene } from './scene.js';
import { speakRow } from './speech.js';

const mostAvatars = 2;

/** Ids inside the shadow root, so that labels and focus can point at a row. */
export function rowElementId(index: number): string {
  return `row-${index}`;
}

/** A row of the tree grid. */
export function cells(scene: Scene, row: number, index: number): TemplateResult | typeof nothing {
  const { outline, lexicon } = scene;
  const item = outline.at(index);
  if (!item) return nothing;
  const depth = outline.depthAt(index);
  const folder = outline.hasChildren(index);
  const open = folder && !scene.collapsed.has(item.id);
  const selected = scene.selectedId === item.id;
  // Few elements and no pictures: a row that scrolls in costs what it is made of. Symbols are shapes of the styles.
  return html`<div class="row ${item.status === 'cancelled' ? 'cancelled' : ''}" role="row" data-kind=${item.kind}
    id=${rowElementId(index)} data-index=${index}
    aria-label=${speakRow(item.id, scene)} aria-rowindex=${row + 2} aria-level=${depth + 1}
    aria-posinset=${outline.placeAt(index)} aria-setsize=${outline.siblingCountAt(index)}
    aria-expanded=${folder ? open : nothing} aria-selected=${selected}
    tabindex=${scene.activeId === item.id ? 0 : -1}
    ><div class="cell name" role="gridcell" tabindex="-1" .style=${`--depth:${Math.min(depth, 12)}`}>${folder
      ? html`<button class="twisty" tabindex="-1" data-act="toggle"
          aria-label=${lexicon.say(open ? 'collapse' : 'expand', { title: item.title })}></button>`
      : html`<i class="twisty"></i>`}<i class="kind"></i>${scene.renamingId === item.id
      ? html`<input class="rename" .value=${scene.refusedTitle ?? item.title} maxlength="1000"
          aria-invalid=${scene.refusedTitle === undefined ? nothing : 'true'} aria-label=${lexicon.say('field.title')}>`
      : html`<bdi class="title">${item.title}</bdi>`}</div
    ><div class="cell people" role="gridcell" tabindex="-1">${people(scene, item.id)}</div
    ><div class="cell status" role="gridcell" tabindex="-1">${chip(scene, item.id)}</div
    ><div class="cell share" role="gridcell" tabindex="-1">${share(scene, index)}</div
  ></div>`;
}

function people(scene: Scene, id: string): TemplateResult | typeof nothing {
  const everybody = scene.peopleOf(id);
  if (everybody.length === 0) return nothing;
  return html`${everybody.slice(0, mostAvatars).map((person) => html`<span class="avatar" role="img"
    aria-label=${person.name} title=${person.name} .style=${`--hue: ${hueOf(person.id)}`}>${initialsOf(person.name)}</span>`)}${
    everybody.length > mostAvatars ? html`<span class="more">+${everybody.length - mostAvatars}</span>` : nothing}`;
}

function chip(scene: Scene, id: string): TemplateResult {
  const { outline, lexicon } = scene;
  const item = outline.itemOf(id);
  const state = outline.stateOf(id);
  const text = item?.status === 'cancelled' || item?.status === 'blocked'
    ? lexicon.status(item.status) : lexicon.state(state);
  return html`<span class="chip" data-state=${state} data-act=${scene.readOnly ? nothing : 'status'}>${text}</span>`;
}

function share(scene: Scene, index: number): string {
  const item = scene.outline.at(index);
  const progress = item && scene.outline.standingOf(item.id)?.progress;
  if (item?.kind === 'milestone' && !scene.outline.hasChildren(index)) return '—';
  return progress === undefined ? '—' : scene.lexicon.share(progress);
}
