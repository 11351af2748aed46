import type { Id } from '../../sdk/model/index.js';
import type { Outline } from './outline.js';

/** The rows that are open to be seen: indexes into the outline, without what is collapsed or filtered away. */
export class RowList {
  readonly indexes: Int32Array;
  readonly #rows: Int32Array;
  /** How many items a filter has found; absent without a filter. */
  readonly found: number | undefined;

  /** @param query what titles have to hold, in any case; above what is found, parents are shown. '' for all */
  constructor(outline: Outline, collapsed: ReadonlySet<Id>, query = '') {
    const wanted = query.trim().toLocaleLowerCase();
    const matches = wanted === '' ? undefined : matching(outline, wanted);
    this.found = matches?.found;
    const indexes = new Int32Array(outline.length);
    this.#rows = new Int32Array(outline.length).fill(-1);
    let count = 0;
    for (let index = 0; index < outline.length;) {
      if (matches && !matches.shown[index]) {
        index = outline.endAt(index);
        continue;
      }
      indexes[count] = index;
      this.#rows[index] = count++;
      const closed = !matches && collapsed.size > 0 && collapsed.has(outline.idAt(index) ?? '');
      index = closed ? outline.endAt(index) : index + 1;
    }
    this.indexes = indexes.subarray(0, count);
  }

  get length(): number {
    return this.indexes.length;
  }

  /** The row that shows the item at `index` of the outline, -1 when none does. */
  rowOf(index: number): number {
    return this.#rows[index] ?? -1;
  }
}

function matching(outline: Outline, wanted: string): { shown: Uint8Array; found: number } {
  const shown = new Uint8Array(outline.length);
  const above: number[] = [];
  let found = 0;
  for (let index = 0; index < outline.length; index++) {
    const depth = outline.depthAt(index);
    above[depth] = index;
    if (!outline.at(index)?.title.toLocaleLowerCase().includes(wanted)) continue;
    found++;
    for (let level = 0; level <= depth; level++) shown[above[level] ?? 0] = 1;
  }
  return { shown, found };
}
