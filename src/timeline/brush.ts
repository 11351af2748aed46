import { fitDays, panBy, zoomBy, type View } from '../../sdk/plot/index.js';
import type { Horizon } from './horizon.js';
import type { Extent } from './overview.js';

export interface BrushHost {
  readonly overview: HTMLElement;
  readonly horizon: Horizon;
  /** px of the chart. */
  readonly width: number;
  readonly rtl: boolean;
  readonly strip: { readonly extent: Extent; readonly inset: number; readonly width: number } | undefined;
}

/** The overview as a scrollbar that also zooms: drag the brush, drag its ends, press anywhere to go there. */
export class Brush {
  readonly #host: BrushHost;
  #drag: { readonly grip: 'start' | 'end' | 'move'; readonly day: number; readonly from: View } | undefined;

  constructor(host: BrushHost) {
    this.#host = host;
  }

  readonly down = (event: PointerEvent): void => {
    const { horizon, overview, width } = this.#host;
    const day = this.#day(event);
    if (event.button !== 0 || day === undefined) return;
    const [target] = event.composedPath();
    const named = target instanceof HTMLElement ? target.dataset['brush'] : undefined;
    overview.setPointerCapture(event.pointerId);
    horizon.stop();
    if (!named) horizon.show({ ...horizon.view, start: day - width / horizon.view.perDay / 2 });
    const grip = named === 'start' || named === 'end' ? named : 'move';
    this.#drag = { grip, day, from: horizon.view };
  };

  readonly move = (event: PointerEvent): void => {
    const drag = this.#drag;
    const day = this.#day(event);
    if (!drag || day === undefined) return;
    const { horizon, width } = this.#host;
    const by = day - drag.day;
    const last = drag.from.start + width / drag.from.perDay;
    if (drag.grip === 'move') horizon.show({ ...drag.from, start: drag.from.start + by });
    else if (drag.grip === 'start') horizon.show(fitDays(Math.min(drag.from.start + by, last - 7), last - 1, width, 0));
    else horizon.show(fitDays(drag.from.start, Math.max(last + by, drag.from.start + 7) - 1, width, 0));
  };

  readonly up = (): void => {
    this.#drag = undefined;
  };

  /** Arrows pan, with Shift by a whole view; + and − zoom; Home and End go to the ends of the plan. */
  readonly key = (event: KeyboardEvent): void => {
    const { horizon, width, rtl, strip } = this.#host;
    const view = horizon.target;
    const step = event.shiftKey ? width : width / 8;
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    const next = ((): View | undefined => {
      switch (event.key) {
        case 'ArrowLeft':
        case 'ArrowRight':
          return panBy(view, event.key === forward ? step : -step);
        case 'ArrowUp':
        case '+':
        case '=':
          return zoomBy(view, 1.25, width / 2);
        case 'ArrowDown':
        case '-':
          return zoomBy(view, 0.8, width / 2);
        case 'PageUp':
          return panBy(view, -width);
        case 'PageDown':
          return panBy(view, width);
        case 'Home':
          return strip && { ...view, start: strip.extent.from };
        case 'End':
          return strip && { ...view, start: strip.extent.to + 1 - width / view.perDay };
        default:
          return undefined;
      }
    })();
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    horizon.glide(next);
  };

  #day(event: PointerEvent): number | undefined {
    const { overview, rtl, strip } = this.#host;
    if (!strip || strip.width <= 0) return undefined;
    const box = overview.getBoundingClientRect();
    const x = (rtl ? box.right - event.clientX : event.clientX - box.left) - strip.inset;
    return strip.extent.from + x / strip.width * (strip.extent.to + 1 - strip.extent.from);
  }
}
