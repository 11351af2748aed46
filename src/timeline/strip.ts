import type { Outline } from './outline.js';
import { brushAt, paintOverview, type Extent } from './overview.js';
import { OverviewPicture } from './overview-picture.js';
import type { Scene } from './scene.js';

/** px of the strip that stay free at either end. */
export const stripInset = 12;

/** The strip at the foot: the whole plan, and the brush that stands for the view. */
export class Strip {
  readonly #place: HTMLElement;
  readonly #brush: HTMLElement;
  #drawn: { outline: Outline; width: number; extent: Extent; picture: OverviewPicture; scene: Scene } | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, brush: HTMLElement) {
    this.#place = place;
    this.#brush = brush;
  }

  /** The days from one end to the other. */
  get extent(): Extent | undefined {
    return this.#drawn?.extent;
  }

  /** @param width px */
  paint(scene: Scene, width: number): void {
    const known = this.#drawn;
    const same = known?.outline === scene.outline && known.width === width;
    const extent = same ? known.extent : widened(scene.outline.extent(), scene.today);
    const picture = same ? known.picture : new OverviewPicture(scene.outline, extent, width);
    this.#drawn = { outline: scene.outline, width, extent, picture, scene };
    this.stop();
    // What is not known within a few milliseconds is drawn when the rows are on the screen.
    const isWhole = picture.draw(scene.outline.length > 1_000 && !known ? 0 : 4);
    paintOverview(this.#place, scene, extent, picture.lines ?? known?.picture.lines ?? new Map(), width);
    if (!isWhole) this.#later = setTimeout(() => this.#goOn(), 30);
  }

  /** On every frame of a pan. */
  placeBrush(scene: Scene, strip: number): void {
    const { extent } = this;
    if (!extent) return;
    const { x, width } = brushAt(scene, extent, strip);
    const inlineSize = `${width.toFixed(1)}px`;
    if (this.#brush.style.inlineSize !== inlineSize) this.#brush.style.inlineSize = inlineSize;
    this.#brush.style.transform = `translateX(${scene.rtl ? -x : x}px)`;
  }

  stop(): void {
    clearTimeout(this.#later);
  }

  #goOn(): void {
    const drawn = this.#drawn;
    if (!drawn) return;
    const { picture, scene, extent, width } = drawn;
    if (!picture.draw(8)) this.#later = setTimeout(() => this.#goOn(), 0);
    else paintOverview(this.#place, scene, extent, picture.lines ?? new Map(), width);
  }
}

/** A little more than the plan, so that the brush has room at its ends. */
function widened(extent: Extent | undefined, today: number | undefined): Extent {
  const { from, to } = extent ?? { from: today ?? 0, to: (today ?? 0) + 30 };
  const more = Math.max(7, Math.round((to - from) * 0.02));
  return { from: from - more, to: to + more };
}
