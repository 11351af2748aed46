import { render, svg } from 'lit';

import type { Dependency, Id } from '../../sdk/model/index.js';
import { layOutLink, type LinkEnd, type RowWindow } from '../../sdk/plot/index.js';
import { barOf } from './bars.js';
import type { Outline } from './outline.js';
import type { LinkEnds, LinkIndex, Scene } from './scene.js';

/** More at one item are a tangle that says nothing and costs frames. */
const mostPerItem = 60;

/** Made once for each change of the data. */
export function indexLinks(dependencies: readonly Dependency[], outline: Outline): LinkIndex {
  const index = new Map<Id, LinkEnds[]>();
  for (const { id, fromId, toId, type } of dependencies) {
    if (outline.indexOf(fromId) < 0 || outline.indexOf(toId) < 0) continue;
    const link = { id, fromId, toId, type };
    for (const end of [fromId, toId]) {
      const list = index.get(end);
      if (list) list.push(link);
      else index.set(end, [link]);
    }
  }
  return index;
}

/** Whether the dates of the two ends contradict the link; lag is not looked at here, so a lead is never called wrong. */
function isBroken({ type, fromId, toId }: LinkEnds, outline: Outline): boolean {
  const from = outline.standingOf(fromId)?.span;
  const to = outline.standingOf(toId)?.span;
  const before = type === 'FS' || type === 'FF' ? from?.dueOn : from?.startsOn ?? from?.dueOn;
  const after = type === 'FS' || type === 'SS' ? to?.startsOn ?? to?.dueOn : to?.dueOn;
  if (before === undefined || after === undefined) return false;
  return after < before;
}

/**
 * Draws the links that touch a visible row: two lines and two heads in all, whatever their number.
 *
 * @returns whether one of them is contradicted by the dates
 */
export function paintLinks(into: SVGElement, scene: Scene, window: RowWindow): boolean {
  const paths = { line: '', head: '', brokenLine: '', brokenHead: '' };
  const drawn = new Set<Id>();
  for (let row = window.first; row < window.last; row++) {
    const id = scene.outline.idAt(scene.rows.indexes[row] ?? -1);
    const links = id === undefined ? undefined : scene.links.get(id);
    if (!links) continue;
    for (const link of links.slice(0, mostPerItem)) {
      if (drawn.has(link.id)) continue;
      drawn.add(link.id);
      const from = endOf(link.fromId, scene, window);
      const to = endOf(link.toId, scene, window);
      if (!from || !to || !touches(scene, from, to)) continue;
      const { line, head } = layOutLink(link.type, from, to, scene.rowHeight);
      const broken = isBroken(link, scene.outline);
      paths[broken ? 'brokenLine' : 'line'] += line;
      paths[broken ? 'brokenHead' : 'head'] += head;
    }
  }
  render(svg`
    <path class="link" d=${paths.line}></path><path class="link-head" d=${paths.head}></path>
    <path class="link broken" d=${paths.brokenLine}></path><path class="link-head broken" d=${paths.brokenHead}></path>
  `, into);
  return paths.brokenLine !== '';
}

/** Where a link meets the bar of an item; nowhere when the item is collapsed away. */
function endOf(id: Id, scene: Scene, window: RowWindow): LinkEnd | undefined {
  const row = scene.rows.rowOf(scene.outline.indexOf(id));
  const bar = row < 0 ? undefined : barOf(id, scene);
  if (!bar) return undefined;
  const y = row * scene.rowHeight + window.shift + middleOf(scene);
  if (bar.shape === 'point') return { x: bar.x - 9, width: 18, y, halfHeight: 9 };
  return { x: bar.x, width: bar.width, y: bar.shape === 'goal' ? y - 2 : y, halfHeight: bar.shape === 'goal' ? 5 : 11 };
}

/** px from the top of a row to the middle of its bar. */
function middleOf(scene: Scene): number {
  return scene.stacked ? scene.rowHeight - 16 : scene.rowHeight / 2;
}

function touches(scene: Scene, from: LinkEnd, to: LinkEnd): boolean {
  const left = Math.min(from.x, to.x);
  const right = Math.max(from.x + from.width, to.x + to.width);
  return right >= scene.clip.from && left <= scene.clip.to;
}
