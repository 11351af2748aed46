import { render } from 'lit';

import type { Id } from '../../sdk/model/index.js';
import type { RowWindow } from '../../sdk/plot/index.js';
import { bars } from './bars.js';
import { cells } from './cells.js';
import type { Scene } from './scene.js';

interface Slot {
  readonly cells: HTMLElement;
  readonly bars: HTMLElement;
  id: Id;
  top: number;
  cellsPaint: number;
  barsPaint: number;
}

/** Which paint the two halves of a row belong to; a row of an older paint is drawn again. */
export interface PaintNumbers {
  readonly cells: number;
  readonly bars: number;
}

/**
 * The rows that are on the page. What scrolls out of sight is taken for what scrolls in, and nobody else is touched, so
 * that a frame costs what has changed; the order in the page stays the reading order, and focus stays where it is.
 */
export class RowPool {
  readonly #cells: HTMLElement;
  readonly #bars: HTMLElement;
  readonly #slots = new Map<Id, Slot>();
  readonly #free: Slot[] = [];

  constructor(cellsParent: HTMLElement, barsParent: HTMLElement) {
    this.#cells = cellsParent;
    this.#bars = barsParent;
  }

  /** @param pinned row that stays although it is out of sight, because it has the focus; -1 for none */
  paint(scene: Scene, window: RowWindow, paint: PaintNumbers, pinned: number): void {
    const rows: number[] = [];
    if (pinned >= 0 && pinned < window.first) rows.push(pinned);
    for (let row = window.first; row < window.last; row++) rows.push(row);
    if (pinned >= window.last) rows.push(pinned);
    const wanted = new Map<Id, number>();
    for (const row of rows) {
      const id = scene.outline.idAt(scene.rows.indexes[row] ?? -1);
      if (id !== undefined) wanted.set(id, row);
    }
    this.#release(wanted);
    let cursor: ChildNode | null = this.#cells.firstChild;
    for (const [id, row] of wanted) {
      const slot = this.#slots.get(id) ?? this.#take(id);
      if (cursor === slot.cells) cursor = cursor.nextSibling;
      else this.#cells.insertBefore(slot.cells, cursor);
      this.#draw(slot, scene, row, row * scene.rowHeight + window.shift, paint);
    }
  }

  /** Takes all rows from the page. */
  clear(): void {
    for (const slot of [...this.#slots.values(), ...this.#free]) {
      slot.cells.remove();
      slot.bars.remove();
    }
    this.#slots.clear();
    this.#free.length = 0;
  }

  #release(wanted: ReadonlyMap<Id, number>): void {
    for (const [id, slot] of this.#slots) {
      if (wanted.has(id)) continue;
      this.#slots.delete(id);
      slot.cells.remove();
      this.#free.push(slot);
    }
    for (const slot of this.#free.splice(60)) slot.bars.remove();
    for (const slot of this.#free) slot.bars.hidden = true;
  }

  #take(id: Id): Slot {
    const slot = this.#free.pop() ?? this.#make();
    slot.bars.hidden = false;
    slot.id = id;
    slot.cellsPaint = slot.barsPaint = -1;
    this.#slots.set(id, slot);
    return slot;
  }

  #make(): Slot {
    const [cellsElement, barsElement] = [document.createElement('div'), document.createElement('div')];
    cellsElement.className = 'slot';
    cellsElement.setAttribute('role', 'presentation');
    barsElement.className = 'slot';
    this.#bars.append(barsElement);
    return { cells: cellsElement, bars: barsElement, id: '', top: NaN, cellsPaint: -1, barsPaint: -1 };
  }

  #draw(slot: Slot, scene: Scene, row: number, top: number, paint: PaintNumbers): void {
    const index = scene.rows.indexes[row] ?? -1;
    if (slot.top !== top) {
      slot.top = top;
      slot.cells.style.transform = slot.bars.style.transform = `translateY(${top}px)`;
    }
    if (slot.cellsPaint !== paint.cells) {
      slot.cellsPaint = paint.cells;
      render(cells(scene, row, index), slot.cells);
    }
    if (slot.barsPaint !== paint.bars) {
      slot.barsPaint = paint.bars;
      render(bars(scene, index), slot.bars);
    }
  }
}
