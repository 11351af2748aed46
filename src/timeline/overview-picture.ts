import { layOutOverview, overviewIndexes, type Overview } from '../../sdk/plot/overview.js';
import type { Outline } from './outline.js';
import type { Extent } from './overview.js';

/**
 * The lines of the strip. They stand for the whole plan, so drawing them can take longer than a frame may: they are
 * prepared in slices.
 */
export class OverviewPicture {
  readonly #outline: Outline;
  readonly #extent: Extent;
  readonly #width: number;
  readonly #indexes: readonly number[];
  #prepared = 0;
  #lines: Overview | undefined;

  /** @param width px of the strip */
  constructor(outline: Outline, extent: Extent, width: number) {
    this.#outline = outline;
    this.#extent = extent;
    this.#width = width;
    this.#indexes = overviewIndexes(outline.length, (index) => outline.depthAt(index));
  }

  /** Absent until all of them are drawn. */
  get lines(): Overview | undefined {
    return this.#lines;
  }

  /**
   * Goes on for about `ms`.
   *
   * @returns whether it is whole
   */
  draw(ms: number): boolean {
    if (this.#lines) return true;
    const end = performance.now() + ms;
    for (; this.#prepared < this.#indexes.length; this.#prepared++) {
      const index = this.#indexes[this.#prepared] ?? 0;
      if (!this.#outline.isStandingKnown(index) && performance.now() > end) return false;
      this.#outline.standingOf(this.#outline.idAt(index) ?? '');
    }
    const rows = this.#indexes.flatMap((index) => {
      const id = this.#outline.idAt(index) ?? '';
      const { from, to } = this.#outline.spanOf(id);
      const first = from ?? to;
      return first === undefined ? [] : [{ from: first, to: to ?? first, state: this.#outline.stateOf(id) }];
    });
    this.#lines = layOutOverview(rows, this.#extent, { width: this.#width, height: 44, top: 14 });
    return true;
  }
}
