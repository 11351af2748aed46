import type { Id } from '../../sdk/model/index.js';
import type { Commands } from './commands.js';
import type { Outline } from './outline.js';
import { isWithin } from './places.js';
import type { RowList } from './row-list.js';
import type { DropPlace, Scene } from './scene.js';

export interface RowDragHost {
  readonly rows: HTMLElement;
  readonly scroller: HTMLElement;
  readonly commands: Commands;
  readonly scene: Scene | undefined;
  /** px that rows are drawn away from their place in a list that is too long for a page. */
  readonly shift: number;
  showDrop(place: DropPlace | undefined, lifted: Id | undefined): void;
}

const indent = 17;

/** Reorders and reparents by dragging a name: up and down says where, sideways how deep. A finger scrolls instead. */
export class RowDrag {
  readonly #host: RowDragHost;
  #from: { readonly id: Id; readonly x: number; readonly y: number; readonly pointer: number } | undefined;
  #place: DropPlace | undefined;
  #lifted = false;

  constructor(host: RowDragHost) {
    this.#host = host;
  }

  get isDragging(): boolean {
    return this.#lifted;
  }

  readonly down = (event: PointerEvent): void => {
    const [target] = event.composedPath();
    const { scene } = this.#host;
    if (event.button !== 0 || event.pointerType === 'touch' || !scene || scene.readOnly) return;
    if (!(target instanceof Element) || !target.closest('.cell.name') || target.closest('button, input')) return;
    const index = Number(target.closest<HTMLElement>('.row')?.dataset['index'] ?? -1);
    const id = scene.outline.idAt(index);
    if (id !== undefined) this.#from = { id, x: event.clientX, y: event.clientY, pointer: event.pointerId };
  };

  readonly move = (event: PointerEvent): void => {
    const { scene, rows, scroller } = this.#host;
    const from = this.#from;
    if (!from || !scene) return;
    if (!this.#lifted) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < 5) return;
      rows.setPointerCapture(from.pointer);
      this.#lifted = true;
    }
    if (scene.outline.indexOf(from.id) < 0) return this.abort();
    const box = rows.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (event.clientY > view.bottom - 24) scroller.scrollTop += 12;
    else if (event.clientY < view.top + 70) scroller.scrollTop -= 12;
    const x = scene.rtl ? from.x - event.clientX : event.clientX - from.x;
    const row = Math.round((event.clientY - box.top - this.#host.shift) / scene.rowHeight);
    const depth = scene.outline.depthAt(scene.outline.indexOf(from.id)) + Math.round(x / indent);
    this.#place = dropPlace(scene.outline, scene.rows, from.id, row, depth);
    this.#host.showDrop(this.#place, from.id);
  };

  readonly up = (): void => {
    const from = this.#from;
    const place = this.#place;
    const dropped = this.#lifted;
    this.abort();
    if (!dropped || !from || !place) return;
    const { outline } = this.#host.scene ?? {};
    const stays = outline && (outline.parentIdOf(from.id)) === place.parentId
      && before(outline, from.id) === place.afterId;
    if (!stays) this.#host.commands.move(from.id, place);
  };

  readonly abort = (): void => {
    this.#from = undefined;
    this.#place = undefined;
    this.#lifted = false;
    this.#host.showDrop(undefined, undefined);
  };
}

function before(outline: Outline, id: Id): Id | null {
  const siblings = outline.siblingIdsOf(id);
  return siblings[siblings.indexOf(id) - 1] ?? null;
}

/**
 * Where something lands that is dropped before the row `row`.
 *
 * @param depth that is wished for; the nearest that the rows around it allow is taken
 * @returns nothing inside of what is dragged
 */
export function dropPlace(outline: Outline, rows: RowList, id: Id, row: number, depth: number): DropPlace | undefined {
  const at = Math.min(Math.max(row, 0), rows.length);
  let above = at - 1;
  while (above >= 0 && isWithin(outline, outline.idAt(rows.indexes[above] ?? -1) ?? null, id)) above--;
  const aboveIndex = rows.indexes[above] ?? -1;
  let below = at;
  while (below < rows.length && isWithin(outline, outline.idAt(rows.indexes[below] ?? -1) ?? null, id)) below++;
  const belowIndex = rows.indexes[below] ?? -1;
  const deepest = aboveIndex < 0 ? 0 : outline.depthAt(aboveIndex) + 1;
  const highest = belowIndex < 0 ? 0 : outline.depthAt(belowIndex);
  const level = Math.min(Math.max(depth, highest), deepest);
  // The row above, or the one of its parents that stands at this level, is what it comes after.
  let after = outline.idAt(aboveIndex) ?? null;
  while (after !== null && outline.depthAt(outline.indexOf(after)) > level) after = outline.parentIdOf(after);
  const inside = after !== null && outline.depthAt(outline.indexOf(after)) === level - 1;
  const parentId = inside || after === null ? after : outline.parentIdOf(after);
  return { row: at, depth: level, parentId, afterId: inside ? null : after };
}
