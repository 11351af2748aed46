import type { Id } from '../../sdk/model/values.js';
import { rowElementId } from './cells.js';
import type { Outline } from './outline.js';
import type { Painter } from './painter.js';
import type { RowList } from './row-list.js';

/** The columns, in the order of the cells of a row. */
export const columns = ['name', 'people', 'status', 'share'] as const;

export interface FocusHost {
  readonly root: ShadowRoot;
  readonly outline: Outline;
  readonly rowList: RowList;
  readonly painter: Painter | undefined;
  /** What is chosen follows the focus. */
  select(id: Id): void;
}

/**
 * Where the focus is in a grid of which only a few rows are on the page: one row that Tab leads to, and perhaps a cell
 * of it. Survives that rows are drawn anew, scroll away, move or are deleted.
 */
export class GridFocus {
  readonly #host: FocusHost;
  #id: Id | undefined;
  #row = 0;
  #inside = false;
  #wanted = false;
  /** Cell that has the focus, -1 when the row itself has it. */
  cell = -1;

  constructor(host: FocusHost) {
    this.#host = host;
  }

  /** The row that Tab leads to. */
  get activeId(): Id | undefined {
    const { outline, rowList } = this.#host;
    if (rowList.rowOf(outline.indexOf(this.#id)) >= 0) return this.#id;
    return outline.idAt(rowList.indexes[Math.min(this.#row, rowList.length - 1)] ?? -1);
  }

  /** Makes a row the active one, without giving it the focus. */
  set(id: Id): void {
    if (id !== this.#id) this.cell = -1;
    this.#id = id;
    this.#remember();
  }

  /** Gives a row, or a cell of it, the focus, and shows it. */
  moveTo(row: number, cell = -1): void {
    const { outline, rowList, painter } = this.#host;
    const id = outline.idAt(rowList.indexes[row] ?? -1);
    if (id === undefined) return;
    this.#id = id;
    this.#row = row;
    this.cell = cell;
    this.#inside = true;
    this.#host.select(id);
    painter?.reveal(row);
    this.#take();
  }

  /** Takes the focus to a row as soon as it is painted. */
  follow(id: Id): void {
    this.#id = id;
    this.cell = -1;
    this.#wanted = true;
  }

  /** Takes the focus again after the next paint, from something that floated above and goes away. */
  back(): void {
    this.#inside = true;
  }

  readonly enter = (event: FocusEvent): void => {
    this.#inside = true;
    const [target] = event.composedPath();
    const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
    const id = this.#host.outline.idAt(Number(row?.dataset['index'] ?? -1));
    if (id === undefined || !(target instanceof Element)) return;
    this.cell = columns.findIndex((column) => target.closest('.cell')?.classList.contains(column) ?? false);
    if (id === this.#id) return;
    this.#id = id;
    this.#remember();
    this.#host.select(id);
  };

  readonly leave = (event: FocusEvent): void => {
    const [left] = event.composedPath();
    if (event.relatedTarget) this.#inside = false;
    // What has the focus may have been taken away: then it is given back after the paint.
    else queueMicrotask(() => {
      if (left instanceof Node && left.isConnected && document.activeElement !== this.#host.root.host) this.#inside = false;
    });
  };

  /** After a paint: a focus that was in the grid still is. */
  keep(): void {
    this.#remember();
    const row = this.#host.rowList.rowOf(this.#host.outline.indexOf(this.#id));
    if (this.#wanted && row >= 0) {
      this.#wanted = false;
      this.moveTo(row);
      return;
    }
    if (!this.#inside || this.#host.root.activeElement !== null) return;
    if (document.activeElement !== document.body && document.activeElement !== this.#host.root.host) return;
    // Another row than before is chosen with it, which is news for after the update.
    if (this.activeId === this.#id) this.#take();
    else queueMicrotask(() => this.#take());
  }

  #remember(): void {
    const row = this.#host.rowList.rowOf(this.#host.outline.indexOf(this.#id));
    if (row >= 0) this.#row = row;
  }

  #take(): void {
    const index = this.#host.outline.indexOf(this.activeId);
    const row = this.#host.root.getElementById(rowElementId(index));
    const cell = this.cell < 0 ? undefined : row?.children[this.cell];
    const hidden = cell instanceof HTMLElement && cell.offsetParent === null;
    const target = cell instanceof HTMLElement && !hidden ? cell : row;
    target?.focus({ preventScroll: true });
  }
}
