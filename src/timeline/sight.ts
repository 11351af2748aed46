import { dayNumber } from '../../sdk/model/day.js';
import { centredOn, fitDays, zoomTo, type View } from '../../sdk/plot/view.js';
import { Horizon } from './horizon.js';
import { nominalAnchor, type Outline } from './outline.js';
import type { Painter } from './painter.js';
import { levelOf, perDayOf, type ZoomLevel } from './zoom.js';

export interface SightHost {
  readonly outline: Outline;
  readonly painter: Painter | undefined;
  /** After every change of the view, before it is painted. */
  viewChanged(): void;
}

/** Which part of time is looked at, and the ways to another one. */
export class Sight {
  readonly horizon: Horizon;
  readonly #host: SightHost;
  #chosen = false;

  constructor(host: SightHost) {
    this.#host = host;
    this.horizon = new Horizon(() => host.viewChanged());
  }

  get level(): ZoomLevel {
    return levelOf(this.horizon.target.perDay);
  }

  /** The first view of a plan; later ones are the reader's. @param wished `fit` or a level; absent: what suits the plan */
  begin(wished: ZoomLevel | 'fit' | undefined): void {
    const width = this.#width;
    if (this.#chosen || width <= 0 || this.#host.outline.length === 0) return;
    this.#chosen = true;
    const extent = this.#host.outline.extent();
    const fitted = this.#fitted();
    if (!extent || !fitted) {
      this.horizon.show(centredOn({ start: 0, perDay: perDayOf[level(wished)] }, this.#today, width, 0.25));
      return;
    }
    if (wished === 'fit') return this.horizon.show(fitted);
    const perDay = perDayOf[level(wished)];
    if (wished === undefined && fitted.perDay >= perDay * 0.8) return this.horizon.show(fitted);
    const first = { start: extent.from - 8 / perDay, perDay };
    const hidden = this.#today > extent.from && this.#today < extent.to
      && (this.#today - first.start) * perDay > width * 0.8;
    this.horizon.show(hidden ? centredOn(first, this.#today, width, 0.35) : first);
  }

  /** Zooms around today where it is in sight, else around the middle. */
  zoomTo(wished: ZoomLevel): void {
    const { target } = this.horizon;
    const today = (this.#today - target.start) * target.perDay;
    const fixed = today > 0 && today < this.#width ? today : this.#width / 2;
    this.horizon.glide(zoomTo(target, perDayOf[wished], fixed));
  }

  fit(): void {
    const view = this.#fitted();
    if (view) this.horizon.glide(view);
  }

  /** Today in the first third; in a plan without an anchor its beginning. */
  showToday(): void {
    const { outline } = this.#host;
    const day = outline.relative ? dayNumber(nominalAnchor) : this.#today;
    this.horizon.glide(centredOn(this.horizon.target, day, this.#width, outline.relative ? 0.02 : 0.35));
  }

  /** Pans as little as needed to show a bar. @param day of its beginning */
  reveal(day: number): void {
    const { view } = this.horizon;
    const x = (day - view.start) * view.perDay;
    if (x < 8 || x > this.#width - 40) this.horizon.glide(centredOn(view, day, this.#width, 0.2));
  }

  get #width(): number {
    return this.#host.painter?.size.width ?? 0;
  }

  get #today(): number {
    return dayNumber(this.#host.outline.data.today);
  }

  #fitted(): View | undefined {
    const extent = this.#host.outline.extent();
    // Labels stand after their bars: the last ones need room.
    return extent && fitDays(extent.from, extent.to, this.#width - Math.min(110, this.#width * 0.12), 16);
  }
}

function level(wished: ZoomLevel | 'fit' | undefined): ZoomLevel {
  return wished === undefined || wished === 'fit' ? 'months' : wished;
}
