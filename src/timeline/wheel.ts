import { panBy, zoomBy } from '../../sdk/plot/index.js';
import type { Horizon } from './horizon.js';

/** px that a line and a page of a wheel stand for, where it does not count in px. */
const pxOf = [1, 16, 400] as const;

/**
 * Ctrl or ⌘ with the wheel (a pinch on a touchpad as well) zooms around the pointer, Shift or a sideways wheel pans. A
 * plain wheel is left alone: it scrolls the rows, and at their end the page.
 *
 * @param x px from the beginning of the chart to the pointer
 */
export function turnWheel(event: WheelEvent, x: number, rtl: boolean, horizon: Horizon): void {
  const unit = pxOf[event.deltaMode as 0 | 1 | 2] ?? 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    horizon.show(zoomBy(horizon.view, Math.exp(-Math.max(-120, Math.min(120, dy)) * 0.004), x));
    return;
  }
  const sideways = event.shiftKey && dx === 0 ? dy : Math.abs(dx) > Math.abs(dy) ? dx : 0;
  if (sideways === 0) return;
  event.preventDefault();
  horizon.show(panBy(horizon.view, event.shiftKey || !rtl ? sideways : -sideways));
}
